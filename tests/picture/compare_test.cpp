#include <catch2/catch.hpp>
#include <cmath>
#include <map>

#include "scene.hpp"

using namespace entente;
using namespace entente::test;

namespace {

// Slice 0: a-b +9, a-c -4. Slice 1: a-b -9, b-d +4. c is gone, d is new; a moves from 0 to 2.
struct Two {
    Scene scene{{"Anna", "Ben", "Cleo", "Dan"},
                {{{0, 1, 2}, {13, 9, 4}, {{0, 1, 9, 0}, {0, 2, 0, 4}}},
                 {{0, 1, 3}, {9, 13, 4}, {{0, 1, 0, 9}, {1, 3, 4, 0}}}},
                {{0, 0}, {4, 0}, {0, 3}, {4, 3}}};
    Two() { scene.layouts.positions[1][0] = {2, 0}; }
    Picture picture() const {
        const View view = fit_difference(scene.material(), {}, 800, 600, 1, 0);
        return compose_difference(scene.material(), {}, view, 1, 0);
    }
};

const Disc& disc_of(const Picture& picture, std::size_t actor) {
    for (const Disc& disc : picture.discs)
        if (disc.actor == actor_id(actor)) return disc;
    FAIL("no disc of actor " << actor);
    return picture.discs.front();
}

}  // namespace

TEST_CASE("a difference shows who is in either slice, once and in one place") {
    const Two two;
    const View view = fit_difference(two.scene.material(), {}, 800, 600, 1, 0);
    const Picture picture = two.picture();
    REQUIRE(picture.discs.size() == 4);
    // Anna was at 0 and is at 2: she stands at 1.
    CHECK(distance(disc_of(picture, 0).centre, to_pixel(view, {1, 0})) < 1e-9);
    CHECK(distance(disc_of(picture, 2).centre, to_pixel(view, {0, 3})) < 1e-9);
    CHECK(disc_of(picture, 2).fill == picture.background);  // gone: hollow
    CHECK(disc_of(picture, 3).fill != picture.background);
}

TEST_CASE("a difference says of every tie what became of it") {
    const Picture picture = Two().picture();
    REQUIRE(picture.ties.size() == 3);
    std::map<std::string, int> symbols;
    for (const Label& text : picture.decoration.texts)
        if (!picture.decoration.box.overlaps(text.box)) ++symbols[text.text];
    CHECK(symbols["±"] == 1);
    CHECK(symbols["×"] == 1);
    CHECK(symbols["+"] == 1);
    CHECK(symbols["↑"] == 0);
    for (const Curve& tie : picture.ties) {
        const bool vanished = tie.target == actor_id(2);
        CHECK(tie.dashed == (tie.target != actor_id(3)));
        CHECK((tie.colour.a < 128) == vanished);
    }
    bool counted = false, titled = false;
    for (const Label& text : picture.decoration.texts) {
        counted =
            counted ||
            text.text.find("1 appeared (+), 1 vanished (×), 1 changed sign (±), 0 grew (↑)") !=
                std::string::npos;
        titled = titled || text.text.find(" compared with ") != std::string::npos;
    }
    CHECK(counted);
    CHECK(titled);
    CHECK(picture.title.find(" compared with ") != std::string::npos);
    for (const Label& label : picture.labels)
        for (const Label& text : picture.decoration.texts) CHECK(!label.box.overlaps(text.box));
}

TEST_CASE("the width of a tie in a difference is that of its change") {
    const Two two;
    const Scales scales =
        find_scales(two.scene.series, two.scene.material().actor_measures, "strength");
    const View view{800, 600, 1000, {0, 0}};  // near enough for the style's own widths
    const Picture picture = compose_difference(two.scene.material(), {}, view, 1, 0);
    for (const Curve& tie : picture.ties) {
        const double change = tie.target == actor_id(1) ? 18 : 4;
        CHECK(tie.width == Approx(tie_width({}, scales, change)));
    }
}

