#pragma once
// Half-life fading in closed form.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "entente/core/time.hpp"

namespace entente::detail {

/// Ages are counted in half-lives.
class Fading {
  public:
    /// An act older than this many half-lives counts no more: 2^-1000 is about 1e-301.
    static constexpr double oldest = 1000;

    explicit Fading(Period half_life) : half_life_(mean_days(half_life)) {}

    double half_lives(std::int64_t days) const { return static_cast<double>(days) / half_life_; }

    /// Mean of 2^(-(b-u)/H) over u in [b - days, b), times days / length.
    double spread(std::int64_t days, std::int64_t length) const {
        const double rate = std::numbers::ln2 / half_life_;
        return -std::expm1(-rate * static_cast<double>(days)) /
               (rate * static_cast<double>(length));
    }

    /// Mass at t of an event that began before t.
    double mass(DaySpan event, Day t) const {
        const Day last = std::min(event.end, t);
        const double age = half_lives(std::int64_t{t} - last);
        if (age > oldest) return 0.0;
        return std::exp2(-age) * spread(std::int64_t{last} - event.begin, event.length());
    }

  private:
    double half_life_;
};

}  // namespace entente::detail
