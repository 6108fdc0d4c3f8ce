#pragma once
// Maximal flows between pairs of actors of the same network.
#include <cstdint>
#include <vector>

#include "graph.hpp"

namespace entente::detail {

/// An undirected network of pipes.
class Flow {
  public:
    struct Pipe {
        Row a = 0, b = 0;
        double room = 0;  ///< >= 0
    };
    Flow(std::size_t actors, const std::vector<Pipe>& pipes);

    /// Flow from one actor to another, or `enough` as soon as there is as much. Shortest paths one
    /// after the other (Edmonds and Karp, J. ACM 19, 1972): O(m) a path.
    double between(Row from, Row to, double enough);
    /// After a flow below `enough`: the side of `from` of a smallest cut.
    const std::vector<Row>& cut_side() const { return reached_; }

  private:
    struct Arc {
        Row to = 0;
        std::uint32_t back = 0;  // the same pipe from the other end
        double room = 0, left = 0;
    };

    bool search(Row from, Row to);
    double fill(Row from, Row to, double most);

    std::vector<std::uint32_t> first_;  // row -> its first arc; one more at the end
    std::vector<Arc> arcs_;
    std::vector<Row> reached_;
    std::vector<std::uint32_t> came_by_;  // row -> arc that led there
    std::vector<std::uint32_t> changed_;  // arcs whose `left` is not `room`
};

}  // namespace entente::detail
