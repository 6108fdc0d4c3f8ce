// Slices on the calendar, and how much of an event falls into one.
#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "entente/core/error.hpp"
#include "entente/network/series.hpp"
#include "fading.hpp"

namespace entente {

namespace {

std::optional<DaySpan> extent(const std::vector<SelectedEvent>& events) {
    if (events.empty()) return std::nullopt;
    DaySpan days{events.front().begin, events.front().end};
    for (const SelectedEvent& event : events) {
        days.begin = std::min(days.begin, event.begin);
        days.end = std::max(days.end, event.end);
    }
    return days;
}

/// The days that slices must cover; nothing when there is nothing to show.
std::optional<DaySpan> covered(const Selection& selection, const SeriesOptions& options) {
    const auto events = extent(selection.events);
    if (!events && !(options.from && options.to)) return std::nullopt;
    const DaySpan days{options.from ? *options.from : events->begin,
                       options.to ? *options.to : events->end};
    if (days.begin < days.end) return days;
    const std::string first = iso(days.begin);
    const std::string last = iso(days.end - 1);
    throw Error(
        ErrorCategory::usage,
        options.from && options.to ? fmt::format("--from {} is later than --to {}", first, last)
        : options.from ? fmt::format("--from {} is later than the last event, {}", first, last)
                       : fmt::format("--to {} is before the first event, {}", last, first),
        options.from ? "--from" : "--to");
}

Day window_begin(DaySpan slice, Day first_event, const SeriesOptions& options) {
    switch (options.window_kind) {
        case WindowKind::own:
            return slice.begin;
        case WindowKind::sliding:
            return shift(slice.end, options.window, -1);
        case WindowKind::cumulative:
        case WindowKind::half_life:
            return first_event < slice.end ? first_event : slice.begin;
    }
    return slice.begin;
}

void check_count(DaySpan days, Period every) {
    constexpr double limit = 1e6;
    if (static_cast<double>(days.length()) / mean_days(every) <= limit) return;
    throw Error(ErrorCategory::usage,
                fmt::format("--every {} makes more than a million slices from {} to {}; choose "
                            "longer ones",
                            to_string(every), iso(days.begin), iso(days.end - 1)),
                "--every");
}

double box_mass(DaySpan event, Day from, Day to) {
    const std::int64_t inside = std::int64_t{std::min(event.end, to)} - std::max(event.begin, from);
    return inside <= 0 ? 0.0 : static_cast<double>(inside) / static_cast<double>(event.length());
}

}  // namespace

std::vector<Slice> make_slices(const Selection& selection, const SeriesOptions& options) {
    const auto days = covered(selection, options);
    if (!days) return {};
    check_count(*days, options.every);
    const auto known = selection.source_case->extent();
    std::vector<Slice> slices;
    for (Day begin = align_down(days->begin, options.every); begin < days->end;) {
        const Day end = shift(begin, options.every, 1);
        const Day first_event = known ? known->begin : begin;
        const Day window = window_begin({begin, end}, first_event, options);
        slices.push_back({.label = slice_label(begin, options.every),
                          .days = {begin, end},
                          .window_begin = window,
                          .partial = known && window < first_event});
        begin = end;
    }
    return slices;
}

std::string why_no_slices(const NetworkSeries& series) {
    if (series.source_case().events.size() == 0) {
        return "the case has no events, so there are no slices";
    }
    SeriesOptions choice;
    choice.rollup = series.options.rollup;
    choice.actors = series.options.actors;
    choice.top = series.options.top;
    choice.without_source = series.options.without_source;
    const std::string options = command_line(choice, {});
    if (options.empty()) {
        return "every event of the case is an act of an actor toward itself, so there are no "
               "slices";
    }
    return fmt::format("no event of the case is left with {}, so there are no slices", options);
}

double mass(DaySpan event, const Slice& slice, const SeriesOptions& options) {
    const Day t = slice.days.end;
    if (event.begin >= t) return 0.0;
    if (options.window_kind == WindowKind::half_life) {
        return detail::Fading(options.window).mass(event, t);
    }
    const bool cumulative = options.window_kind == WindowKind::cumulative;
    return box_mass(event, cumulative ? event.begin : slice.window_begin, t);
}

std::optional<std::size_t> NetworkSeries::slice_at(Day day) const {
    const auto after = std::upper_bound(
        networks.begin(), networks.end(), day,
        [](Day d, const Network& network) { return d < network.slice.days.begin; });
    if (after == networks.begin() || day >= (after - 1)->slice.days.end) return std::nullopt;
    return static_cast<std::size_t>(after - networks.begin()) - 1;
}

}  // namespace entente
