#pragma once
// The search inside one block that could not be made smaller.
#include <vector>

#include "frustration.hpp"

namespace entente::detail {

/// Cutting planes, then branches, for a connected graph whose heaviest tie is about 1 long.
/// `sides` are good ones to begin from. `quantum` > 0: every weight is a multiple of it.
Frustration search_block(const SignedTies& graph, std::vector<int> sides, double quantum,
                         const SearchClock& clock, const Progress& progress);

}  // namespace entente::detail
