// Curves of ties: straight where they can be, bowed where another disc or a returning tie is in the
// way.
#include <algorithm>
#include <array>
#include <cmath>

#include "stage.hpp"

namespace entente {
namespace {

constexpr double clearance = 4;              // pixels between a tie and a disc it passes
constexpr std::size_t dodge_budget = 60000;  // ties x discs looked at for dodging

Point unit(Point v) {
    const double l = length(v);
    return l > 0 ? (1 / l) * v : Point{1, 0};
}
/// To the right of `direction` with y down.
Point right_of(Point direction) {
    return {-direction.y, direction.x};
}

double smooth(double t) {
    t = std::clamp(t, 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

/// A disc near a straight tie: where along it and how far to its right.
struct Obstacle {
    double arch = 0;  ///< offset there of a tie whose middle bows by 1
    double side = 0;
    double reach = 0;  ///< nearer than this it is touched
    double weight = 1;
};

std::vector<Obstacle> obstacles(const Stage& stage, const Strand& strand, double widest_bow) {
    const Body& a = stage.bodies[strand.from];
    const Body& b = stage.bodies[strand.to];
    const Point along = b.centre - a.centre;
    const double l2 = dot(along, along);
    const Point right = unit(right_of(along));
    std::vector<Obstacle> found;
    if (l2 <= 0) return found;
    for (const Body& k : stage.bodies) {
        const double side = dot(k.centre - a.centre, right);
        const double reach = k.radius + strand.width / 2 + clearance;
        if (std::abs(side) >= reach + widest_bow || &k == &a || &k == &b) continue;
        const double t = dot(k.centre - a.centre, along) / l2;
        if (t <= 0.05 || t >= 0.95) continue;
        const double weight = smooth((std::min(t, 1 - t) - 0.05) / 0.1) * k.opacity;
        found.push_back({.arch = 4 * t * (1 - t), .side = side, .reach = reach, .weight = weight});
    }
    return found;
}

/// Pixels by which a bow touches discs, and a little for its size.
double cost(const std::vector<Obstacle>& all, double bow) {
    double sum = 0.1 * std::abs(bow);
    for (const Obstacle& o : all)
        sum += o.weight * std::max(0.0, o.reach - std::abs(o.side - o.arch * bow));
    return sum;
}

/// The bow that touches least, as a mean of some bows weighted by how much better each is: so that
/// it changes smoothly while discs move.
double dodge(const Stage& stage, const Strand& strand, bool strong) {
    constexpr std::array<double, 6> sizes = {0, 12, 24, 36, 50, 66};
    constexpr double temperature = 0.4;  // pixels
    const double apart = distance(stage.bodies[strand.from].centre, stage.bodies[strand.to].centre);
    // The strongest ties may go a longer way to be seen.
    const double limit = (strong ? 0.4 : 0.16) * apart;
    const auto all = obstacles(stage, strand, std::min(limit, sizes.back()));
    const bool clear = std::all_of(all.begin(), all.end(),
                                   [](const Obstacle& o) { return std::abs(o.side) >= o.reach; });
    if (clear) return 0;
    double least = cost(all, 0);
    double sum = 0;
    double bows = 0;
    for (const bool weigh : {false, true})
        for (const double size : sizes)
            for (const double bow : {size, -size}) {
                if (size > limit || (bow == 0 && std::signbit(bow))) continue;
                const double c = cost(all, bow);
                if (!weigh) {
                    least = std::min(least, c);
                } else {
                    const double weight = std::exp((least - c) / temperature);
                    sum += weight, bows += weight * bow;
                }
            }
    return bows / sum;
}

/// Opacity of the tie that runs the other way, 0 when there is none.
double returning(const Stage& stage, const Strand& strand) {
    const auto key = std::pair(strand.target, strand.source);
    const auto found = std::lower_bound(
        stage.strands.begin(), stage.strands.end(), key,
        [](const Strand& s, const auto& k) { return std::pair(s.source, s.target) < k; });
    const bool there =
        found != stage.strands.end() && std::pair(found->source, found->target) == key;
    return there ? found->opacity : 0;
}

/// From rim to rim, its middle `bow` pixels to the right of the straight line; tangents at the ends
/// point at the centres.
Bezier between(const Body& a, const Body& b, double bow) {
    const Point along = b.centre - a.centre;
    const Point middle = 0.5 * (a.centre + b.centre) + (2 * bow) * unit(right_of(along));
    const Point from = a.centre + a.radius * unit(middle - a.centre);
    const Point to = b.centre - b.radius * unit(b.centre - middle);
    return {from, from + (2.0 / 3) * (middle - from), to + (2.0 / 3) * (middle - to), to};
}

}  // namespace

std::vector<Route> route(const Stage& stage, bool directed) {
    const bool dodging = stage.strands.size() * stage.bodies.size() <= dodge_budget;
    double strong = 0;
    for (const Strand& strand : stage.strands) strong = std::max(strong, 0.6 * strand.width);
    std::vector<Route> routes;
    routes.reserve(stage.strands.size());
    for (const Strand& strand : stage.strands) {
        const Body& a = stage.bodies[strand.from];
        const Body& b = stage.bodies[strand.to];
        const double apart = distance(a.centre, b.centre);
        double bow = 0;
        if (directed) bow += std::clamp(0.09 * apart, 8.0, 34.0) * returning(stage, strand);
        if (bow == 0 && dodging) bow = dodge(stage, strand, strand.width > strong);
        const bool covered = apart <= a.radius + b.radius;
        if (covered) bow = 0;
        routes.push_back({.strand = static_cast<std::uint32_t>(routes.size()),
                          .path = between(a, b, bow),
                          .covered = covered});
    }
    std::stable_sort(routes.begin(), routes.end(), [&](const Route& x, const Route& y) {
        const Strand& s = stage.strands[x.strand];
        const Strand& t = stage.strands[y.strand];
        return std::pair(s.width, s.hostile) < std::pair(t.width, t.hostile);
    });
    return routes;
}

}  // namespace entente
