#include "stage.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

constexpr double fade_part = 0.2;

struct Value {
    bool there = false;
    std::optional<double> value;
};

std::span<const double> values_in(const Material& material, const Style& style, std::size_t slice) {
    if (material.actor_measures == nullptr) return {};
    const auto column = material.actor_measures->column(style.size_by);
    if (!column || slice >= material.actor_measures->slices()) return {};
    return material.actor_measures->values(*column, slice);
}

Value value_at(const Network& network, std::span<const double> values, std::size_t place) {
    const bool known = values.size() == network.present.size() && !std::isnan(values[place]);
    return {.there = true, .value = known ? std::optional(values[place]) : std::nullopt};
}

/// Calls visit(item of a or null, item of b or null) in order of `less`, equal items together.
template <class A, class Less, class Visit>
void merge(const std::vector<A>& a, const std::vector<A>& b, Less less, Visit visit) {
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() || j < b.size()) {
        if (j == b.size() || (i < a.size() && less(a[i], b[j]))) {
            visit(&a[i++], static_cast<const A*>(nullptr));
        } else if (i == a.size() || less(b[j], a[i])) {
            visit(static_cast<const A*>(nullptr), &b[j++]);
        } else {
            visit(&a[i++], &b[j++]);
        }
    }
}

double opacity_of(const Moment& moment, bool before, bool after) {
    if (before && after) return 1;
    return before ? moment.gone() : moment.come();
}

double blend(double a, double b, double t) {
    return a + (b - a) * t;
}

class Placer {
  public:
    Placer(const Material& material, const View& view, double moment)
        : material_(material), view_(view), moment_(moment) {}

    bool moved(ActorId actor) const { return find(actor) != nullptr; }
    Point operator()(ActorId actor) const {
        const Point* by_hand = find(actor);
        return to_pixel(
            view_, by_hand != nullptr ? *by_hand : position_at(*material_.layouts, moment_, actor));
    }

  private:
    const Point* find(ActorId actor) const {
        if (material_.moved != nullptr)
            for (const auto& [moved, position] : *material_.moved)
                if (moved == actor) return &position;
        return nullptr;
    }
    const Material& material_;
    const View& view_;
    double moment_;
};

void place_bodies(Stage& stage, const Material& material, const Style& style, const Scales& scales,
                  const Placer& place) {
    const Moment& moment = stage.moment;
    const Network& before = material.series->networks[moment.before];
    const Network& after = material.series->networks[moment.after];
    const auto values_before = values_in(material, style, moment.before);
    const auto values_after = values_in(material, style, moment.after);
    merge(before.present, after.present, std::less<>{}, [&](const ActorId* a, const ActorId* b) {
        const double opacity = opacity_of(moment, a != nullptr, b != nullptr);
        const ActorId actor = a != nullptr ? *a : *b;
        const Point centre = place(actor);
        if (opacity <= 0 || !is_finite(centre)) return;
        Value va, vb;
        if (a != nullptr)
            va = value_at(before, values_before,
                          static_cast<std::size_t>(a - before.present.data()));
        if (b != nullptr)
            vb = value_at(after, values_after, static_cast<std::size_t>(b - after.present.data()));
        const double ra = disc_radius(style, scales, (va.there ? va : vb).value);
        const double rb = disc_radius(style, scales, (vb.there ? vb : va).value);
        const Value& shown = (moment.step < 0.5 && va.there) || !vb.there ? va : vb;
        stage.place[index(actor)] = static_cast<std::uint32_t>(stage.bodies.size());
        stage.bodies.push_back({.actor = actor,
                                .centre = centre,
                                .radius = blend(ra, rb, moment.eased),
                                .opacity = opacity,
                                .hollow = scales.largest_value > 0 && !shown.value,
                                .pinned = place.moved(actor)});
    });
}

/// A selected actor stays in sight through slices in which no event names it.
void place_silent(Stage& stage, const Material& material, const Style& style, const Placer& place,
                  ActorId actor) {
    if (index(actor) >= stage.place.size() || stage.place[index(actor)]) return;
    if (presence(*material.series, stage.moment.nearest(), actor) == Presence::absent) return;
    const Point centre = place(actor);
    if (!is_finite(centre)) return;
    stage.place[index(actor)] = static_cast<std::uint32_t>(stage.bodies.size());
    stage.bodies.push_back({.actor = actor,
                            .centre = centre,
                            .radius = style.disc_min,
                            .opacity = 0.7,
                            .hollow = true,
                            .pinned = place.moved(actor)});
}

