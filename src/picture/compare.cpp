#include <algorithm>
#include <cmath>

#include "compose.hpp"
#include "decoration.hpp"
#include "entente/core/error.hpp"

namespace entente {
namespace {

constexpr double pale = 0.4;    // what has vanished
constexpr double faint = 0.25;  // what has stayed

bool is_in(const Network& network, ActorId actor) {
    return std::binary_search(network.present.begin(), network.present.end(), actor);
}

std::optional<double> value_of(const Material& material, const Style& style, std::size_t slice,
                               ActorId actor) {
    if (material.actor_measures == nullptr) return {};
    const auto column = material.actor_measures->column(style.size_by);
    if (!column) return {};
    const auto& present = material.series->networks[slice].present;
    const auto place = std::lower_bound(present.begin(), present.end(), actor);
    if (place == present.end() || *place != actor) return {};
    const auto values = material.actor_measures->values(*column, slice);
    const double value = values[static_cast<std::size_t>(place - present.begin())];
    return std::isnan(value) ? std::nullopt : std::optional(value);
}

/// An actor of the picture of two slices.
struct Standing {
    ActorId actor{};
    Point place;
    double radius = 0;
    bool gone = false;  ///< present only in the slice compared with
};

/// By actor.
std::vector<Standing> standings(const Material& material, const Style& style, const Scales& scales,
                                std::size_t slice, std::size_t minus) {
    const Network& now = material.series->networks[slice];
    std::vector<Standing> all;
    for (const auto& [actor, place] :
         difference_places(*material.series, *material.layouts, slice, minus)) {
        const bool gone = !is_in(now, actor);
        const auto value = value_of(material, style, gone ? minus : slice, actor);
        all.push_back({actor, place, disc_radius(style, scales, value), gone});
    }
    return all;
}

/// Those of the slice nearest to the moment, on their way to where they stand in the other.
std::vector<Standing> standings_at(const Material& material, const Style& style,
                                   const Scales& scales, const Moment& when, std::size_t minus) {
    std::vector<Standing> now = standings(material, style, scales, when.nearest(), minus);
    if (when.before == when.after) return now;
    const bool first = when.nearest() == when.before;
    const std::vector<Standing> others =
        standings(material, style, scales, first ? when.after : when.before, minus);
    const double part = first ? when.eased : 1 - when.eased;
    for (Standing& one : now) {
        const auto other = std::lower_bound(
            others.begin(), others.end(), one.actor,
            [](const Standing& standing, ActorId actor) { return standing.actor < actor; });
        if (other == others.end() || other->actor != one.actor || !is_finite(other->place))
            continue;
        one.place = one.place + part * (other->place - one.place);
        one.radius = std::lerp(one.radius, other->radius, part);
    }
    return now;
}

void place_all(Stage& stage, const std::vector<Standing>& standings, const Material& material,
               const View& view) {
    for (const Standing& one : standings) {
        Point place = one.place;
        bool by_hand = false;
        if (material.moved != nullptr)
            for (const auto& [actor, moved] : *material.moved)
                if (actor == one.actor) place = moved, by_hand = true;
        if (!is_finite(place)) continue;
        stage.place[index(one.actor)] = static_cast<std::uint32_t>(stage.bodies.size());
        stage.bodies.push_back({.actor = one.actor,
                                .centre = to_pixel(view, place),
                                .radius = one.radius,
                                .hollow = one.gone,
                                .pinned = by_hand});
    }
    part_discs(stage.bodies);
}

double weight_of(const std::optional<Tie>& tie, Layer layer) {
    return tie ? layer_weight(*tie, layer) : 0;
}

/// By how much cooperation and conflict changed together, so far as the layer has them.
double size_of_change(const TieDifference& d, Layer layer) {
    const auto on = [&](Layer one) {
        return std::abs(weight_of(d.after, one) - weight_of(d.before, one));
    };
    return layer == Layer::interaction ? on(Layer::cooperation) + on(Layer::conflict) : on(layer);
}

Strand strand_of(const Stage& stage, const TieDifference& d, double width, Layer layer) {
    const Tie& shown = d.after ? *d.after : *d.before;
    Strand strand{.source = d.source, .target = d.target};
    strand.from = *stage.place[index(d.source)];
    strand.to = *stage.place[index(d.target)];
    strand.width = width;
    const double sign = layer == Layer::conflict ? -1 : 1;
    const auto tone_now = layer == Layer::interaction ? tone(shown) : std::optional(sign);
    strand.toned = tone_now.has_value();
    strand.tone = tone_now.value_or(0);
    strand.hostile = layer == Layer::interaction ? net(shown) < 0 : sign < 0;
    return strand;
}

void place_ties(Stage& stage, const std::vector<TieDifference>& ties, const Style& style,
                const Scales& scales, Layer layer, bool same_slice) {
    for (const TieDifference& d : ties) {
        if (!is_on_layer(d, layer) || !stage.place[index(d.source)] ||
            !stage.place[index(d.target)])
            continue;
        const double weight = same_slice ? weight_of(d.after, layer) : size_of_change(d, layer);
        Strand strand = strand_of(stage, d, tie_width(style, scales, weight), layer);
        strand.opacity = same_slice || d.change != TieChange::stayed ? 1 : faint;
        if (d.change == TieChange::vanished) strand.opacity = pale;
        strand.symbol = change_symbol(d.change);
        stage.strands.push_back(strand);
    }
}

/// Who is gone has the colour of when it was there.
ActorColours colours_of(const Material& material, const Style& style, std::size_t slice,
                        std::size_t minus) {
    const auto of = [&](std::size_t one) {
        return actor_colours(*material.series, style, material.actor_measures, one);
    };
    ActorColours colours = of(slice);
    if (slice == minus || colour_measures(style.colour_by).empty()) return colours;
    const ActorColours before = of(minus);
    const Network& now = material.series->networks[slice];
    for (const ActorId actor : material.series->networks[minus].present)
        if (!is_in(now, actor)) colours.of_actor[index(actor)] = before.of_actor[index(actor)];
    return colours;
}

Scales scales_of(const Material& material, const Style& style) {
    return material.scales != nullptr
               ? *material.scales
               : find_scales(*material.series, material.actor_measures, style.size_by);
}

void check(const NetworkSeries& series, std::size_t minus) {
    if (minus >= series.networks.size())
        throw Error(ErrorCategory::internal, "a difference is of two slices of the series");
}

/// The ties of two slices, and how many of them became what.
struct Compared {
    std::vector<TieDifference> ties;
    Comparison comparison;
};

Compared compare(const NetworkSeries& series, std::size_t slice, std::size_t minus) {
    const Layer layer = series.options.layer;
    Compared compared{difference(series.networks[minus], series.networks[slice], layer), {}};
    compared.comparison = {.minus = minus, .ties = count_changes(compared.ties, layer)};
    return compared;
}

View fit_slice(const Material& material, const Style& style, double width, double height,
               std::size_t slice, std::size_t minus) {
    if (slice == minus)
        return fit_around(material, style, width, height, static_cast<double>(slice));
    std::vector<Point> places;
    for (const auto& [actor, place] :
         difference_places(*material.series, *material.layouts, slice, minus))
        if (is_finite(place)) places.push_back(place);
    if (material.moved != nullptr)
        for (const auto& [actor, place] : *material.moved)
            if (is_finite(place)) places.push_back(place);
    const Scales scales = scales_of(material, style);
    Material scaled = material;
    scaled.scales = &scales;
    scaled.tie_measures = nullptr;
    const Comparison comparison = compare(*material.series, slice, minus).comparison;
    return fit_into(find_room(scaled, style, width, height, &comparison), places, width, height);
}

}  // namespace

std::string_view change_symbol(TieChange change) {
    switch (change) {
        case TieChange::appeared:
            return "+";
        case TieChange::vanished:
            return "\u00d7";
        case TieChange::changed_sign:
            return "\u00b1";
        case TieChange::grew:
            return "\u2191";
        case TieChange::shrank:
            return "\u2193";
        case TieChange::stayed:
            break;
    }
    return {};
}

std::vector<std::pair<ActorId, Point>> difference_places(const NetworkSeries& series,
                                                         const LayoutSeries& layouts,
                                                         std::size_t slice, std::size_t minus) {
    const Network& after = series.networks[slice];
    const Network& before = series.networks[minus];
    std::vector<ActorId> either;
    std::set_union(after.present.begin(), after.present.end(), before.present.begin(),
                   before.present.end(), std::back_inserter(either));
    std::vector<std::pair<ActorId, Point>> places;
    for (const ActorId actor : either) {
        const Point now = layouts.positions[slice][index(actor)];
        const Point then = layouts.positions[minus][index(actor)];
        const Point place = !is_in(after, actor)   ? then
                            : is_in(before, actor) ? 0.5 * (now + then)
                                                   : now;
        places.emplace_back(actor, place);
    }
    return places;
}

View fit_difference(const Material& material, const Style& style, double width, double height,
                    double moment, std::size_t minus) {
    check(*material.series, minus);
    const Moment when = moment_of(material.series->networks.size(), moment);
    const View view = fit_slice(material, style, width, height, when.before, minus);
    if (when.before == when.after) return view;
    const View next = fit_slice(material, style, width, height, when.after, minus);
    return {.width = width,
            .height = height,
            .scale = std::lerp(view.scale, next.scale, when.eased),
            .offset = view.offset + when.eased * (next.offset - view.offset)};
}

Picture compose_difference(const Material& given, const Style& asked, const View& view,
                           double moment, std::size_t minus, const Highlight& highlight) {
    const NetworkSeries& series = *given.series;
    check(series, minus);
    const Moment when = moment_of(series.networks.size(), moment);
    const std::size_t slice = when.nearest();
    const bool same_slice = slice == minus;
    Material material = given;
    if (!same_slice) material.tie_measures = nullptr;  // frustration is of one slice
    const Style style = seen_from(view, asked);
    const Scales scales = scales_of(material, style);
    const Compared compared = compare(series, slice, minus);
    Stage stage;
    stage.moment = when;
    stage.place.resize(series.source_case().actors.size());
    place_all(stage, standings_at(material, style, scales, when, minus), material, view);
    place_ties(stage, compared.ties, style, scales, series.options.layer, same_slice);

    Picture picture = blank_page(material, style, view);
    picture.title = picture_title(series, slice);
    if (!same_slice) picture.title += " · compared with " + series.networks[minus].slice.label;
    const ActorColours colours = colours_of(material, style, slice, minus);
    picture.decoration = decorate(material, style, scales, colours, view.width, view.height, slice,
                                  same_slice ? nullptr : &compared.comparison);
    paint_stage(picture, stage, colours, material, style, view, highlight);
    return picture;
}

}  // namespace entente
