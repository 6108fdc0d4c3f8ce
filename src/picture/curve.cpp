// How a curve is stroked: dashes, arrow heads.
#include <algorithm>
#include <array>
#include <cmath>

#include "entente/picture/picture.hpp"

namespace entente {
namespace {

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

/// A line that is run through at an even pace: length is in proportion to the parameter.
bool is_even(const Bezier& c) {
    const Point first = c.control2 - 2 * c.control1 + c.from;
    const Point last = c.to - 2 * c.control2 + c.control1;
    return std::max(dot(first, first), dot(last, last)) < 1e-12 * dot(c.to - c.from, c.to - c.from);
}

/// Length of a curve up to a parameter, and back.
class Lengths {
  public:
    explicit Lengths(const Bezier& curve) : chords_(is_even(curve) ? 1 : most_chords) {
        Point last = curve.from;
        for (int i = 1; i <= chords_; ++i) {
            const Point p = at(curve, static_cast<double>(i) / chords_);
            sums_[static_cast<std::size_t>(i)] =
                sums_[static_cast<std::size_t>(i - 1)] + distance(last, p);
            last = p;
        }
    }
    double total() const { return sums_[static_cast<std::size_t>(chords_)]; }
    double parameter_at(double length) const {
        const auto end = sums_.begin() + chords_ + 1;
        const auto above = std::upper_bound(sums_.begin(), end, length);
        if (above == end) return 1;
        const auto i = static_cast<std::size_t>(above - sums_.begin());
        if (i == 0) return 0;
        const double span = sums_[i] - sums_[i - 1];
        return (static_cast<double>(i - 1) + (span > 0 ? (length - sums_[i - 1]) / span : 0)) /
               chords_;
    }

  private:
    static constexpr int most_chords = 64;
    int chords_;
    std::array<double, most_chords + 1> sums_{};
};

double head_length(const Curve& curve) {
    return std::min(6 + 2.2 * curve.width, 0.6 * distance(curve.path.from, curve.path.to));
}

/// Where the line ends and its head begins.
double neck(const Curve& curve) {
    const double whole = distance(curve.path.from, curve.path.to);
    if (whole > 0 && is_even(curve.path)) return 1 - head_length(curve) / whole;
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
    const Lengths lengths(curve.path);
    const double total = lengths.total() * end;
    DashPattern dash = dash_pattern(curve.width);
    const double longest = (dash.on + dash.off) * most_strokes;
    if (total > longest) dash.on *= total / longest, dash.off *= total / longest;
    std::vector<Bezier> pieces;
    for (int i = 0; i < most_strokes; ++i) {
        const double from = lengths.parameter_at(i * (dash.on + dash.off));
        const double to = std::min(end, lengths.parameter_at(i * (dash.on + dash.off) + dash.on));
        if (from >= end) break;
        pieces.push_back(part(curve.path, from, to));
    }
    if (pieces.empty()) pieces.push_back(curve.path);
    return pieces;
}

}  // namespace entente
