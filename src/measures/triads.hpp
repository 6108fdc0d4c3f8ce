#pragma once
// Triangles, and what actors with common contacts share.
#include <vector>

#include "graph.hpp"

namespace entente::detail {

/// Triangles through each actor. O(m^1.5).
std::vector<double> triangles_of(const Neighbours& graph);

struct SignedTriangles {
    double all = 0;
    double balanced = 0;  ///< an even number of negative ties
};
/// By the signs of the weights, none of which is 0. O(m^1.5).
SignedTriangles signed_triangles(const Neighbours& graph);

/// Burt's constraint over direct contacts, NaN without any. Weights > 0. O(sum of degree^2).
std::vector<double> burt_constraint(const Neighbours& graph);

}  // namespace entente::detail
