#pragma once
// Large symmetric matrices that are known by what they do to a vector.
#include <functional>
#include <vector>

#include "entente/core/progress.hpp"

namespace entente::detail {

using Vector = std::vector<double>;
/// y = M x. Sizes agree.
using Apply = std::function<void(const Vector& x, Vector& y)>;

double dot(const Vector& a, const Vector& b);
/// to += factor * what
void add(Vector& to, double factor, const Vector& what);

struct Extremes {
    double least = 0, largest = 0;
    double error = 0;  ///< some eigenvalue lies within this of each
};
/// Least and largest eigenvalue of a matrix of `size` >= 1 rows, by Lanczos with full
/// reorthogonalisation from a fixed vector, until the residual is 1e-10 of the larger (the value is
/// then off by its square over the gap to the next) or 500 steps are done. The same to the bit in
/// every run.
Extremes extreme_eigenvalues(std::size_t size, const Apply& apply, const Progress& progress);
/// The same for the largest alone, which may be there much sooner.
double largest_eigenvalue(std::size_t size, const Apply& apply, const Progress& progress);

/// Solves M x = b for a positive definite M with the given diagonal, by conjugate gradients
/// preconditioned with it, until the residual is 1e-14 of b or no longer falls.
Vector solve(const Apply& apply, const Vector& diagonal, const Vector& b, const Progress& progress);

}  // namespace entente::detail
