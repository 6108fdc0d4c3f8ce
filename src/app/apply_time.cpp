#include <algorithm>
#include <cmath>

#include "apply.hpp"

namespace entente::app {
namespace {

constexpr double longest_tick = 0.25;   // a stalled window must not jump
constexpr double layout_seconds = 0.4;  // from old positions to new
constexpr double slowest_glide = 4;     // slices a second
constexpr double glide_rate = 9;        // share of the way a second

double last_moment(const AppModel& model) {
    const std::size_t slices = slice_count(model);
    return slices > 0 ? static_cast<double>(slices - 1) : 0;
}

void move_to(AppModel& model, double moment) {
    if (!std::isfinite(moment)) return;
    model.clock.moment = std::clamp(moment, 0.0, last_moment(model));
    model.range = following(model.range, model.clock.moment, slice_count(model));
}

void glide_to(AppModel& model, double slice) {
    if (slice_count(model) == 0) return;
    model.clock.glide = std::clamp(std::round(slice), 0.0, last_moment(model));
    model.clock.playing = model.clock.dragging = false;
}

void play(AppModel& model, double seconds) {
    const double last = last_moment(model);
    const double moment = model.clock.moment + seconds * model.clock.speed;
    if (moment < last) return move_to(model, moment);
    if (model.clock.loop && last > 0) return move_to(model, 0);
    move_to(model, last);
    model.clock.playing = false;
}

void glide(AppModel& model, double seconds) {
    const double way = *model.clock.glide - model.clock.moment;
    const double step = std::max(std::abs(way) * glide_rate, slowest_glide) * seconds;
    if (step < std::abs(way)) return move_to(model, model.clock.moment + std::copysign(step, way));
    move_to(model, *model.clock.glide);
    model.clock.glide.reset();
}

}  // namespace

TimeRange all_time(std::size_t slices) {
    return {-0.5, slices > 0 ? static_cast<double>(slices) - 0.5 : 0.5};
}

TimeRange held(TimeRange range, std::size_t slices) {
    const TimeRange all = all_time(slices);
    if (!std::isfinite(range.first) || !std::isfinite(range.last)) return all;
    const double whole = all.last - all.first;
    const double width = std::clamp(range.last - range.first, std::min(2.0, whole), whole);
    const double first = std::clamp(range.first, all.first, all.last - width);
    return {first, first + width};
}

TimeRange following(TimeRange range, double moment, std::size_t slices) {
    double by = 0;
    if (moment + 0.5 > range.last) by = moment + 0.5 - range.last;
    if (moment - 0.5 < range.first) by = moment - 0.5 - range.first;
    return held({range.first + by, range.last + by}, slices);
}

void apply(AppModel& model, Effects&, const command::Tick& tick) {
    const double seconds =
        std::isfinite(tick.seconds) ? std::clamp(tick.seconds, 0.0, longest_tick) : 0;
    if (model.clock.playing)
        play(model, seconds);
    else if (model.clock.glide)
        glide(model, seconds);
    if (!model.layout_from) return;
    model.layout_t = std::min(1.0, model.layout_t + seconds / layout_seconds);
    if (model.layout_t >= 1) model.layout_from.reset();
}

void apply(AppModel& model, Effects&, const command::DragMoment& drag) {
    if (slice_count(model) == 0) return;
    model.clock.playing = false;
    model.clock.dragging = true;
    model.clock.glide.reset();
    move_to(model, drag.moment);
}

void apply(AppModel& model, Effects&, const command::DropMoment&) {
    glide_to(model, model.clock.moment);
}

void apply(AppModel& model, Effects&, const command::GoToSlice& go) {
    glide_to(model, static_cast<double>(go.slice));
}

void apply(AppModel& model, Effects&, const command::Step& step) {
    const double from = model.clock.glide.value_or(std::round(model.clock.moment));
    glide_to(model, from + step.slices);
}

void apply(AppModel& model, Effects&, const command::GoToStart&) {
    glide_to(model, 0);
}

void apply(AppModel& model, Effects&, const command::GoToEnd&) {
    glide_to(model, last_moment(model));
}

void apply(AppModel& model, Effects&, const command::SetPlaying& set) {
    if (set.playing == model.clock.playing) return;
    if (!set.playing) return glide_to(model, model.clock.moment);
    if (slice_count(model) < 2) return;
    if (model.clock.moment >= last_moment(model)) move_to(model, 0);
    model.clock.glide.reset();
    model.clock.dragging = false;
    model.clock.playing = true;
}

void apply(AppModel& model, Effects& effects, const command::TogglePlaying&) {
    apply(model, effects, command::SetPlaying{!model.clock.playing});
}

void apply(AppModel& model, Effects&, const command::SetSpeed& set) {
    if (std::isfinite(set.slices_per_second))
        model.clock.speed = std::clamp(set.slices_per_second, 0.25, 32.0);
}

void apply(AppModel& model, Effects&, const command::SetLoop& set) {
    model.clock.loop = set.loop;
}

void apply(AppModel& model, Effects&, const command::ZoomTimeline& zoom) {
    if (!std::isfinite(zoom.factor) || zoom.factor <= 0 || !std::isfinite(zoom.anchor)) return;
    const double by = std::clamp(zoom.factor, 0.01, 100.0);
    const double before = zoom.anchor - model.range.first, after = model.range.last - zoom.anchor;
    model.range = held({zoom.anchor - before / by, zoom.anchor + after / by}, slice_count(model));
}

void apply(AppModel& model, Effects&, const command::PanTimeline& pan) {
    if (!std::isfinite(pan.slices)) return;
    model.range =
        held({model.range.first + pan.slices, model.range.last + pan.slices}, slice_count(model));
}

void apply(AppModel& model, Effects&, const command::ShowAllTime&) {
    model.range = all_time(slice_count(model));
}

void apply(AppModel& model, Effects&, const command::HoverSlice& hover) {
    model.hovered_slice.reset();
    if (hover.slice && *hover.slice < slice_count(model)) model.hovered_slice = hover.slice;
}

void apply(AppModel& model, Effects&, const command::PinSlice& pin) {
    if (pin.slice && *pin.slice >= slice_count(model)) return;
    resized(model, [&] { model.pinned = pin.slice; });
}

void apply(AppModel& model, Effects&, const command::SetNetworkMeasure& set) {
    if (find_measure(Level::network, set.id)) model.network_measure = set.id;
}

}  // namespace entente::app
