#pragma once
// The ties of a slice as the layout sees them: undirected, signed, finite.
#include <cstdint>
#include <vector>

#include "entente/network/series.hpp"

namespace entente::detail {

/// Two present actors with a tie; a < b are rows (places in Network::present). net < 0: hostile;
/// net >= 0: friendly, where 0 stands for a contact in which good and bad cancel out.
struct SignedPair {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    double net = 0;
};

/// Both directions of a directed network are added. A net that is within rounding of 0 (1e-9 of the
/// intensity) or not a number is 0; sizes are cut at 1e300. Ties of an actor with itself or with
/// one that is not present are left out. Sorted by a, then b. O(ties log ties).
std::vector<SignedPair> signed_pairs(const Network& network);

}  // namespace entente::detail
