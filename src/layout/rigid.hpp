#pragma once
// Motions that keep all distances: a shift, a turn and, where allowed, a mirror image.
#include <span>

#include "entente/core/geometry.hpp"

namespace entente::detail {

/// p -> to + turn (mirror (p - from)); the mirror changes the sign of y.
struct RigidMotion {
    Point from, to;
    double cosine = 1, sine = 0;
    bool mirrored = false;
    Point operator()(Point p) const {
        const Point gap = p - from;
        const double y = mirrored ? -gap.y : gap.y;
        return to + Point{cosine * gap.x - sine * y, sine * gap.x + cosine * y};
    }
};

/// The motion that brings `before` nearest to `after`, point by point: least sum of squared
/// distances (Procrustes). The identity for no points; no turn where every turn is as good.
/// Precondition: as many of one as of the other. O(points).
RigidMotion best_motion(std::span<const Point> before, std::span<const Point> after,
                        bool may_mirror);

}  // namespace entente::detail
