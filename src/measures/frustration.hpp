#pragma once
// The least frustration of a signed graph, exactly.
#include <vector>

#include "entente/core/progress.hpp"
#include "search_clock.hpp"
#include "signed_ties.hpp"

namespace entente::detail {

struct Frustration {
    double low = 0;          ///< proved: no partition has less
    double high = 0;         ///< frustration of `sides`
    std::vector<int> sides;  ///< 1 or -1 of each actor; of a best partition when proved
    bool proved = true;      ///< low and high are one and the same
};

/// A number of which all weights are multiples: 1, or a tenth as of Goldstein's values; else 0.
double quantum_of(const SignedTies& graph);

/// min over sides x of sum w_ij (1 - s_ij x_i x_j) / 2: the line index of balance (Harary,
/// Behavioral Science 4, 1959), weighted. Ties that some best partition satisfies are merged away
/// and the blocks of what is left solved one by one: cutting planes on negative cycles over a
/// linear program, sides from the shortest forest of its solution, then branching on ties. `hint`
/// are sides to begin from (empty: none). When `clock` ends first, low < high hold a true interval.
/// Deterministic but for that. Cost: sparse graphs of 20,000 ties take seconds, dense ones with
/// many negative ties are hard from 100 actors on (the problem is NP-hard). Throws
/// Error{interrupted}.
Frustration least_frustration(const SignedTies& graph, const std::vector<int>& hint,
                              const SearchClock& clock, const Progress& progress);

}  // namespace entente::detail
