#pragma once
// How sure the sides of a best partition are.
#include <vector>

#include "frustration.hpp"

namespace entente::detail {

/// Strongest actor of each component (largest sum of weights, among equals the first), row by row;
/// an actor without a tie is its own.
std::vector<Row> anchors(const SignedTies& graph);

/// Bounds of a margin, row by row: one and the same where it is known, NaN for an actor without a
/// tie.
struct Margins {
    std::vector<double> low, high;
};

/// By how much the frustration rises when an actor stands on the other side toward its anchor (an
/// anchor: toward the next strongest of its component). `sides` are best ones. A forced relation
/// runs through the blocks on the way from the anchor, and is broken in the one where that is
/// cheapest. In each block bounds from cycles, flows and cuts (TurnedRelations) settle most actors;
/// for the others of a block with at most 250 actors the frustration is searched with the relation
/// turned round, until `clock` ends.
Margins side_margins(const SignedTies& graph, const std::vector<int>& sides,
                     const SearchClock& clock, const Progress& progress);

}  // namespace entente::detail
