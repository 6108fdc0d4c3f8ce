#pragma once
// Measures that igraph computes. Every call holds the one lock: igraph is not made for two threads.
#include <vector>

#include "graph.hpp"

namespace entente::detail {

/// Shortest paths through each actor, ends not counted; unordered pairs once, ordered pairs when
/// directed. With Distance::inverse an edge is 1/weight long, and paths are equally short when
/// their lengths agree to 1e-10. Throws Error{data} when the lengths of a slice differ by more than
/// 1e300.
std::vector<double> path_betweenness(const Graph& graph, Distance distance);
/// Likewise through each edge, ends counted.
std::vector<double> path_edge_betweenness(const Graph& graph, Distance distance);
/// Actors within reach / sum of the distances to them, along directions; NaN where nobody is.
std::vector<double> path_closeness(const Graph& graph, Distance distance);
/// Sum of 1/distance to the others / (actors - 1), 0 for one out of reach.
std::vector<double> path_harmonic(const Graph& graph, Distance distance);
/// Largest k such that the actor belongs to a part in which all have k edges, in or out.
std::vector<double> k_cores(const Graph& graph);

}  // namespace entente::detail
