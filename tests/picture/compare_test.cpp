#include <catch2/catch.hpp>
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
