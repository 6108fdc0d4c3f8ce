#pragma once
// A graph taken apart at the actors whose removal would part it.
#include <cstdint>
#include <span>
#include <vector>

#include "entente/core/progress.hpp"
#include "graph.hpp"

namespace entente::detail {

/// Biconnected blocks, whatever the direction of the edges: every edge lies in one block, two
/// blocks share one actor at most, and no shortest path between two actors of a block leaves it.
/// Numbered so that blocks farther from the first actor of their component come earlier.
class Blocks {
  public:
    /// Hopcroft and Tarjan (Communications of the ACM 16, 1973). O(n + m).
    explicit Blocks(const Graph& graph);

    std::size_t size() const { return first_edge_.size() - 1; }
    /// Places in Graph::edges.
    std::span<const std::uint32_t> edges(std::size_t block) const {
        return std::span(edges_).subspan(first_edge_[block],
                                         first_edge_[block + 1] - first_edge_[block]);
    }
    /// The first is the gate: the one that stands nearest to the first actor of the component.
    std::span<const Row> rows(std::size_t block) const {
        return std::span(rows_).subspan(first_row(block), first_row(block + 1) - first_row(block));
    }
    /// Place of rows(block)[0] when all rows of all blocks stand in one line.
    std::size_t first_row(std::size_t block) const { return first_row_[block]; }

  private:
    std::vector<std::uint32_t> first_edge_{0}, edges_;
    std::vector<std::size_t> first_row_{0};
    std::vector<Row> rows_;
};

/// Actors beyond the rows of each block, all in one line as Blocks::first_row counts: how many
/// reach the row, and how many it reaches, without an edge of the block; itself among them.
struct Beyond {
    std::vector<double> reaching, reached;
    /// row -> ordered pairs of other actors whose ways all pass through it from one block into
    /// another.
    std::vector<double> between_blocks;
};

/// O(n + m); directed O(m) more for every 64 actors that stand in several blocks. Throws
/// Error{interrupted}.
Beyond beyond_blocks(const Graph& graph, const Blocks& blocks, const Progress& progress);

}  // namespace entente::detail
