#include "entente/layout/layout.hpp"

#include <catch2/catch.hpp>

#include "hand_made.hpp"

using namespace entente;
using namespace entente::test;

TEST_CASE("two actors with one tie stand one tie length apart, side by side") {
    // a ---- b     mean desired length of all ties = its own, so it is 1 long
    const LayoutSeries layouts = lay_out(hand_series({{{0, 1, 3}}}, 2), {});
    CHECK(distance(at(layouts, 0, 0), at(layouts, 0, 1)) == Approx(1).epsilon(1e-5));
    CHECK(at(layouts, 0, 0).y == Approx(0).margin(1e-6));
    CHECK(at(layouts, 0, 0).x == Approx(-0.5).epsilon(1e-5));
}

TEST_CASE("a friend is drawn nearer than a foe, at the desired ratio") {
    // a ==+== b, a --(-)-- c: a friendly tie of median weight is 0.5, a hostile one 2.5 x 0.5
    // = 1.25, b..c 1.75
    //   b = a - - c on a line satisfies all three
    const LayoutSeries layouts = lay_out(hand_series({{{0, 1, 1}, {0, 2, -1}}}, 3), {});
    const double to_friend = distance(at(layouts, 0, 0), at(layouts, 0, 1));
    const double to_foe = distance(at(layouts, 0, 0), at(layouts, 0, 2));
    CHECK(to_foe / to_friend == Approx(2.5).epsilon(0.01));
    CHECK((to_foe + to_friend) / 2 == Approx(1).epsilon(0.01));
}

TEST_CASE("an empty series has an empty layout") {
    CHECK(lay_out(hand_series({}, 0), {}).positions.empty());
    const LayoutSeries layouts = lay_out(hand_series({{}, {}}, 2), {});
    REQUIRE(layouts.positions.size() == 2);
    CHECK(std::isnan(at(layouts, 1, 1).x));
}
