#pragma once
// Every measure of a level: its declaration and the function that computes it, side by side.
#include <vector>

#include "entente/measures/measure.hpp"
#include "view.hpp"

namespace entente::detail {

/// One value (network), one an actor in the order of present, or one a tie in the order of ties.
using Compute = std::vector<double> (*)(SliceView&);

struct Declared {
    Measure measure;
    Compute compute;
};

std::vector<Declared> network_measures();
std::vector<Declared> actor_measures();
std::vector<Declared> tie_measures();

/// The function of a measure out of all_measures().
Compute compute_of(const Measure& measure);

}  // namespace entente::detail
