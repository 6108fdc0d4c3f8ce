#pragma once
// How a slice differs from the one before it. Actors are matched by their index.
#include <vector>

#include "entente/network/series.hpp"

namespace entente::detail {

/// Ruzicka distance 1 - sum min / sum max over cooperation and conflict of every tie of either
/// network, a tie that does not exist counting 0; NaN when all of it is 0. O(ties of both).
double ruzicka_distance(const Network& before, const Network& now);

/// Share of the ties of `before` that `now` has too; NaN when `before` has none. O(ties of both).
double tie_persistence(const Network& before, const Network& now);

/// Net of every tie of `now` less its net in `before`, 0 there if it did not exist. O(ties of
/// both).
std::vector<double> net_changes(const Network& before, const Network& now);

}  // namespace entente::detail
