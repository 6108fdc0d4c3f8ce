#include <catch2/catch.hpp>

#include "hand_made.hpp"

using namespace entente;
using namespace entente::test;

namespace {

LayoutSeries placed(std::vector<std::vector<Point>> positions) {
    LayoutSeries layouts;
    layouts.positions = std::move(positions);
    layouts.seconds = 0.25;
    return layouts;
}

}  // namespace

TEST_CASE("quality of a layout placed by hand") {
    //  slice 0:  c - - - a --- b        at -2, 0, 1     a-b friends, a-c foes
    //  slice 1:  b --- a                at -1, 0        a-b friends
    //
    // stress: reference 1, so desired ab 0.5, ac 1.25, bc 1.75; drawn 1, 2, 3: ratios 2, 8/5, 12/7.
    //   sum 186/35, sum of squares 4 + 64/25 + 144/49 = 11636/1225
    //   best c gives 1 - (186/35)^2 / (3 x 11636/1225) = 1 - 34596/34908 = 312/34908; slice 1 is
    //   perfect: half of it
    // movement: a does not move, b goes 2; ties are drawn 1, 2, 1: mean 4/3. Steps 0 and 1.5: mean
    // 0.75,
    //   95 % quantile 1.425
    // triples: (a, b, c) only, and b is nearer
    // crowding: b passes through a once; at 600 moments from -1 to 1 it is within 0.2 of it
    const NetworkSeries series = hand_series({{{0, 1, 1}, {0, 2, -1}}, {{0, 1, 1}}}, 3);
    const LayoutSeries layouts = placed({{{0, 0}, {1, 0}, {-2, 0}}, {{0, 0}, {-1, 0}, {-2, 0}}});
    const LayoutQuality quality = layout_quality(series, layouts);
    CHECK(quality.stress == Approx(312.0 / 34908 / 2));
    CHECK(quality.movement_mean == Approx(0.75));
    CHECK(quality.movement_p95 == Approx(1.425));
    CHECK(quality.friend_nearer == 1);
    CHECK(quality.crowding == 1);
    CHECK(quality.seconds == 0.25);
}

TEST_CASE("scale does not matter to stress, movement and triples") {
    const NetworkSeries series =
        hand_series({{{0, 1, 1}, {0, 2, -1}, {1, 2, 3}}, {{0, 1, 1}, {1, 2, 1}}}, 3);
    const LayoutSeries once = placed({{{0, 0}, {1, 0}, {-2, 1}}, {{0, 0}, {-1, 3}, {-2, 0}}});
    LayoutSeries seven = once;
    for (auto& slice : seven.positions) {
        for (Point& p : slice) p = 7 * p;
    }
    const LayoutQuality a = layout_quality(series, once);
    const LayoutQuality b = layout_quality(series, seven);
    CHECK(a.stress == Approx(b.stress));
    CHECK(a.movement_mean == Approx(b.movement_mean));
    CHECK(a.friend_nearer == b.friend_nearer);
}

TEST_CASE("pairs without a path count a tenth") {
    //  a --- b    c --- d   on a line at 0 1 3 4; desired ab = cd = 0.5, between components 0.25 +
    //  0.25 + 1 = 1.5 ratios: 2 2 (once each), ac 3/1.5 = 2, ad 4/1.5, bc 2/1.5, bd 2 (a tenth
    //  each) weight 2.4; sum 4 + 0.1 (2 + 8/3 + 4/3 + 2) = 4.8; squares 8 + 0.1 (4 + 64/9 + 16/9 +
    //  4) = 8 + 152/90
    const NetworkSeries series = hand_series({{{0, 1, 1}, {2, 3, 1}}}, 4);
    const LayoutQuality quality =
        layout_quality(series, placed({{{0, 0}, {1, 0}, {3, 0}, {4, 0}}}));
    CHECK(quality.stress == Approx(1 - 4.8 * 4.8 / (2.4 * (8 + 152.0 / 90))));
}

TEST_CASE("everybody in one place is the worst stress, and crowded") {
    const NetworkSeries series = hand_series({{{0, 1, 1}, {1, 2, 1}}}, 3);
    const LayoutQuality quality = layout_quality(series, placed({{{0, 0}, {0, 0}, {0, 0}}}));
    CHECK(quality.stress == 1);
    CHECK(quality.crowding == 3);
}

TEST_CASE("a foe as near as a friend is not nearer, a friend farther off is not either") {
    //  a has friends b (1 away) and c (3 away), foes d (1 away) and e (2 away):
    //  (b,d) no, (b,e) yes, (c,d) no, (c,e) no; a tie of net 0 is neither
    const NetworkSeries series =
        hand_series({{{0, 1, 1}, {0, 2, 1}, {0, 3, -1}, {0, 4, -1}, {0, 5, 0}}}, 6);
    const LayoutSeries layouts = placed({{{0, 0}, {1, 0}, {3, 0}, {-1, 0}, {-2, 0}, {0, 0.5}}});
    CHECK(layout_quality(series, layouts).friend_nearer == Approx(0.25));
}

TEST_CASE("actors that are there only at one end of a step cannot crowd on the way") {
    //  c stands in b's way from 1 to -1, but is present in slice 0 only; at the slice itself it is
    //  clear of b
    const NetworkSeries series = hand_series({{{0, 1, 1}, {0, 2, 1}}, {{0, 1, 1}}}, 3);
    const LayoutSeries layouts = placed({{{0, 5}, {1, 0}, {0, 0}}, {{0, 5}, {-1, 0}, {0, 0}}});
    CHECK(layout_quality(series, layouts).crowding == 0);
}

