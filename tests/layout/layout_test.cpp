#include "entente/layout/layout.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "entente/core/error.hpp"
#include "hand_made.hpp"

using namespace entente;
using namespace entente::test;

namespace {

double apart(const LayoutSeries& layouts, std::size_t slice, unsigned a, unsigned b) {
    return distance(at(layouts, slice, a), at(layouts, slice, b));
}

LayoutOptions stability(double s) {
    LayoutOptions options;
    options.stability = s;
    return options;
}

// Two camps that fall out with each other step by step, and a messenger between them.
NetworkSeries two_camps() {
    std::vector<std::vector<HandTie>> slices;
    for (int t = 0; t < 6; ++t) {
        const double between = t < 3 ? 1 : -2;
        slices.push_back({{0, 1, 4},
                          {0, 2, 3},
                          {1, 2, 4},
                          {3, 4, 4},
                          {3, 5, 3},
                          {4, 5, 4},
                          {2, 3, between},
                          {1, 4, -between},
                          {6, 0, 1},
                          {6, t % 2 == 0 ? 5U : 4U, 1}});
    }
    return hand_series(slices, 7);
}

bool all_finite(const LayoutSeries& layouts, const NetworkSeries& series) {
    for (std::size_t t = 0; t < series.networks.size(); ++t) {
        for (ActorId actor : series.networks[t].present) {
            if (!is_finite(layouts.positions[t][index(actor)])) return false;
        }
    }
    return true;
}

}  // namespace

TEST_CASE("two actors with one tie stand one tie length apart, side by side") {
    // a ---- b     mean desired length of all ties = its own, so it is 1 long
    const LayoutSeries layouts = lay_out(hand_series({{{0, 1, 3}}}, 2), {});
    CHECK(apart(layouts, 0, 0, 1) == Approx(1).epsilon(1e-5));
    CHECK(at(layouts, 0, 0).y == Approx(0).margin(1e-6));
    CHECK(at(layouts, 0, 0).x == Approx(-0.5).epsilon(1e-5));
}

TEST_CASE("a friend is drawn nearer than a foe, at the desired ratio") {
    //  b ==+== a - - - c     0.5 and 1.25, mean 0.875
    const LayoutSeries layouts = lay_out(hand_series({{{0, 1, 1}, {0, 2, -1}}}, 3), {});
    CHECK(apart(layouts, 0, 0, 1) == Approx(0.5 / 0.875).epsilon(0.01));
    CHECK(apart(layouts, 0, 0, 2) == Approx(1.25 / 0.875).epsilon(0.01));
}

TEST_CASE("a path of three lies straight") {
    //  a --- b --- c    1 and 1 and 2
    const LayoutSeries layouts = lay_out(hand_series({{{0, 1, 1}, {1, 2, 1}}}, 3), {});
    CHECK(apart(layouts, 0, 0, 1) == Approx(1).epsilon(0.01));
    CHECK(apart(layouts, 0, 1, 2) == Approx(1).epsilon(0.01));
    CHECK(apart(layouts, 0, 0, 2) == Approx(2).epsilon(0.01));
    CHECK(at(layouts, 0, 1).x == Approx(0).margin(0.01));
}

TEST_CASE("an empty series, empty slices and actors without ties") {
    CHECK(lay_out(hand_series({}, 0), {}).positions.empty());
    const LayoutSeries empty = lay_out(hand_series({{}, {}}, 2), {});
    REQUIRE(empty.positions.size() == 2);
    CHECK(std::isnan(at(empty, 1, 1).x));

    NetworkSeries series = hand_series({{{0, 1, 1}}, {}, {{0, 1, 1}}}, 4);
    series.networks[1].present = {actor_id(2)};  // present alone, without a tie
    const LayoutSeries layouts = lay_out(series, {});
    CHECK(all_finite(layouts, series));
    CHECK(std::isnan(at(layouts, 0, 3).x));
    CHECK(is_finite(at(layouts, 0, 2)));

    series = hand_series({{}, {}}, 3);
    series.networks[0].present = {actor_id(0), actor_id(1), actor_id(2)};
    series.networks[1].present = {actor_id(1)};
    CHECK(all_finite(lay_out(series, stability(0)), series));
    CHECK(all_finite(lay_out(series, stability(0.9)), series));
}

TEST_CASE("a series without its case is laid out by the actors it names") {
    NetworkSeries series = hand_series({{{2, 5, 1}}}, 0);
    series.selection = nullptr;
    const LayoutSeries layouts = lay_out(series, {});
    REQUIRE(layouts.positions[0].size() == 6);
    CHECK(apart(layouts, 0, 2, 5) == Approx(1).epsilon(1e-5));
}

