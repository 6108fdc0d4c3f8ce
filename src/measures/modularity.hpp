#pragma once
#include <cstddef>
#include <vector>

#include "graph.hpp"

namespace entente::detail {

/// Modularity of an undirected graph with weights of either sign, none 0: the weight inside groups
/// less what would be there by chance, for positive and negative edges apart,
/// 1 / (2w+ + 2w-) sum over i, j in one group of
/// w_ij - (w+_i w+_j / 2w+ - w-_i w-_j / 2w-) (Gomez, Jensen and Arenas, Phys. Rev. E 80, 016114,
/// 2009). Without negative edges it is Newman's weighted modularity at resolution 1. `group` has a
/// number below signed_graph.actors for each actor. NaN without edges. O(n + m).
double signed_modularity(const Graph& signed_graph, const std::vector<std::size_t>& group);

}  // namespace entente::detail
