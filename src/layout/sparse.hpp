#pragma once
// The terms of a slice too big for all its pairs.
#include <span>
#include <vector>

#include "roads.hpp"
#include "stress.hpp"

namespace entente::detail {

/// A pair a < b of a sparse slice; it stands for `times` pairs.
struct SparsePair {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    double distance = 0;
    double times = 1;
    bool path = true;
};

/// - Every tie, and every actor with the 30 nearest to it: their exact distances.
/// - Of all other pairs a sample, 70 an actor on average, which stands for the rest. Its distances
/// are the shortest way over
///   one of the 64 actors with most ties: never too short, and mostly exact where hubs make the
///   ways short. Pivots as terms of their own (Ortmann, Klimenta, Brandes 2016) would let all
///   actors far from them pile up, since in such networks nearly everybody is equally far from
///   everybody.
///
/// The sample is drawn by `names` (one a row), so that the same two actors are drawn in all slices
/// of equal size. Sorted by a, then b, no pair twice. O(n^2) with a very small constant, (m + n)
/// log n for each of the 64, and the arcs of the nearest for each actor; O(m + 65 n) pairs.
std::vector<SparsePair> sparse_pairs(const std::vector<SignedPair>& pairs,
                                     const std::vector<double>& lengths,
                                     std::span<const std::uint32_t> names,
                                     const Progress& progress);

}  // namespace entente::detail
