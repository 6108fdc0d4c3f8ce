#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "entente/cases/codebook.hpp"
#include "entente/core/text.hpp"
#include "views.hpp"

namespace entente::app {
namespace {

constexpr std::size_t most_acts = 300;
constexpr float nothing = std::numeric_limits<float>::quiet_NaN();

void take(Curve1D& curve, std::size_t slice, double value) {
    curve.values[slice] = static_cast<float>(value);
    curve.low = std::min(curve.low, curve.values[slice]);
    curve.high = std::max(curve.high, curve.values[slice]);
}

void fill_curves(TieView& view, const NetworkSeries& series) {
    const auto history = tie_history(series, view.tie.first, view.tie.second);
    for (Curve1D* curve : {&view.net, &view.cooperation, &view.conflict})
        curve->values.assign(history.size(), nothing);
    for (std::size_t s = 0; s < history.size(); ++s) {
        if (!history[s]) continue;
        take(view.net, s, net(*history[s]));
        take(view.cooperation, s, history[s]->cooperation);
        take(view.conflict, s, -history[s]->conflict);
    }
}

/// The bands of net, cooperation and conflict, the last below the line as its curve is.
void add_bands(TieView& view, const NetworkSeries& series, const MeasureTable& table) {
    const auto add = [&](Curve1D& curve, const char* id, float sign) {
        curve.band_low.assign(curve.values.size(), nothing);
        curve.band_high.assign(curve.values.size(), nothing);
        const auto column = table.column(id);
        for (std::size_t s = 0; column && s < curve.values.size(); ++s) {
            const Network& network = series.networks[s];
            const Tie* tie = network.find(view.tie.first, view.tie.second, series.options.directed);
            const Bounds& bounds = table.bounds(*column, s);
            if (!tie || bounds.low.size() != network.ties.size()) continue;
            const auto item = static_cast<std::size_t>(tie - network.ties.data());
            const float a = sign * static_cast<float>(bounds.low[item]),
                        b = sign * static_cast<float>(bounds.high[item]);
            if (!std::isfinite(a) || !std::isfinite(b)) continue;
            curve.band_low[s] = std::min(a, b);
            curve.band_high[s] = std::max(a, b);
            curve.low = std::min(curve.low, curve.band_low[s]);
            curve.high = std::max(curve.high, curve.band_high[s]);
        }
    };
    add(view.net, "net", 1);
    add(view.cooperation, "cooperation", 1);
    add(view.conflict, "conflict", -1);
}

bool is_between(const SelectedEvent& event, ActorPair pair, bool directed) {
    if (event.source == pair.first && event.target == pair.second) return true;
    return event.source == pair.second && event.target == pair.first && (!directed || event.mutual);
}

std::vector<ActMark> act_marks(const NetworkSeries& series, ActorPair pair) {
    std::vector<ActMark> marks;
    for (const SelectedEvent& event : series.selection->events)
        if (is_between(event, pair, series.options.directed))
            marks.push_back(
                {moment_of(series,
                           (static_cast<double>(event.begin) + static_cast<double>(event.end)) / 2),
                 event.value * event.weight});
    return marks;
}

/// Two digits after the point for parts about 1 to 10 large, more for smaller ones.
int decimals_for(double largest) {
    if (!(largest > 0)) return 2;
    return std::clamp(2 - static_cast<int>(std::floor(std::log10(largest))), 1, 6);
}

std::string signed_number(double value, int decimals) {
    const std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals);
    const bool zero = digits.find_first_not_of("0.") == std::string::npos;
    return (zero ? "" : value < 0 ? "−" : "+") + digits;
}

std::string date_hint(const EventTable& events, std::size_t event) {
    const Act& act = events.act_of(event);
    const bool one_day = events.end[event] - events.begin[event] == 1;
    return fmt::format("written {}\n{}", events.when[event],
                       one_day     ? "one act on this day"
                       : act.lasts ? "lasts from the first to the last of these days"
                                   : "one act, on an unknown one of these days");
}

ActLine act_line(const NetworkSeries& series, const Contribution& part, double rounded,
                 int decimals) {
    const Case& source_case = series.source_case();
    const EventTable& events = source_case.events;
    const std::size_t event = index(part.event);
    const Act& act = events.act_of(event);
    const CodebookEntry* entry = cameo().find(act.code);
    ActLine line;
    line.date = span_text({events.begin[event], events.end[event]});
    line.date_hint = date_hint(events, event);
    line.code = act.code;
    line.label = entry ? entry->label : std::string();
    line.who = name_of(source_case, events.source[event]) + (act.mutual ? " ↔ " : " → ") +
               name_of(source_case, events.target[event]);
    line.value = short_number(part.value);
    line.part = signed_number(rounded, decimals);
    line.part_hint =
        fmt::format("{} = mass {} × weight {} × value {}", number_text(part.contribution),
                    number_text(part.mass), number_text(part.weight), number_text(part.value));
    line.contribution = part.contribution;
    line.summary = events.summary[event];
    line.citation = citation_text(source_case, events.citation[event]);
    return line;
}

/// Marks the `most` parts of the largest size.
std::vector<bool> largest(const std::vector<double>& parts, std::size_t most) {
    if (parts.size() <= most) return std::vector<bool>(parts.size(), true);
    std::vector<std::size_t> order(parts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::abs(parts[a]) > std::abs(parts[b]);
    });
    std::vector<bool> chosen(parts.size(), false);
    for (std::size_t i = 0; i < most; ++i) chosen[order[i]] = true;
    return chosen;
}

