#pragma once
#include "stress.hpp"

namespace entente::detail {

struct Start {
    std::vector<Point> places;  ///< one an actor of the problem
    Positions positions;        ///< every actor there in all its slices, and some sweeps on
};

/// The most promising of several starts: small problems have many local minima, and one start often
/// ends in a poor one. Each is swept a few times, the best half some more, and so on. As many as a
/// fixed amount of work allows, 1 to 32. Deterministic.
Start best_start(const StressProblem& problem, std::uint64_t seed, const Progress& progress);

}  // namespace entente::detail
