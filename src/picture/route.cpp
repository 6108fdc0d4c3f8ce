// Curves of ties: straight where they can be, bowed where another disc or a returning tie is in the
// way.
#include <algorithm>
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

/// How far the middle of a tie has to bow to pass the disc `k`, to the right when positive; 0 when
/// it is clear.
double dodge(const Body& a, const Body& b, const Body& k, double half_width) {
    const Point along = b.centre - a.centre;
    const double l2 = dot(along, along);
    if (l2 <= 0) return 0;
    const double t = dot(k.centre - a.centre, along) / l2;
    if (t < 0.1 || t > 0.9) return 0;
    const Point right = unit(right_of(along));
    const double side = dot(k.centre - a.centre, right);
    const double depth = k.radius + half_width + clearance - std::abs(side);
    if (depth <= 0) return 0;
    const double bow = depth / (4 * t * (1 - t)) * smooth((std::min(t, 1 - t) - 0.1) / 0.15);
    return (side > 0 ? -bow : bow) * k.opacity;
}

double dodge_all(const Stage& stage, const Strand& strand) {
    const Body& a = stage.bodies[strand.from];
    const Body& b = stage.bodies[strand.to];
    double most = 0;
    for (const Body& k : stage.bodies) {
        if (&k == &a || &k == &b) continue;
        const double bow = dodge(a, b, k, strand.width / 2);
        if (std::abs(bow) > std::abs(most)) most = bow;
    }
    const double limit = 0.15 * distance(a.centre, b.centre);
    return std::clamp(most, -limit, limit);
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
    std::vector<Route> routes;
    routes.reserve(stage.strands.size());
    for (const Strand& strand : stage.strands) {
        const Body& a = stage.bodies[strand.from];
        const Body& b = stage.bodies[strand.to];
        const double apart = distance(a.centre, b.centre);
        double bow = 0;
        if (directed) bow += std::clamp(0.09 * apart, 8.0, 34.0) * returning(stage, strand);
        if (bow == 0 && dodging) bow = dodge_all(stage, strand);
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
