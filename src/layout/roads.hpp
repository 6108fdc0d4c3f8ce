#pragma once
// Ties as roads: their lengths and the shortest ways over them.
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "entente/core/progress.hpp"
#include "pairs.hpp"

namespace entente::detail {

inline constexpr double unreached = std::numeric_limits<double>::infinity();

/// Desired length of each pair, by the rules of desired_distances. No way over other ties is
/// shorter than a friendly tie (two make at least 1), and a hostile pair keeps its own length: so
/// these are the desired distances of the pairs, too.
std::vector<double> tie_lengths(const std::vector<SignedPair>& pairs, double reference_weight);

struct Arc {
    std::uint32_t to = 0;
    double length = 0;
};

class Roads {
  public:
    Roads(std::size_t n, const std::vector<SignedPair>& pairs, const std::vector<double>& lengths);
    std::size_t size() const { return first_.size() - 1; }
    std::span<const Arc> from(std::size_t row) const {
        return {arcs_.data() + first_[row], arcs_.data() + first_[row + 1]};
    }

  private:
    std::vector<std::size_t> first_;  // row -> its first arc; one more at the end
    std::vector<Arc> arcs_;
};

/// Dijkstra's search from one actor after the other, with its scratch kept.
class Search {
  public:
    explicit Search(const Roads& roads);

    struct Reached {
        std::uint32_t row = 0;
        double distance = 0;
    };
    /// The `limit` actors nearest to `from`, itself the first, in order of distance; those without
    /// a way are left out. O(arcs of the reached x log).
    const std::vector<Reached>& nearest(std::uint32_t from, std::size_t limit);

  private:
    const Roads& roads_;
    std::vector<double> distance_;  // unreached but for touched_
    std::vector<std::uint32_t> touched_;
    std::vector<std::pair<double, std::uint32_t>> open_;  // a heap, smallest on top
    std::vector<Reached> reached_;
};

}  // namespace entente::detail
