#pragma once
// Triangles, and what actors with common contacts share.
#include <array>
#include <vector>

#include "entente/core/progress.hpp"
#include "graph.hpp"

namespace entente::detail {

/// Triangles through each actor. O(m^1.5). Throws Error{interrupted}.
std::vector<double> triangles_of(const Neighbours& graph, const Progress& progress);

/// Triangles by their number of negative ties, 0 to 3.
struct TriangleCensus {
    std::array<double, 4> count{};
    std::array<double, 4> weight{};  ///< each weighs the geometric mean of its three sizes
    double all() const { return count[0] + count[1] + count[2] + count[3]; }
    double balanced() const { return count[0] + count[2]; }
};
/// By the signs and sizes of the weights, none of which is 0; `weight` in units of the heaviest.
/// O(m^1.5). Throws Error{interrupted}.
TriangleCensus triangle_census(const Neighbours& graph, const Progress& progress);

/// Burt's constraint over direct contacts, NaN without any. Weights > 0. O(sum of degree^2). Throws
/// Error{interrupted}.
std::vector<double> burt_constraint(const Neighbours& graph, const Progress& progress);

}  // namespace entente::detail
