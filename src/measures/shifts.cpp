#include "entente/measures/shifts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "change.hpp"
#include "entente/core/error.hpp"
#include "pelt.hpp"
#include "robust.hpp"
#include "shift_events.hpp"

namespace entente {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

struct Named {
    std::string_view id;
    std::vector<double> values;  // one a slice, NaN where undefined
};

/// Series that are tested for change points together.
struct Levels {
    std::vector<Named> series;
    std::size_t overlap = 1;  // slices that share events with one before
    bool rises_only = false;
};

struct Marked {
    std::size_t slice;
    ShiftTest test;
};

/// Slices that hold one window; 1 when slices share no events.
std::size_t window_slices(const SeriesOptions& options) {
    const double slice = mean_days(options.every);
    double window = slice;
    if (options.window_kind == WindowKind::sliding) window = mean_days(options.window);
    if (options.window_kind == WindowKind::half_life) window = 3 * mean_days(options.window);
    return static_cast<std::size_t>(std::max(std::ceil(window / slice - 1e-9), 1.0));
}

bool slices_overlap(const SeriesOptions& options) {
    return options.window_kind == WindowKind::cumulative || window_slices(options) > 1;
}

/// Whether the window reaches back before all events, so that what comes in fills it.
bool is_filling(const Slice& slice, const SeriesOptions& options) {
    if (options.window_kind == WindowKind::sliding)
        return window_slices(options) > 1 && slice.partial;
    if (options.window_kind != WindowKind::half_life) return false;
    return slice.days.end - slice.window_begin < 3 * mean_days(options.window);
}

/// Of every slice with the one before; the first compares with nothing.
std::vector<detail::Comparison> compare_all(const NetworkSeries& series, const Progress& progress) {
    std::vector<detail::Comparison> compared(series.networks.size());
    for (std::size_t s = 1; s < compared.size(); ++s) {
        progress.check();
        compared[s] = detail::compare(series.networks[s - 1], series.networks[s]);
    }
    return compared;
}

Named tested_change(const std::vector<detail::Comparison>& compared, bool overlap) {
    Named change{"change", {}};
    for (const auto& c : compared) change.values.push_back(overlap ? c.arrived : c.distance);
    return change;
}

void leave_out_filling(Named& tested, const NetworkSeries& series) {
    for (std::size_t s = 0; s < tested.values.size(); ++s)
        if (is_filling(series.networks[s].slice, series.options)) tested.values[s] = nothing;
}

std::vector<Marked> outliers(const Named& series) {
    std::vector<double> defined;
    for (const double x : series.values)
        if (!std::isnan(x)) defined.push_back(x);
    if (defined.size() < 5) return {};
    const double middle = detail::median(defined);
    const double sigma =
        detail::robust_sigma(defined, detail::least_noise * detail::range(defined));
    std::vector<Marked> found;
    for (std::size_t s = 0; s < series.values.size(); ++s) {
        const double x = series.values[s];
        if (!(x > middle + 3 * sigma)) continue;
        found.push_back({s,
                         {.kind = ShiftTest::Kind::outlier,
                          .strength = (x - middle) / sigma,
                          .levels = {{series.id, middle, x}}}});
    }
    return found;
}

/// The slices where some series is defined, in time.
std::vector<std::size_t> told_slices(const std::vector<std::vector<double>>& series) {
    std::vector<std::size_t> told;
    for (std::size_t s = 0; !series.empty() && s < series.front().size(); ++s) {
        const bool any = std::any_of(series.begin(), series.end(),
                                     [&](const auto& values) { return !std::isnan(values[s]); });
        if (any) told.push_back(s);
    }
    return told;
}

ShiftTest change_point_test(const Levels& levels, const std::vector<std::size_t>& used,
                            const std::vector<detail::Standardised>& units,
                            const detail::ChangePoint& point) {
    ShiftTest test;
    test.kind = ShiftTest::Kind::change_point;
    test.gain = point.gain;
    double squares = 0;
    for (std::size_t i = 0; i < used.size(); ++i) {
        const double step = point.after[i] - point.before[i];
        const bool counts = !std::isnan(step) && (step > 0 || !levels.rises_only);
        squares += counts ? step * step : 0;
        const auto& unit = units[i];
        test.levels.push_back({levels.series[used[i]].id,
                               point.before[i] * unit.sigma + unit.middle,
                               point.after[i] * unit.sigma + unit.middle});
    }
    test.strength = std::sqrt(squares / static_cast<double>(used.size()));
    return test;
}

std::vector<Marked> change_points(const Levels& levels, const Progress& progress) {
    std::vector<std::size_t> used;
    std::vector<detail::Standardised> units;
    std::vector<std::vector<double>> values;
    for (std::size_t i = 0; i < levels.series.size(); ++i) {
        auto unit = detail::standardise(levels.series[i].values, levels.overlap);
        if (unit.values.empty()) continue;
        used.push_back(i);
        values.push_back(unit.values);
        units.push_back(std::move(unit));
    }
    const auto told = told_slices(values);
    for (auto& all : values) {
        std::vector<double> closed_up;
        for (const std::size_t s : told) closed_up.push_back(all[s]);
        all = std::move(closed_up);
    }
    if (told.empty()) return {};
    const double n = static_cast<double>(told.size());
    const double penalty = static_cast<double>((used.size() + 1) * levels.overlap) * std::log(n);
    std::vector<Marked> found;
    for (const auto& point : detail::pelt(values, penalty, levels.overlap, progress)) {
        const ShiftTest test = change_point_test(levels, used, units, point);
        if (test.strength > 0) found.push_back({told[point.place], test});
    }
    return found;
}

std::vector<Shift> gather(std::vector<Marked> marked,
                          const std::vector<detail::Comparison>& compared) {
    std::vector<double> sizes;
    for (const auto& c : compared)
        if (!std::isnan(c.distance)) sizes.push_back(c.root_size);
    const double usual = sizes.empty() ? 0 : detail::median(sizes);
    std::stable_sort(marked.begin(), marked.end(),
                     [](const Marked& a, const Marked& b) { return a.slice < b.slice; });
    std::vector<Shift> shifts;
    for (Marked& mark : marked) {
        if (shifts.empty() || shifts.back().slice != mark.slice) {
            const auto& c = compared[mark.slice];
            Shift shift;
            shift.slice = mark.slice;
            if (!std::isnan(c.distance)) {
                shift.change = c.distance;
                shift.arrived = c.arrived;
            }
            shifts.push_back(std::move(shift));
        }
        const double weight = usual > 0 ? compared[mark.slice].root_size / usual : 1;
        Shift& shift = shifts.back();
        shift.score = std::max(
            shift.score, std::min(mark.test.strength * weight, std::numeric_limits<double>::max()));
        shift.tests.push_back(std::move(mark.test));
    }
    return shifts;
}

void rank(std::vector<Shift>& shifts) {
    std::vector<std::size_t> order(shifts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return shifts[a].score > shifts[b].score;
    });
    for (std::size_t i = 0; i < order.size(); ++i) shifts[order[i]].rank = i + 1;
}

