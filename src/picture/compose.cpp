#include <algorithm>
#include <cmath>
#include <tuple>

#include "compose.hpp"
#include "decoration.hpp"
#include "entente/core/error.hpp"
#include "entente/picture/picture.hpp"
#include "labels.hpp"
#include "stage.hpp"
#include "symbols.hpp"

namespace entente {
namespace {

constexpr double tie_opacity = 0.82;
constexpr double dimmed = 0.13;  // ties and discs outside a highlight
constexpr double dimmed_disc = 0.28;

/// Who stands out, who steps back.
class Emphasis {
  public:
    Emphasis(const Stage& stage, const Highlight& highlight)
        : highlight_(highlight), near_(stage.bodies.size()) {
        any_ = on_stage(stage, highlight.hovered) || on_stage(stage, highlight.selected) ||
               highlight.tie.has_value();
        if (!any_) return;
        for (const Strand& strand : stage.strands)
            if (lit(strand)) near_[strand.from] = near_[strand.to] = true;
        for (std::size_t i = 0; i < near_.size(); ++i)
            if (chosen(stage.bodies[i].actor)) near_[i] = true;
    }
    bool selected_tie(const Strand& s) const {
        if (!highlight_.tie) return false;
        const auto [a, b] = *highlight_.tie;
        return (s.source == a && s.target == b) || (s.source == b && s.target == a);
    }
    bool lit(const Strand& s) const {
        return chosen(s.source) || chosen(s.target) || selected_tie(s);
    }
    bool chosen(ActorId actor) const {
        return actor == highlight_.hovered || actor == highlight_.selected;
    }
    bool named(ActorId actor) const {
        const auto& tie = highlight_.tie;
        return chosen(actor) || (tie && (actor == tie->first || actor == tie->second));
    }
    bool selected(ActorId actor) const { return actor == highlight_.selected; }
    bool near(std::uint32_t body) const { return !any_ || near_[body]; }
    double of(const Strand& s) const { return !any_ || lit(s) ? 1 : dimmed; }
    double of(std::uint32_t body) const { return near(body) ? 1 : dimmed_disc; }

