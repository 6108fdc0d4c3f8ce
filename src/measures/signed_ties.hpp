#pragma once
// A signed graph while its frustration is looked for, and what can be settled without a search.
#include <vector>

#include "entente/core/progress.hpp"
#include "graph.hpp"
#include "relations.hpp"

namespace entente::detail {

struct SignedTie {
    Row a = 0, b = 0;
    double weight = 0;  ///< > 0
    bool negative = false;
};

/// No tie of an actor with itself, no two between the same two.
struct SignedTies {
    std::size_t actors = 0;
    std::vector<SignedTie> ties;
};

/// Of the weights of a graph as signed_graph makes it.
SignedTies signed_ties(const Graph& graph);

/// sides[i] is 1 or -1. Sum of the weights of the ties that disagree with them. O(m).
double frustration_of(const SignedTies& graph, const std::vector<int>& sides);

/// Sides without any frustrated tie, or nothing when there are none. O(n + m).
std::vector<int> balanced_sides(const SignedTies& graph);

/// Merges actors as long as one tie of an actor weighs as much as all its others together: some
/// best partition satisfies that tie, so its two ends are one. Pendant actors, chains and heavy
/// ties go this way. What is merged is told to `relations` (rows of `graph`); ties that come to lie
/// beside one another add up or, of unlike sign, cancel, and what is then frustrated whatever
/// happens is returned. In `graph` the actors that are merged away stay, without ties.
/// O(m log m) and more only where hubs merge.
double merge_dominated(SignedTies& graph, Relations& relations, const Progress& progress = {});

/// `from` becomes part of `to`, on the same side or the opposite one. Returns the weight that is
/// then frustrated whatever else happens. O(m log m).
double force_relation(SignedTies& graph, Row from, Row to, bool opposite);

/// Places of the ties of each biconnected block; a tie in no cycle is a block by itself. O(n + m).
std::vector<std::vector<std::size_t>> block_ties(const SignedTies& graph);

/// A part of a graph with actors of its own.
struct SignedPart {
    SignedTies graph;
    std::vector<Row> rows;  ///< its actor -> that of the whole graph
};
/// The part that these ties make.
SignedPart part_of(const SignedTies& graph, const std::vector<std::size_t>& ties);
/// Biconnected blocks with at least three actors. A tie that is a block by itself is never
/// frustrated in a best partition: it is told to `relations`. O(n + m).
std::vector<SignedPart> blocks(const SignedTies& graph, Relations& relations);

}  // namespace entente::detail
