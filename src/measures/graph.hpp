#pragma once
// A slice as the graphs that measures work on.
#include <cstdint>
#include <span>
#include <vector>

#include "entente/network/series.hpp"

namespace entente::detail {

/// Place of an actor in Network::present: actors of a graph are numbered 0, 1, ... in that order.
using Row = std::uint32_t;

struct Edge {
    Row from = 0;
    Row to = 0;
    double weight = 0;    ///< of the layer; finite, >= 0
    std::size_t tie = 0;  ///< place in Network::ties (of the first tie when two were merged)
};

/// No edge from an actor to itself, no two edges between the same two actors in the same direction.
struct Graph {
    std::size_t actors = 0;
    bool directed = false;
    std::vector<Edge> edges;
};

/// The ties of the layer: all of them for interaction, those with P > 0 for cooperation, with
/// N > 0 for conflict. Throws Error{data} for a tie whose sums are not finite and >= 0, and
/// Error{internal} for a tie of an actor with itself or with one that is not present. O(m log n).
Graph layer_graph(const Network& network, Layer layer, bool directed);

/// Without the edges of weight 0 (in the interaction layer: acts that all have the value 0).
Graph weighted_only(const Graph& graph);

/// Undirected; the weights of opposite edges are added. O(m log m).
Graph undirected(const Graph& graph);

/// Signed net of every pair, both directions added; pairs whose net is within 1e-9 of their
/// intensity of 0 carry no sign and are left out. `weight` is the net, of either sign.
Graph signed_graph(const Network& network, bool directed);

struct Neighbour {
    Row row = 0;
    double weight = 0;
};

/// Neighbours of each actor, ascending.
class Neighbours {
  public:
    /// Both ends of every edge of an undirected graph.
    explicit Neighbours(const Graph& graph);
    std::size_t actors() const { return first_.size() - 1; }
    std::span<const Neighbour> of(Row row) const {
        return std::span(all_).subspan(first_[row], first_[row + 1] - first_[row]);
    }
    std::size_t degree(Row row) const { return first_[row + 1] - first_[row]; }

  private:
    std::vector<std::size_t> first_;  // row -> its first neighbour; one more at the end
    std::vector<Neighbour> all_;
};

/// Component of each actor, numbered in the order of their smallest row. O(n + m).
struct Components {
    std::vector<std::size_t> of;    ///< row -> component
    std::vector<std::size_t> size;  ///< component -> number of actors
};
Components components(const Neighbours& neighbours);

}  // namespace entente::detail