void add_ties(Shift& shift, const NetworkSeries& series, double share) {
    double told = 0;
    for (const auto& c :
         detail::tie_changes(series.networks[shift.slice - 1], series.networks[shift.slice])) {
        if (share < 1 && told >= share * shift.change.value_or(0)) return;
        told += c.part;
        shift.ties.push_back({c.source, c.target, c.part, c.before, c.now, {}});
    }
}

void explain_all(std::vector<Shift>& shifts, const NetworkSeries& series,
                 const ShiftOptions& options, const Progress& progress) {
    std::vector<detail::EventsOfPairs::Pair> pairs;
    for (Shift& shift : shifts) {
        progress.check();
        add_ties(shift, series, options.share);
        for (const ShiftTie& tie : shift.ties) pairs.push_back(std::minmax(tie.source, tie.target));
    }
    const detail::EventsOfPairs events(series, std::move(pairs), progress);
    for (std::size_t i = 0; i < shifts.size(); ++i) {
        progress.report(static_cast<double>(i) / static_cast<double>(shifts.size()), "explaining");
        for (ShiftTie& tie : shifts[i].ties) {
            progress.check();
            tie.events = events.changed(shifts[i].slice, tie.source, tie.target, options.share);
        }
    }
}

std::vector<Shift> shifts_of(const NetworkSeries& series, Levels levels,
                             const ShiftOptions& options, const Progress& progress) {
    const auto compared = compare_all(series, progress);
    const bool overlap = slices_overlap(series.options);
    Named change = tested_change(compared, overlap);
    leave_out_filling(change, series);
    for (Named& level : levels.series) leave_out_filling(level, series);
    std::vector<Marked> marked = outliers(change);
    for (auto& mark : change_points({{change}, 1, true}, progress))
        marked.push_back(std::move(mark));
    for (auto& mark : change_points(levels, progress)) {
        const auto& c = compared[mark.slice];
        if (overlap) mark.test.strength *= c.distance > 0 ? c.arrived / c.distance : 0;
        marked.push_back(std::move(mark));
    }
    std::vector<Shift> shifts = gather(std::move(marked), compared);
    rank(shifts);
    explain_all(shifts, series, options, progress);
    return shifts;
}

