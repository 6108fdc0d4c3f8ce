#include "signed_spectra.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "signed_ties.hpp"
#include "symmetric.hpp"

namespace entente::detail {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t lanes = 8;  // actors whose series are worked out together

/// exp(-r) I_k(r) for k = 0, 1, ... as far as it is more than 1e-18 (Miller's backward recurrence).
std::vector<double> bessel_terms(double r) {
    const auto most = static_cast<std::size_t>(30 + 1.2 * r + 12 * std::sqrt(r));
    std::vector<double> terms(most + 2, 0);
    terms[most] = 1e-280;
    for (std::size_t k = most; k > 0; --k) {
        terms[k - 1] = terms[k + 1] + 2 * static_cast<double>(k) / r * terms[k];
        if (terms[k - 1] < 1e200) continue;
        for (double& t : terms) t *= 1e-300;
    }
    double sum = terms[0];
    for (std::size_t k = 1; k < terms.size(); ++k) sum += 2 * terms[k];
    for (double& t : terms) t /= sum;
    while (terms.size() > 2 && terms.back() < 1e-18) terms.pop_back();
    return terms;
}

/// Sums over the actors with a tie of T_k(M)_ii, T_k Chebyshev's polynomials and M the weights with
/// their spectrum, which lies in [low, high], stretched to [-1, 1].
class Moments {
  public:
    Moments(const Neighbours& graph, double low, double high)
        : graph_(graph), centre_((low + high) / 2), radius_((high - low) / 2) {}

    std::vector<double> sums(std::size_t count, const Progress& progress) const {
        std::vector<Row> rows;
        for (Row i = 0; i < graph_.actors(); ++i)
            if (graph_.degree(i) > 0) rows.push_back(i);
        std::vector<double> sums(count + 2, 0);
        for (std::size_t first = 0; first < rows.size(); first += lanes) {
            const std::size_t width = std::min(lanes, rows.size() - first);
            add_block(std::span(rows).subspan(first, width), count, sums, progress);
        }
        sums.resize(count);
        return sums;
    }

  private:
    using Lane = std::array<double, lanes>;

    void apply(const std::vector<Lane>& x, std::vector<Lane>& y) const {
        for (Row i = 0; i < x.size(); ++i) {
            Lane sum{};
            for (const Neighbour& j : graph_.of(i))
                for (std::size_t l = 0; l < lanes; ++l) sum[l] += j.weight * x[j.row][l];
            for (std::size_t l = 0; l < lanes; ++l)
                y[i][l] = (sum[l] - centre_ * x[i][l]) / radius_;
        }
    }

    static Lane product(const std::vector<Lane>& x, const std::vector<Lane>& y) {
        Lane sum{};
        for (std::size_t i = 0; i < x.size(); ++i)
            for (std::size_t l = 0; l < lanes; ++l) sum[l] += x[i][l] * y[i][l];
        return sum;
    }

    // T_2k = 2 T_k T_k - 1 and T_2k+1 = 2 T_k T_k+1 - T_1 give two moments a product.
    void add_block(std::span<const Row> rows, std::size_t count, std::vector<double>& sums,
                   const Progress& progress) const {
        std::vector<Lane> now(graph_.actors(), Lane{}), next = now, after = now;
        for (std::size_t l = 0; l < rows.size(); ++l) now[rows[l]][l] = 1;
        apply(now, next);
        const Lane first = product(now, next);
        for (std::size_t l = 0; l < rows.size(); ++l) {
            sums[0] += 1;
            sums[1] += first[l];
        }
        for (std::size_t k = 1; 2 * k < count; ++k) {
            progress.check();
            const Lane even = product(next, next);
            apply(next, after);
            for (std::size_t i = 0; i < after.size(); ++i)
                for (std::size_t l = 0; l < lanes; ++l) after[i][l] = 2 * after[i][l] - now[i][l];
            const Lane odd = product(next, after);
            for (std::size_t l = 0; l < rows.size(); ++l) {
                sums[2 * k] += 2 * even[l] - 1;
                sums[2 * k + 1] += 2 * odd[l] - first[l];
            }
            now.swap(next);
            next.swap(after);
        }
    }

