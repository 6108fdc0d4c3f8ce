// From layout units to pixels and back, and what is under a pixel.
#include <algorithm>
#include <cmath>
#include <limits>

#include "decoration.hpp"
#include "entente/picture/picture.hpp"

namespace entente {
namespace {

Rect bounds(const Material& material) {
    constexpr double far = std::numeric_limits<double>::infinity();
    Rect box{far, far, -far, -far};
    const auto take = [&](Point p) {
        if (!is_finite(p)) return;
        box.left = std::min(box.left, p.x), box.right = std::max(box.right, p.x);
        box.top = std::min(box.top, p.y), box.bottom = std::max(box.bottom, p.y);
    };
    for (const auto& positions : material.layouts->positions)
        for (const Point p : positions) take(p);
    if (material.moved != nullptr)
        for (const auto& [actor, p] : *material.moved) take(p);
    return box.left <= box.right ? box : Rect{0, 0, 0, 0};
}

}  // namespace

Point to_pixel(const View& view, Point p) {
    return view.offset + view.scale * p;
}

Point to_layout(const View& view, Point pixel) {
    return (1 / view.scale) * (pixel - view.offset);
}

View fit(const Material& material, const Style& style, double width, double height) {
    const Rect stage = stage_area(material, style, width, height);
    const Rect box = bounds(material);
    const double room_x = std::max(1.0, stage.width());
    const double room_y = std::max(1.0, stage.height());
    // A tie of mean length is about 1 long: two lone actors do not fly to the page's ends.
    double scale = 0.4 * std::min(room_x, room_y);
    if (box.width() > 0) scale = std::min(scale, room_x / box.width());
    if (box.height() > 0) scale = std::min(scale, room_y / box.height());
    scale = std::clamp(scale, 1e-9, 1e9);
    const Point centre{(stage.left + stage.right) / 2, (stage.top + stage.bottom) / 2};
    const Point middle{(box.left + box.right) / 2, (box.top + box.bottom) / 2};
    return {.width = width, .height = height, .scale = scale, .offset = centre - scale * middle};
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
