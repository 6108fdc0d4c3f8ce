#include "layout/rigid.hpp"

#include <catch2/catch.hpp>
#include <vector>

using namespace entente;
using namespace entente::detail;

TEST_CASE("the best motion undoes a turn, a shift and, where allowed, a mirror image") {
    const std::vector<Point> before{{0, 0}, {1, 0}, {0, 2}, {3, 1}};
    for (const bool mirror : {false, true}) {
        std::vector<Point> after;
        for (const Point p : before) {
            const double y = mirror ? -p.y : p.y;
            after.push_back({7 + 0.6 * p.x - 0.8 * y, -2 + 0.8 * p.x + 0.6 * y});
        }
        const RigidMotion motion = best_motion(before, after, true);
        CHECK(motion.mirrored == mirror);
        for (std::size_t k = 0; k < before.size(); ++k)
            CHECK(distance(motion(before[k]), after[k]) == Approx(0).margin(1e-12));
        CHECK(best_motion(before, after, false).mirrored == false);
    }
}

TEST_CASE("the best motion of nothing and of one point only shifts") {
    CHECK(best_motion({}, {}, true)(Point{3, 4}) == Point{3, 4});
    const std::vector<Point> one{{1, 1}};
    const std::vector<Point> other{{5, 2}};
    CHECK(best_motion(one, other, true)(Point{2, 1}) == Point{6, 2});
}
