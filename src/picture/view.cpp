// From layout units to pixels and back, and what is under a pixel.
#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <limits>

#include "decoration.hpp"
#include "entente/picture/picture.hpp"
#include "stage.hpp"

namespace entente {
namespace {

constexpr double furthest = 0.16;  // from the page's middle, in parts of its size
constexpr std::size_t calm = 2;    // slices on either side that the view of a moment takes in

/// Slices, first and last included.
struct SliceRange {
    std::size_t first = 0, last = 0;
};

/// Where those who are present in some slices stand.
std::vector<Point> places_in(const Material& material, SliceRange slices) {
    std::vector<Point> all;
    for (std::size_t s = slices.first; s <= slices.last; ++s)
        for (const ActorId actor : material.series->networks[s].present) {
            const Point p = material.layouts->positions[s][index(actor)];
            if (is_finite(p)) all.push_back(p);
        }
    return all;
}

/// Where anyone stands in any slice.
std::vector<Point> all_places(const Material& material) {
    std::vector<Point> all;
    for (const auto& positions : material.layouts->positions)
        std::copy_if(positions.begin(), positions.end(), std::back_inserter(all), is_finite);
    return all;
}

void add_moved(const Material& material, std::vector<Point>& places) {
    if (material.moved == nullptr) return;
    for (const auto& [actor, p] : *material.moved)
        if (is_finite(p)) places.push_back(p);
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

/// An offset at which the box stays in the page, near its middle, and no point in what is taken:
/// the first found of 25, from the middle out.
std::optional<Point> free_offset(const Room& room, const Rect& box,
                                 const std::vector<Point>& points, double scale) {
    const Point middle = centred(box, room.page, scale);
    const auto slack = [&](double page, double length) {
        return std::clamp((page - scale * length) / 2, 0.0, furthest * page);
    };
    const double slack_x = slack(room.page.width(), box.width());
    const double slack_y = slack(room.page.height(), box.height());
    constexpr std::array<double, 5> steps = {0, -0.5, 0.5, -1, 1};
    for (const double y : steps)
        for (const double x : steps) {
            const Point offset = middle + Point{x * slack_x, y * slack_y};
            if (clear_of(room.taken, points, scale, offset)) return offset;
        }
    return std::nullopt;
}

/// The view, zoomed out about its middle as far as it takes to see a place.
View holding(const View& view, Point place, const Style& style) {
    if (!is_finite(place)) return view;
    const double margin = style.disc_min + style.text_size;
    const Point middle{view.width / 2, view.height / 2};
    const Point away = to_pixel(view, place) - middle;
    const auto part = [&](double half, double distance) {
        return std::max(1.0, half - margin) / std::max(1.0, std::abs(distance));
    };
    const double out = std::min({1.0, part(middle.x, away.x), part(middle.y, away.y)});
    return {.width = view.width,
            .height = view.height,
            .scale = out * view.scale,
            .offset = middle + out * (view.offset - middle)};
}

}  // namespace

Point to_pixel(const View& view, Point p) {
    return view.offset + view.scale * p;
}

Point to_layout(const View& view, Point pixel) {
    return (1 / view.scale) * (pixel - view.offset);
}

View fit_into(const Room& room, const std::vector<Point>& places, double width, double height) {
    const Rect box = bounds(places);
    const std::vector<Point> points = thinned(places, box);
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

View fit(const Material& material, const Style& style, double width, double height,
         std::optional<std::size_t> slice) {
    const bool alone = slice && *slice < material.layouts->positions.size();
    std::vector<Point> places =
        alone ? places_in(material, {*slice, *slice}) : all_places(material);
    add_moved(material, places);
    return fit_into(find_room(material, style, width, height), places, width, height);
}

View fit_around(const Material& material, const Style& style, double width, double height,
                double moment, std::optional<ActorId> also) {
    const std::size_t slices = material.layouts->positions.size();
    const Moment now = moment_of(slices, moment);
    const Room room = find_room(material, style, width, height);
    View mean{.width = width, .height = height, .scale = 0, .offset = {}};
    double weights = 0;
    // The mean over the slices around `before` passes into that over the slices around `after`.
    const std::size_t last = std::min(now.before + calm + 1, slices);
    for (std::size_t s = now.before - std::min(now.before, calm); s <= last && s < slices; ++s) {
        double weight = 1;
        if (s + calm == now.before) weight = 1 - now.step;
        if (s == now.before + calm + 1) weight = now.step;
        const std::vector<Point> places =
            places_in(material, {s - std::min(s, calm), std::min(s + calm, slices - 1)});
        if (weight <= 0 || places.empty()) continue;
        const View view = fit_into(room, places, width, height);
        mean.scale += weight * view.scale;
        mean.offset = mean.offset + weight * view.offset;
        weights += weight;
    }
    if (weights > 0) {
        mean.scale /= weights;
        mean.offset = (1 / weights) * mean.offset;
    } else {
        mean = fit_into(room, all_places(material), width, height);
    }
    if (!also || slices == 0 ||
        presence(*material.series, now.nearest(), *also) == Presence::absent)
        return mean;
    return holding(mean, position_at(*material.layouts, moment, *also), style);
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
