#include <algorithm>
#include <cmath>

#include "compose.hpp"
#include "decoration.hpp"
#include "entente/core/error.hpp"

namespace entente {
namespace {

constexpr double pale = 0.4;    // what has vanished
constexpr double faint = 0.25;  // what has stayed

/// Both slices as one: who is present in either, each at the mean of its places.
struct Together {
    NetworkSeries series;
    LayoutSeries layouts;
};

Together together(const Material& material, std::size_t slice, std::size_t minus) {
    const NetworkSeries& all = *material.series;
    const Network& after = all.networks[slice];
    const Network& before = all.networks[minus];
    Together both;
    both.series.selection = all.selection;
    both.series.options = all.options;
    Network network;
    network.slice = after.slice;
    std::set_union(after.present.begin(), after.present.end(), before.present.begin(),
                   before.present.end(), std::back_inserter(network.present));
    const auto is_in = [](const Network& n, ActorId actor) {
        return std::binary_search(n.present.begin(), n.present.end(), actor);
    };
    std::vector<Point> places = material.layouts->positions[slice];
    for (const ActorId actor : network.present) {
        Point& place = places[index(actor)];
        const Point other = material.layouts->positions[minus][index(actor)];
        if (!is_in(after, actor))
            place = other;
        else if (is_in(before, actor))
            place = 0.5 * (place + other);
    }
    both.series.networks.push_back(std::move(network));
    both.layouts.positions.push_back(std::move(places));
    return both;
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

void place_all(Stage& stage, const Material& material, const Together& both, const Style& style,
               const Scales& scales, const View& view, std::size_t slice, std::size_t minus) {
    const auto& now = material.series->networks[slice].present;
    for (const ActorId actor : both.series.networks[0].present) {
        const Point place = both.layouts.positions[0][index(actor)];
        if (!is_finite(place)) continue;
        const bool gone = !std::binary_search(now.begin(), now.end(), actor);
        stage.place[index(actor)] = static_cast<std::uint32_t>(stage.bodies.size());
        stage.bodies.push_back(
            {.actor = actor,
             .centre = to_pixel(view, place),
             .radius =
                 disc_radius(style, scales, value_of(material, style, gone ? minus : slice, actor)),
             .hollow = gone});
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

Strand strand_of(const Stage& stage, const TieDifference& d, const Style& style,
                 const Scales& scales, Layer layer) {
    const Tie& shown = d.after ? *d.after : *d.before;
    Strand strand{.source = d.source, .target = d.target};
    strand.from = *stage.place[index(d.source)];
    strand.to = *stage.place[index(d.target)];
    strand.width = tie_width(style, scales, size_of_change(d, layer));
    strand.opacity = d.change == TieChange::vanished ? pale
                     : d.change == TieChange::stayed ? faint
                                                     : 1;
    const double sign = layer == Layer::conflict ? -1 : 1;
    const auto tone_now = layer == Layer::interaction ? tone(shown) : std::optional(sign);
    strand.toned = tone_now.has_value();
    strand.tone = tone_now.value_or(0);
    strand.hostile = layer == Layer::interaction ? net(shown) < 0 : sign < 0;
    return strand;
}

Label symbol_label(TieChange change, Point middle, const Style& style) {
    const Palette& colours = palette(style.theme);
    Label label;
    label.text = std::string(change_symbol(change));
    label.size = style.text_size;
    label.bold = true;
    label.colour = colours.text;
    label.halo = colours.halo;
    const double half = text_width(label.text, label.size, true) / 2;
    label.box = {middle.x - half, middle.y - 0.62 * label.size, middle.x + half,
                 middle.y + 0.62 * label.size};
    return label;
}

}  // namespace

View fit_difference(const Material& material, const Style& style, double width, double height,
                    std::size_t slice, std::size_t minus) {
    const Together both = together(material, slice, minus);
    Material still = material;
    still.series = &both.series;
    still.layouts = &both.layouts;
    still.actor_measures = still.tie_measures = nullptr;
    const Scales scales =
        material.scales != nullptr
            ? *material.scales
            : find_scales(*material.series, material.actor_measures, style.size_by);
    still.scales = &scales;
    return fit(still, style, width, height, 0);
}

Picture compose_difference(const Material& given, const Style& asked, const View& view,
                           std::size_t slice, std::size_t minus) {
    const NetworkSeries& series = *given.series;
    if (slice >= series.networks.size() || minus >= series.networks.size())
        throw Error(ErrorCategory::internal, "a difference is of two slices of the series");
    Material material = given;
    material.tie_measures = nullptr;  // frustration is of one slice
    const Style style = seen_from(view, asked);
    const Scales scales = material.scales != nullptr
                              ? *material.scales
                              : find_scales(series, material.actor_measures, style.size_by);
    const Layer layer = series.options.layer;
    const Together both = together(material, slice, minus);
    Stage stage;
    stage.moment = moment_of(series.networks.size(), static_cast<double>(slice));
    stage.place.resize(series.source_case().actors.size());
    place_all(stage, material, both, style, scales, view, slice, minus);

    Comparison comparison{.minus = minus, .ties = {}};
    std::vector<TieChange> changes;
    for (const TieDifference& d :
         difference(series.networks[minus], series.networks[slice], layer)) {
        const bool shown = layer == Layer::interaction || weight_of(d.before, layer) > 0 ||
                           weight_of(d.after, layer) > 0;
        if (!shown || !stage.place[index(d.source)] || !stage.place[index(d.target)]) continue;
        stage.strands.push_back(strand_of(stage, d, style, scales, layer));
        changes.push_back(d.change);
        ++comparison.ties[static_cast<std::size_t>(d.change)];
    }
    Picture picture = blank_page(material, style, view);
    picture.title = picture_title(series, slice) + " · minus " + series.networks[minus].slice.label;
    const ActorColours colours = actor_colours(series, style, material.actor_measures, slice);
    picture.decoration =
        decorate(material, style, scales, colours, view.width, view.height, slice, &comparison);
    for (const Route& way : route(stage, series.options.directed))
        if (!way.covered && changes[way.strand] != TieChange::stayed)
            picture.decoration.texts.push_back(
                symbol_label(changes[way.strand], at(way.path, 0.5), style));
    paint_stage(picture, stage, colours, material, style, view, {});
    return picture;
}

}  // namespace entente
