#pragma once
#include <vector>

#include "graph.hpp"

namespace entente::detail {

/// Largest k such that the actor belongs to a part in which all have k edges, in or out. O(n + m),
/// by igraph; safe to call from any thread.
std::vector<double> k_cores(const Graph& graph);

}  // namespace entente::detail
