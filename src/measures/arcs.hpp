#pragma once
// A graph in the form that searches walk over.
#include <cstdint>
#include <vector>

#include "graph.hpp"

namespace entente::detail {

/// Ways out of each actor, side by side in memory, in the order of the edges.
struct Arcs {
    std::vector<std::uint32_t> first;  ///< row -> its first way out; one more at the end
    std::vector<Row> to;
    std::vector<double> lengths;       ///< 1 / weight; empty by hop
    std::vector<std::uint32_t> edges;  ///< place in Graph::edges

    std::size_t actors() const { return first.size() - 1; }
    std::size_t size() const { return to.size(); }
    std::uint32_t degree(Row row) const { return first[row + 1] - first[row]; }
};

/// Both ways along every edge of an undirected graph, else from `from` to `to`. O(n + m). Throws
/// Error{data} by inverse when a weight is outside of 1e-300 to 1e300, or for more than 2e9 edges.
Arcs arcs_of(const Graph& graph, Distance distance);

}  // namespace entente::detail
