#pragma once
// Every measure of a level: its declaration and the function that computes it, side by side.
#include <vector>

#include "entente/measures/measure.hpp"
#include "entente/measures/table.hpp"
#include "view.hpp"
#include "whole.hpp"

namespace entente::detail {

/// One value (network), one an actor in the order of present, or one a tie in the order of ties.
using Compute = std::vector<double> (*)(SliceView&);
/// Bounds of these values, for a measure that may be known only between bounds.
using ComputeBounds = Bounds (*)(SliceView&);

struct Declared {
    Measure measure;
    Compute compute;
    Needs needs = {};  ///< what `compute` reads of SliceView::before() and whole()
    ComputeBounds bounds = nullptr;
};

std::vector<Declared> network_measures();
std::vector<Declared> actor_measures();
std::vector<Declared> tie_measures();
std::vector<Declared> community_measures(Level level);

/// Those of structural balance, of any level.
std::vector<Declared> balance_measures(Level level);
void append(std::vector<Declared>& list, std::vector<Declared> more);

/// Of a measure out of all_measures().
const Declared& declared(const Measure& measure);
/// Its values in one slice. Throws Error{data} when one is infinite.
std::vector<double> values_of(const Measure& measure, SliceView& view);

}  // namespace entente::detail
