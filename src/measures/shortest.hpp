#pragma once
// All shortest paths from one actor, by length.
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "arcs.hpp"

namespace entente::detail {

/// Rows by their distance, the nearest first. A row that waits can come nearer.
class WaitingRows {
  public:
    explicit WaitingRows(std::size_t rows) : place_(rows) { heap_.reserve(rows); }
    bool empty() const { return heap_.empty(); }
    void add(double distance, Row row);
    /// Of a row that waits.
    void bring_nearer(double distance, Row row) { rise(place_[row], {distance, row}); }
    std::pair<double, Row> take();

  private:
    using Item = std::pair<double, Row>;
    void rise(std::size_t place, Item item);
    void sink(Item item);
    void put(std::size_t place, Item item) {
        heap_[place] = item;
        place_[item.second] = static_cast<std::uint32_t>(place);
    }

    std::vector<Item> heap_;  // four below each: i's are 4 i + 1 to 4 i + 4
    std::vector<std::uint32_t> place_;
};

/// Searches the same arcs, which have lengths, from one actor after another, in the same memory.
class ShortestPaths {
  public:
    /// `arcs` must outlive it.
    explicit ShortestPaths(const Arcs& arcs);

    /// Distances alone, by Dijkstra: O(m log n). What the last search found is gone.
    void settle(Row source);
    /// Then also numbers of paths. O(n + m).
    void count();

    /// Actors within reach, nearest first; the first is the source.
    std::span<const Row> reached() const { return reached_; }
    /// Infinity: not within reach.
    double distance(Row row) const { return distance_[row]; }
    /// Number of shortest paths from the source. May be infinite.
    double paths(Row row) const { return paths_[row]; }
    /// Whether the arc is a step of shortest paths: they reach `from` and go on along it.
    bool is_step(Row from, std::uint32_t arc) const {
        const Row to = arcs_.to[arc];
        return place_[to] > place_[from] &&
               distance_[from] + arcs_.lengths[arc] <= distance_[to] * equally_short;
    }

  private:
    static constexpr double not_reached = std::numeric_limits<double>::infinity();
    static constexpr double equally_short = 1 + 1e-10;

    const Arcs& arcs_;
    std::vector<Row> reached_;
    std::vector<double> distance_;      // infinity: not reached
    std::vector<std::uint32_t> place_;  // in reached_
    WaitingRows waiting_;
    std::vector<double> paths_;
};

}  // namespace entente::detail
