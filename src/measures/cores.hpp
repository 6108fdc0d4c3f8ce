#pragma once
#include <vector>

#include "graph.hpp"

namespace entente::detail {

/// Largest k such that the actor belongs to a part in which all have k edges, in or out. By taking
/// away actors of the smallest degree (Batagelj and Zaversnik, 2003): O(n + m).
std::vector<double> k_cores(const Graph& graph);

}  // namespace entente::detail
