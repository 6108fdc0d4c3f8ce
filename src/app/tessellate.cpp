#include "tessellate.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace entente::app {

namespace {

class Tessellator {
  public:
    explicit Tessellator(double scale) : scale_(scale) {}

    void add(const Curve& curve);

    Mesh mesh;

  private:
    void ribbon(const Bezier& path, double half, Colour colour);
    void head(const Arrowhead& arrow, Colour colour);
    std::uint32_t vertex(Point p, double across, double half, Colour colour);
    void triangle(std::uint32_t a, std::uint32_t b, std::uint32_t c);

    double scale_;
};

constexpr double tolerance = 0.15;  // pixels between a chord and its curve

Colour faint(Colour c, double by) {
    c.a = static_cast<std::uint8_t>(std::lround(std::clamp(c.a * by, 0.0, 255.0)));
    return c;
}

Point unit(Point p, Point otherwise) {
    const double n = length(p);
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
    const double bend = std::max(length(b.control2 - 2 * b.control1 + b.from),
                                 length(b.to - 2 * b.control2 + b.control1));
    return std::clamp(static_cast<int>(std::ceil(std::sqrt(0.75 * bend / tolerance))), 1, 48);
}

std::uint32_t Tessellator::vertex(Point p, double across, double half, Colour colour) {
    mesh.vertices.push_back({static_cast<float>(p.x), static_cast<float>(p.y),
                             static_cast<float>(across), static_cast<float>(half), colour});
    return static_cast<std::uint32_t>(mesh.vertices.size() - 1);
}

void Tessellator::triangle(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
    mesh.triangles.insert(mesh.triangles.end(), {a, b, c});
}

void Tessellator::ribbon(const Bezier& path, double half, Colour colour) {
    const int chords = chords_for(path);
    const double reach = half + 0.5;  // where the soft rim ends
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
    Tessellator work(scale);
    for (const Curve& curve : curves) work.add(curve);
    for (const Disc& disc : discs) work.mesh.discs.push_back(instance(disc, scale));
    return std::move(work.mesh);
}

}  // namespace entente::app
