#pragma once
#include "stress.hpp"

namespace entente::detail {

/// Diameters, in units of the positions, at which actors are kept apart in a slice and on the way
/// to the next.
struct Discs {
    double standing = 0;
    double moving = 0;
};

/// What can be parted without spoiling the drawing, from the median distance of an actor to its
/// nearest neighbour: 0.3 where there is room (so that labels have some too) and 0.2 where it is
/// narrow or on the way; less only where they stand so crowded that 0.2 would push the drawing out
/// of shape. O(slices n sqrt n) for even drawings.
Discs fitting_discs(const StressProblem& problem, const Positions& positions);

/// Pushes apart actors whose discs touch in a slice, or on their straight way from one slice to the
/// next. Each push moves the two ends of the way as little as needed, to 2 % more than the
/// diameter; rounds over all pairs are repeated until nothing touches, at most 300 times (20 in
/// sparse problems, on all threads; 50 where 0.2 is out of reach anyhow). O(rounds x (slices n log
/// n + near pairs)).
void separate(const StressProblem& problem, const Discs& discs, Positions& positions,
              const Progress& progress);

}  // namespace entente::detail
