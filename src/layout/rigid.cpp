#include "rigid.hpp"

#include <cmath>

namespace entente::detail {
namespace {

Point centre(std::span<const Point> points) {
    Point sum;
    for (const Point p : points) sum = sum + p;
    return points.empty() ? sum : (1 / static_cast<double>(points.size())) * sum;
}

}  // namespace

RigidMotion best_motion(std::span<const Point> before, std::span<const Point> after,
                        bool may_mirror) {
    RigidMotion motion{.from = centre(before), .to = centre(after)};
    Point plain;     // sums of dot and cross products: a turn by angle a gains |sum| cos(a - its
    Point mirrored;  // angle), so the best turn is the angle of the sum
    for (std::size_t k = 0; k < before.size(); ++k) {
        const Point p = before[k] - motion.from;
        const Point q = after[k] - motion.to;
        plain = plain + Point{p.x * q.x + p.y * q.y, p.x * q.y - p.y * q.x};
        mirrored = mirrored + Point{p.x * q.x - p.y * q.y, p.x * q.y + p.y * q.x};
    }
    motion.mirrored = may_mirror && length(mirrored) > length(plain);
    const Point best = motion.mirrored ? mirrored : plain;
    const double size = length(best);
    if (size > 0 && std::isfinite(size)) {
        motion.cosine = best.x / size;
        motion.sine = best.y / size;
    }
    return motion;
}

}  // namespace entente::detail
