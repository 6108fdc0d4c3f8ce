// The whole series: pair by pair through all slices, so that ties come out sorted.
#include <fmt/core.h>

#include <algorithm>
#include <numeric>

#include "entente/core/error.hpp"
#include "entente/network/series.hpp"
#include "sweep.hpp"
#include "tie_writer.hpp"

namespace entente {

namespace {

using detail::CountedEvent;
using detail::Run;
using detail::Sums;
using detail::Sweep;

/// Each event once, in file order; undirected, from the smaller id.
std::vector<CountedEvent> counted_once(const Selection& selection, bool directed) {
    std::vector<CountedEvent> counted;
    counted.reserve(selection.events.size());
    for (const SelectedEvent& event : selection.events) {
        const bool swapped = !directed && event.target < event.source;
        counted.push_back({.source = swapped ? event.target : event.source,
                           .target = swapped ? event.source : event.target,
                           .days = {event.begin, event.end},
                           .value = event.value,
                           .weight = event.weight});
    }
    return counted;
}

/// Stable, by counting. O(events + actors).
template <class Key>
std::vector<CountedEvent> sorted_by(const std::vector<CountedEvent>& events, std::size_t actors,
                                    Key key) {
    std::vector<std::size_t> place(actors + 1, 0);
    for (const CountedEvent& event : events) ++place[index(key(event)) + 1];
    std::partial_sum(place.begin(), place.end(), place.begin());
    std::vector<CountedEvent> sorted(events.size());
    for (const CountedEvent& event : events) sorted[place[index(key(event))]++] = event;
    return sorted;
}

/// By pair, then file order.
std::vector<CountedEvent> sorted_by_pair(const std::vector<CountedEvent>& events,
                                         std::size_t actors) {
    const auto by_target =
        sorted_by(events, actors, [](const CountedEvent& event) { return event.target; });
    return sorted_by(by_target, actors, [](const CountedEvent& event) { return event.source; });
}

/// Directed, a mutual event counts in both ties.
void add_mutual(const Selection& selection, std::vector<CountedEvent>& events) {
    for (std::size_t i = 0; i < selection.events.size(); ++i) {
        if (!selection.events[i].mutual) continue;
        events.push_back(events[i]);
        std::swap(events.back().source, events.back().target);
    }
}

/// Calls visit(events) for each pair; progress goes from `from` to `to`.
template <class Visit>
void for_each_pair(std::span<const CountedEvent> events, const Progress& progress, double from,
                   double to, const Visit& visit) {
    std::size_t reported = 0;
    for (std::size_t first = 0; first < events.size();) {
        if (first >= reported) {
            const double part = static_cast<double>(first) / static_cast<double>(events.size());
            progress.report(from + part * (to - from), "building networks");
            reported = first + 1024;
        }
        std::size_t last = first + 1;
        while (last < events.size() && events[last].source == events[first].source &&
               events[last].target == events[first].target) {
            ++last;
        }
        visit(events.subspan(first, last - first));
        first = last;
    }
}

void reserve_ties(std::vector<Network>& networks, const std::vector<std::size_t>& counts) {
    constexpr std::size_t limit = 100'000'000;
    const std::size_t all = std::accumulate(counts.begin(), counts.end(), std::size_t{0});
    if (all > limit) {
        throw Error(ErrorCategory::usage,
                    fmt::format("{} slices would hold {} ties, more than the limit of {}; choose "
                                "longer slices with --every, or fewer actors with --top",
                                networks.size(), all, limit),
                    "--every");
    }
    for (std::size_t i = 0; i < networks.size(); ++i) networks[i].ties.reserve(counts[i]);
}

/// Totals count each event once, so they are a sweep of their own over all events.
void add_totals(std::span<const CountedEvent> events, const Progress& progress, Sweep& sweep,
                std::vector<Network>& networks) {
    sweep(events, [&](Run run, const Sums& sums) {
        if (run.first % 64 == 0) progress.check();
        for (std::size_t i = run.first; i < run.last; ++i) {
            networks[i].events = sums.events;
            networks[i].cooperation = sums.cooperation;
            networks[i].conflict = sums.conflict;
        }
    });
}

void add_present(std::vector<Network>& networks, const Progress& progress, std::size_t actors) {
    std::vector<std::size_t> seen_in(actors, networks.size());
    for (std::size_t i = 0; i < networks.size(); ++i) {
        if (i % 64 == 0) progress.check();
        std::vector<ActorId>& present = networks[i].present;
        for (const Tie& tie : networks[i].ties) {
            for (const ActorId actor : {tie.source, tie.target}) {
                if (seen_in[index(actor)] == i) continue;
                seen_in[index(actor)] = i;
                present.push_back(actor);
            }
        }
        std::sort(present.begin(), present.end());
    }
}

}  // namespace

NetworkSeries build_series(std::shared_ptr<const Selection> selection, const SeriesOptions& options,
                           const Progress& progress) {
    const std::vector<Slice> slices = make_slices(*selection, options);
    return build_series(std::move(selection), options, slices, progress);
}

NetworkSeries build_series(std::shared_ptr<const Selection> selection, const SeriesOptions& options,
                           const std::vector<Slice>& slices, const Progress& progress) {
    NetworkSeries series{.selection = selection, .options = options, .networks = {}};
    series.networks.resize(slices.size());
    for (std::size_t i = 0; i < slices.size(); ++i) series.networks[i].slice = slices[i];
    if (slices.empty()) return series;

    progress.report(0, "building networks");
    const std::size_t actors = selection->source_case->actors.size();
    std::vector<CountedEvent> events = counted_once(*selection, options.directed);
    Sweep sweep(slices, options);
    add_totals(events, progress, sweep, series.networks);
    if (options.directed) add_mutual(*selection, events);
    events = sorted_by_pair(events, actors);

    detail::TieCounter counter(sweep.timeline());
    for_each_pair(events, progress, 0.1, 0.2, [&](auto pair) { counter.add_pair(pair); });
    reserve_ties(series.networks, counter.counts());
    detail::TieWriter writer(series.networks);
    for_each_pair(events, progress, 0.2, 0.9, [&](auto pair) {
        const CountedEvent& any = pair.front();
        sweep(pair, [&](Run run, const Sums& sums) {
            writer.write(run, {.source = any.source,
                               .target = any.target,
                               .cooperation = sums.cooperation,
                               .conflict = sums.conflict,
                               .events = sums.events});
        });
    });
    writer.flush();
    progress.report(0.9, "adding up");
    add_present(series.networks, progress, actors);
    progress.report(1, "networks built");
    return series;
}

NetworkSeries build_series(std::shared_ptr<const Case> source_case, const SeriesOptions& options,
                           const Progress& progress) {
    auto selection = std::make_shared<const Selection>(select(std::move(source_case), options));
    return build_series(std::move(selection), options, progress);
}

}  // namespace entente
