#pragma once
// Where the solved drawing stands: its centre, scale, turn and mirror image.
#include "stress.hpp"

namespace entente::detail {

/// Slices that share no actor, directly or through others, are free to float apart: each such group
/// of slices is moved back so that on average its actors stand where the seed put them. With kappa
/// = 0 every slice is a group.
void settle(const StressProblem& problem, const std::vector<Point>& seed, bool linked,
            Positions& positions);

/// One centring, scaling, turn and reflection for all slices: mean position at the origin, a tie of
/// mean desired length 1 long, principal axis horizontal and the drawing wider than high, the most
/// often present actor at the left and (the first one that is off the axis) above.
void frame(const StressProblem& problem, Positions& positions);

}  // namespace entente::detail
