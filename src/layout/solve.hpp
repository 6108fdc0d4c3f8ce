#pragma once
// The steps that a layout from scratch and one from what is shown have in common.
#include "stress.hpp"

namespace entente::detail {

/// Throws Error{usage}.
void check_options(const LayoutOptions& options);

double kappa_of(double stability);

/// Sweeps until it pays no more; their number.
int solve(const StressProblem& problem, int sweeps, Positions& positions, const Progress& progress);

/// Positions of all the case's actors in all slices: straight from one presence to the next; held
/// before the first and after the last.
std::vector<std::vector<Point>> at_all_slices(const NetworkSeries& series,
                                              const StressProblem& problem,
                                              const Positions& positions);

}  // namespace entente::detail
