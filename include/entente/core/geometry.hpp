#pragma once
#include <cmath>

namespace entente {

struct Point {
    double x = 0;
    double y = 0;
    bool operator==(const Point&) const = default;
};
constexpr Point operator+(Point a, Point b) {
    return {a.x + b.x, a.y + b.y};
}
constexpr Point operator-(Point a, Point b) {
    return {a.x - b.x, a.y - b.y};
}
constexpr Point operator*(double s, Point a) {
    return {s * a.x, s * a.y};
}
constexpr double dot(Point a, Point b) {
    return a.x * b.x + a.y * b.y;
}
inline double length(Point a) {
    return std::hypot(a.x, a.y);
}
inline double distance(Point a, Point b) {
    return length(b - a);
}
inline bool is_finite(Point a) {
    return std::isfinite(a.x) && std::isfinite(a.y);
}

struct Rect {
    double left = 0, top = 0, right = 0, bottom = 0;
    double width() const { return right - left; }
    double height() const { return bottom - top; }
    bool contains(Point p) const {
        return p.x >= left && p.x < right && p.y >= top && p.y < bottom;
    }
    bool overlaps(const Rect& o) const {
        return left < o.right && o.left < right && top < o.bottom && o.top < bottom;
    }
};

/// Cubic Bezier from `from` to `to`.
struct Bezier {
    Point from, control1, control2, to;
};
Point at(const Bezier& curve, double t);
/// Distance of `p` to the curve, sampled at 24 chords.
double distance(const Bezier& curve, Point p);

}  // namespace entente