TEST_CASE("what is undefined is not a number") {
    const LayoutQuality nothing = layout_quality(hand_series({}, 0), placed({}));
    CHECK(std::isnan(nothing.stress));
    CHECK(std::isnan(nothing.movement_mean));
    CHECK(std::isnan(nothing.movement_p95));
    CHECK(std::isnan(nothing.friend_nearer));
    CHECK(nothing.crowding == 0);
    const LayoutQuality one_slice =
        layout_quality(hand_series({{{0, 1, 1}}}, 2), placed({{{0, 0}, {1, 0}}}));
    CHECK(one_slice.stress == 0);
    CHECK(std::isnan(one_slice.movement_mean));
    CHECK(std::isnan(one_slice.friend_nearer));
}

TEST_CASE("the worst slice is told beside the mean") {
    // the slices of the first case: 312/34908 and 0
    const NetworkSeries series = hand_series({{{0, 1, 1}, {0, 2, -1}}, {{0, 1, 1}}}, 3);
    const LayoutSeries layouts = placed({{{0, 0}, {1, 0}, {-2, 0}}, {{0, 0}, {-1, 0}, {-2, 0}}});
    CHECK(layout_quality(series, layouts).stress_worst == Approx(312.0 / 34908));
}

TEST_CASE("a turn and a shift of everybody is no movement of its own, a mirror image is") {
    //  b 1 right, c 2 above a; then turned by 90 degrees and shifted by (5, 5)
    const std::vector<HandTie> ties{{0, 1, 1}, {0, 2, 1}};
    const NetworkSeries series = hand_series({ties, ties}, 3);
    const LayoutQuality turned =
        layout_quality(series, placed({{{0, 0}, {1, 0}, {0, 2}}, {{5, 5}, {5, 6}, {3, 5}}}));
    CHECK(turned.movement_nonrigid == Approx(0).margin(1e-12));
    CHECK(turned.movement_mean > 3);
    const LayoutQuality mirrored =
        layout_quality(series, placed({{{0, 0}, {1, 0}, {0, 2}}, {{0, 0}, {-1, 0}, {0, 2}}}));
    CHECK(mirrored.movement_nonrigid > 0.1);
}

TEST_CASE("what stays of a step when the turn is taken out") {
    //  a and b at -1 and 1, then at -2 and 2 on the other axis: each is 1 off, ties 2 and 4 long
    const NetworkSeries series = hand_series({{{0, 1, 1}}, {{0, 1, 1}}}, 2);
    const LayoutQuality quality =
        layout_quality(series, placed({{{-1, 0}, {1, 0}}, {{0, -2}, {0, 2}}}));
    CHECK(quality.movement_nonrigid == Approx(1.0 / 3));
    CHECK(quality.movement_mean == Approx(std::sqrt(5.0) / 3));
    // drawn over desired: 2 and 4 over 0.5: mean 6, deviation 2
    CHECK(quality.tie_length_variation == Approx(1.0 / 3));
}

TEST_CASE("neighbourhoods: friends among the as many nearest") {
    //  d a b . c on a line at -1 0 2 5; a-b and a-c friends, a-d foes, b-d friends
    //  a: friends b c, nearest d b: 1 of 3.  b: friends a d, nearest a, then c and d, both 3
    //  away: c has the smaller id: 1 of 3.  c: friend a, nearest b: 0.  d: friend b, nearest a: 0
    const NetworkSeries series = hand_series({{{0, 1, 1}, {0, 2, 1}, {0, 3, -1}, {1, 3, 1}}}, 4);
    const LayoutSeries layouts = placed({{{0, 0}, {2, 0}, {5, 0}, {-1, 0}}});
    CHECK(layout_quality(series, layouts).neighbourhood == Approx((1.0 / 3 + 1.0 / 3) / 4));
}

TEST_CASE("who moves has changed, or has not") {
    //  a-b 1 -> 3, c-d 1 -> 1, e-f 1 -> -1: changes 2/4, 0 and 2/2, twice each
    const NetworkSeries series =
        hand_series({{{0, 1, 1}, {2, 3, 1}, {4, 5, 1}}, {{0, 1, 3}, {2, 3, 1}, {4, 5, -1}}}, 6);
    const std::vector<Point> before{{0, 0}, {1, 0}, {2, 0}, {3, 0}, {4, 0}, {5, 0}};
    const auto moved = [&](double ab, double cd, double ef) {
        const std::vector<double> steps{ab, ab, cd, cd, ef, ef};
        std::vector<Point> after = before;
        for (std::size_t k = 0; k < 6; ++k) after[k].y += steps[k];
        return layout_quality(series, placed({before, after})).change_faithfulness;
    };
    CHECK(moved(1, 0, 2) == Approx(1));
    CHECK(moved(1, 2, 0) == Approx(-1));
    CHECK(moved(2, 1, 0) == Approx(-0.5));  // ranks 2 1 3 and 3 2 1: 1 - 6 (1 + 1 + 4) / 24
    CHECK(std::isnan(moved(1, 1, 1)));
}

TEST_CASE("new figures of nothing are not numbers") {
    const LayoutQuality nothing = layout_quality(hand_series({}, 0), placed({}));
    for (const double figure :
         {nothing.stress_worst, nothing.movement_nonrigid, nothing.neighbourhood,
          nothing.change_faithfulness, nothing.tie_length_variation})
        CHECK(std::isnan(figure));
    const LayoutQuality piled =
        layout_quality(hand_series({{{0, 1, -1}}}, 2), placed({{{0, 0}, {0, 0}}}));
    CHECK(std::isnan(piled.tie_length_variation));
    CHECK(std::isnan(piled.neighbourhood));
}
