// How a curve is stroked: dashes, arrow heads.
#include <algorithm>
#include <array>
#include <cmath>

#include "entente/picture/picture.hpp"

namespace entente {
namespace {

constexpr int chords = 64;
constexpr int most_strokes = 200;

Point between(Point a, Point b, double t) {
    return a + t * (b - a);
}

/// The part of a curve from t0 to t1, by blossoming.
Bezier part(const Bezier& c, double t0, double t1) {
    const auto blossom = [&](double u, double v, double w) {
        const Point a = between(c.from, c.control1, u);
        const Point b = between(c.control1, c.control2, u);
        const Point d = between(c.control2, c.to, u);
        return between(between(a, b, v), between(b, d, v), w);
    };
    return {blossom(t0, t0, t0), blossom(t0, t0, t1), blossom(t0, t1, t1), blossom(t1, t1, t1)};
}

/// Length of a curve up to each of chords + 1 parameters.
std::array<double, chords + 1> lengths(const Bezier& curve) {
    std::array<double, chords + 1> sums{};
    Point last = curve.from;
    for (int i = 1; i <= chords; ++i) {
        const Point p = at(curve, static_cast<double>(i) / chords);
        sums[static_cast<std::size_t>(i)] =
            sums[static_cast<std::size_t>(i - 1)] + distance(last, p);
        last = p;
    }
    return sums;
}

double parameter_at(const std::array<double, chords + 1>& sums, double length) {
    const auto above = std::upper_bound(sums.begin(), sums.end(), length);
    if (above == sums.end()) return 1;
    const auto i = static_cast<std::size_t>(above - sums.begin());
    if (i == 0) return 0;
    const double span = sums[i] - sums[i - 1];
    return (static_cast<double>(i - 1) + (span > 0 ? (length - sums[i - 1]) / span : 0)) / chords;
}

double head_length(const Curve& curve) {
    return std::min(6 + 2.2 * curve.width, 0.6 * distance(curve.path.from, curve.path.to));
}

/// Where the line ends and its head begins.
double neck(const Curve& curve) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < 30; ++i) {
        const double middle = (low + high) / 2;
        (distance(at(curve.path, middle), curve.path.to) > head_length(curve) ? low : high) =
            middle;
    }
    return low;
}

}  // namespace

DashPattern dash_pattern(double width) {
    return {.on = 4 + 1.6 * width, .off = 3 + width};
}

Arrowhead arrowhead(const Curve& curve) {
    const Point tip = curve.path.to;
    const Point base = at(curve.path, neck(curve));
    const Point back = base - tip;
    const Point half{-0.35 * back.y, 0.35 * back.x};
    return {.tip = tip, .left = base + half, .right = base - half};
}

std::vector<Bezier> strokes(const Curve& curve) {
    const double end = curve.arrow ? neck(curve) : 1;
    if (!curve.dashed) return {end < 1 ? part(curve.path, 0, end) : curve.path};
    const auto sums = lengths(curve.path);
    const double total = end < 1 ? sums.back() * end : sums.back();
    DashPattern dash = dash_pattern(curve.width);
    const double longest = (dash.on + dash.off) * most_strokes;
    if (total > longest) dash.on *= total / longest, dash.off *= total / longest;
    std::vector<Bezier> pieces;
    for (int i = 0; i < most_strokes; ++i) {
        const double from = parameter_at(sums, i * (dash.on + dash.off));
        const double to = std::min(end, parameter_at(sums, i * (dash.on + dash.off) + dash.on));
        if (from >= end) break;
        pieces.push_back(part(curve.path, from, to));
    }
    if (pieces.empty()) pieces.push_back(curve.path);
    return pieces;
}

}  // namespace entente
