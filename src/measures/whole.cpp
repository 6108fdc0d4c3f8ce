#include "whole.hpp"

#include "declared.hpp"

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
                         const MeasureOptions& options, const Progress& progress) {
    const Needs needs = needs_of(measures);
    WholeSeries whole{.options = options, .communities = {}, .balances = {}};
    if (needs.communities) whole.communities = communities_over_time(series, options, progress);
    if (needs.balance) whole.balances = balance_over_time(series, needs.margins, options, progress);
    return whole;
}

}  // namespace entente::detail
