#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "entente/core/text.hpp"
#include "views.hpp"

namespace entente::app {
namespace {

constexpr float nothing = std::numeric_limits<float>::quiet_NaN();

void widen(float value, float& low, float& high) {
    if (!std::isfinite(value)) return;
    low = std::min(low, value);
    high = std::max(high, value);
}

/// Puts one item of a cell into a curve.
void take(Curve1D& curve, std::vector<float>& into, std::size_t slice, std::span<const double> cell,
          std::size_t item) {
    if (item >= cell.size()) return;
    into[slice] = static_cast<float>(cell[item]);
    widen(into[slice], curve.low, curve.high);
}

bool holds(const std::string& text, const std::string& wanted) {
    return lower_ascii(text).find(wanted) != std::string::npos;
}

bool matches(const Actor& actor, const std::string& wanted) {
    const auto any = [&](const std::vector<std::string>& list) {
        return std::any_of(list.begin(), list.end(),
                           [&](const auto& t) { return holds(t, wanted); });
    };
    return wanted.empty() || holds(actor.name, wanted) || holds(actor.id, wanted) ||
           any(actor.aliases) || any(actor.groups);
}

/// Undefined values last, whichever way the column is sorted; equal ones by name, then id.
bool comes_first(const ActorRow& a, const ActorRow& b, std::optional<std::size_t> column,
                 bool descending) {
    if (column) {
        const auto &x = a.values[*column], &y = b.values[*column];
        if (x.has_value() != y.has_value()) return x.has_value();
        if (x && *x != *y) return descending ? *x > *y : *x < *y;
    } else if (const int order = a.name.compare(b.name); order != 0) {
        return descending ? order > 0 : order < 0;
    }
    return std::tie(a.name, a.id) < std::tie(b.name, b.id);
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string existence(const Actor& actor) {
    if (!actor.exists_from && !actor.exists_to) return "not limited in the case";
    const auto end = [](const std::string& text, const std::optional<Day>& day, int back) {
        return !text.empty() ? text : day ? iso(*day - back) : std::string("…");
    };
    return end(actor.from_text, actor.exists_from, 0) + " – " +
           (actor.exists_to ? end(actor.to_text, actor.exists_to, 1) : "today");
}

std::string presence_words(Presence presence, const std::string& slice) {
    switch (presence) {
        case Presence::present:
            return "present: has ties in " + slice;
        case Presence::silent:
            return "silent: existed in " + slice + ", but no act that counts names it";
        case Presence::absent:
            break;
    }
    return "absent: did not exist in " + slice;
}

std::string ancestors(const Case& source_case, const Actor& actor) {
    std::string text;
    const Actor* one = &actor;
    for (std::size_t steps = 0; one->parent && steps < 16; ++steps) {
        text += (text.empty() ? "" : " › ") + name_of(source_case, *one->parent);
        one = &source_case.actor(*one->parent);
    }
    return text;
}

std::vector<TieLine> tie_lines(const Analysis& analysis, std::size_t slice, ActorId actor) {
    const bool directed = analysis.series->options.directed;
    std::vector<TieLine> lines;
    for (const Tie& tie : analysis.series->networks[slice].ties) {
        if (tie.source != actor && tie.target != actor) continue;
        const bool outgoing = tie.source == actor;
        const ActorId other = outgoing ? tie.target : tie.source;
        lines.push_back({.other = other,
                         .name = name_of(analysis.source_case(), other),
                         .direction = !directed  ? "–"
                                      : outgoing ? "→"
                                                 : "←",
                         .tone = tone(tie),
                         .cooperation = tie.cooperation,
                         .conflict = tie.conflict,
                         .net = net(tie),
                         .tie = {tie.source, tie.target}});
    }
    std::stable_sort(lines.begin(), lines.end(), [](const TieLine& a, const TieLine& b) {
        return a.cooperation + a.conflict > b.cooperation + b.conflict;
    });
    return lines;
}

}  // namespace

ActorCurves actor_curves(const NetworkSeries& series, const MeasureTable& table,
                         std::string_view measure) {
    ActorCurves curves;
    curves.measure = measure;
    curves.slices = series.networks.size();
    const std::size_t actors = series.source_case().actors.size();
    for (auto* one : {&curves.values, &curves.band_low, &curves.band_high})
        one->assign(actors * curves.slices, nothing);
    curves.low.assign(actors, 0);
    curves.high.assign(actors, 0);
    const auto column = table.column(measure);
    if (!column) return curves;
    for (std::size_t s = 0; s < curves.slices; ++s) {
        const Bounds& bounds = table.bounds(*column, s);
        const auto& present = series.networks[s].present;
        const auto fill = [&](std::vector<float>& into, std::span<const double> from) {
            for (std::size_t i = 0; i < std::min(from.size(), present.size()); ++i) {
                const std::size_t actor = index(present[i]);
                const auto value = static_cast<float>(from[i]);
                into[actor * curves.slices + s] = value;
                widen(value, curves.low[actor], curves.high[actor]);
            }
        };
        fill(curves.values, table.values(*column, s));
        fill(curves.band_low, bounds.low);
        fill(curves.band_high, bounds.high);
    }
    return curves;
}

Curve1D actor_curve(const NetworkSeries& series, const MeasureTable& table,
                    std::string_view measure, ActorId actor) {
    Curve1D curve;
    const auto column = table.column(measure);
    for (auto* one : {&curve.values, &curve.band_low, &curve.band_high})
        one->assign(series.networks.size(), nothing);
    if (!column) return curve;
    for (std::size_t s = 0; s < curve.values.size(); ++s) {
        const auto& present = series.networks[s].present;
        const auto found = std::lower_bound(present.begin(), present.end(), actor);
        if (found == present.end() || *found != actor) continue;
        const auto item = static_cast<std::size_t>(found - present.begin());
        const Bounds& bounds = table.bounds(*column, s);
        take(curve, curve.values, s, table.values(*column, s), item);
        take(curve, curve.band_low, s, bounds.low, item);
        take(curve, curve.band_high, s, bounds.high, item);
    }
    return curve;
}

Curve1D network_curve(const MeasureTable& table, std::string_view measure) {
    Curve1D curve;
    const auto column = table.column(measure);
    for (auto* one : {&curve.values, &curve.band_low, &curve.band_high})
        one->assign(table.slices(), nothing);
    if (!column) return curve;
    for (std::size_t s = 0; s < table.slices(); ++s) {
        const Bounds& bounds = table.bounds(*column, s);
        take(curve, curve.values, s, table.values(*column, s), 0);
        take(curve, curve.band_low, s, bounds.low, 0);
        take(curve, curve.band_high, s, bounds.high, 0);
    }
    return curve;
}

ActorsTable actors_table(const AppModel& model, const ActorColours& colours,
                         std::shared_ptr<const ActorCurves> curves) {
    ActorsTable view;
    view.sort = model.sort;
    view.search = model.search;
    view.curves = std::move(curves);
    view.selected = model.selected.actor;
    if (slice_count(model) == 0) return view;
    const Analysis& analysis = *model.shown;
    const MeasureTable& table = *analysis.actor_measures;
    view.now = current_slice(model);
    view.columns = table.measures();
    const Network& network = analysis.series->networks[view.now];
    const std::string wanted = lower_ascii(trimmed(model.search));
    for (const ActorId id : analysis.series->selection->actors) {
        const Presence state = presence(*analysis.series, view.now, id);
        if (state == Presence::absent) continue;
        ++view.all;
        const Actor& actor = analysis.source_case().actor(id);
        if (!matches(actor, wanted)) continue;
        ActorRow row{.actor = id,
                     .name = name_of(analysis.source_case(), id),
                     .id = actor.id,
                     .colour = colours.of_actor.at(index(id)),
                     .presence = state,
                     .values = {}};
        for (std::size_t c = 0; c < view.columns.size(); ++c)
            row.values.push_back(table.actor_value(c, view.now, network, id));
        view.rows.push_back(std::move(row));
    }
    const auto column = table.column(model.sort.column);
    std::sort(view.rows.begin(), view.rows.end(), [&](const ActorRow& a, const ActorRow& b) {
        return comes_first(a, b, column, model.sort.descending);
    });
    return view;
}

ActorView actor_view(const AppModel& model, const ActorColours& colours) {
    ActorView view;
    if (!model.selected.actor || slice_count(model) == 0) return view;
    const Analysis& analysis = *model.shown;
    const Case& source_case = analysis.source_case();
    const ActorId id = *model.selected.actor;
    const Actor& actor = source_case.actor(id);
    view.chosen = true;
    view.actor = id;
    view.now = current_slice(model);
    view.name = name_of(source_case, id);
    view.id = actor.id;
    view.kind = to_string(actor.kind);
    view.groups = joined(actor.groups);
    view.aliases = joined(actor.aliases);
    view.existence = existence(actor);
    view.part_of = ancestors(source_case, actor);
    view.note = actor.note;
    view.colour = colours.of_actor.at(index(id));
    const Network& network = analysis.series->networks[view.now];
    const auto& shown = analysis.series->selection->actors;
    view.presence =
        std::binary_search(shown.begin(), shown.end(), id)
            ? presence_words(presence(*analysis.series, view.now, id), network.slice.label)
            : "not in this view: rolled up into another actor, or filtered out";
    const MeasureTable& table = shown_measures(model, Level::actor);
    for (std::size_t c = 0; c < table.measures().size(); ++c) {
        const auto value = table.actor_value(c, view.now, network, id);
        const Measure* measure = table.measures()[c];
        Curve1D curve = actor_curve(*analysis.series, table, measure->id, id);
        const auto known = [](float v) { return std::isfinite(v); };
        if (std::none_of(curve.values.begin(), curve.values.end(), known)) {
            view.undefined.push_back(
                {measure_name(*measure), "–", measure_hint(*measure), why_undefined(*measure)});
            continue;
        }
        view.measures.push_back({.measure = measure,
                                 .value = short_number(value),
                                 .exact = exact_number(value),
                                 .why = value ? std::string() : why_undefined(*measure),
                                 .curve = std::move(curve)});
    }
    view.ties = tie_lines(analysis, view.now, id);
    return view;
}

}  // namespace entente::app
