#include "tridiagonal.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente::detail {
namespace {

/// Number of eigenvalues above x, by the signs of the pivots of T - x.
std::size_t eigenvalues_above(const TridiagonalMatrix& matrix, double x) {
    constexpr double tiny = std::numeric_limits<double>::min();
    std::size_t above = 0;
    double pivot = 1;
    for (std::size_t i = 0; i < matrix.size(); ++i) {
        const double b = i == 0 ? 0 : matrix.beside[i - 1];
        pivot = matrix.diagonal[i] - x - b * b / pivot;
        if (std::abs(pivot) < tiny) pivot = -tiny;
        if (pivot > 0) ++above;
    }
    return above;
}

/// All eigenvalues lie in [-bound, bound] (Gershgorin).
double bound_of(const TridiagonalMatrix& matrix) {
    double bound = 0;
    for (std::size_t i = 0; i < matrix.size(); ++i) {
        double row = std::abs(matrix.diagonal[i]);
        if (i > 0) row += matrix.beside[i - 1];
        if (i + 1 < matrix.size()) row += matrix.beside[i];
        bound = std::max(bound, row);
    }
    return bound;
}

}  // namespace

double eigenvalue_from_above(const TridiagonalMatrix& matrix, std::size_t rank) {
    double high = bound_of(matrix) * (1 + 1e-12), low = -high;
    for (;;) {
        const double middle = low + (high - low) / 2;
        if (!(low < middle && middle < high)) return high;
        (eigenvalues_above(matrix, middle) > rank ? low : high) = middle;
    }
}

std::vector<double> leading_vector(const TridiagonalMatrix& matrix, double above) {
    const std::size_t k = matrix.size();
    // above - T has positive pivots and no positive entry off its diagonal, so solving with it adds
    // numbers >= 0 only: every entry keeps its relative accuracy.
    const double least =
        std::max(std::abs(above), bound_of(matrix)) * std::numeric_limits<double>::epsilon() / 4;
    std::vector<double> pivot(k);
    for (std::size_t i = 0; i < k; ++i) {
        const double b = i == 0 ? 0 : matrix.beside[i - 1];
        pivot[i] = above - matrix.diagonal[i] - (i == 0 ? 0 : b * b / pivot[i - 1]);
        pivot[i] = std::max(pivot[i], least);
    }
    std::vector<double> x(k, 1 / std::sqrt(static_cast<double>(k)));
    for (int pass = 0; pass < 4; ++pass) {
        for (std::size_t i = 1; i < k; ++i) x[i] += matrix.beside[i - 1] / pivot[i - 1] * x[i - 1];
        for (std::size_t i = k; i-- > 0;) {
            if (i + 1 < k) x[i] += matrix.beside[i] * x[i + 1];
            x[i] /= pivot[i];
        }
        double largest = 0, length = 0;
        for (const double v : x) largest = std::max(largest, v);
        for (double& v : x) {
            v /= largest;
            length += v * v;
        }
        for (double& v : x) v /= std::sqrt(length);
    }
    return x;
}

}  // namespace entente::detail
