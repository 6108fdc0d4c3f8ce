#pragma once
// What a slice looks like in many replicates: each look once, with its values.
#include <cstdint>
#include <limits>
#include <vector>

#include "entente/core/progress.hpp"
#include "entente/measures/measure.hpp"
#include "entente/measures/table.hpp"

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
    std::vector<std::vector<double>> values;
};
inline constexpr double unproved = std::numeric_limits<double>::infinity();

/// Versions of a slice, in the order of the first replicate that has each. `before`: nullptr when
/// nothing rests on it, or there is none.
std::vector<Version> versions(const Looks& now, const Looks* before, const Progress& progress);

/// Values of `measures` in a version, put in the order of the items of `own`, the series' slice. An
/// item that the version lacks has the value that Measure::band says.
void measure_version(const NetworkSeries& series, const Network& own,
                     const std::vector<const Measure*>& measures, Level level, Version& version,
                     const Progress& progress);

/// The same with values that are there already, as of `table` in `slice` (measure -> column).
void take_values(const MeasureTable& table, std::size_t slice, const Network& own,
                 Version& version);

}  // namespace entente::detail
