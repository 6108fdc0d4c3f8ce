#include "shift_events.hpp"

#include <algorithm>
#include <cmath>

namespace entente::detail {
namespace {

EventsOfPairs::Pair pair_of(ActorId a, ActorId b) {
    return a < b ? std::pair(a, b) : std::pair(b, a);
}

Turn turn_of(double before, double after) {
    if (before == 0) return Turn::entered;
    if (after == 0) return Turn::left;
    return after > before ? Turn::grew : Turn::faded;
}

double step(const ShiftEvent& e) {
    return std::abs(e.after - e.before);
}

/// Cuts the sorted list where it accounts for the share.
void keep_share(std::vector<ShiftEvent>& events, double share) {
    if (share >= 1) return;
    double all = 0;
    for (const ShiftEvent& e : events) all += step(e);
    double told = 0;
    const auto enough = std::find_if(events.begin(), events.end(), [&](const ShiftEvent& e) {
        if (told >= share * all) return true;
        told += step(e);
        return false;
    });
    events.erase(enough, events.end());
}

}  // namespace

EventsOfPairs::EventsOfPairs(const NetworkSeries& series, std::vector<Pair> pairs,
                             const Progress& progress)
    : series_(series), pairs_(std::move(pairs)) {
    std::sort(pairs_.begin(), pairs_.end());
    pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
    entries_.resize(pairs_.size());
    if (pairs_.empty()) return;
    const auto& events = series.selection->events;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (i % 65536 == 0) progress.check();
        const Pair pair = pair_of(events[i].source, events[i].target);
        const auto at = std::lower_bound(pairs_.begin(), pairs_.end(), pair);
        if (at == pairs_.end() || *at != pair) continue;
        entries_[static_cast<std::size_t>(at - pairs_.begin())].push_back({i, events[i].end});
    }
    for (auto& entries : entries_) {
        progress.check();
        std::stable_sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
            return events[a.event].begin < events[b.event].begin;
        });
        for (std::size_t i = 1; i < entries.size(); ++i)
            entries[i].last_end = std::max(entries[i].last_end, entries[i - 1].last_end);
    }
}

std::span<const EventsOfPairs::Entry> EventsOfPairs::touching(const std::vector<Entry>& entries,
                                                              std::size_t slice) const {
    const Slice& before = series_.networks[slice - 1].slice;
    // Before a cumulative window's end nothing changes any more.
    const Day from = series_.options.window_kind == WindowKind::cumulative ? before.days.end
                                                                           : before.window_begin;
    const Day to = series_.networks[slice].slice.days.end;
    const auto first = std::partition_point(entries.begin(), entries.end(),
                                            [&](const Entry& e) { return e.last_end <= from; });
    const auto last = std::partition_point(first, entries.end(), [&](const Entry& e) {
        return series_.selection->events[e.event].begin < to;
    });
    return {first, last};
}

std::vector<ShiftEvent> EventsOfPairs::changed(std::size_t slice, ActorId source, ActorId target,
                                               double share) const {
    const auto at = std::lower_bound(pairs_.begin(), pairs_.end(), pair_of(source, target));
    const auto& entries = entries_[static_cast<std::size_t>(at - pairs_.begin())];
    std::vector<ShiftEvent> found;
    for (const Entry& entry : touching(entries, slice)) {
        const SelectedEvent& event = series_.selection->events[entry.event];
        if (series_.options.directed && event.source != source && !event.mutual) continue;
        const DaySpan days{event.begin, event.end};
        const double before = mass(days, series_.networks[slice - 1].slice, series_.options);
        const double after = mass(days, series_.networks[slice].slice, series_.options);
        if (before == after) continue;
        const double whole = event.weight * event.value;
        found.push_back(
            {event.event, turn_of(before, after), before, after, before * whole, after * whole});
    }
    std::sort(found.begin(), found.end(), [](const ShiftEvent& a, const ShiftEvent& b) {
        return step(a) != step(b) ? step(a) > step(b) : a.event < b.event;
    });
    keep_share(found, share);
    return found;
}

}  // namespace entente::detail
