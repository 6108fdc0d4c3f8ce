#include <algorithm>
#include <cmath>

#include "apply.hpp"
#include "entente/core/error.hpp"
#include "entente/core/text.hpp"

namespace entente::app {
namespace {

constexpr int longest_period = 100000;

/// What has to be worked out for the model's wishes, given what is shown.
Work needed(const AppModel& model) {
    Work work = model.shown->remaining;
    const SeriesOptions& shown = model.shown->series->options;
    SeriesOptions same_ties = model.wanted;
    same_ties.layer = shown.layer;
    same_ties.distance = shown.distance;
    if (same_ties != shown) {
        work = whole_work;
        work.bands = model.bands;
        return work;
    }
    if (model.wanted != shown) work.measures = work.searches = true;
    work.bands = model.bands && (work.measures || !model.shown->network_bands);
    if (model.stability != model.shown->stability) work.layout = true;
    return work;
}

/// Asks for what the wishes need. While another case is being opened, wishes about the old one wait
/// for nothing.
void ask(AppModel& model, Effects& effects) {
    const Work before = model.computing;
    model.computing = needed(model);
    if (!model.computing.any() && !before.any()) return;
    ++model.generation;  // with nothing to do this stops what still runs
    effects.push_back(effect::StartAnalysis{.generation = model.generation,
                                            .request = {.work = model.computing,
                                                        .case_path = {},
                                                        .limits = {},
                                                        .overrides = {},
                                                        .options = model.wanted,
                                                        .stability = model.stability,
                                                        .size_by = model.style.size_by,
                                                        .network_measure = model.network_measure,
                                                        .before = model.shown}});
}

/// Changes the wanted options, if there is a case to want something of.
template <class Change>
void wish(AppModel& model, Effects& effects, const Change& change) {
    if (!model.shown || model.opening) return;
    const SeriesOptions before = model.wanted;
    change(model.wanted);
    if (model.wanted != before) ask(model, effects);
}

bool is_sensible(Period period) {
    return period.count >= 1 && period.count <= longest_period;
}

void put(std::vector<std::string>& list, const std::string& text, bool in) {
    std::erase(list, text);
    if (in) list.push_back(text);
    std::sort(list.begin(), list.end());
}

bool has_group(const Case& source_case, const std::string& group) {
    return std::any_of(source_case.actors.begin(), source_case.actors.end(), [&](const Actor& a) {
        return std::find(a.groups.begin(), a.groups.end(), group) != a.groups.end();
    });
}

/// Something that was asked for and is not there.
void add_notice(AppModel& model, const std::string& text) {
    model.notice += (model.notice.empty() ? "" : "; ") + text;
    model.notice_category = ErrorCategory::usage;
}

void select_by_text(AppModel& model, const std::string& text) {
    const Case& source_case = model.shown->source_case();
    if (const auto actor = source_case.find_actor(text)) {  // ids may hold commas
        model.selected = {.actor = actor, .tie = {}};
        model.tab = Tab::actor;
        return;
    }
    const std::size_t comma = text.find(',');
    std::vector<std::string> ids{std::string(trimmed(text.substr(0, comma)))};
    if (comma != std::string::npos) ids.emplace_back(trimmed(text.substr(comma + 1)));
    std::vector<ActorId> found;
    for (const auto& id : ids) {
        if (const auto actor = source_case.find_actor(id)) {
            found.push_back(*actor);
            continue;
        }
        const std::string hint = suggest_actor(source_case.actors, id);
        add_notice(model, "--select: there is no actor \"" + printable(id) + "\"" +
                              (hint.empty() ? "" : "; " + hint));
    }
    if (found.size() < ids.size()) return;
    if (found.back() != found.front()) {
        model.selected = {.actor = {}, .tie = ordered(model, found.front(), found.back())};
        model.tab = Tab::tie;
    } else {
        model.selected = {.actor = found.front(), .tie = {}};
        model.tab = Tab::actor;
    }
}

/// The slice of a day that was asked for; without one, a notice.
std::optional<std::size_t> slice_of(AppModel& model, Day day, const std::string& option) {
    const auto& networks = model.shown->series->networks;
    const auto slice = model.shown->series->slice_at(day);
    if (slice) return slice;
    if (networks.empty())
        add_notice(model, option + " " + iso(day) + ": " + why_no_slices(*model.shown->series));
    else
        add_notice(model, option + " " + iso(day) + " is outside the slices, which go from " +
                              iso(networks.front().slice.days.begin) + " to " +
                              iso(networks.back().slice.days.end) + " (excluded)");
    return {};
}

void show_new_case(AppModel& model) {
    const Opening opening = std::move(*model.opening);
    model.opening.reset();
    model.case_path = opening.case_path;
    model.trouble.reset();
    model.notice.clear();
    model.search.clear();
    model.selected = model.hovered = {};
    model.hovered_slice.reset();
    model.pinned.reset();
    model.moved.clear();
    model.layout_from.reset();
    model.camera.automatic = true;
    model.clock.playing = model.clock.dragging = false;
    model.clock.glide.reset();
    const std::size_t slices = slice_count(model);
    model.clock.moment = slices > 0 ? static_cast<double>(slices - 1) : 0;
    model.tab = Tab::slice;
    if (opening.at)
        if (const auto slice = slice_of(model, *opening.at, "--at"))
            model.clock.moment = static_cast<double>(*slice);
    if (opening.minus) model.pinned = slice_of(model, *opening.minus, "--minus");
    model.range = all_time(slices);
    if (!opening.select.empty()) select_by_text(model, opening.select);
    if (const auto tab = parse_tab(opening.tab)) model.tab = *tab;
    if (opening.recipe) come_back(model, *opening.recipe, opening.recipe_file);
}

/// The slice of the pinned one's middle, or of the part of it that is still there.
std::optional<std::size_t> same_time(const Slice& pinned, const NetworkSeries& now) {
    if (now.networks.empty()) return {};
    const Day first = std::max(pinned.days.begin, now.networks.front().slice.days.begin);
    const Day end = std::min(pinned.days.end, now.networks.back().slice.days.end);
    if (first >= end) return {};
    const Day middle = pinned.days.begin + (pinned.days.end - pinned.days.begin) / 2;
    return now.slice_at(std::clamp<Day>(middle, first, end - 1));
}

/// The slice of the same date stays pinned, if there is one.
void keep_pin(AppModel& model, const NetworkSeries& before, const NetworkSeries& now) {
    if (!model.pinned) return;
    const Slice& pinned = before.networks[*model.pinned].slice;
    const auto slice = same_time(pinned, now);
    if (!slice)
        add_notice(model,
                   pinned.label + " is outside the slices now: nothing is compared any more");
    resized(model, [&] { model.pinned = slice; });
}

/// The same dates stay in sight when the slices are other ones.
void keep_place(AppModel& model, const NetworkSeries& before, const NetworkSeries& now) {
    const bool all = model.range == all_time(before.networks.size());
    const auto moved = [&](double moment) { return moment_of(now, day_of(before, moment)); };
    const double moment = moved(model.clock.moment);
    const bool whole = model.clock.moment == std::round(model.clock.moment);
    model.clock.moment = whole && !model.clock.playing ? std::round(moment) : moment;
    if (model.clock.glide) model.clock.glide = std::round(moved(*model.clock.glide));
    const std::size_t slices = now.networks.size();
    model.range =
        all ? all_time(slices)
            : held({moved(model.range.first + 0.5) - 0.5, moved(model.range.last - 0.5) + 0.5},
                   slices);
    model.hovered = {};
    model.hovered_slice.reset();
    keep_pin(model, before, now);
}

void trouble_from(AppModel& model, const CaseReading& reading) {
    model.trouble = Trouble{.case_path = model.opening ? model.opening->case_path : model.case_path,
                            .message = "The case has errors and was not opened.",
                            .category = ErrorCategory::data,
                            .problems = reading.problems,
                            .errors = reading.error_count,
                            .warnings = reading.warning_count};
    model.opening.reset();
    model.computing = {};
}

}  // namespace

void apply(AppModel& model, Effects& effects, const command::SetEvery& set) {
    if (!is_sensible(set.every)) return;
    wish(model, effects, [&](SeriesOptions& options) { options.every = set.every; });
}

void apply(AppModel& model, Effects& effects, const command::SetWindow& set) {
    if (!is_sensible(set.length)) return;
    wish(model, effects, [&](SeriesOptions& options) {
        options.window_kind = set.kind;
        const bool has_length =
            set.kind == WindowKind::sliding || set.kind == WindowKind::half_life;
        if (has_length) options.window = set.length;
    });
}

void apply(AppModel& model, Effects& effects, const command::SetLayer& set) {
    wish(model, effects, [&](SeriesOptions& options) { options.layer = set.layer; });
}

void apply(AppModel& model, Effects& effects, const command::SetDistance& set) {
    wish(model, effects, [&](SeriesOptions& options) { options.distance = set.distance; });
}

void apply(AppModel& model, Effects& effects, const command::SetValueMode& set) {
    wish(model, effects, [&](SeriesOptions& options) { options.value = set.value; });
}

void apply(AppModel& model, Effects& effects, const command::SetDirected& set) {
    wish(model, effects, [&](SeriesOptions& options) { options.directed = set.directed; });
}

void apply(AppModel& model, Effects& effects, const command::SetRollup& set) {
    wish(model, effects, [&](SeriesOptions& options) { options.rollup = set.rollup; });
}

void apply(AppModel& model, Effects& effects, const command::ShowGroup& show) {
    wish(model, effects, [&](SeriesOptions& options) {
        if (!show.show || has_group(model.shown->source_case(), show.group))
            put(options.actors, show.group, show.show);
    });
}

void apply(AppModel& model, Effects& effects, const command::ShowEveryone&) {
    wish(model, effects, [&](SeriesOptions& options) { options.actors.clear(); });
}

void apply(AppModel& model, Effects& effects, const command::SetSource& set) {
    wish(model, effects, [&](SeriesOptions& options) {
        if (model.shown->source_case().find_source(set.source))
            put(options.without_source, set.source, !set.on);
    });
}

void apply(AppModel& model, Effects& effects, const command::SetBands& set) {
    if (!model.shown || model.opening || set.on == model.bands) return;
    model.bands = set.on;
    ask(model, effects);
}

void apply(AppModel& model, Effects& effects, const command::ResetOptions&) {
    wish(model, effects, [&](SeriesOptions& options) { options = model.shown->defaults; });
}

void apply(AppModel& model, Effects& effects, const command::SetStability& set) {
    if (!std::isfinite(set.stability)) return;
    const double stability = std::clamp(set.stability, 0.0, 0.95);
    if (stability == model.stability) return;
    model.stability = stability;
    if (model.shown && !model.opening) ask(model, effects);
}

void apply(AppModel& model, Effects& effects, const command::OpenCase& open) {
    if (open.opening.case_path.empty()) return;
    model.opening = open.opening;
    model.trouble.reset();
    model.computing = whole_work;
    model.computing.reading = true;
    model.bands = false;  // dear to compute: each case is asked anew
    ++model.generation;
    effects.push_back(effect::StartAnalysis{.generation = model.generation,
                                            .request = {.work = model.computing,
                                                        .case_path = open.opening.case_path,
                                                        .limits = model.limits,
                                                        .overrides = open.opening.overrides,
                                                        .options = {},
                                                        .stability = model.stability,
                                                        .size_by = model.style.size_by,
                                                        .network_measure = model.network_measure,
                                                        .before = {}}});
}

void apply(AppModel& model, Effects& effects, const command::AnalysisAdvanced& advanced) {
    if (advanced.generation != model.generation || !advanced.analysis) return;
    if (!advanced.analysis->series) {
        trouble_from(model, *advanced.analysis->reading);
        if (model.shown) ask(model, effects);  // what was left undone of the case that stays
        return;
    }
    const AnalysisPtr before = std::exchange(model.shown, advanced.analysis);
    model.computing = model.shown->remaining;
    if (model.opening) {
        show_new_case(model);
        model.wanted = model.shown->series->options;
        if (model.stability != model.shown->stability) ask(model, effects);
        return;
    }
    if (before->series != model.shown->series)
        keep_place(model, *before->series, *model.shown->series);
    const bool settled = before->layouts && before->layouts != model.shown->layouts &&
                         before->series == model.shown->series;
    if (settled) {
        model.layout_from = before->layouts;
        model.layout_t = 0;
    } else if (before->series != model.shown->series) {
        model.layout_from.reset();
    }
}

void apply(AppModel& model, Effects& effects, const command::AnalysisEnded& ended) {
    if (ended.generation != model.generation) return;
    model.computing = {};
    if (ended.error.empty()) return;
    if (model.opening) {
        model.trouble = Trouble{.case_path = model.opening->case_path,
                                .message = ended.error,
                                .category = ended.category,
                                .problems = {},
                                .errors = 0,
                                .warnings = 0};
        model.opening.reset();
        if (model.shown) ask(model, effects);
        return;
    }
    model.notice = ended.error;
    model.bands = model.shown->network_bands != nullptr;
    model.notice_category = ended.category;
    model.wanted = model.shown->series->options;
    model.stability = model.shown->stability;
}

}  // namespace entente::app
