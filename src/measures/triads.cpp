#include "triads.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace entente::detail {
namespace {

/// Calls visit(a, b, c, ab, ac, bc) once a triangle: rows and weights. Only the contacts of the end
/// with fewer of them are walked for a tie, which bounds the work whatever the hubs.
template <class Visit>
void for_each_triangle(const Neighbours& graph, Visit visit) {
    const auto before = [&](Row a, Row b) {
        return std::pair(graph.degree(a), a) < std::pair(graph.degree(b), b);
    };
    std::vector<double> weight_from_a(graph.actors(), 0);
    std::vector<bool> beside_a(graph.actors(), false);
    for (Row a = 0; a < graph.actors(); ++a) {
        for (const Neighbour& b : graph.of(a)) {
            beside_a[b.row] = true;
            weight_from_a[b.row] = b.weight;
        }
        for (const Neighbour& b : graph.of(a)) {
            if (!before(b.row, a)) continue;
            for (const Neighbour& c : graph.of(b.row)) {
                if (beside_a[c.row] && before(c.row, b.row))
                    visit(a, b.row, c.row, b.weight, weight_from_a[c.row], c.weight);
            }
        }
        for (const Neighbour& b : graph.of(a)) beside_a[b.row] = false;
    }
}

}  // namespace

std::vector<double> triangles_of(const Neighbours& graph) {
    std::vector<double> count(graph.actors(), 0);
    for_each_triangle(graph, [&](Row a, Row b, Row c, double, double, double) {
        ++count[a];
        ++count[b];
        ++count[c];
    });
    return count;
}

TriangleCensus triangle_census(const Neighbours& graph) {
    double heaviest = 0;
    for (Row i = 0; i < graph.actors(); ++i)
        for (const Neighbour& j : graph.of(i)) heaviest = std::max(heaviest, std::abs(j.weight));
    TriangleCensus census;
    for_each_triangle(graph, [&](Row, Row, Row, double ab, double ac, double bc) {
        const auto negative = static_cast<std::size_t>((ab < 0) + (ac < 0) + (bc < 0));
        ++census.count[negative];
        census.weight[negative] += std::cbrt(std::abs(ab / heaviest)) *
                                   std::cbrt(std::abs(ac / heaviest)) *
                                   std::cbrt(std::abs(bc / heaviest));
    });
    return census;
}

std::vector<double> burt_constraint(const Neighbours& graph) {
    // Shares of the heaviest tie first: a sum of weights may be beyond the range of numbers.
    std::vector<double> heaviest(graph.actors(), 0), sum(graph.actors(), 0);
    for (Row i = 0; i < graph.actors(); ++i) {
        for (const Neighbour& j : graph.of(i)) heaviest[i] = std::max(heaviest[i], j.weight);
        for (const Neighbour& j : graph.of(i)) sum[i] += j.weight / heaviest[i];
    }
    const auto share = [&](Row i, const Neighbour& j) { return j.weight / heaviest[i] / sum[i]; };

    std::vector<double> constraint(graph.actors(), std::numeric_limits<double>::quiet_NaN());
    std::vector<double> invested(graph.actors(), 0);
    std::vector<bool> contact(graph.actors(), false);
    for (Row i = 0; i < graph.actors(); ++i) {
        if (graph.degree(i) == 0) continue;
        for (const Neighbour& j : graph.of(i)) {
            contact[j.row] = true;
            invested[j.row] = share(i, j);
        }
        for (const Neighbour& q : graph.of(i)) {
            const double via = share(i, q);
            for (const Neighbour& j : graph.of(q.row))
                if (contact[j.row]) invested[j.row] += via * share(q.row, j);
        }
        constraint[i] = 0;
        for (const Neighbour& j : graph.of(i)) {
            constraint[i] += invested[j.row] * invested[j.row];
            contact[j.row] = false;
        }
    }
    return constraint;
}

}  // namespace entente::detail
