#pragma once
// Brandes' sweep from one source: shortest paths out, shares of them back.
#include <span>
#include <vector>

#include "shortest.hpp"

namespace entente::detail {

/// A source or target may stand for several: as many as `sources` and `targets` say of each row.
struct PathPart {
    Arcs arcs;
    std::span<const double> sources, targets;
};

/// Shares of the paths from every source so far, over all pairs that sources and targets stand for.
struct PathSums {
    std::vector<double> actors;  ///< ends not counted
    std::vector<double> arcs;    ///< ends counted
    bool countable = true;       ///< false: more paths between two rows than a double can count
    explicit PathSums(const Arcs& of) : actors(of.actors(), 0), arcs(of.size(), 0) {}
};

/// By hop: O(n + m) a source. `part` must outlive it.
class HopSweep {
  public:
    explicit HopSweep(const PathPart& part);
    void add(Row source, PathSums& sums);

  private:
    void go(Row source);
    void come_back(Row source, PathSums& sums);

    const PathPart& part_;
    std::vector<Row> reached_;          // nearest first; room for one more
    std::vector<std::size_t> level_;    // where those of 0, 1, ... hops begin in reached_
    std::vector<std::uint32_t> fresh_;  // 1: not reached
    std::vector<double> paths_, arriving_;
    std::vector<double> on_, on_next_;
};

/// By length: O(m log n) a source. `part` must outlive it.
class LengthSweep {
  public:
    explicit LengthSweep(const PathPart& part)
        : part_(part), found_(part.arcs), on_(part.arcs.actors(), 0) {}
    void add(Row source, PathSums& sums);

  private:
    const PathPart& part_;
    ShortestPaths found_;
    std::vector<double> on_;
};

}  // namespace entente::detail
