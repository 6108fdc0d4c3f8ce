#include "whole.hpp"

#include "declared.hpp"

namespace entente::detail {
namespace {

Needs needs_of(const std::vector<const Measure*>& measures) {
    Needs all;
    for (const Measure* m : measures) {
        const Needs& needs = declared(*m).needs;
        all.communities |= needs.communities;
    }
    return all;
}

}  // namespace

WholeSeries whole_series(const NetworkSeries& series, const std::vector<const Measure*>& measures,
                         const MeasureOptions&, const Progress& progress) {
    const Needs needs = needs_of(measures);
    WholeSeries whole;
    progress.check();
    if (needs.communities) whole.communities.resize(series.networks.size());
    return whole;
}

}  // namespace entente::detail