TEST_CASE("without stability every slice is drawn as its own ties ask, near 1 they give way") {
    // friends at 0.5 in slice 0, foes at 2.5 x 0.75 = 1.875 in slice 1; unit = (0.5 + 1.875) / 2
    const NetworkSeries series = hand_series({{{0, 1, 1}}, {{0, 1, -1}}}, 2);
    const LayoutSeries loose = lay_out(series, stability(0));
    CHECK(apart(loose, 0, 0, 1) == Approx(0.5 / 1.1875).epsilon(1e-4));
    CHECK(apart(loose, 1, 0, 1) == Approx(1.875 / 1.1875).epsilon(1e-4));
    const LayoutSeries stiff = lay_out(series, stability(0.9999));
    CHECK(apart(stiff, 0, 0, 1) == Approx(apart(stiff, 1, 0, 1)).epsilon(0.001));
    CHECK(layout_quality(series, stiff).movement_mean < 0.001);
}

TEST_CASE("movement falls as stability rises, and stress pays for it") {
    const NetworkSeries series = two_camps();
    double movement = 1e9;
    double stress = 0;
    for (double s : {0.0, 0.2, 0.5, 0.8, 0.95, 0.999999}) {
        const LayoutQuality quality = layout_quality(series, lay_out(series, stability(s)));
        CHECK(quality.movement_mean < movement);
        CHECK(quality.stress > stress - 1e-3);
        movement = quality.movement_mean;
        stress = quality.stress;
    }
    CHECK(movement < 1e-4);
}

TEST_CASE("an actor that was away comes back near where it left") {
    //  slices 0 and 1: d at a; 2 to 4: away; 5: d at a again, but b and c have parted
    std::vector<std::vector<HandTie>> slices(6, {{0, 1, 1}, {1, 2, 1}, {0, 2, 1}});
    slices[0].push_back({0, 3, 1});
    slices[1].push_back({0, 3, 1});
    slices[5] = {{0, 1, 1}, {1, 2, -1}, {0, 3, 1}};
    const LayoutSeries layouts = lay_out(hand_series(slices, 4), {});
    const Point left = at(layouts, 1, 3);
    const Point back = at(layouts, 5, 3);
    CHECK(distance(left, back) < 0.3);
    // in between it stands on the straight line, a quarter of the way further each slice
    CHECK(at(layouts, 3, 3).x == Approx((left.x + back.x) / 2));
    CHECK(at(layouts, 2, 3).y == Approx(left.y + (back.y - left.y) / 4));
}

TEST_CASE("before its first and after its last presence an actor is held where it is") {
    const LayoutSeries layouts =
        lay_out(hand_series({{{0, 1, 1}}, {{0, 1, 1}, {1, 2, 1}}, {{0, 1, -1}}}, 3), {});
    CHECK(at(layouts, 0, 2) == at(layouts, 1, 2));
    CHECK(at(layouts, 2, 2) == at(layouts, 1, 2));
}

TEST_CASE("the same input gives the same coordinates to the bit") {
    const NetworkSeries series = two_camps();
    const LayoutSeries one = lay_out(series, {});
    CHECK(one.positions == lay_out(series, {}).positions);
    LayoutOptions other;
    other.seed = 2;
    CHECK(one.positions != lay_out(series, other).positions);
}

TEST_CASE("actors that are never present, before or between the others, change no bit") {
    const std::vector<std::vector<HandTie>> near{{{0, 1, 1}, {1, 2, -1}, {2, 3, 2}},
                                                 {{0, 1, -1}, {2, 3, 1}}};
    std::vector<std::vector<HandTie>> wide = near;  // 0 1 2 3 -> 1 4 5 9
    const unsigned renamed[] = {1, 4, 5, 9};
    for (auto& slice : wide) {
        for (HandTie& tie : slice) tie = {renamed[tie.a], renamed[tie.b], tie.net};
    }
    const LayoutSeries one = lay_out(hand_series(near, 4), {});
    const LayoutSeries two = lay_out(hand_series(wide, 12), {});
    for (std::size_t t = 0; t < 2; ++t) {
        for (unsigned actor = 0; actor < 4; ++actor) {
            CHECK(at(one, t, actor) == at(two, t, renamed[actor]));
        }
    }
}

TEST_CASE("the drawing is centred and wider than high, over all slices") {
    const NetworkSeries series = two_camps();
    const LayoutSeries layouts = lay_out(series, {});
    Point sum;
    Point low{1e9, 1e9};
    Point high{-1e9, -1e9};
    for (const auto& slice : layouts.positions) {
        for (Point p : slice) {
            sum = sum + p;
            low = {std::min(low.x, p.x), std::min(low.y, p.y)};
            high = {std::max(high.x, p.x), std::max(high.y, p.y)};
        }
    }
    CHECK(length(sum) / 42 < 0.02);  // parting discs may move it by a hair
    CHECK(high.x - low.x >= high.y - low.y);
}

