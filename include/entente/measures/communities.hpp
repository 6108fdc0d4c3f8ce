#pragma once
#include <cstddef>
#include <optional>
#include <vector>

namespace entente {

/// Communities of one slice.
struct Partition {
    /// Of each present actor, in the order of Network::present. A label lives through time: 0, 1,
    /// ... in the order in which communities first appear. Nothing for an actor without weight.
    std::vector<std::optional<std::size_t>> community;
    std::size_t communities = 0;       ///< how many there are in this slice
    std::optional<double> modularity;  ///< nothing when no tie has weight
};

}  // namespace entente