void fill_acts(TieView& view, const NetworkSeries& series) {
    const auto behind = explain(series, view.now, view.tie.first, view.tie.second);
    std::vector<double> parts;
    for (const Contribution& part : behind) {
        parts.push_back(part.contribution);
        view.largest_part = std::max(view.largest_part, std::abs(part.contribution));
    }
    const int decimals = decimals_for(view.largest_part);
    const auto rounded = rounded_parts(parts, decimals);
    const auto shown = largest(parts, most_acts);
    double others = 0;
    for (std::size_t i = 0; i < behind.size(); ++i) {
        if (shown[i])
            view.acts.push_back(act_line(series, behind[i], rounded[i], decimals));
        else
            others += rounded[i];
    }
    std::stable_sort(view.acts.begin(), view.acts.end(), [](const ActLine& a, const ActLine& b) {
        return std::abs(a.contribution) > std::abs(b.contribution);
    });
    if (behind.size() > view.acts.size()) {
        view.others =
            fmt::format("{} further acts with smaller parts", behind.size() - view.acts.size());
        view.others_part = signed_number(others, decimals);
    }
    view.net_text = signed_number(std::accumulate(rounded.begin(), rounded.end(), 0.0), decimals);
}

}  // namespace

std::vector<double> rounded_parts(const std::vector<double>& parts, int decimals) {
    const double unit = std::pow(10.0, -decimals);
    double sum = 0;
    std::vector<double> units(parts.size());
    std::vector<std::size_t> order(parts.size());
    double left = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        sum += parts[i];
        units[i] = std::floor(parts[i] / unit);
        left -= units[i];
        order[i] = i;
    }
    left += std::round(sum / unit);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return parts[a] / unit - units[a] > parts[b] / unit - units[b];
    });
    for (std::size_t i = 0; i < order.size() && left >= 0.5; ++i, --left) units[order[i]] += 1;
    for (double& value : units) value /= std::pow(10.0, decimals);
    return units;
}

ActorPair ordered_pair(ActorPair pair, bool directed) {
    if (!directed && pair.second < pair.first) std::swap(pair.first, pair.second);
    return pair;
}

TieView tie_view(const AppModel& model) {
    TieView view;
    if (!model.selected.tie || slice_count(model) == 0) return view;
    const NetworkSeries& series = *model.shown->series;
    const Case& source_case = series.source_case();
    const bool directed = series.options.directed;
    view.chosen = true;
    view.tie = ordered_pair(*model.selected.tie, directed);
    view.now = current_slice(model);
    view.title = name_of(source_case, view.tie.first) + (directed ? " → " : " – ") +
                 name_of(source_case, view.tie.second);
    fill_curves(view, series);
    if (model.bands && model.shown->tie_bands) add_bands(view, series, *model.shown->tie_bands);
    view.marks = act_marks(series, view.tie);
    view.pinned = model.pinned;
    if (const auto two = compared(model)) view.change = change_sentence(series, *two, view.tie);
    const Network& network = series.networks[view.now];
    const Tie* tie = network.find(view.tie.first, view.tie.second, directed);
    if (!tie) {
        view.state = "No act between the two counts in " + network.slice.label + ".";
        return view;
    }
    fill_acts(view, series);
    const auto sign = tone(*tie);
    view.state = fmt::format("net {}  ·  cooperation {}  ·  conflict {}  ·  tone {}", view.net_text,
                             short_number(tie->cooperation), short_number(tie->conflict),
                             short_number(sign));
    return view;
}

}  // namespace entente::app