TEST_CASE("components stand side by side, neither piled nor flung away") {
    //  a square of friends and three families of two: 10 actors
    const NetworkSeries series = hand_series(
        {{{0, 1, 1}, {1, 2, 1}, {2, 3, 1}, {3, 0, 1}, {4, 5, 1}, {6, 7, 1}, {8, 9, -1}}}, 10);
    const LayoutSeries layouts = lay_out(series, {});
    for (unsigned a = 0; a < 10; ++a) {
        CHECK(length(at(layouts, 0, a)) < 3.5);
        for (unsigned b = 4; b < 10; ++b) {
            if (a / 2 != b / 2) CHECK(apart(layouts, 0, a, b) > 0.7);
        }
    }
}

TEST_CASE("slices that share no actor stand over each other") {
    const NetworkSeries series =
        hand_series({{{0, 1, 1}, {1, 2, 1}}, {{3, 4, 1}, {4, 5, 1}}, {{6, 7, -1}}}, 8);
    for (double s : {0.0, 0.5}) {
        const LayoutSeries layouts = lay_out(series, stability(s));
        for (std::size_t t = 0; t < 3; ++t) {
            Point sum;
            for (ActorId actor : series.networks[t].present)
                sum = sum + at(layouts, t, static_cast<unsigned>(index(actor)));
            CHECK(length(sum) / static_cast<double>(series.networks[t].present.size()) < 0.6);
        }
    }
}

TEST_CASE("twenty leaves of one star do not overlap") {
    std::vector<HandTie> ties;
    for (unsigned leaf = 1; leaf <= 20; ++leaf) ties.push_back({0, leaf, 9});
    ties.push_back({1, 2, 1});
    const LayoutSeries layouts = lay_out(hand_series({ties, ties}, 21), {});
    for (unsigned a = 0; a < 21; ++a) {
        for (unsigned b = 0; b < a; ++b) CHECK(apart(layouts, 0, a, b) > 0.2999);
    }
}

TEST_CASE("neither huge nor broken weights put anybody nowhere") {
    NetworkSeries series = hand_series(
        {{{0, 1, 1e300}, {1, 2, -1e300}, {2, 3, 1e-300}, {0, 3, 1}}, {{0, 1, -1e300}, {1, 2, 1}}},
        4);
    series.networks[1].ties[1].cooperation = std::numeric_limits<double>::infinity();
    series.networks[1].ties[0].conflict = std::numeric_limits<double>::quiet_NaN();
    for (double s : {0.0, 0.5, std::nextafter(1.0, 0.0)}) {
        const LayoutSeries layouts = lay_out(series, stability(s));
        CHECK(all_finite(layouts, series));
        for (unsigned a = 0; a < 4; ++a) CHECK(length(at(layouts, 0, a)) < 10);
    }
}

TEST_CASE("wrong options are named") {
    const NetworkSeries series = two_camps();
    for (double s : {-0.1, 1.0, 2.0, std::numeric_limits<double>::quiet_NaN()}) {
        CHECK_THROWS_AS(lay_out(series, stability(s)), Error);
    }
    LayoutOptions options;
    options.sweeps = -1;
    CHECK_THROWS_WITH(lay_out(series, options), Catch::Contains("sweeps") && Catch::Contains("-1"));
    options.sweeps = 0;
    CHECK(all_finite(lay_out(series, options), series));
}

TEST_CASE("a stop ends the work, before it begins and in its middle") {
    const NetworkSeries series = two_camps();
    std::stop_source before;
    before.request_stop();
    CHECK_THROWS_AS(lay_out(series, {}, Progress(before.get_token())), Error);

    std::stop_source later;
    double reached = 0;
    const Progress progress(later.get_token(), [&](double fraction, std::string_view) {
        CHECK(fraction >= reached);
        reached = fraction;
        if (fraction > 0.2) later.request_stop();
    });
    try {
        lay_out(series, {}, progress);
        FAIL("not stopped");
    } catch (const Error& error) {
        CHECK(error.category() == ErrorCategory::interrupted);
        CHECK(reached < 0.3);
    }
}

TEST_CASE("between slices an actor eases along a straight line") {
    LayoutSeries layouts;
    layouts.positions = {{{0, 0}}, {{4, 8}}, {{4, 0}}};
    const auto where = [&](double moment) { return position_at(layouts, moment, actor_id(0)); };
    CHECK(where(0) == Point{0, 0});
    CHECK(where(1) == Point{4, 8});
    CHECK(where(0.5) == Point{2, 4});
    // 3u^2 - 2u^3 at 1/4: 3/16 - 2/64 = 5/32
    CHECK(where(0.25).x == Approx(4 * 5.0 / 32));
    CHECK(where(1.75).y == Approx(8 - 8 * 27.0 / 32));
    CHECK(where(-3) == Point{0, 0});
    CHECK(where(2) == Point{4, 0});
    CHECK(where(99) == Point{4, 0});
    CHECK(std::isnan(where(std::numeric_limits<double>::quiet_NaN()).x));
    CHECK(std::isnan(position_at(layouts, 0, actor_id(1)).x));
    CHECK(std::isnan(position_at({}, 0, actor_id(0)).x));
}
