#pragma once
// Actors that reach each other over ties.
#include <vector>

#include "roads.hpp"

namespace entente::detail {

struct Components {
    std::vector<std::uint32_t> of;  ///< row -> component
    std::vector<std::vector<std::uint32_t>> rows;
    /// Longest shortest path of each, or a little less: measured from any actor to the farthest,
    /// and from there to the farthest again.
    std::vector<double> width;
};

/// O((m + n) log n).
Components find_components(const Roads& roads, Search& search, const Progress& progress);

}  // namespace entente::detail
