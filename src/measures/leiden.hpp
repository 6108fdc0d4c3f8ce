#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "entente/core/progress.hpp"
#include "graph.hpp"

namespace entente::detail {

/// Groups of actors that make sum over pairs i < j in one group of w_ij - resolution x n_i x n_j
/// large, by the Leiden algorithm (Traag, Waltman and van Eck, Scientific Reports 9, 2019): never
/// worse than all actors alone, each group connected by
/// positive edges, a local optimum and no proof of the best. It
/// runs until nothing improves, and again from the start, up to fifty times where the graph is
/// small, of which the best is kept. `graph` is undirected and connected, its weights whole
/// numbers of either sign, those about 1 / 2^25 of their sum. `node_weights` n_i >= 0,
/// resolution >= 0, finite. Groups have the numbers 0, 1, ... without gaps. The same call
/// gives the same groups. Holds igraph meanwhile. O((n + m) log n) a run in practice.
/// Throws Error{interrupted}.
std::vector<std::size_t> leiden(const Graph& graph, const std::vector<double>& node_weights,
                                double resolution, std::uint64_t seed, const Progress& progress);

}  // namespace entente::detail
