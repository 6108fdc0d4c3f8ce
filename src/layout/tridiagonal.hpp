#pragma once
#include <span>
#include <vector>

#include "entente/core/geometry.hpp"

namespace entente::detail {

/// The symmetric system
///
///     diagonal[0]  -link[0]
///     -link[0]  diagonal[1]  -link[1]
///                ...
///
/// factored once (Thomas algorithm without pivoting) and solved often, both in O(length). Safe
/// because the systems here are strictly diagonally dominant: diagonal[k] > link[k-1] + link[k].
class Tridiagonal {
  public:
    Tridiagonal() = default;
    /// Precondition: link has one element less than diagonal (none for length 0 or 1).
    Tridiagonal(std::span<const double> diagonal, std::span<const double> link) {
        for (std::size_t k = 0; k < diagonal.size(); ++k) {
            const double coupling = k > 0 ? link[k - 1] * inverse_pivot_[k - 1] : 0;
            coupling_.push_back(coupling);
            inverse_pivot_.push_back(1 / (diagonal[k] - (k > 0 ? link[k - 1] * coupling : 0)));
        }
    }
    /// Solves for x and y at once, in place.
    void solve(std::span<Point> right) const {
        const std::size_t n = inverse_pivot_.size();
        for (std::size_t k = 1; k < n; ++k) right[k] = right[k] + coupling_[k] * right[k - 1];
        for (std::size_t k = n; k-- > 0;) {
            right[k] = inverse_pivot_[k] * right[k];
            if (k + 1 < n) right[k] = right[k] + coupling_[k + 1] * right[k + 1];
        }
    }

  private:
    std::vector<double> inverse_pivot_;
    std::vector<double> coupling_;  // link[k - 1] / pivot[k - 1]
};

}  // namespace entente::detail