/// How levels are tested in a series' windows; cumulative ones become steps.
Levels levels_of(std::vector<Named> named, const SeriesOptions& options) {
    Levels levels{std::move(named), window_slices(options), false};
    if (options.window_kind != WindowKind::cumulative) return levels;
    for (Named& series : levels.series) {
        std::adjacent_difference(series.values.begin(), series.values.end(), series.values.begin());
        if (!series.values.empty()) series.values.front() = nothing;
    }
    return levels;
}

/// The same slices with no other tie.
NetworkSeries only_tie(const NetworkSeries& series, ActorId a, ActorId b,
                       const Progress& progress) {
    NetworkSeries one{series.selection, series.options, {}};
    for (const Network& network : series.networks) {
        progress.check();
        Network& alone = one.networks.emplace_back();
        alone.slice = network.slice;
        if (const Tie* tie = network.find(a, b, series.options.directed)) {
            alone.ties = {*tie};
            alone.present = {std::min(a, b), std::max(a, b)};
        }
    }
    return one;
}

}  // namespace

std::string_view to_string(Turn turn) {
    switch (turn) {
        case Turn::entered:
            return "entered";
        case Turn::left:
            return "left";
        case Turn::grew:
            return "grew";
        case Turn::faded:
            break;
    }
    return "faded";
}

std::vector<Shift> find_shifts(const NetworkSeries& series, const MeasureTable& measures,
                               const ShiftOptions& options, const Progress& progress) {
    std::vector<Named> named;
    for (std::size_t c = 0; c < measures.measures().size(); ++c) {
        if (measures.level() != Level::network || measures.slices() != series.networks.size()) {
            throw Error(ErrorCategory::internal,
                        "shifts are found in network measures of the same slices");
        }
        Named& one = named.emplace_back(Named{measures.measures()[c]->id, {}});
        for (std::size_t s = 0; s < measures.slices(); ++s)
            one.values.push_back(measures.network_value(c, s).value_or(nothing));
    }
    return shifts_of(series, levels_of(std::move(named), series.options), options, progress);
}

std::vector<Shift> find_tie_shifts(const NetworkSeries& series, ActorId a, ActorId b,
                                   const ShiftOptions& options, const Progress& progress) {
    const NetworkSeries one = only_tie(series, a, b, progress);
    Named cooperation{"cooperation", {}}, conflict{"conflict", {}};
    for (const Network& network : one.networks) {
        const bool some = !network.ties.empty();
        cooperation.values.push_back(some ? network.ties.front().cooperation : 0);
        conflict.values.push_back(some ? network.ties.front().conflict : 0);
    }
    Levels levels = levels_of({std::move(cooperation), std::move(conflict)}, series.options);
    levels.rises_only = slices_overlap(series.options);
    return shifts_of(one, levels, options, progress);
}

}  // namespace entente
