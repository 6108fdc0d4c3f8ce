#pragma once
// An order of actors, and parts of a graph, that do not depend on how the actors are named.
#include <vector>

#include "entente/core/progress.hpp"
#include "graph.hpp"

namespace entente::detail {

/// Actors of an undirected graph in an order that follows from its edges and weights alone. Classes
/// of actors are split by their weights to other classes until nothing tells the actors of a class
/// apart (colour refinement, Weisfeiler and Leman 1968); where a class of several remains, its last
/// actor is made a class of its own and splitting goes on. Two graphs that differ by the names of
/// their actors get the same graph in this order, as long as the actors of such a class can be
/// exchanged for one another; colour refinement can fail to see that they cannot only in graphs
/// with a part that is regular. O((n + m) log n). Throws Error{interrupted}.
std::vector<Row> canonical_order(const Graph& graph, const Progress& progress);

/// A connected part of a graph with at least one edge.
struct Part {
    Graph graph;            ///< actors in canonical order, edges sorted; weights are whole numbers
    std::vector<Row> rows;  ///< actor of the part -> actor of the graph
    int scale = 0;          ///< its weights are those of the graph x 2^scale, rounded away from 0
};

/// The parts of an undirected graph with finite weights other than 0, in the order of their
/// smallest row. Weights of a part are scaled to add up to 2^24 to 2^25 without their signs, so
/// that sums and products of them are exact whatever their order, and rounded to whole numbers,
/// none of them to 0. O((n + m) log n). Throws Error{interrupted}.
std::vector<Part> canonical_parts(const Graph& graph, const Progress& progress);

/// Sum of numbers >= 0 as fraction x 2^exponent: never overflows, the same in any order.
struct ScaledSum {
    double fraction = 0;
    int exponent = 0;
};
ScaledSum scaled_sum(std::vector<double> numbers);

}  // namespace entente::detail
