#pragma once
// What became of each tie from one slice to another.
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "entente/network/series.hpp"

namespace entente {

enum class TieChange : std::uint8_t { appeared, vanished, changed_sign, grew, shrank, stayed };
/// "appeared", "vanished", "changed sign", "grew", "shrank", "stayed".
std::string_view to_string(TieChange change);

/// A pair that has a tie before, after or both; what is not there is nothing.
struct TieDifference {
    ActorId source{}, target{};
    std::optional<Tie> before, after;
    TieChange change = TieChange::stayed;
};

/// By source, then target. A tie that is there in only one of the two has appeared or vanished. Of
/// the others one whose net turned from above 0 to below, or back, has changed sign; the rest grew,
/// shrank or stayed by the layer's weight (cooperation + conflict on `interaction`). Weights within
/// 1e-9 of the larger of the two stay. O(ties of both). Both networks belong to one series.
std::vector<TieDifference> difference(const Network& before, const Network& after, Layer layer);

/// The tie has weight in the layer, before or after: pictures show no other. On `interaction` every
/// tie has.
bool is_on_layer(const TieDifference& tie, Layer layer);
/// How many became what, by TieChange; of those on the layer.
using ChangeCounts = std::array<std::size_t, 6>;
ChangeCounts count_changes(const std::vector<TieDifference>& ties, Layer layer);

}  // namespace entente
