#pragma once
// All shortest paths from one actor.
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "graph.hpp"

namespace entente::detail {

/// One step of a shortest path away from the source.
struct Step {
    Row from = 0;
    Row to = 0;
    std::uint32_t edge = 0;  ///< place in Graph::edges
};

/// Searches the same graph from one actor after another, in the same memory.
class ShortestPaths {
  public:
    /// Throws Error{data} by inverse when a weight is outside of 1e-300 to 1e300.
    ShortestPaths(const Graph& graph, Distance distance);

    /// O(n + m) by hop, O(m log n) by inverse. What the last search found is gone.
    void search(Row source);

    /// Actors within reach, nearest first; the first is the source.
    std::span<const Row> reached() const { return reached_; }
    double distance(Row row) const { return distance_[row]; }
    /// Number of shortest paths from the source. May be infinite.
    double paths(Row row) const { return paths_[row]; }
    /// Every step of every shortest path, in the order in which `from` was reached.
    std::span<const Step> steps() const { return steps_; }

  private:
    struct Arc {
        Row to = 0;
        std::uint32_t edge = 0;
    };

    void search_by_hops(Row source);
    void search_by_lengths(Row source);
    void settle_by_lengths(Row source);

    std::vector<std::size_t> first_;  // row -> its first arc out; one more at the end
    std::vector<Arc> arcs_;
    std::vector<double> lengths_;  // of the arcs; empty by hop
    std::vector<Row> reached_;
    std::vector<double> distance_;    // below 0: not reached
    std::vector<std::size_t> place_;  // in reached_, by lengths only
    std::vector<std::pair<double, Row>> queue_;
    std::vector<double> paths_;
    std::vector<Step> steps_;
};

}  // namespace entente::detail
