#include "entente/core/geometry.hpp"

#include <algorithm>
#include <limits>

namespace entente {

Point at(const Bezier& curve, double t) {
    const double u = 1 - t;
    return u * u * u * curve.from + 3 * u * u * t * curve.control1 +
           3 * u * t * t * curve.control2 + t * t * t * curve.to;
}

namespace {

double distance_to_chord(Point a, Point b, Point p) {
    const Point d = b - a;
    const double squared = dot(d, d);
    const double t = squared > 0 ? std::clamp(dot(p - a, d) / squared, 0.0, 1.0) : 0.0;
    return distance(a + t * d, p);
}

}  // namespace

double distance(const Bezier& curve, Point p) {
    constexpr int chords = 24;
    double best = std::numeric_limits<double>::infinity();
    Point previous = curve.from;
    for (int i = 1; i <= chords; ++i) {
        const Point next = at(curve, static_cast<double>(i) / chords);
        best = std::min(best, distance_to_chord(previous, next, p));
        previous = next;
    }
    return best;
}

}  // namespace entente
