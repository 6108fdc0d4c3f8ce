#pragma once
#include "stress.hpp"

namespace entente::detail {

/// Pushes apart actors whose discs (of this diameter, in units of the positions) touch in a slice,
/// or on their straight way from one slice to the next. Each push moves the two ends of the way as
/// little as needed, to 2 % more than the diameter; rounds are repeated until nothing touches, at
/// most `rounds` times. O(rounds x (slices n log n + near pairs)).
void separate(const StressProblem& problem, double diameter, int rounds, Positions& positions,
              const Progress& progress);

}  // namespace entente::detail
