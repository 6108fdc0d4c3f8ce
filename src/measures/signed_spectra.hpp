#pragma once
// What the eigenvalues of signed graphs say about their balance. Signs alone: weights are 1 or -1.
#include <vector>

#include "entente/core/progress.hpp"
#include "graph.hpp"

namespace entente::detail {

/// Every weight turned into its sign; no weight is 0.
Graph signs_of(const Graph& signed_graph);

struct WalkBalance {
    double plain = 0;   ///< b = 1
    double scaled = 0;  ///< b = 1 / largest eigenvalue of |A|
};
/// tr exp(b A) / tr exp(b |A|) over the actors that have a tie, A the signs: 1 when balanced, NaN
/// without ties. Traces are added up over actors from Chebyshev series of exp on the spectrum, each
/// in units of its own largest term, so nothing overflows; relative error about 1e-12.
/// O(n m sqrt(largest eigenvalue)).
WalkBalance walk_balance(const Graph& signs, const Progress& progress);

/// Least eigenvalue of D - A (signs; D the degrees) in the component with most actors, the least of
/// all when several are as large; 0 exactly when it is balanced, NaN without ties. Lanczos on the
/// inverse, each step by conjugate gradients: O(k m), k some hundreds to thousands.
double least_laplacian_eigenvalue(const Graph& signs, const Progress& progress);

/// PN centrality (Everett and Borgatti, Social Networks 38, 2014): (I - (P - 2N) / (2n - 2))^-1 1,
/// n = all actors of the graph. All NaN with fewer than two actors, and for two foes alone, where
/// the system has no single solution. By conjugate gradients, O(k m).
std::vector<double> pn_centrality(const Graph& signs, const Progress& progress);

}  // namespace entente::detail
