#pragma once
// Good partitions by local search: upper bounds of the frustration, never the index itself.
#include <vector>

#include "entente/core/progress.hpp"
#include "signed_ties.hpp"

namespace entente::detail {

/// Moves single actors to the other side, also against the grain, as long as a sequence of moves
/// (each actor once) lowers the frustration (Kernighan and Lin, Bell System Technical Journal 49,
/// 1970). Deterministic. O(m log n) a pass, usually fewer than 10 passes.
void improve_sides(const SignedTies& graph, std::vector<int>& sides, const Progress& progress);

/// Sides that satisfy every tie of a spanning forest in which the ties first in `order` are taken
/// first.
std::vector<int> forest_sides(const SignedTies& graph, const std::vector<std::size_t>& order);

}  // namespace entente::detail
