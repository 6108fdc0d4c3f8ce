#include "symmetric.hpp"

#include <algorithm>
#include <cmath>
#include <random>

#include "tridiagonal.hpp"

namespace entente::detail {
namespace {

constexpr std::size_t most_steps = 500;

Vector some_direction(std::size_t size) {
    std::mt19937 random(1);
    Vector v(size);
    for (double& x : v) x = 1 + static_cast<double>(random()) / 4294967296.0;
    const double length = std::sqrt(dot(v, v));
    for (double& x : v) x /= length;
    return v;
}

/// Largest eigenvalue of a tridiagonal matrix and the last entry of its vector.
std::pair<double, double> top(const TridiagonalMatrix& inside) {
    const double value = eigenvalue_from_above(inside, 0);
    return {value, leading_vector(inside, value).back()};
}

TridiagonalMatrix negated(TridiagonalMatrix matrix) {
    for (double& x : matrix.diagonal) x = -x;
    return matrix;
}

/// `both`: until the least eigenvalue is there too.
Extremes lanczos(std::size_t size, const Apply& apply, bool both, const Progress& progress) {
    std::vector<Vector> basis{some_direction(size)};
    TridiagonalMatrix inside;
    Vector w(size);
    for (std::size_t step = 1;; ++step) {
        progress.check();
        apply(basis.back(), w);
        inside.diagonal.push_back(dot(w, basis.back()));
        for (int pass = 0; pass < 2; ++pass)
            for (const Vector& known : basis) add(w, -dot(w, known), known);
        const double beyond = std::sqrt(dot(w, w));
        double norm = beyond;
        for (const double x : inside.diagonal) norm = std::max(norm, std::abs(x));
        const bool last = step == size || step == most_steps || beyond <= 1e-14 * norm;
        if (last || step % 8 == 0) {
            const auto [largest, end] = top(inside);
            const auto [least, other_end] = top(negated(inside));
            const double error = beyond * std::max(std::abs(end), both ? std::abs(other_end) : 0.0);
            if (last || error <= 1e-10 * std::max(std::abs(largest), std::abs(least)))
                return {.least = -least, .largest = largest, .error = error};
        }
        inside.beside.push_back(beyond);
        for (double& x : w) x /= beyond;
        basis.push_back(w);
    }
}

}  // namespace

double dot(const Vector& a, const Vector& b) {
    double sums[4] = {};  // side by side, which a processor adds up at once
    std::size_t i = 0;
    for (; i + 4 <= a.size(); i += 4)
        for (std::size_t k = 0; k < 4; ++k) sums[k] += a[i + k] * b[i + k];
    for (; i < a.size(); ++i) sums[0] += a[i] * b[i];
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

void add(Vector& to, double factor, const Vector& what) {
    for (std::size_t i = 0; i < to.size(); ++i) to[i] += factor * what[i];
}

Extremes extreme_eigenvalues(std::size_t size, const Apply& apply, const Progress& progress) {
    return lanczos(size, apply, true, progress);
}

double largest_eigenvalue(std::size_t size, const Apply& apply, const Progress& progress) {
    return lanczos(size, apply, false, progress).largest;
}

Vector solve(const Apply& apply, const Vector& diagonal, const Vector& b,
             const Progress& progress) {
    const std::size_t size = b.size();
    Vector x(size, 0), residual = b, z(size), direction(size, 0), image(size);
    double before = 1, least = dot(b, b);
    const double enough = 1e-28 * least;
    std::size_t since = 0;  // residuals rise for up to `size` steps before they fall
    Vector best = x;
    for (std::size_t step = 0; step < 20 * size + 100 && since < size + 50; ++step) {
        if (step % 16 == 0) progress.check();
        for (std::size_t i = 0; i < size; ++i) z[i] = residual[i] / diagonal[i];
        const double now = dot(residual, z);
        if (now <= 0) break;
        for (std::size_t i = 0; i < size; ++i) direction[i] = z[i] + now / before * direction[i];
        before = now;
        apply(direction, image);
        const double step_length = now / dot(direction, image);
        add(x, step_length, direction);
        add(residual, -step_length, image);
        const double left = dot(residual, residual);
        ++since;
        if (left < least) {
            least = left;
            best = x;
            since = 0;
        }
        if (left <= enough) break;
    }
    return best;
}

}  // namespace entente::detail
