#pragma once
// What is worked out for a whole series at once, because a slice of it leans on the one before.
#include <vector>

#include "entente/core/progress.hpp"
#include "entente/measures/balance.hpp"
#include "entente/measures/communities.hpp"
#include "entente/measures/measure.hpp"
#include "entente/measures/options.hpp"
#include "entente/measures/table.hpp"
#include "entente/network/series.hpp"

namespace entente::detail {

/// What a measure reads beside its own slice: that before, and parts of WholeSeries.
struct Needs {
    bool before = false;
    bool communities = false;
    bool balance = false;
    bool margins = false;  ///< of the balance
    bool alone = false;    ///< the value is the slice's own: those before speed its search, no more
    bool operator==(const Needs&) const = default;
};

/// Beside the options, each part has one item a slice, or none when nothing needs it.
struct WholeSeries {
    MeasureOptions options;
    std::vector<Partition> communities;
    std::vector<Balance> balances;
};

/// What the measures, all of them out of all_measures(), need; what is `known` is taken from there.
/// Throws as the parts do; Error{internal}, Error{interrupted}.
WholeSeries whole_series(const NetworkSeries& series, const std::vector<const Measure*>& measures,
                         const MeasureOptions& options, const Progress& progress,
                         const Known& known = {});

}  // namespace entente::detail
