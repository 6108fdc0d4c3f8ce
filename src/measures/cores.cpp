#include "cores.hpp"

#include "igraph.hpp"

namespace entente::detail {

std::vector<double> k_cores(const Graph& graph) {
    if (graph.actors == 0) return {};
    const IgraphSession session;
    const IgraphGraph converted(session, graph);
    IgraphIntVector cores(session, 0);
    session.check(igraph_coreness(converted.get(), cores.get(), IGRAPH_ALL));
    std::vector<double> values(cores.size());
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<double>(cores[i]);
    return values;
}

}  // namespace entente::detail
