#pragma once
// Quantiles of values that occur more than once.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>

namespace entente::detail {

struct Repeated {
    double value = 0;
    std::uint64_t times = 1;  ///< > 0
};

/// Quantile p in [0, 1], type 7, of values that are finite, ascending and at least one. Between two
/// neighbours by a line that stays between them whatever their size. O(values).
inline double quantile(std::span<const Repeated> values, double p) {
    std::uint64_t count = 0;
    for (const Repeated& repeated : values) count += repeated.times;
    const double place = p * static_cast<double>(count - 1);
    const auto below = static_cast<std::uint64_t>(place);
    const auto at = [&](std::uint64_t rank) {
        for (const Repeated& repeated : values) {
            if (rank < repeated.times) return repeated.value;
            rank -= repeated.times;
        }
        return values.back().value;
    };
    const double from = at(below);
    const double to = at(std::min(below + 1, count - 1));
    return std::lerp(from, to, place - static_cast<double>(below));
}

}  // namespace entente::detail