struct LayerTie {
    double weight = 0, net = 0;
    std::optional<double> tone;
    bool shown = false;
};

/// On one layer alone a tie has that layer's tone; on both, its own.
LayerTie on_layer(const Tie* tie, Layer layer) {
    if (tie == nullptr) return {};
    const double weight = layer_weight(*tie, layer);
    if (layer == Layer::interaction)
        return {.weight = weight, .net = net(*tie), .tone = tone(*tie), .shown = true};
    const double sign = layer == Layer::cooperation ? 1 : -1;
    return {.weight = weight, .net = sign * weight, .tone = sign, .shown = weight > 0};
}

Strand strand_of(const Stage& stage, const Style& style, const Scales& scales, const Tie& tie,
                 const LayerTie& a, const LayerTie& b) {
    const Moment& moment = stage.moment;
    const LayerTie& first = a.shown ? a : b;
    const LayerTie& last = b.shown ? b : a;
    const LayerTie& nearer = moment.step < 0.5 ? first : last;
    Strand strand{.source = tie.source, .target = tie.target};
    strand.from = *stage.place[index(tie.source)];
    strand.to = *stage.place[index(tie.target)];
    strand.width = blend(tie_width(style, scales, first.weight),
                         tie_width(style, scales, last.weight), moment.eased);
    strand.opacity = opacity_of(moment, a.shown, b.shown);
    strand.toned = first.tone || last.tone;
    strand.tone = blend(first.tone.value_or(0), last.tone.value_or(0), moment.eased);
    strand.hostile = nearer.net < 0;
    return strand;
}

void place_strands(Stage& stage, const Material& material, const Style& style,
                   const Scales& scales) {
    const Layer layer = material.series->options.layer;
    const auto& before = material.series->networks[stage.moment.before].ties;
    const auto& after = material.series->networks[stage.moment.after].ties;
    const auto less = [](const Tie& x, const Tie& y) {
        return std::pair(x.source, x.target) < std::pair(y.source, y.target);
    };
    stage.strands.reserve(std::max(before.size(), after.size()));
    merge(before, after, less, [&](const Tie* a, const Tie* b) {
        const LayerTie la = on_layer(a, layer);
        const LayerTie lb = on_layer(b, layer);
        if (!la.shown && !lb.shown) return;
        const Tie& tie = a != nullptr ? *a : *b;
        if (!stage.place[index(tie.source)] || !stage.place[index(tie.target)]) return;
        const Strand strand = strand_of(stage, style, scales, tie, la, lb);
        if (strand.opacity > 0) stage.strands.push_back(strand);
    });
}

}  // namespace

double Moment::gone() const {
    return std::clamp(1 - step / fade_part, 0.0, 1.0);
}
double Moment::come() const {
    return std::clamp((step - (1 - fade_part)) / fade_part, 0.0, 1.0);
}

Moment moment_of(std::size_t slices, double moment) {
    Moment m;
    if (slices == 0) return m;
    m.value =
        std::isfinite(moment) ? std::clamp(moment, 0.0, static_cast<double>(slices - 1)) : 0.0;
    m.before = static_cast<std::size_t>(m.value);
    m.step = m.value - static_cast<double>(m.before);
    m.after = m.step > 0 ? m.before + 1 : m.before;
    m.eased = m.step * m.step * (3 - 2 * m.step);
    return m;
}

Stage set_stage(const Material& material, const Style& style, const Scales& scales,
                const View& view, const Moment& moment, std::optional<ActorId> lit) {
    Stage stage;
    stage.moment = moment;
    stage.place.resize(material.series->source_case().actors.size());
    const Placer place(material, view, moment.value);
    place_bodies(stage, material, style, scales, place);
    if (lit) place_silent(stage, material, style, place, *lit);
    part_discs(stage.bodies);
    place_strands(stage, material, style, scales);
    return stage;
}

}  // namespace entente
