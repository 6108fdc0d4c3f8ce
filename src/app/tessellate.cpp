#include "tessellate.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace entente::app {

namespace {

class Tessellator {
  public:
    Tessellator(double scale, std::size_t curves) : scale_(scale) {
        mesh.vertices.reserve(4 * curves);
        mesh.triangles.reserve(6 * curves);
    }

    void add(const Curve& curve);

    Mesh mesh;

  private:
    void ribbon(const Bezier& path, double half, Colour colour);
    void bar(Point from, Point to, double half, Colour colour);
    void head(const Arrowhead& arrow, Colour colour);
    std::uint32_t vertex(Point p, double across, double half, Colour colour);
    void triangle(std::uint32_t a, std::uint32_t b, std::uint32_t c);

    double scale_;
};

constexpr double tolerance = 0.15;  // pixels between a chord and its curve
constexpr double soft = 0.5;        // pixels of a rim, outside the shape
constexpr double thin = 2.5;        // half a width up to which a straight line is one triangle

Colour faint(Colour c, double by) {
    c.a = static_cast<std::uint8_t>(std::lround(std::clamp(c.a * by, 0.0, 255.0)));
    return c;
}

Point unit(Point p, Point otherwise) {
    const double n = std::sqrt(dot(p, p));
    return n > 1e-9 ? (1 / n) * p : otherwise;
}

Point derivative(const Bezier& b, double t) {
    const double u = 1 - t;
    return 3 * u * u * (b.control1 - b.from) + 6 * u * t * (b.control2 - b.control1) +
           3 * t * t * (b.to - b.control2);
}

// A chord over 1/n of a cubic is at most |B''| / (8 n^2) away from it, and B'' is at most 6 second
// differences.
int chords_for(const Bezier& b) {
    const Point first = b.control2 - 2 * b.control1 + b.from;
    const Point last = b.to - 2 * b.control2 + b.control1;
    const double bend = std::sqrt(std::max(dot(first, first), dot(last, last)));
    return std::clamp(static_cast<int>(std::ceil(std::sqrt(0.75 * bend / tolerance))), 1, 48);
}

std::uint32_t Tessellator::vertex(Point p, double across, double half, Colour colour) {
    mesh.vertices.push_back({.x = static_cast<float>(p.x),
                             .y = static_cast<float>(p.y),
                             .across = static_cast<float>(across),
                             .half_width = static_cast<float>(half),
                             .colour = colour});
    return static_cast<std::uint32_t>(mesh.vertices.size() - 1);
}

void Tessellator::triangle(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
    mesh.triangles.insert(mesh.triangles.end(), {a, b, c});
}

void Tessellator::ribbon(const Bezier& path, double half, Colour colour) {
    const int chords = chords_for(path);
    if (chords == 1 && half <= thin) return bar(path.from, path.to, half, colour);
    const double reach = half + soft;
    const Point chord = unit(path.to - path.from, {1, 0});
    std::uint32_t left = 0;
    for (int i = 0; i <= chords; ++i) {
        const double t = static_cast<double>(i) / chords;
        const Point tangent = unit(derivative(path, t), chord);
        const Point side = reach * Point{-tangent.y, tangent.x};
        const Point middle = at(path, t);
        const std::uint32_t right = vertex(middle - side, -reach, half, colour);
        vertex(middle + side, reach, half, colour);
        if (i > 0) {
            triangle(left, left + 1, right);
            triangle(left + 1, right + 1, right);
        }
        left = right;
    }
}

// A triangle around the bar, half as long again; the shader cuts it at the bar's ends. Drivers that
// draw in software spend more on a triangle than on its pixels.
void Tessellator::bar(Point from, Point to, double half, Colour colour) {
    const Point forth = unit(to - from, {1, 0});
    const double half_length = std::sqrt(dot(to - from, to - from)) / 2;
    const double end = half_length + soft;
    const double base = 3 * (half + soft);  // so wide that it is half + soft at the bar's far end
    const Point middle = 0.5 * (from + to);
    const auto corner = [&](double along, double across) {
        const std::uint32_t i = vertex(middle + along * forth + across * Point{-forth.y, forth.x},
                                       across, half, colour);
        mesh.vertices[i].along = static_cast<float>(along);
        mesh.vertices[i].half_length = static_cast<float>(half_length);
        return i;
    };
    const std::uint32_t left = corner(-end, base), right = corner(-end, -base);
    triangle(left, right, corner(2 * end, 0));
}

void Tessellator::head(const Arrowhead& arrow, Colour colour) {
    const std::array<Point, 3> corners{scale_ * arrow.tip, scale_ * arrow.left,
                                       scale_ * arrow.right};
    const Point centre = (1.0 / 3) * (corners[0] + corners[1] + corners[2]);
    std::array<std::uint32_t, 3> inner{}, outer{};
    for (std::size_t i = 0; i < 3; ++i) {
        const Point away = unit(corners[i] - centre, {1, 0});
        inner[i] = vertex(corners[i] - 0.7 * away, 0, 0.5, colour);
        outer[i] = vertex(corners[i] + 0.7 * away, 1, 0.5, colour);  // covers nothing any more
    }
    triangle(inner[0], inner[1], inner[2]);
    for (std::size_t i = 0; i < 3; ++i) {
        const std::size_t j = (i + 1) % 3;
        triangle(inner[i], outer[i], inner[j]);
        triangle(outer[i], outer[j], inner[j]);
    }
}

void Tessellator::add(const Curve& curve) {
    if (!is_finite(curve.path.from) || !is_finite(curve.path.to) || curve.colour.a == 0) return;
    const double width = curve.width * scale_;
    const Colour colour = width < 1 ? faint(curve.colour, width) : curve.colour;
    for (const Bezier& stroke : strokes(curve)) {
        ribbon({scale_ * stroke.from, scale_ * stroke.control1, scale_ * stroke.control2,
                scale_ * stroke.to},
               std::max(width, 1.0) / 2, colour);
    }
    if (curve.arrow) head(arrowhead(curve), curve.colour);
}

DiscInstance instance(const Disc& disc, double scale) {
    return {static_cast<float>(scale * disc.centre.x),
            static_cast<float>(scale * disc.centre.y),
            static_cast<float>(scale * disc.radius),
            static_cast<float>(scale * disc.rim_width),
            disc.fill,
            disc.rim};
}

}  // namespace

Mesh tessellate(const std::vector<Curve>& curves, const std::vector<Disc>& discs, double scale) {
    Tessellator work(scale, curves.size());
    work.mesh.discs.reserve(discs.size());
    for (const Curve& curve : curves) work.add(curve);
    for (const Disc& disc : discs) work.mesh.discs.push_back(instance(disc, scale));
    return std::move(work.mesh);
}

}  // namespace entente::app
