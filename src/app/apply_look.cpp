#include <algorithm>
#include <cmath>

#include "apply.hpp"

namespace entente::app {
namespace {

constexpr std::size_t longest_search = 200;
constexpr double least_scale = 1e-3, most_scale = 1e6;  // pixels per layout unit

bool are_actors(const AppModel& model, const std::optional<ActorPair>& pair) {
    return !pair || (pair->first != pair->second && is_actor(model, pair->first) &&
                     is_actor(model, pair->second));
}

}  // namespace

bool is_actor(const AppModel& model, ActorId actor) {
    return model.shown && index(actor) < model.shown->source_case().actors.size();
}

ActorPair ordered(const AppModel& model, ActorId a, ActorId b) {
    const bool directed =
        model.shown && model.shown->series && model.shown->series->options.directed;
    return directed || a < b ? ActorPair{a, b} : ActorPair{b, a};
}

void apply(AppModel& model, Effects&, const command::SetSizeBy& set) {
    const Measure* measure = find_measure(Level::actor, set.id);
    if (measure && !is_name(*measure)) model.style.size_by = set.id;
}

void apply(AppModel& model, Effects&, const command::SetColourBy& set) {
    model.style.colour_by = set.colour_by;
}

void apply(AppModel& model, Effects&, const command::SetTheme& set) {
    model.style.theme = set.theme;
}

void apply(AppModel& model, Effects&, const command::SetLabels& set) {
    model.style.labels = set.on;
}

void apply(AppModel& model, Effects&, const command::SetLegend& set) {
    model.style.legend = set.on;
}

void apply(AppModel& model, Effects&, const command::Hover& hover) {
    const auto& [actor, tie] = hover.picked;
    const bool known = (!actor || is_actor(model, *actor)) && are_actors(model, tie);
    model.hovered = known ? hover.picked : Picked{};
}

void apply(AppModel& model, Effects&, const command::SelectActor& select) {
    if (!is_actor(model, select.actor)) return;
    model.selected = {.actor = select.actor, .tie = {}};
    model.tab = Tab::actor;
}

void apply(AppModel& model, Effects&, const command::SelectTie& select) {
    if (!are_actors(model, ActorPair{select.a, select.b})) return;
    model.selected = {.actor = {}, .tie = ordered(model, select.a, select.b)};
    if (select.open) model.tab = Tab::tie;
}

void apply(AppModel& model, Effects&, const command::Deselect&) {
    model.selected = {};
    if (model.tab == Tab::actor || model.tab == Tab::tie) model.tab = Tab::slice;
}

void apply(AppModel& model, Effects&, const command::ZoomCanvas& zoom) {
    if (!std::isfinite(zoom.factor) || zoom.factor <= 0 || !is_finite(zoom.anchor)) return;
    View& view = model.camera.view;
    const double scale = std::clamp(view.scale * zoom.factor, least_scale, most_scale);
    view.offset = zoom.anchor + scale / view.scale * (view.offset - zoom.anchor);
    view.scale = scale;
    model.camera.automatic = false;
}

void apply(AppModel& model, Effects&, const command::PanCanvas& pan) {
    if (!is_finite(pan.by)) return;
    model.camera.view.offset = model.camera.view.offset + pan.by;
    model.camera.automatic = false;
}

void apply(AppModel& model, Effects&, const command::FitCanvas&) {
    model.camera.automatic = true;
}

void apply(AppModel& model, Effects&, const command::MoveActor& move) {
    if (!is_actor(model, move.actor) || !is_finite(move.pixel)) return;
    const Point place = to_layout(model.camera.view, move.pixel);
    const auto found = std::find_if(model.moved.begin(), model.moved.end(),
                                    [&](const auto& one) { return one.first == move.actor; });
    if (found != model.moved.end())
        found->second = place;
    else
        model.moved.emplace_back(move.actor, place);
}

void apply(AppModel& model, Effects&, const command::ReleaseActors&) {
    model.moved.clear();
}

void apply(AppModel& model, Effects&, const command::ShowTab& show) {
    model.tab = show.tab;
}

void apply(AppModel& model, Effects&, const command::Search& search) {
    model.search = search.text.substr(0, longest_search);
}

void apply(AppModel& model, Effects&, const command::SortActors& sort) {
    if (sort.column != "name" && !find_measure(Level::actor, sort.column)) return;
    model.sort = {.column = sort.column, .descending = sort.descending};
}

void apply(AppModel& model, Effects&, const command::MoveBorders& move) {
    if (!std::isfinite(move.borders.inspector) || !std::isfinite(move.borders.timeline)) return;
    resized(model, [&] { model.borders = move.borders; });
}

void apply(AppModel& model, Effects&, const command::Resize& size) {
    const auto sensible = [](double length) { return std::isfinite(length) && length >= 1; };
    if (!sensible(size.width) || !sensible(size.height) || !std::isfinite(size.scale)) return;
    resized(model, [&] {
        model.display_width = size.width;
        model.display_height = size.height;
        model.scale = std::clamp(size.scale, 0.5, 4.0);
    });
}

void apply(AppModel& model, Effects&, const command::DismissTrouble&) {
    model.trouble.reset();
}

void apply(AppModel& model, Effects&, const command::DismissNotice&) {
    model.notice.clear();
}

void apply(AppModel&, Effects& effects, const command::CopyText& copy) {
    effects.push_back(effect::CopyText{copy.text});
}

void apply(AppModel& model, Effects&, const command::Quit&) {
    model.quit = true;
}

}  // namespace entente::app
