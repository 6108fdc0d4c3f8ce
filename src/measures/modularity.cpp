#include "modularity.hpp"

#include <algorithm>
#include <cmath>

#include "view.hpp"

namespace entente::detail {
namespace {

/// Of the edges of one sign: weight inside groups less what chance would put there, and all weight.
struct Layered {
    double excess = 0;
    double weight = 0;
};

Layered layered(const Graph& graph, const std::vector<std::size_t>& group, double unit, int sign) {
    Layered result;
    double inside = 0;
    std::vector<double> strength(graph.actors, 0);
    for (const Edge& e : graph.edges) {
        const double weight = sign * e.weight / unit;
        if (!(weight > 0)) continue;
        result.weight += weight;
        strength[group[e.from]] += weight;
        strength[group[e.to]] += weight;
        if (group[e.from] == group[e.to]) inside += weight;
    }
    if (result.weight == 0) return result;
    double by_chance = 0;
    for (const double s : strength) by_chance += s / (2 * result.weight) * s / 2;
    result.excess = inside - by_chance;
    return result;
}

/// Largest weight without its sign: weights are divided by it, so that no sum overflows.
double largest(const Graph& graph) {
    double most = 0;
    for (const Edge& e : graph.edges) most = std::max(most, std::abs(e.weight));
    return most;
}

}  // namespace

double signed_modularity(const Graph& signed_graph, const std::vector<std::size_t>& group) {
    const double unit = largest(signed_graph);
    const Layered friendly = layered(signed_graph, group, unit, 1);
    const Layered hostile = layered(signed_graph, group, unit, -1);
    return ratio(friendly.excess - hostile.excess, friendly.weight + hostile.weight);
}

}  // namespace entente::detail
