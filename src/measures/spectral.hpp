#pragma once
// Centralities that are eigenvectors, by our own code: the same to the bit in every run. All throw
// Error{interrupted}.
#include <vector>

#include "entente/core/progress.hpp"
#include "graph.hpp"

namespace entente::detail {

/// Leading eigenvector of every component with the most actors, its largest entry scaled to 1; 0 in
/// all others. All NaN without any edge, NaN in a component whose two largest eigenvalues agree to
/// 9 digits, so that rounding would decide. Weights > 0; values are rounded to 12 decimals. By
/// Lanczos with full reorthogonalisation from the vector of ones: O(steps m + steps^2 n), a few
/// dozen steps unless the eigenvalues lie close, at most 2000 (and 20 runs).
std::vector<double> eigenvector_centrality(const Neighbours& graph, const Progress& progress);

struct HubsAndAuthorities {
    std::vector<double> hub, authority;
};

/// Leading singular vectors of a directed graph (Kleinberg), each scaled to a largest value of 1; 0
/// outside the part with the largest singular value, and each part scaled by itself when several
/// have it. Else as eigenvector_centrality.
HubsAndAuthorities hubs_and_authorities(const Graph& graph, const Progress& progress);

/// Damping 0.85, steps in proportion to the weights, from actors without a way out to anyone alike.
std::vector<double> page_rank(const Graph& graph, const Progress& progress);

}  // namespace entente::detail
