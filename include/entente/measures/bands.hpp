#pragma once
// How far values may lie apart, given that the days of many acts are not known.
#include <cstdint>

#include "entente/measures/options.hpp"
#include "entente/measures/table.hpp"

namespace entente {

inline constexpr int most_replicates = 100'000;

struct BandOptions {
    int replicates = 200;  ///< R, 1 to most_replicates
    std::uint64_t seed = 1;
    bool resample_events = false;  ///< as in ReplicateOptions
    bool operator==(const BandOptions&) const = default;
};

/// The values of measure(), and as their bounds the bands over R replicates of the series: the
/// selection drawn anew by replicate(), on the slices of the series, measured like it.
///
/// `low` and `high` are the 5 % and the 95 % quantile of the R values of an item: with x_0 <= ...
/// <= x_(n-1), x at place p (n - 1), on the line between its two neighbours (Hyndman and Fan,
/// American Statistician 50, 1996, type 7). An actor or tie that a replicate lacks in the slice
/// counts there as Measure::band says. Values that are undefined in a replicate are left out, so
/// that a band is one over the replicates in which there is a value. A band need not hold the value
/// itself: an act spread evenly over its span and the same act on one day differ in what is not
/// linear.
///
/// No band, NaN: where the value is undefined; for names (Band::none); and where a search
/// did not end in time in some replicate, so that its quantiles are not known. Bounds of measure()
/// stay where there is no band. What only a replicate has would have no row, but there is no such
/// thing: a tie of a replicate is one of the series.
///
/// The same to the bit for the same seed, whatever the number of threads (but searches that
/// options.seconds ends, as in measure()). A look that a slice has in many replicates is measured
/// once; what rests on the whole series is measured for each replicate. O(R) times building and
/// measuring at worst; memory about 256 MB, or what one slice takes.
/// Throws Error{usage} for R out of range and when a slice would take more than 2 GB; else as
/// measure() does.
MeasureTable measure_with_bands(const NetworkSeries& series, Level level,
                                const std::vector<const Measure*>& measures,
                                const MeasureOptions& options, const BandOptions& bands,
                                const Progress& progress = {});

}  // namespace entente
