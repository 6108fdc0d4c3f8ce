#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "views.hpp"

namespace entente::app {
namespace {

constexpr double most_offered_slices = 5000;  // more are possible by the command line

std::string words(Period period) {
    static constexpr std::array<const char*, 4> units{"day", "week", "month", "year"};
    const char* unit = units[static_cast<std::size_t>(period.unit)];
    return period.count == 1 ? fmt::format("1 {}", unit)
                             : fmt::format("{} {}s", period.count, unit);
}

/// Choices of periods, the chosen one always among them, short ones first.
std::vector<Choice> period_choices(std::vector<Period> periods, Period chosen) {
    if (std::find(periods.begin(), periods.end(), chosen) == periods.end())
        periods.push_back(chosen);
    std::stable_sort(periods.begin(), periods.end(),
                     [](Period a, Period b) { return mean_days(a) < mean_days(b); });
    std::vector<Choice> choices;
    for (const Period period : periods)
        choices.push_back({to_string(period), words(period), {}, period == chosen});
    return choices;
}

std::vector<Choice> every_choices(const AppModel& model) {
    double days = 0;
    if (const auto extent = model.shown->source_case().extent())
        days = static_cast<double>(extent->length());
    std::vector<Period> offered;
    for (const Period period :
         {Period{1, PeriodUnit::day}, Period{1, PeriodUnit::week}, Period{1, PeriodUnit::month},
          Period{3, PeriodUnit::month}, Period{6, PeriodUnit::month}, Period{1, PeriodUnit::year},
          Period{2, PeriodUnit::year}, Period{5, PeriodUnit::year}, Period{10, PeriodUnit::year}})
        if (days / mean_days(period) <= most_offered_slices) offered.push_back(period);
    return period_choices(std::move(offered), model.wanted.every);
}

std::vector<Choice> length_choices(const SeriesOptions& options) {
    const bool sliding = options.window_kind == WindowKind::sliding;
    if (!sliding && options.window_kind != WindowKind::half_life) return {};
    std::vector<Period> offered;
    for (const int count : {1, 2, 3, 4, 5, 10, 20, 30, 50}) {
        const Period period{options.every.count * count, options.every.unit};
        if (period.count <= 100000) offered.push_back(period);
    }
    return period_choices(std::move(offered), options.window);
}

std::vector<Choice> window_choices(WindowKind kind) {
    return {{"own", "slice alone", "Only the acts of the slice itself: slices share no acts.",
             kind == WindowKind::own},
            {"sliding", "sliding",
             "The acts of a fixed length of time up to the slice's end: slices may share acts.",
             kind == WindowKind::sliding},
            {"half-life", "half-life",
             "All acts before the slice's end, each fading: after one half-life it counts half.",
             kind == WindowKind::half_life},
            {"cumulative", "everything before", "All acts before the slice's end, none fading.",
             kind == WindowKind::cumulative}};
}

template <class Value, std::size_t count>
std::vector<Choice> choices_of(const std::array<std::pair<Value, const char*>, count>& offered,
                               Value chosen) {
    std::vector<Choice> choices;
    for (const auto& [value, hint] : offered)
        choices.push_back(
            {std::string(to_string(value)), std::string(to_string(value)), hint, value == chosen});
    return choices;
}

std::vector<Choice> layer_choices(Layer layer) {
    return choices_of(
        std::array{std::pair{Layer::interaction, "Weight of a tie: cooperation + conflict."},
                   std::pair{Layer::cooperation, "Weight of a tie: its cooperation alone."},
                   std::pair{Layer::conflict, "Weight of a tie: its conflict alone."}},
        layer);
}

std::vector<Choice> rollup_choices(Rollup rollup) {
    return choices_of(
        std::array{std::pair{Rollup::none, "Every actor for itself."},
                   std::pair{Rollup::parent, "Acts of an actor count for what it is part of."},
                   std::pair{Rollup::top,
                             "Acts of an actor count for its topmost whole: "
                             "ministries, persons and police for their state."}},
        rollup);
}

std::vector<Choice> value_choices(ValueMode value) {
    return choices_of(
        std::array{
            std::pair{ValueMode::code, "Each act has the value of its code (Goldstein scale)."},
            std::pair{ValueMode::count, "Each act counts +1, friendly or not."},
            std::pair{ValueMode::sign, "Each act counts +1 or −1 by its sign."}},
        value);
}

std::vector<Choice> distance_choices(Distance distance) {
    return choices_of(
        std::array{std::pair{Distance::hop, "Paths count steps: every tie is one long."},
                   std::pair{Distance::inverse,
                             "Paths are short over strong ties: a tie is "
                             "1/weight long."}},
        distance);
}

std::vector<Choice> group_choices(const GroupCounts& groups,
                                  const std::vector<std::string>& shown) {
    std::vector<Choice> choices;
    for (const auto& [group, actors] : groups)
        choices.push_back({group, group, fmt::format("{} actors", actors),
                           std::find(shown.begin(), shown.end(), group) != shown.end()});
    return choices;
}

std::vector<Choice> source_choices(const Case& source_case, const SeriesOptions& options) {
    std::vector<Choice> choices;
    const auto& without = options.without_source;
    for (const Source& source : source_case.sources)
        choices.push_back(
            {source.id, source.title.empty() ? source.id : source.title,
             source.authors.empty() ? source.published : source.authors + ", " + source.published,
             std::find(without.begin(), without.end(), source.id) == without.end()});
    return choices;
}

std::vector<Choice> size_choices(const std::string& chosen) {
    std::vector<Choice> choices;
    for (const Measure& measure : all_measures())
        if (measure.level == Level::actor && !is_name(measure))
            choices.push_back({std::string(measure.id), measure_name(measure),
                               measure_hint(measure), measure.id == chosen});
    return choices;
}

std::vector<Choice> colour_choices(ColourBy chosen) {
    return choices_of(
        std::array{std::pair{ColourBy::kind, "State, organisation, community, person …"},
                   std::pair{ColourBy::group, "The first group that the case names for an actor."},
                   std::pair{ColourBy::side,
                             "The two sides that leave the least frustration: friends inside, "
                             "foes across."},
                   std::pair{ColourBy::community,
                             "Communities by the ties of the layer, one label through time."}},
        chosen);
}

}  // namespace

GroupCounts group_counts(const Case& source_case) {
    std::map<std::string, std::size_t> counts;
    for (const Actor& actor : source_case.actors)
        for (const std::string& group : actor.groups) ++counts[group];
    return {counts.begin(), counts.end()};
}

ToolbarView toolbar_view(const AppModel& model, const GroupCounts& groups,
                         const JobStatus& status) {
    ToolbarView view;
    view.theme = model.style.theme;
    view.labels = model.style.labels;
    view.legend = model.style.legend;
    view.stability = model.stability;
    view.busy = status.busy;
    view.fraction = std::isfinite(status.fraction) ? std::clamp(status.fraction, 0.0, 1.0) : 0;
    view.step = status.step;
    view.notice = model.notice;
    if (!model.shown) return view;
    view.has_case = true;
    view.case_name = model.shown->source_case().name;
    if (slice_count(model) > 0)
        view.slice_label = model.shown->series->networks[current_slice(model)].slice.label;
    view.options = model.wanted;
    view.every = every_choices(model);
    view.window = window_choices(model.wanted.window_kind);
    view.window_length = length_choices(model.wanted);
    view.layer = layer_choices(model.wanted.layer);
    view.rollup = rollup_choices(model.wanted.rollup);
    view.value = value_choices(model.wanted.value);
    view.distance = distance_choices(model.wanted.distance);
    view.groups = group_choices(groups, model.wanted.actors);
    view.sources = source_choices(model.shown->source_case(), model.wanted);
    view.size_by = size_choices(model.style.size_by);
    view.colour_by = colour_choices(model.style.colour_by);
    view.bands = model.bands;
    view.cancellable = model.computing.bands;
    view.window_words = describe_window(model.wanted);
    view.changed = model.wanted != model.shown->defaults;
    return view;
}

}  // namespace entente::app
