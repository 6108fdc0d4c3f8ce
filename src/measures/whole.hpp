#pragma once
// What is worked out for a whole series at once, because a slice of it leans on the one before.
#include <vector>

#include "entente/core/progress.hpp"
#include "entente/measures/balance.hpp"
#include "entente/measures/communities.hpp"
#include "entente/measures/measure.hpp"
#include "entente/measures/options.hpp"
#include "entente/network/series.hpp"

namespace entente::detail {

/// Which parts of WholeSeries a measure reads.
struct Needs {
    bool communities = false;
    bool balance = false;
    bool margins = false;  ///< of the balance
};

/// Beside the options, each part has one item a slice, or none when nothing needs it.
struct WholeSeries {
    MeasureOptions options;
    std::vector<Partition> communities;
    std::vector<Balance> balances;
};

/// What the measures, all of them out of all_measures(), need. Throws as the parts do;
/// Error{interrupted}.
WholeSeries whole_series(const NetworkSeries& series, const std::vector<const Measure*>& measures,
                         const MeasureOptions& options, const Progress& progress);

}  // namespace entente::detail
