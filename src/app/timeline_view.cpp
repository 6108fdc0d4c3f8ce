#include <algorithm>
#include <array>
#include <cmath>

#include "views.hpp"

namespace entente::app {
namespace {

constexpr double flag_room = 15;
constexpr double label_room = 64;  // pixels between two labels of the axis, at scale 1

/// Slices that the range touches, [first, last).
std::pair<std::size_t, std::size_t> visible(TimeRange range, std::size_t slices) {
    const double first = std::floor(range.first + 0.5), last = std::ceil(range.last + 0.5);
    const auto hold = [&](double s) {
        return static_cast<std::size_t>(std::clamp(s, 0.0, static_cast<double>(slices)));
    };
    return {hold(first), hold(last)};
}

/// Slices that share one bar so that bars are at least two pixels wide.
std::size_t slices_a_bar(TimeRange range, int pixels) {
    const double room = std::max(1, pixels / 2);
    return static_cast<std::size_t>(std::max(1.0, std::ceil((range.last - range.first) / room)));
}

double tallest_bar(const NetworkSeries& series) {
    double tallest = 0;
    for (const Network& network : series.networks)
        tallest = std::max({tallest, network.cooperation, network.conflict});
    return tallest;
}

/// The room above and below the zero line, each at least a fifth of the other.
void add_scale(TimelineView& view, const NetworkSeries& series) {
    double cooperation = 0, conflict = 0;
    for (const Network& network : series.networks) {
        cooperation = std::max(cooperation, network.cooperation);
        conflict = std::max(conflict, network.conflict);
    }
    const double tallest = std::max(cooperation, conflict);
    if (tallest <= 0) return;
    view.up = std::max(cooperation / tallest, 0.2);
    view.down = std::max(conflict / tallest, 0.2);
    view.top = short_number(view.up * tallest);
    view.bottom = short_number(view.down * tallest);
}

/// Calendar steps for the axis, short ones first.
std::vector<Period> axis_steps() {
    std::vector<Period> steps{{1, PeriodUnit::day},   {1, PeriodUnit::week},
                              {2, PeriodUnit::week},  {1, PeriodUnit::month},
                              {3, PeriodUnit::month}, {6, PeriodUnit::month}};
    for (const int decade : {1, 10, 100, 1000})
        for (const int count : {1, 2, 5}) steps.push_back({count * decade, PeriodUnit::year});
    return steps;
}

void add_figure(std::vector<Figure>& figures, std::string name, std::optional<double> value) {
    figures.push_back({std::move(name), short_number(value), {}});
}

std::vector<Figure> slice_figures(const Analysis& analysis, std::size_t slice,
                                  const std::string& measure) {
    const Network& network = analysis.series->networks[slice];
    std::vector<Figure> figures;
    add_figure(figures, "events", network.events);
    add_figure(figures, "actors", static_cast<double>(network.present.size()));
    add_figure(figures, "ties", static_cast<double>(network.ties.size()));
    add_figure(figures, "cooperation", network.cooperation);
    add_figure(figures, "conflict", network.conflict);
    if (const auto column = analysis.network_measures->column(measure)) {
        const bool named = std::any_of(figures.begin(), figures.end(),
                                       [&](const Figure& f) { return f.name == measure; });
        if (!named)
            add_figure(figures, measure_name(*find_measure(Level::network, measure)),
                       analysis.network_measures->network_value(*column, slice));
    }
    return figures;
}

}  // namespace

std::vector<TimelineBar> timeline_bars(const NetworkSeries& series, TimeRange range, int pixels) {
    const auto [first, last] = visible(range, series.networks.size());
    const double tallest = tallest_bar(series);
    const std::size_t each = slices_a_bar(range, pixels);
    std::vector<TimelineBar> bars;
    for (std::size_t s = first; s < last; ++s) {
        const Network& network = series.networks[s];
        if (bars.empty() || s % each == 0) bars.push_back({.first = s, .last = s});
        TimelineBar& bar = bars.back();
        bar.last = s;
        bar.partial = bar.partial || network.slice.partial;
        if (tallest <= 0) continue;
        bar.cooperation = std::max(bar.cooperation, network.cooperation / tallest);
        bar.conflict = std::max(bar.conflict, network.conflict / tallest);
    }
    return bars;
}

std::vector<TimelinePoint> timeline_line(const MeasureTable& table, std::size_t column,
                                         TimeRange range, int pixels, double& low, double& high) {
    low = high = 0;
    bool any = false;
    const auto known = [](std::span<const double> cell) {
        return cell.empty() || !std::isfinite(cell[0]) ? std::nullopt : std::optional(cell[0]);
    };
    for (std::size_t s = 0; s < table.slices(); ++s) {
        const Bounds& bounds = table.bounds(column, s);
        for (const auto value :
             {known(table.values(column, s)), known(bounds.low), known(bounds.high)}) {
            if (!value) continue;
            low = any ? std::min(low, *value) : *value;
            high = any ? std::max(high, *value) : *value;
            any = true;
        }
    }
    const auto height = [&](std::optional<double> value) -> std::optional<double> {
        if (!value) return std::nullopt;
        return high > low ? (*value - low) / (high - low) : 0.5;
    };
    const auto [first, last] = visible(range, table.slices());
    const std::size_t each = slices_a_bar(range, pixels);
    std::vector<TimelinePoint> points;
    // One more slice on either side, so that the line runs out of sight instead of ending.
    for (std::size_t s = first > 0 ? first - 1 : 0; s < std::min(last + 1, table.slices()); ++s) {
        if (s % each != 0 && each > 1) continue;
        const Bounds& bounds = table.bounds(column, s);
        points.push_back({.slice = static_cast<double>(s),
                          .height = height(known(table.values(column, s))),
                          .low = height(known(bounds.low)),
                          .high = height(known(bounds.high))});
    }
    return points;
}

std::vector<TimelineFlag> timeline_flags(const NetworkSeries& series,
                                         const std::vector<Shift>& shifts, TimeRange range,
                                         int pixels, double room) {
    const auto [first, last] = visible(range, series.networks.size());
    const double slice_pixels = pixels / (range.last - range.first);
    std::vector<const Shift*> order;
    for (const Shift& shift : shifts)
        if (shift.slice >= first && shift.slice < last) order.push_back(&shift);
    std::sort(order.begin(), order.end(),
              [](const Shift* a, const Shift* b) { return a->rank < b->rank; });
    std::vector<TimelineFlag> flags;
    for (const Shift* shift : order) {
        const auto at = static_cast<double>(shift->slice);
        const bool free = std::none_of(flags.begin(), flags.end(), [&](const TimelineFlag& flag) {
            return std::abs(static_cast<double>(flag.slice) - at) * slice_pixels < room;
        });
        if (!free) continue;
        const std::string& label = series.networks[shift->slice].slice.label;
        flags.push_back({.slice = shift->slice,
                         .rank = shift->rank,
                         .height = std::max(0.25, 1 - static_cast<double>(shift->rank - 1) / 16),
                         .label = label,
                         .hint = "Break " + std::to_string(shift->rank) + ": " + label});
    }
    return flags;
}

std::vector<TimelineTick> timeline_ticks(const NetworkSeries& series, TimeRange range, int pixels,
                                         double room) {
    const auto& networks = series.networks;
    const auto [first, last] = visible(range, networks.size());
    if (first >= last || pixels <= 0) return {};
    const DaySpan days{networks[first].slice.days.begin, networks[last - 1].slice.days.end};
    const double day_pixels = pixels / std::max(1.0, static_cast<double>(days.length()));
    for (const Period step : axis_steps()) {
        if (mean_days(step) * day_pixels < room) continue;
        if (mean_days(step) < mean_days(series.options.every) * 0.99) continue;
        std::vector<TimelineTick> ticks;
        for (std::size_t s = first; s < last; ++s) {
            const Day begin = networks[s].slice.days.begin;
            const bool new_step = s == 0 ? align_down(begin, step) == begin
                                         : align_down(begin, step) !=
                                               align_down(networks[s - 1].slice.days.begin, step);
            if (new_step) ticks.push_back({static_cast<double>(s) - 0.5, slice_label(begin, step)});
        }
        return ticks;
    }
    return {};
}

Rect timeline_plot(const Rect& area, double scale) {
    const double side = 60 * scale, top = 46 * scale, below = 24 * scale;
    return {area.left + side, area.top + top, std::max(area.left + side + 1, area.right - side),
            std::max(area.top + top + 1, area.bottom - below)};
}

namespace {

void add_line(TimelineView& view, const AppModel& model, int pixels) {
    const MeasureTable& table = shown_measures(model, Level::network);
    const auto column = table.column(model.network_measure);
    if (!column) return;
    double low = 0, high = 0;
    view.line = timeline_line(table, *column, model.range, pixels, low, high);
    const bool any = std::any_of(view.line.begin(), view.line.end(),
                                 [](const TimelinePoint& p) { return p.height || p.low; });
    const Measure& measure = *table.measures()[*column];
    if (!any) {
        view.line_note = measure_name(measure) + " has no value here: " + why_undefined(measure);
        return;
    }
    view.line_low = short_number(low);
    view.line_high = short_number(high);
}

}  // namespace

TimelineView timeline_view(const AppModel& model) {
    TimelineView view;
    view.plot = timeline_plot(areas(model).timeline, model.scale);
    view.range = model.range;
    for (const Measure& measure : all_measures())
        if (measure.level == Level::network)
            view.measures.push_back({std::string(measure.id), measure_name(measure),
                                     measure_hint(measure), measure.id == model.network_measure});
    if (!model.shown || model.shown->slices() == 0) return view;
    const NetworkSeries& series = *model.shown->series;
    const int pixels = static_cast<int>(view.plot.width());
    view.slices = series.networks.size();
    view.bars = timeline_bars(series, model.range, pixels);
    add_scale(view, series);
    view.ticks = timeline_ticks(series, model.range, pixels, label_room * model.scale);
    if (model.shown->shifts)
        view.flags = timeline_flags(series, *model.shown->shifts, model.range, pixels,
                                    flag_room * model.scale);
    add_line(view, model, pixels);
    return view;
}

void follow_model(TimelineView& view, const AppModel& model) {
    view.moment = model.clock.moment;
    view.playing = model.clock.playing;
    view.loop = model.clock.loop;
    view.speed = model.clock.speed;
    view.hovered.clear();
    view.hovered_label.clear();
    view.now.clear();
    view.pinned = model.pinned;
    view.pinned_label.clear();
    if (slice_count(model) == 0) return;
    view.current = current_slice(model);
    if (model.pinned)
        view.pinned_label =
            "compared with " + model.shown->series->networks[*model.pinned].slice.label;
    view.now = model.shown->series->networks[current_slice(model)].slice.label;
    if (!model.hovered_slice || *model.hovered_slice >= slice_count(model)) return;
    view.hovered_label = model.shown->series->networks[*model.hovered_slice].slice.label;
    view.hovered = slice_figures(*model.shown, *model.hovered_slice, model.network_measure);
}

}  // namespace entente::app