  private:
    static bool on_stage(const Stage& stage, std::optional<ActorId> actor) {
        return actor && index(*actor) < stage.place.size() && stage.place[index(*actor)];
    }
    const Highlight& highlight_;
    std::vector<bool> near_;
    bool any_ = false;
};

std::vector<Curve> draw_ties(const Stage& stage, const std::vector<Route>& routes,
                             const Style& style, bool directed, const Emphasis& emphasis) {
    const Palette& colours = palette(style.theme);
    std::vector<Curve> curves, raised;
    curves.reserve(routes.size());
    for (const Route& way : routes) {
        const Strand& strand = stage.strands[way.strand];
        Curve curve{.source = strand.source, .target = strand.target, .path = way.path};
        curve.width = strand.width;
        curve.colour =
            tone_colour(colours, strand.toned ? std::optional(strand.tone) : std::nullopt);
        const double alone = emphasis.of(strand);
        curve.colour = faded(curve.colour, strand.opacity * alone * tie_opacity);
        curve.dashed = strand.hostile;
        curve.arrow = directed && !way.covered;
        if (!emphasis.selected_tie(strand)) {
            curves.push_back(curve);
            continue;
        }
        Curve halo = curve;
        halo.width = curve.width + 8;
        halo.colour = faded(colours.highlight, 0.75 * strand.opacity);
        halo.dashed = halo.arrow = false;
        curve.width += 1.5;
        raised.push_back(halo);
        raised.push_back(curve);
    }
    curves.insert(curves.end(), raised.begin(), raised.end());
    return curves;
}

Disc draw_disc(const Body& body, std::uint32_t place, Colour fill, bool undecided,
               const Palette& colours, const Emphasis& emphasis) {
    Disc disc{.actor = body.actor, .centre = body.centre, .radius = body.radius};
    const double opacity = body.opacity * emphasis.of(place);
    disc.fill = faded(body.hollow ? colours.background : fill, opacity);
    disc.rim = faded(body.hollow ? fill : mix(fill, colours.rim, 0.45), opacity);
    disc.rim_width = body.hollow ? 1.75 : 1;
    if (undecided && !body.hollow) {
        disc.fill = faded(mix(colours.background, fill, 0.3), opacity);
        disc.rim = faded(colours.muted, opacity);
        disc.rim_width = 2;
    }
    if (emphasis.chosen(body.actor)) {
        disc.rim =
            faded(emphasis.selected(body.actor) ? colours.highlight : colours.rim, body.opacity);
        disc.rim_width = 3;
    }
    return disc;
}

std::vector<Disc> draw_discs(const Stage& stage, const Style& style, const ActorColours& actors,
                             const Emphasis& emphasis) {
    const Palette& colours = palette(style.theme);
    std::vector<Disc> discs;
    discs.reserve(stage.bodies.size());
    for (std::uint32_t i = 0; i < stage.bodies.size(); ++i) {
        const Body& body = stage.bodies[i];
        const std::size_t actor = index(body.actor);
        const bool undecided = !actors.undecided.empty() && actors.undecided[actor];
        discs.push_back(draw_disc(body, i, actors.of_actor[actor], undecided, colours, emphasis));
    }
    std::stable_sort(discs.begin(), discs.end(),
                     [](const Disc& a, const Disc& b) { return a.radius > b.radius; });
    return discs;
}

/// On the way from slice to slice, colours of sides and communities change with it.
ActorColours colours_at(const Material& material, const Style& style, const Moment& when) {
    const auto of = [&](std::size_t slice) {
        return actor_colours(*material.series, style, material.actor_measures, slice);
    };
    ActorColours colours = of(when.nearest());
    if (colour_measures(style.colour_by).empty() || when.before == when.after) return colours;
    const bool first = when.nearest() == when.before;
    const ActorColours other = of(first ? when.after : when.before);
    const auto& before = material.series->networks[when.before].present;
    const auto& after = material.series->networks[when.after].present;
    for (const ActorId actor : before) {
        if (!std::binary_search(after.begin(), after.end(), actor)) {
            if (!first) colours.of_actor[index(actor)] = other.of_actor[index(actor)];
            continue;
        }
        Colour& colour = colours.of_actor[index(actor)];
        colour = mix(colour, other.of_actor[index(actor)], first ? when.eased : 1 - when.eased);
    }
    if (first)
        for (const ActorId actor : after)
            if (!std::binary_search(before.begin(), before.end(), actor))
                colours.of_actor[index(actor)] = other.of_actor[index(actor)];
    return colours;
}

/// Marks in the middle of the ties that are frustrated in the nearest slice.
std::vector<Curve> mark_frustrated(const Stage& stage, const std::vector<Route>& routes,
                                   const Material& material, const Style& style,
                                   const Emphasis& emphasis) {
    if (!marks_frustrated(material, style)) return {};
    const bool directed = material.series->options.directed;
    const std::size_t slice = stage.moment.nearest();
    const Network& network = material.series->networks[slice];
    const MeasureTable& table = *material.tie_measures;
    const auto values = table.values(*table.column("frustrated"), slice);
    std::vector<Curve> marks;
    for (const Route& way : routes) {
        const Strand& strand = stage.strands[way.strand];
        const Tie* tie = network.find(strand.source, strand.target, directed);
        if (tie == nullptr || way.covered) continue;
        const auto place = static_cast<std::size_t>(tie - network.ties.data());
        if (place >= values.size() || !(values[place] > 0)) continue;
        for (Curve bar :
             frustration_mark(at(way.path, 0.5), style, strand.opacity * emphasis.of(strand))) {
            bar.source = strand.source;
            bar.target = strand.target;
            marks.push_back(bar);
        }
    }
    return marks;
}

/// Those of ties that step back are left out.
std::vector<SymbolWish> symbol_wishes(const Stage& stage, const std::vector<Route>& routes,
                                      const Emphasis& emphasis) {
    std::vector<SymbolWish> wanted;
    for (const Route& way : routes) {
        const Strand& strand = stage.strands[way.strand];
        if (!way.covered && !strand.symbol.empty() && emphasis.of(strand) == 1)
            wanted.push_back({strand.symbol, way.path, strand.width});
    }
    return wanted;
}

/// The three largest discs that stand out: a picture without their names says little.
void mark_large(std::vector<LabelWish>& wishes, const Stage& stage) {
    constexpr std::size_t most = 3;
    constexpr double stands_out = 1.2;  // times the smallest radius
    std::vector<double> radii;
    for (const Body& body : stage.bodies) radii.push_back(body.radius);
    if (radii.empty()) return;
    std::sort(radii.begin(), radii.end());
    const double least =
        std::max(stands_out * radii.front(), radii[radii.size() - std::min(most, radii.size())]);
    for (LabelWish& wish : wishes) wish.large = stage.bodies[wish.body].radius >= least;
}

/// The selected actor first, then the hovered one, those they are tied to, the rest by size.
std::vector<LabelWish> wishes(const Stage& stage, const Emphasis& emphasis) {
    std::vector<LabelWish> order;
    order.reserve(stage.bodies.size());
    for (std::uint32_t i = 0; i < stage.bodies.size(); ++i)
        order.push_back({.body = i,
                         .must = emphasis.named(stage.bodies[i].actor),
                         .opacity = stage.bodies[i].opacity * emphasis.of(i)});
    const auto claim = [&](const LabelWish& w) {
        const Body& body = stage.bodies[w.body];
        return std::tuple(!emphasis.selected(body.actor), !w.must, !emphasis.near(w.body),
                          -body.radius, w.body);
    };
    std::sort(order.begin(), order.end(),
              [&](const LabelWish& a, const LabelWish& b) { return claim(a) < claim(b); });
    mark_large(order, stage);
    return order;
}

void check(const Material& material) {
    if (material.series == nullptr || material.layouts == nullptr)
        throw Error(ErrorCategory::internal, "a picture needs a series and its layouts");
    if (material.layouts->positions.size() != material.series->networks.size())
        throw Error(ErrorCategory::internal, "the layouts are not of this series");
}

}  // namespace

Style seen_from(const View& view, Style style) {
    const double most = std::clamp(0.3 * view.scale, 2 * style.disc_min,
                                   std::max(2 * style.disc_min, style.disc_max));
    const double part = std::min(1.0, most / style.disc_max);
    style.disc_max *= part;
    style.tie_max = std::max(style.tie_min, style.tie_max * part);
    return style;
}

Picture blank_page(const Material& material, const Style& style, const View& view) {
    Picture picture;
    picture.width = view.width;
    picture.height = view.height;
    picture.background = palette(style.theme).background;
    picture.source_case = material.series->selection->source_case;
    return picture;
}

void paint_stage(Picture& picture, const Stage& stage, const ActorColours& colours,
                 const Material& material, const Style& style, const View& view,
                 const Highlight& highlight) {
    const Emphasis emphasis(stage, highlight);
    const bool directed = material.series->options.directed;
    const std::vector<Route> routes = route(stage, directed);
    picture.ties = draw_ties(stage, routes, style, directed, emphasis);
    picture.discs = draw_discs(stage, style, colours, emphasis);
    picture.marks = mark_frustrated(stage, routes, material, style, emphasis);
    for (Label& symbol :
         place_symbols(symbol_wishes(stage, routes, emphasis), stage.bodies, style, view))
        picture.decoration.texts.push_back(std::move(symbol));
    if (!style.labels) return;
    std::vector<Rect> taken;
    for (const Curve& bar : picture.marks)
        taken.push_back({bar.path.from.x, bar.path.from.y - bar.width / 2, bar.path.to.x,
                         bar.path.from.y + bar.width / 2});
    if (picture.decoration.box.width() > 0) taken.push_back(picture.decoration.box);
    for (const Label& text : picture.decoration.texts)
        if (!picture.decoration.box.overlaps(text.box)) taken.push_back(text.box);
    picture.labels =
        place_labels(stage, wishes(stage, emphasis), picture.ties, taken, material, style, view);
}

Picture compose(const Material& material, const Style& asked, const View& view, double moment,
                const Highlight& highlight) {
    check(material);
    const Style style = seen_from(view, asked);
    const NetworkSeries& series = *material.series;
    const Scales scales = material.scales != nullptr
                              ? *material.scales
                              : find_scales(series, material.actor_measures, style.size_by);
    Picture picture = blank_page(material, style, view);
    const Moment when = moment_of(series.networks.size(), moment);
    picture.title = picture_title(series, when.nearest());
    if (series.networks.empty()) return picture;

    const ActorColours colours = colours_at(material, style, when);
    picture.decoration =
        decorate(material, style, scales, colours, view.width, view.height, when.nearest());
    const Stage stage = set_stage(material, style, scales, view, when, highlight.selected);
    paint_stage(picture, stage, colours, material, style, view, highlight);
    return picture;
}

}  // namespace entente
