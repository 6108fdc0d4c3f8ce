#include "arcs.hpp"

#include <fmt/core.h>

#include <limits>
#include <numeric>

#include "entente/core/error.hpp"

namespace entente::detail {
namespace {

double length_of(double weight) {
    if (weight >= 1e-300 && weight <= 1e300) return 1 / weight;
    throw Error(
        ErrorCategory::data,
        fmt::format("a tie weighs {}, whose inverse is no usable length; use --distance hop",
                    weight));
}

}  // namespace

Arcs arcs_of(const Graph& graph, Distance distance) {
    if (graph.edges.size() > std::numeric_limits<std::uint32_t>::max() / 2)
        throw Error(ErrorCategory::data, "there are too many ties to search for paths");
    Arcs arcs;
    arcs.first.assign(graph.actors + 1, 0);
    for (const Edge& e : graph.edges) {
        ++arcs.first[e.from + 1];
        if (!graph.directed) ++arcs.first[e.to + 1];
    }
    std::partial_sum(arcs.first.begin(), arcs.first.end(), arcs.first.begin());
    arcs.to.resize(arcs.first.back());
    arcs.edges.resize(arcs.size());
    if (distance == Distance::inverse) arcs.lengths.resize(arcs.size());
    std::vector<std::uint32_t> next(arcs.first.begin(), arcs.first.end() - 1);
    const auto put = [&](Row from, Row to, std::uint32_t e, double length) {
        const std::uint32_t arc = next[from]++;
        arcs.to[arc] = to;
        arcs.edges[arc] = e;
        if (!arcs.lengths.empty()) arcs.lengths[arc] = length;
    };
    for (std::uint32_t e = 0; e < graph.edges.size(); ++e) {
        const Edge& edge = graph.edges[e];
        const double length = distance == Distance::inverse ? length_of(edge.weight) : 1;
        put(edge.from, edge.to, e, length);
        if (!graph.directed) put(edge.to, edge.from, e, length);
    }
    return arcs;
}

}  // namespace entente::detail