TEST_CASE("on the way between slices a difference moves without jumps") {
    // Against slice 0. Anna: 0, 2, 4. Cleo is there in 0 and 2 only; Dan comes in 1.
    Scene scene{{"Anna", "Ben", "Cleo", "Dan"},
                {{{0, 1, 2}, {13, 9, 4}, {{0, 1, 9, 0}, {0, 2, 0, 4}}},
                 {{0, 1, 3}, {9, 13, 4}, {{0, 1, 0, 9}, {1, 3, 4, 0}}},
                 {{0, 1, 2, 3}, {9, 13, 1, 4}, {{0, 1, 2, 9}, {0, 2, 1, 0}, {1, 3, 4, 0}}}},
                {{0, 0}, {4, 0}, {0, 3}, {4, 3}}};
    scene.layouts.positions[1][0] = {2, 0};
    scene.layouts.positions[2][0] = {4, 0};
    scene.layouts.positions[2][2] = {2, 3};
    const View view = page();
    const auto at = [&](double moment) {
        return compose_difference(scene.material(), bare(), view, moment, 0);
    };
    // Halfway from slice 1 (Anna at (0 + 2) / 2) to 2 (at (0 + 4) / 2); Cleo from 0 to 1.
    CHECK(distance(disc_of(at(1.5), 0).centre, to_pixel(view, {1.5, 0})) < 1e-9);
    CHECK(distance(disc_of(at(1.5), 2).centre, to_pixel(view, {0.5, 3})) < 1e-9);
    Picture before = at(0);
    for (int i = 1; i <= 256; ++i) {
        const Picture now = at(i / 128.0);
        CAPTURE(i);
        for (const Disc& disc : now.discs)
            for (const Disc& old : before.discs) {
                if (disc.actor != old.actor) continue;
                CHECK(distance(disc.centre, old.centre) < 2);
                CHECK(std::abs(disc.radius - old.radius) < 0.5);
            }
        before = now;
    }
}

TEST_CASE("nearest to the slice compared with, its own ties are shown") {
    const Two two;
    const Picture itself = compose_difference(two.scene.material(), {}, page(), 0.25, 0);
    const Picture plain = compose(two.scene.material(), {}, page(), 0);
    CHECK(itself.title == plain.title);
    REQUIRE(itself.ties.size() == plain.ties.size());
    for (std::size_t i = 0; i < plain.ties.size(); ++i) {
        CHECK(itself.ties[i].width == plain.ties[i].width);
        CHECK(itself.ties[i].colour == plain.ties[i].colour);
        CHECK(itself.ties[i].dashed == plain.ties[i].dashed);
    }
    CHECK(itself.decoration.texts.size() == plain.decoration.texts.size());  // no symbols
    const View there = fit_difference(two.scene.material(), {}, 800, 600, 0, 0);
    const View around = fit_around(two.scene.material(), {}, 800, 600, 0);
    CHECK(there.scale == around.scale);
    CHECK(there.offset == around.offset);
}

TEST_CASE("a difference takes dragged actors and highlights as any picture does") {
    const Two two;
    const std::vector<std::pair<ActorId, Point>> moved{{actor_id(0), {3, 4}}};
    Material material = two.scene.material();
    material.moved = &moved;
    const Picture picture = compose_difference(material, bare(), page(), 1, 0,
                                               {.hovered = {}, .selected = actor_id(3), .tie = {}});
    CHECK(distance(disc_of(picture, 0).centre, to_pixel(page(), {3, 4})) < 1e-9);
    // Only the tie of Dan, who is selected, keeps its symbol.
    REQUIRE(picture.decoration.texts.size() == 1);
    CHECK(picture.decoration.texts[0].text == "+");
    for (const Curve& tie : picture.ties)
        CHECK((tie.colour.a > 128) == (tie.target == actor_id(3)));
}

TEST_CASE("symbols stand on their ties, clear of each other and of discs") {
    // A star of 60 ties that all appear, so that not every symbol has a place.
    std::vector<std::string> names;
    HandSlice none, all;
    std::vector<Point> places;
    for (std::size_t i = 0; i <= 60; ++i) {
        names.push_back(std::to_string(i));
        all.present.push_back(i);
        all.values.push_back(i == 0 ? 60 : 1);
        const double angle = 0.1047 * static_cast<double>(i);
        places.push_back(i == 0 ? Point{3.5, 2.5}
                                : Point{3.5 + 2 * std::cos(angle), 2.5 + 2 * std::sin(angle)});
        if (i > 0) all.ties.push_back({0, i, 1 + static_cast<double>(i) / 60, 0});
    }
    const Scene scene{names, {none, all}, places};
    const Picture picture = compose_difference(scene.material(), bare(), page(), 1, 0);
    const auto& symbols = picture.decoration.texts;
    CHECK(symbols.size() > 20);
    CHECK(symbols.size() < 60);
    for (std::size_t i = 0; i < symbols.size(); ++i) {
        const Rect& box = symbols[i].box;
        const Point middle{(box.left + box.right) / 2, (box.top + box.bottom) / 2};
        for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(box.overlaps(symbols[j].box));
        for (const Disc& disc : picture.discs) CHECK(distance(disc.centre, middle) > disc.radius);
        double nearest = 1e9;
        for (const Curve& tie : picture.ties)
            nearest = std::min(nearest, distance(tie.path, middle));
        CHECK(nearest < 1);
    }
}