    const Neighbours& graph_;
    double centre_, radius_;
};

/// A spectrum with what traces of its exponential take.
struct Spectrum {
    double high = 0, radius = 0;
    std::vector<double> moments;
};

/// tr exp(b M) / exp(b high).
double trace(const Spectrum& spectrum, double b) {
    const auto terms = bessel_terms(b * spectrum.radius);
    double sum = 0;
    for (std::size_t k = 0; k < std::min(terms.size(), spectrum.moments.size()); ++k)
        sum += (k == 0 ? 1 : 2) * terms[k] * spectrum.moments[k];
    return sum;
}

Extremes extremes_of(const Neighbours& graph, const Progress& progress) {
    return extreme_eigenvalues(
        graph.actors(),
        [&](const Vector& x, Vector& y) {
            for (Row i = 0; i < graph.actors(); ++i) {
                y[i] = 0;
                for (const Neighbour& j : graph.of(i)) y[i] += j.weight * x[j.row];
            }
        },
        progress);
}

bool is_balanced(const Graph& signs) {
    return signs.actors == 0 || !balanced_sides(signed_ties(signs)).empty();
}

/// Ties of the component that a row belongs to, its actors numbered anew.
Graph component_graph(const Graph& graph, const Components& parts, std::size_t component) {
    Graph result;
    std::vector<Row> inside(graph.actors, 0);
    for (Row i = 0; i < graph.actors; ++i)
        if (parts.of[i] == component) inside[i] = static_cast<Row>(result.actors++);
    for (const Edge& e : graph.edges)
        if (parts.of[e.from] == component)
            result.edges.push_back({inside[e.from], inside[e.to], e.weight, e.tie});
    return result;
}

double least_of_component(const Graph& signs, const Progress& progress) {
    if (is_balanced(signs)) return 0;
    const Neighbours graph(signs);
    Vector degree(signs.actors);
    for (Row i = 0; i < degree.size(); ++i) degree[i] = static_cast<double>(graph.degree(i));
    const Apply laplacian = [&](const Vector& x, Vector& y) {
        for (Row i = 0; i < graph.actors(); ++i) {
            y[i] = degree[i] * x[i];
            for (const Neighbour& j : graph.of(i)) y[i] -= j.weight * x[j.row];
        }
    };
    const Apply inverse = [&](const Vector& x, Vector& y) {
        y = solve(laplacian, degree, x, progress);
    };
    const double largest = largest_eigenvalue(signs.actors, inverse, progress);
    return largest > 0 ? 1 / largest : nan;
}

}  // namespace

Graph signs_of(const Graph& signed_graph) {
    Graph signs = signed_graph;
    for (Edge& e : signs.edges) e.weight = e.weight < 0 ? -1 : 1;
    return signs;
}

WalkBalance walk_balance(const Graph& signs, const Progress& progress) {
    if (signs.edges.empty()) return {nan, nan};
    if (is_balanced(signs)) return {1, 1};
    Graph sizes = signs;
    for (Edge& e : sizes.edges) e.weight = 1;
    const Neighbours with_sign(signs), without(sizes);
    const Extremes all = extremes_of(without, progress);
    const auto spectrum = [&](const Neighbours& graph, const Extremes& e) {
        const double beyond = e.error + 1e-9 * (e.largest - e.least);
        const double low = e.least - beyond, high = e.largest + beyond;
        Spectrum found{.high = high, .radius = (high - low) / 2, .moments = {}};
        // enough for the scaled series too: with a tie the largest eigenvalue is 1 or more
        const std::size_t count = bessel_terms(found.radius).size();
        found.moments = Moments(graph, low, high).sums(count, progress);
        return found;
    };
    const Spectrum above = spectrum(with_sign, extremes_of(with_sign, progress));
    const Spectrum below = spectrum(without, all);
    const auto share = [&](double b) {
        return trace(above, b) / trace(below, b) * std::exp(b * (above.high - below.high));
    };
    return {.plain = share(1), .scaled = share(1 / all.largest)};
}

double least_laplacian_eigenvalue(const Graph& signs, const Progress& progress) {
    if (signs.edges.empty()) return nan;
    const Components parts = components(Neighbours(signs));
    const std::size_t most = *std::max_element(parts.size.begin(), parts.size.end());
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t c = 0; c < parts.size.size() && least > 0; ++c) {
        if (parts.size[c] == most)
            least = std::min(least, least_of_component(component_graph(signs, parts, c), progress));
    }
    return least;
}

std::vector<double> pn_centrality(const Graph& signs, const Progress& progress) {
    const std::size_t n = signs.actors;
    if (n < 2) return std::vector<double>(n, nan);
    if (n == 2 && signs.edges.size() == 1 && signs.edges.front().weight < 0) return {nan, nan};
    const Neighbours graph(signs);
    const double unit = 2 * static_cast<double>(n) - 2;
    const Apply system = [&](const Vector& x, Vector& y) {
        for (Row i = 0; i < n; ++i) {
            double sum = 0;
            for (const Neighbour& j : graph.of(i)) sum += (j.weight < 0 ? -2 : 1) * x[j.row];
            y[i] = x[i] - sum / unit;
        }
    };
    return solve(system, Vector(n, 1), Vector(n, 1), progress);
}

}  // namespace entente::detail
