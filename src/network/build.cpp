// The whole series: pair by pair through all slices, so that ties come out sorted.
#include <fmt/core.h>

#include <algorithm>
#include <numeric>

#include "entente/core/error.hpp"
#include "entente/network/series.hpp"
#include "sweep.hpp"

namespace entente {

namespace {

using detail::Run;
using detail::Sums;
using detail::Sweep;

/// One direction of an event.
struct Entry {
    ActorId source{};
    ActorId target{};
    const SelectedEvent* event = nullptr;
    auto pair() const { return std::pair(source, target); }
};

/// Sorted by pair, then file order.
std::vector<Entry> entries_of(const Selection& selection, bool directed) {
    std::vector<Entry> entries;
    entries.reserve(selection.events.size());
    for (const SelectedEvent& event : selection.events) {
        const bool swapped = !directed && event.target < event.source;
        entries.push_back(
            {swapped ? event.target : event.source, swapped ? event.source : event.target, &event});
        if (directed && event.mutual) entries.push_back({event.target, event.source, &event});
    }
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        return std::tuple(a.source, a.target, a.event) < std::tuple(b.source, b.target, b.event);
    });
    return entries;
}

/// Calls visit(source, target, events) for each pair.
template <class Visit>
void for_each_pair(const std::vector<Entry>& entries, const Progress& progress, double from,
                   double to, const Visit& visit) {
    std::vector<const SelectedEvent*> events;
    std::size_t reported = 0;
    for (std::size_t first = 0; first < entries.size();) {
        if (first >= reported) {
            const double part = static_cast<double>(first) / static_cast<double>(entries.size());
            progress.report(from + part * (to - from), "building networks");
            reported = first + 1024;
        }
        events.clear();
        std::size_t last = first;
        for (; last < entries.size() && entries[last].pair() == entries[first].pair(); ++last) {
            events.push_back(entries[last].event);
        }
        visit(entries[first].source, entries[first].target, events);
        first = last;
    }
}

/// Ties to come per slice (an event of weight 0 makes room for one that will not).
class TieCounter {
  public:
    explicit TieCounter(const detail::Timeline& timeline)
        : timeline_(timeline), change_(timeline.size() + 1, 0) {}

    void add_pair(const std::vector<const SelectedEvent*>& events) {
        runs_.clear();
        for (const SelectedEvent* event : events) {
            const Run run = timeline_.reach({event->begin, event->end}).touched;
            if (run.first < run.last) runs_.push_back(run);
        }
        std::sort(runs_.begin(), runs_.end(),
                  [](const Run& a, const Run& b) { return a.first < b.first; });
        std::size_t counted_to = 0;
        for (const Run& run : runs_) {
            const std::size_t first = std::max(run.first, counted_to);
            if (first >= run.last) continue;
            ++change_[first];
            --change_[run.last];
            counted_to = run.last;
        }
    }

    std::vector<std::size_t> counts() const {
        std::vector<std::size_t> counts(change_.size() - 1);
        std::int64_t now = 0;
        for (std::size_t slice = 0; slice < counts.size(); ++slice) {
            now += change_[slice];
            counts[slice] = static_cast<std::size_t>(now);
        }
        return counts;
    }

  private:
    const detail::Timeline& timeline_;
    std::vector<std::int64_t> change_;
    std::vector<Run> runs_;
};

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
void add_totals(const Selection& selection, Sweep& sweep, std::vector<Network>& networks) {
    std::vector<const SelectedEvent*> all;
    all.reserve(selection.events.size());
    for (const SelectedEvent& event : selection.events) all.push_back(&event);
    sweep(all, [&](Run run, const Sums& sums) {
        for (std::size_t i = run.first; i < run.last; ++i) {
            networks[i].events = sums.events;
            networks[i].cooperation = sums.cooperation;
            networks[i].conflict = sums.conflict;
        }
    });
}

void add_present(std::vector<Network>& networks, std::size_t actors) {
    std::vector<std::size_t> seen_in(actors, networks.size());
    for (std::size_t i = 0; i < networks.size(); ++i) {
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
    NetworkSeries series{.selection = selection, .options = options, .networks = {}};
    const std::vector<Slice> slices = make_slices(*selection, options);
    series.networks.resize(slices.size());
    for (std::size_t i = 0; i < slices.size(); ++i) series.networks[i].slice = slices[i];
    if (slices.empty()) return series;

    progress.report(0, "building networks");
    Sweep sweep(slices, options);
    const std::vector<Entry> entries = entries_of(*selection, options.directed);
    TieCounter counter(sweep.timeline());
    for_each_pair(entries, progress, 0.1, 0.2,
                  [&](ActorId, ActorId, const auto& events) { counter.add_pair(events); });
    reserve_ties(series.networks, counter.counts());
    for_each_pair(entries, progress, 0.2, 0.8, [&](ActorId a, ActorId b, const auto& events) {
        sweep(events, [&](Run run, const Sums& sums) {
            const Tie tie{a, b, sums.cooperation, sums.conflict, sums.events};
            for (std::size_t i = run.first; i < run.last; ++i) {
                series.networks[i].ties.push_back(tie);
            }
        });
    });
    progress.report(0.8, "adding up");
    add_totals(*selection, sweep, series.networks);
    progress.report(0.9, "adding up");
    add_present(series.networks, selection->source_case->actors.size());
    progress.report(1, "networks built");
    return series;
}

NetworkSeries build_series(std::shared_ptr<const Case> source_case, const SeriesOptions& options,
                           const Progress& progress) {
    auto selection = std::make_shared<const Selection>(select(std::move(source_case), options));
    return build_series(std::move(selection), options, progress);
}

}  // namespace entente
