#include <catch2/catch.hpp>
#include <cmath>

#include "scene.hpp"

using namespace entente;
using namespace entente::test;

TEST_CASE("pixels and layout units convert both ways") {
    const View view = page();
    CHECK(to_pixel(view, {1, 2}) == Point{200, 300});
    CHECK(to_layout(view, {200, 300}) == Point{1, 2});
}

TEST_CASE("every position of every slice fits the page, beside legend and caption") {
    const HandSlice slice{{0, 1, 2}, {3, 2, 1}, {{0, 1, 1, 0}, {1, 2, 0, 1}}};
    Scene scene({"A", "B", "C"}, {slice, slice}, {{-3, 1}, {4, 2}, {0, -5}});
    scene.layouts.positions[1][2] = {0, 7};
    for (const auto& [width, height] :
         {std::pair{1600.0, 900.0}, {800.0, 600.0}, {500.0, 1200.0}, {200.0, 150.0}}) {
        const View view = fit(scene.material(), Style{}, width, height);
        const Picture picture = compose(scene.material(), Style{}, view, 1);
        CAPTURE(width, height);
        for (const auto& positions : scene.layouts.positions)
            for (const Point p : positions) {
                const Point pixel = to_pixel(view, p);
                CHECK(Rect{0, 0, width, height}.contains(pixel));
                CHECK_FALSE(picture.decoration.box.contains(pixel));
            }
    }
}

TEST_CASE("one actor stands in the middle; no number is ever infinite") {
    Style style = bare();
    Scene one({"A"}, {{{0}, {1}, {}}}, {{3, 3}});
    const View view = fit(one.material(), style, 1000, 500);
    CHECK(to_pixel(view, {3, 3}).x == Approx(500));
    CHECK(to_pixel(view, {3, 3}).y == Approx(250));
    one.layouts.positions[0][0] = {nothing, nothing};
    CHECK(std::isfinite(fit(one.material(), style, 1000, 500).scale));
    CHECK(is_finite(fit(one.material(), style, 0, 0).offset));
    Scene two({"A", "B"}, {{{0, 1}, {1, 1}, {}}}, {{0, 0}, {1, 0}});
    CHECK(fit(two.material(), style, 1600, 900).scale < 400);
}

TEST_CASE("a slice of its own is drawn larger than one of many") {
    const HandSlice near{{0, 1}, {1, 1}, {{0, 1, 1, 0}}};
    const HandSlice far{{0, 2}, {1, 1}, {{0, 2, 1, 0}}};
    Scene scene({"A", "B", "C"}, {near, far}, {{0, 0}, {3, 2}, {30, 20}});
    const double all = fit(scene.material(), Style{}, 1600, 900).scale;
    const double alone = fit(scene.material(), Style{}, 1600, 900, 0).scale;
    CHECK(alone > 5 * all);
    CHECK(fit(scene.material(), Style{}, 1600, 900, 99).scale == all);
}

TEST_CASE("under the pixel: the topmost disc, else the nearest tie within reach") {
    const HandSlice slice{{0, 1, 2}, {9, 1, 1}, {{0, 1, 1, 0}, {0, 2, 1, 0}}};
    Scene scene({"A", "B", "C"}, {slice}, {{0, 0}, {3, 0}, {0, 2}});
    const Picture picture = compose(scene.material(), bare(), page(), 0);
    CHECK(hit(picture, {100, 100}).actor == actor_id(0));
    CHECK(hit(picture, picture.discs[1].centre).actor == picture.discs[1].actor);
    const Hit tie = hit(picture, {250, 106});
    CHECK_FALSE(tie.actor);
    REQUIRE(tie.tie);
    CHECK(*tie.tie == std::pair(actor_id(0), actor_id(1)));
    CHECK_FALSE(hit(picture, {250, 150}).tie);
    CHECK(hit(picture, {250, 150}, 60).tie);
}

TEST_CASE("the view around a moment holds what is present, and moves on evenly to what comes") {
    // Six slices of two near actors, then six of two far apart; empty slices have no say.
    const HandSlice near{{0, 1}, {1, 1}, {{0, 1, 1, 0}}};
    const HandSlice far{{0, 2}, {1, 1}, {{0, 2, 1, 0}}};
    const HandSlice none{{}, {}, {}};
    std::vector<HandSlice> slices(6, near);
    slices.resize(12, far);
    slices.resize(18, none);
    Scene scene({"A", "B", "C"}, slices, {{0, 0}, {3, 2}, {30, 20}});
    const auto view = [&](double moment) {
        return fit_around(scene.material(), Style{}, 1600, 900, moment);
    };
    CHECK(view(0).scale == Approx(fit(scene.material(), Style{}, 1600, 900, 0).scale));
    CHECK(view(11).scale == Approx(fit(scene.material(), Style{}, 1600, 900, 11).scale));
    CHECK(view(17).scale == Approx(view(11).scale));
    CHECK(view(0).scale > 5 * view(11).scale);
    for (double moment = 0; moment < 17; moment += 0.125) {
        const View now = view(moment), next = view(moment + 0.125);
        CAPTURE(moment);
        CHECK(next.scale <= now.scale * 1.000001);
        CHECK(next.scale > now.scale - (view(0).scale - view(11).scale) / 24);
    }
    for (const double moment : {4.0, 5.0, 6.0, 7.0}) {
        const View now = view(moment);
        const std::size_t other = moment < 6 ? 1 : 2;
        for (const std::size_t actor : {std::size_t{0}, other}) {
            const auto& positions = scene.layouts.positions[0];
            CHECK(Rect{0, 0, 1600, 900}.contains(to_pixel(now, positions[actor])));
        }
    }
}

TEST_CASE("a selected actor stays in sight while it is silent") {
    // C is far off and only in the last of nine slices; it stands for itself from the first on.
    const HandSlice near{{0, 1}, {1, 1}, {{0, 1, 1, 0}}};
    const HandSlice with_c{{0, 1, 2}, {1, 1, 1}, {{0, 1, 1, 0}, {1, 2, 1, 0}}};
    std::vector<HandSlice> slices(8, near);
    slices.push_back(with_c);
    Scene scene({"A", "B", "C"}, slices, {{0, 0}, {3, 2}, {-30, 20}});
    const auto view = [&](std::optional<ActorId> also) {
        return fit_around(scene.material(), bare(), 1600, 900, 1, also);
    };
    const Rect page{0, 0, 1600, 900};
    CHECK_FALSE(page.contains(to_pixel(view({}), {-30, 20})));
    CHECK(page.contains(to_pixel(view(actor_id(2)), {-30, 20})));
    CHECK(page.contains(to_pixel(view(actor_id(2)), {3, 2})));
    CHECK(view(actor_id(0)).scale == view({}).scale);  // who is in sight changes nothing
}
