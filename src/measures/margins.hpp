#pragma once
// How sure the sides of a best partition are.
#include <vector>

#include "frustration.hpp"

namespace entente::detail {

/// Strongest actor of each component (largest sum of weights, among equals the first), row by row;
/// an actor without a tie is its own.
std::vector<Row> anchors(const SignedTies& graph);

/// By how much the frustration rises when an actor stands on the other side toward its anchor (an
/// anchor: toward the next strongest of its component), NaN where the clock ended first and for an
/// actor without a tie. `sides` are best ones. A forced relation runs through the blocks on the way
/// from the anchor, and is broken in the one where that is cheapest: one search an actor and block.
std::vector<double> side_margins(const SignedTies& graph, const std::vector<int>& sides,
                                 const SearchClock& clock, const Progress& progress);

}  // namespace entente::detail
