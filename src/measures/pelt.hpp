#pragma once
// Change points of the mean, by pruned exact linear time search (Killick, Fearnhead & Eckley 2012).
#include <cstddef>
#include <vector>

#include "entente/core/progress.hpp"

namespace entente::detail {

struct ChangePoint {
    std::size_t place = 0;              ///< first index of the new segment
    double gain = 0;                    ///< cost of the two segments as one, less that of both
    std::vector<double> before, after;  ///< mean of each series in either; NaN: nothing defined
};

/// The change points that make the sum over segments of (cost + penalty) least, cost = sum over the
/// series of squared deviations from the segment's mean; no segment is shorter than `min_size`
/// (>= 1). One vector a series, all as long; NaN is a missing value and costs nothing. In order;
/// none when there is no room for two segments. Exact, so far as a double holds the sums of
/// squares: give values near 0. At most O(n^2 series); checks `progress` at every place.
std::vector<ChangePoint> pelt(const std::vector<std::vector<double>>& series, double penalty,
                              std::size_t min_size, const Progress& progress = {});

}  // namespace entente::detail
