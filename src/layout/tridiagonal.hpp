#pragma once
#include <span>
#include <vector>

#include "entente/core/geometry.hpp"

namespace entente::detail {

/// Solves A x = right in place for the symmetric A with `diagonal` and `-link` beside it:
///
///     diagonal[0]  -link[0]
///     -link[0]  diagonal[1]  -link[1]
///                ...
///
/// Thomas algorithm, O(length), without pivoting: safe because the callers' matrices are strictly
/// diagonally dominant (diagonal[k] > link[k-1] + link[k]). `work` is scratch, resized as needed.
/// Precondition: link has one element less than diagonal and right (none for length 0 or 1).
inline void solve_tridiagonal(std::span<const double> diagonal, std::span<const double> link,
                              std::span<Point> right, std::vector<double>& work) {
    const std::size_t n = diagonal.size();
    if (n == 0) return;
    work.resize(n);
    double pivot = diagonal[0];
    right[0] = (1 / pivot) * right[0];
    for (std::size_t k = 1; k < n; ++k) {
        work[k] = link[k - 1] / pivot;
        pivot = diagonal[k] - link[k - 1] * work[k];
        right[k] = (1 / pivot) * (right[k] + link[k - 1] * right[k - 1]);
    }
    for (std::size_t k = n - 1; k > 0; --k) right[k - 1] = right[k - 1] + work[k] * right[k];
}

}  // namespace entente::detail
