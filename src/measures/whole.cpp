#include "whole.hpp"

#include "declared.hpp"
#include "entente/core/error.hpp"

namespace entente::detail {
namespace {

Needs needs_of(const std::vector<const Measure*>& measures) {
    Needs all;
    for (const Measure* m : measures) {
        const Needs& needs = declared(*m).needs;
        all.communities |= needs.communities;
        all.balance |= needs.balance || needs.margins;
        all.margins |= needs.margins;
    }
    return all;
}

}  // namespace

WholeSeries whole_series(const NetworkSeries& series, const std::vector<const Measure*>& measures,
                         const MeasureOptions& options, const Progress& progress,
                         const Known& known) {
    const std::size_t slices = series.networks.size();
    for (const std::size_t items : {known.balances.size(), known.communities.size()})
        if (items != 0 && items != slices)
            throw Error(ErrorCategory::internal, "what is known is not of this series");
    const Needs needs = needs_of(measures);
    WholeSeries whole{.options = options, .communities = {}, .balances = {}};
    if (needs.communities)
        whole.communities = known.communities.empty()
                                ? communities_over_time(series, options, progress)
                                : known.communities;
    if (needs.balance)
        whole.balances = known.balances.empty()
                             ? balance_over_time(series, needs.margins, options, progress)
                             : known.balances;
    return whole;
}

}  // namespace entente::detail
