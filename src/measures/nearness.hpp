#pragma once
// How near each actor is to all others.
#include <vector>

#include "entente/core/progress.hpp"
#include "graph.hpp"

namespace entente::detail {

/// From the actor along directions when the graph has them. With Distance::inverse an edge is
/// 1/weight long (all weights > 0).
struct Nearness {
    /// Actors within reach / sum of the distances to them; NaN where nobody is.
    std::vector<double> closeness;
    /// Sum of 1 / distance to the others / (actors - 1), 0 for one out of reach.
    std::vector<double> harmonic;
};

/// By hop one search for 64 actors at a time (Then et al., Proc. VLDB Endowment 8, 2014):
/// O(n m / 64) steps of some bits each where the distances are short, as they are in most networks,
/// and never more than O(n m). By inverse O(n m log n). An actor with a single tie is read off the
/// one it is tied to. The same to the bit whatever the number of threads. Throws Error{data} by
/// inverse when a weight is outside of 1e-300 to 1e300; Error{interrupted}.
Nearness nearness(const Graph& graph, Distance distance, unsigned threads,
                  const Progress& progress);

}  // namespace entente::detail
