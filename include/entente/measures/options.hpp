#pragma once
#include <cstdint>

namespace entente {

/// What communities are made of.
enum class CommunityTies : std::uint8_t {
    layer,  ///< weights of the chosen layer, by modularity
    net     ///< signed net weights: friends together, foes apart (constant Potts)
};

/// Everything a measure takes beside the series and its options.
struct MeasureOptions {
    double seconds = 10;    ///< longest search of one slice for an exact frustration; > 0
    double resolution = 1;  ///< of communities: larger makes more of them; >= 0
    CommunityTies communities = CommunityTies::layer;
    std::uint64_t seed = 1;  ///< of communities
    unsigned threads = 0;    ///< 0: all cores; results do not depend on it
    bool operator==(const MeasureOptions&) const = default;
};

}  // namespace entente
