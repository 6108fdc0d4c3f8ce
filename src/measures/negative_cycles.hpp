#pragma once
// Cycles with an odd number of negative ties: each of them has a frustrated tie in any partition.
#include <cstdint>
#include <functional>
#include <queue>
#include <utility>
#include <vector>

#include "entente/core/progress.hpp"
#include "search_clock.hpp"
#include "signed_ties.hpp"

namespace entente::detail {

/// Ties of a simple cycle with an odd number of negative ones, as places in SignedTies::ties.
using NegativeCycle = std::vector<std::size_t>;

/// Looks for negative cycles of the same graph again and again, in the same memory.
class NegativeCycles {
  public:
    explicit NegativeCycles(const SignedTies& graph);

    /// Simple negative cycles shorter than 1 by `lengths` (of the ties, >= 0), of no two the same
    /// ties, at most `most`; empty only if there is none shorter than 1 - 1e-6, or when `clock`
    /// ends. Every negative cycle has a tie that is frustrated under `sides`, so a shortest way is
    /// looked for between the ends of each of these, by length and then by number of ties, in the
    /// double cover (a satisfied tie keeps the layer, a frustrated one changes it). The ties of a
    /// cycle that is found are made longer for the rest of the call, so that others are found
    /// elsewhere. O(frustrated ties x m log n), mostly far less: a search ends at length 1.
    std::vector<NegativeCycle> find(const std::vector<int>& sides, std::vector<double> lengths,
                                    std::size_t most, const SearchClock& clock,
                                    const Progress& progress);

    /// Negative cycles that may lie on one another only as far as the weights of their ties allow,
    /// short ones first: each has a tie that is frustrated, so `weight`, the sum of what each
    /// takes of its ties, is a lower bound of the frustration. Ends with `clock`. As find.
    struct Packing {
        std::vector<NegativeCycle> cycles;
        double weight = 0;
    };
    Packing pack(const std::vector<int>& sides, const SearchClock& clock, const Progress& progress);

  private:
    struct Arc {
        Row to = 0;
        std::uint32_t tie = 0;
    };
    struct State {
        double length = 1;
        std::uint32_t ties = 0;  // on the way
        std::uint32_t by = 0;    // the tie that led here
        Row from = 0;            // state before
    };
    struct Waiting {
        double length = 0;
        std::uint32_t ties = 0;
        Row state = 0;
        auto operator<=>(const Waiting&) const = default;
    };

    std::vector<std::size_t> frustrated_under(const std::vector<int>& sides);
    bool search(std::size_t around, const std::vector<double>& lengths);
    void visit(const Waiting& next, std::uint32_t by, Row from);
    NegativeCycle trace(std::size_t around);
    std::vector<std::size_t> first_negative(const std::vector<std::size_t>& walk, Row start);

    const SignedTies& graph_;
    std::vector<std::size_t> first_;  // row -> its first arc; one more at the end
    std::vector<Arc> arcs_;
    std::vector<bool> frustrated_;
    std::vector<State> states_;  // 2 row + layer
    std::vector<Row> touched_;
    std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> queue_;
    std::vector<std::size_t> place_;  // of a row on a walk
};

}  // namespace entente::detail
