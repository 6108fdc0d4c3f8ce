// From layout units to pixels and back, and what is under a pixel.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "decoration.hpp"
#include "entente/picture/picture.hpp"

namespace entente {
namespace {

/// Where actors stand: in one slice those that are present, in all slices everyone; of places close
/// together one.
std::vector<Point> places(const Material& material, std::optional<std::size_t> slice) {
    std::vector<Point> all;
    const auto take = [&](Point p) {
        if (is_finite(p)) all.push_back(p);
    };
    if (slice && *slice < material.layouts->positions.size()) {
        for (const ActorId actor : material.series->networks[*slice].present)
            take(material.layouts->positions[*slice][index(actor)]);
    } else {
        for (const auto& positions : material.layouts->positions)
            for (const Point p : positions) take(p);
    }
    if (material.moved != nullptr)
        for (const auto& [actor, p] : *material.moved) take(p);
    return all;
}

Rect bounds(const std::vector<Point>& points) {
    if (points.empty()) return {};
    Rect box{points[0].x, points[0].y, points[0].x, points[0].y};
    for (const Point p : points) {
        box.left = std::min(box.left, p.x), box.right = std::max(box.right, p.x);
        box.top = std::min(box.top, p.y), box.bottom = std::max(box.bottom, p.y);
    }
    return box;
}

/// One point a cell of a grid of 64 x 64 over their bounds.
std::vector<Point> thinned(const std::vector<Point>& points, const Rect& box) {
    std::vector<bool> seen(64 * 64);
    std::vector<Point> kept;
    const auto cell = [](double at, double length) {
        return length > 0 ? static_cast<std::size_t>(std::clamp(64 * at / length, 0.0, 63.0)) : 0;
    };
    for (const Point p : points) {
        const std::size_t i =
            64 * cell(p.y - box.top, box.height()) + cell(p.x - box.left, box.width());
        if (!seen[i]) kept.push_back(p);
        seen[i] = true;
    }
    return kept;
}

double scale_into(const Rect& box, const Rect& room) {
    const double width = std::max(1.0, room.width());
    const double height = std::max(1.0, room.height());
    // A tie of mean length is about 1 long: two lone actors do not fly to the page's ends.
    double scale = 0.4 * std::min(width, height);
    if (box.width() > 0) scale = std::min(scale, width / box.width());
    if (box.height() > 0) scale = std::min(scale, height / box.height());
    return std::clamp(scale, 1e-9, 1e9);
}

/// The offset that puts the box's middle into the middle of the room.
Point centred(const Rect& box, const Rect& room, double scale) {
    const Point centre{(room.left + room.right) / 2, (room.top + room.bottom) / 2};
    return centre - scale * Point{(box.left + box.right) / 2, (box.top + box.bottom) / 2};
}

bool clear_of(const std::vector<Rect>& taken, const std::vector<Point>& points, double scale,
              Point offset) {
    for (const Point p : points)
        for (const Rect& rect : taken)
            if (rect.contains(offset + scale * p)) return false;
    return true;
}

/// An offset at which the box stays in the page and no point in what is taken: the first found of
/// 25, from the middle out.
std::optional<Point> free_offset(const Room& room, const Rect& box,
                                 const std::vector<Point>& points, double scale) {
    const Point middle = centred(box, room.page, scale);
    const double slack_x = std::max(0.0, room.page.width() - scale * box.width()) / 2;
    const double slack_y = std::max(0.0, room.page.height() - scale * box.height()) / 2;
    constexpr std::array<double, 5> steps = {0, -0.5, 0.5, -1, 1};
    for (const double y : steps)
        for (const double x : steps) {
            const Point offset = middle + Point{x * slack_x, y * slack_y};
            if (clear_of(room.taken, points, scale, offset)) return offset;
        }
    return std::nullopt;
}

}  // namespace

Point to_pixel(const View& view, Point p) {
    return view.offset + view.scale * p;
}

Point to_layout(const View& view, Point pixel) {
    return (1 / view.scale) * (pixel - view.offset);
}

View fit(const Material& material, const Style& style, double width, double height,
         std::optional<std::size_t> slice) {
    const Room room = find_room(material, style, width, height);
    const std::vector<Point> all = places(material, slice);
    const Rect box = bounds(all);
    const std::vector<Point> points = thinned(all, box);
    const double safe = scale_into(box, room.safe);
    const double largest = std::max(safe, scale_into(box, room.page));
    constexpr int tries = 20;
    for (int i = 0; i < tries; ++i) {
        const double scale = largest * std::pow(safe / largest, static_cast<double>(i) / tries);
        if (const auto offset = free_offset(room, box, points, scale))
            return {.width = width, .height = height, .scale = scale, .offset = *offset};
    }
    return {
        .width = width, .height = height, .scale = safe, .offset = centred(box, room.safe, safe)};
}

Hit hit(const Picture& picture, Point pixel, double reach) {
    for (auto disc = picture.discs.rbegin(); disc != picture.discs.rend(); ++disc)
        if (distance(disc->centre, pixel) <= disc->radius) return {disc->actor, std::nullopt};
    Hit nearest;
    double least = std::numeric_limits<double>::infinity();
    for (const Curve& tie : picture.ties) {
        const Bezier& p = tie.path;
        const double margin = reach + tie.width / 2;
        const auto [left, right] = std::minmax({p.from.x, p.control1.x, p.control2.x, p.to.x});
        const auto [top, bottom] = std::minmax({p.from.y, p.control1.y, p.control2.y, p.to.y});
        if (pixel.x < left - margin || pixel.x > right + margin || pixel.y < top - margin ||
            pixel.y > bottom + margin)
            continue;
        const double away = std::max(0.0, distance(p, pixel) - tie.width / 2);
        // Of two under the pixel the later one lies on top.
        if (away > reach || away > least) continue;
        least = away;
        nearest.tie = {tie.source, tie.target};
    }
    return nearest;
}

}  // namespace entente
