#pragma once
// How a slice differs from the one before it. Actors are matched by their index.
#include <limits>
#include <vector>

#include "entente/network/series.hpp"

namespace entente::detail {

/// Ruzicka distance 1 - sum min / sum max over cooperation and conflict of every tie of either
/// network, a tie that does not exist counting 0; NaN when all of it is 0. O(ties of both).
double ruzicka_distance(const Network& before, const Network& now);

/// Sums over P and N of every tie of either network, a tie that does not exist counting 0.
struct Comparison {
    double distance = std::numeric_limits<double>::quiet_NaN();  ///< ruzicka_distance
    double arrived = std::numeric_limits<double>::quiet_NaN();   ///< sum of increases / sum max
    double root_size = 0;  ///< square root of sum max, which itself may be too large for a number
};
/// O(ties of both).
Comparison compare(const Network& before, const Network& now);

/// What one tie has to do with the distance.
struct TieChange {
    ActorId source{}, target{};
    double part = 0;             ///< (|P' - P| + |N' - N|) / sum max over all ties
    double before = 0, now = 0;  ///< net
};
/// The ties that differ, by part, largest first, then by ids; the parts add up to the distance.
/// O(ties of both + a sort of those that differ).
std::vector<TieChange> tie_changes(const Network& before, const Network& now);

/// Share of the ties of `before` that `now` has too; NaN when `before` has none. O(ties of both).
double tie_persistence(const Network& before, const Network& now);

/// Net of every tie of `now` less its net in `before`, 0 there if it did not exist. O(ties of
/// both).
std::vector<double> net_changes(const Network& before, const Network& now);

}  // namespace entente::detail
