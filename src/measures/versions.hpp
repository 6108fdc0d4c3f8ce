#pragma once
// What a slice looks like in many replicates: each look once, with its values.
#include <cstdint>
#include <limits>
#include <vector>

#include "entente/core/progress.hpp"
#include "entente/measures/measure.hpp"
#include "entente/measures/table.hpp"
#include "view.hpp"

namespace entente::detail {

/// The networks of one slice in all replicates; equal ones (to the last bit) have one number.
struct Looks {
    std::vector<std::uint32_t> of;        ///< replicate -> look
    std::vector<const Network*> network;  ///< look -> one of its networks
};

/// `drawn`: replicate -> its networks; `slice` is a place in these. O(replicates x ties) if the
/// networks differ.
Looks looks(const std::vector<std::vector<Network>>& drawn, std::size_t slice,
            const Progress& progress);

/// One look of a slice, together with that of the slice before where measures rest on it.
struct Version {
    const Network* now = nullptr;
    const Network* before = nullptr;
    std::uint64_t replicates = 0;
    /// Measure -> item of the series' own slice; NaN undefined, `unproved` known only between
    /// bounds.
    std::vector<std::vector<double>> values = {};
};
inline constexpr double unproved = std::numeric_limits<double>::infinity();

/// Versions of a slice, in the order of the first replicate that has each. `before`: nullptr when
/// nothing rests on it, or there is none.
std::vector<Version> versions(const Looks& now, const Looks* before, const Progress& progress);

/// Whether the version is what the series itself has in the slice (and before it).
bool looks_like_own(const NetworkSeries& series, std::size_t slice, const Version& version);

/// Values of `measures` in the view of a replicate, measure -> item of `own`, the slice of the
/// series itself. An item that the view lacks has the value that Measure::band says; what is not
/// known because a search did not end is `unproved`.
std::vector<std::vector<double>> measure_for(const Network& own,
                                             const std::vector<const Measure*>& measures,
                                             Level level, SliceView& view,
                                             const Progress& progress);

}  // namespace entente::detail
