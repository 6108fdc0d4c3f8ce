#pragma once
// The small symmetric tridiagonal matrix that Lanczos makes of a large one.
#include <cstddef>
#include <vector>

namespace entente::detail {

/// diagonal[0..k-1]; beside[i] > 0 joins rows i and i + 1 (beside.size() >= k - 1).
struct TridiagonalMatrix {
    std::vector<double> diagonal;
    std::vector<double> beside;
    std::size_t size() const { return diagonal.size(); }
};

/// A value just above the largest eigenvalue (rank 0) or the second (rank 1), to the last digits.
/// Precondition: rank < size. O(60 k) by bisection.
double eigenvalue_from_above(const TridiagonalMatrix& matrix, std::size_t rank);

/// Eigenvector of the largest eigenvalue, length 1, all entries >= 0. `above` is
/// eigenvalue_from_above(matrix, 0). O(k).
std::vector<double> leading_vector(const TridiagonalMatrix& matrix, double above);

}  // namespace entente::detail
