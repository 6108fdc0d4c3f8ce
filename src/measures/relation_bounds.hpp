#pragma once
// How much it costs to turn a relation round, between bounds that need no search.
#include <memory>
#include <optional>
#include <vector>

#include "flow.hpp"
#include "frustration.hpp"

namespace entente::detail {

struct RelationBounds {
    double low = 0, high = 0;
    bool met(double rounding) const { return high - low <= rounding; }
};

/// For one biconnected block and best sides of it. From below: negative cycles that use up the
/// ties' weights only as far as they go prove the block's own frustration; whatever room they leave
/// on satisfied ties must be cut to part two actors, so the largest flow between them is added to
/// the frustration at least. From above: the smallest cut of that flow is a way to turn the
/// relation round; moves of single actors make it cheaper.
class TurnedRelations {
  public:
    /// Solves the program of negative cycles; where `clock` ends that, bounds are wide but true.
    TurnedRelations(const SignedTies& graph, const std::vector<int>& sides,
                    const SearchClock& clock, const Progress& progress);
    /// Rise of the frustration when a stands on the other side toward b; nothing above `enough` is
    /// told apart. When the clock has ended, only what a alone would cost.
    RelationBounds rise(Row a, Row b, double enough);

  private:
    double cost_of_cut(Row a, Row b, const std::vector<Row>& side);

    const SignedTies& graph_;
    SearchClock clock_;
    std::vector<std::vector<std::uint32_t>> around_;
    std::vector<double> held_;  // weight of a tie, negative when it is frustrated
    double quantum_;
    double gap_ = 0;  // of the frustration that no cycle proves
    std::optional<Flow> flow_;
};

}  // namespace entente::detail
