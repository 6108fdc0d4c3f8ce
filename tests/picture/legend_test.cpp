#include <algorithm>
#include <catch2/catch.hpp>

#include "picture/decoration.hpp"
#include "scene.hpp"

using namespace entente;
using namespace entente::test;

namespace {

constexpr View wide{.width = 1600, .height = 900, .scale = 100, .offset = {400, 400}};

bool says(const Picture& picture, std::string_view text) {
    return std::any_of(picture.decoration.texts.begin(), picture.decoration.texts.end(),
                       [&](const Label& l) { return l.text.find(text) != std::string::npos; });
}

HandSlice pair_with(double strength, double cooperation) {
    return {{0, 1}, {strength, strength / 2}, {{0, 1, cooperation, 1}}};
}

}  // namespace

TEST_CASE("round numbers from above") {
    CHECK(round_below(1) == 1);
    CHECK(round_below(1.99) == 1);
    CHECK(round_below(2) == 2);
    CHECK(round_below(73) == 50);
    CHECK(round_below(0.03) == Approx(0.02));
    CHECK(round_below(1000) == 1000);
}

TEST_CASE("the legend names real values, and its circles have their size") {
    // Largest strength of all slices 73: circles of 50, 10 and 2; largest intensity 30: lines of
    // 20, 5 and 1.
    Scene scene({"A", "B"}, {pair_with(40, 9), pair_with(73, 29)}, {{0, 0}, {2, 0}});
    const Picture picture = compose(scene.material(), Style{}, wide, 0);
    CHECK(says(picture, "Area: strength"));
    CHECK(says(picture, "Tie width: cooperation + conflict"));
    CHECK(says(picture, "Tie tone"));
    CHECK(says(picture, "more conflict than cooperation"));
    CHECK_FALSE(says(picture, "from source to target"));
    for (const std::string_view value : {"50", "10", "20", "5", "1"}) {
        CAPTURE(value);
        CHECK(std::any_of(picture.decoration.texts.begin(), picture.decoration.texts.end(),
                          [&](const Label& l) { return l.text == value; }));
    }
    REQUIRE_FALSE(picture.decoration.discs.empty());
    CHECK(picture.decoration.discs[0].radius == Approx(26 * std::sqrt(50.0 / 73)));
    CHECK(std::any_of(picture.decoration.lines.begin(), picture.decoration.lines.end(),
                      [](const Curve& c) { return c.width == Approx(9 * std::sqrt(20.0 / 30)); }));
}

TEST_CASE(
    "the legend lists only the kinds that occur, and what a hollow disc means only where there is "
    "one") {
    Scene scene({"A", "B"}, {pair_with(40, 9)}, {{0, 0}, {2, 0}});
    const Picture picture = compose(scene.material(), Style{}, wide, 0);
    CHECK(says(picture, "state"));
    CHECK(says(picture, "organisation"));
    CHECK_FALSE(says(picture, "person"));
    CHECK_FALSE(says(picture, "no value"));
    HandSlice gap = pair_with(40, 9);
    gap.values[1] = nothing;
    Scene hollow({"A", "B"}, {gap}, {{0, 0}, {2, 0}});
    CHECK(says(compose(hollow.material(), Style{}, wide, 0), "no value"));
}

TEST_CASE("a directed series explains its arrows, a measure of both signs its size") {
    SeriesOptions options;
    options.directed = true;
    HandSlice slice = pair_with(10, 4);
    slice.values = {-10, 3};
    Scene scene({"A", "B"}, {slice}, {{0, 0}, {2, 0}}, options);
    const Picture picture = compose(scene.material(), Style{}, wide, 0);
    CHECK(says(picture, "from source to target"));
    CHECK(says(picture, "without sign"));
}

TEST_CASE("everything of the legend stands in its box, and the box on the page") {
    Scene scene({"A", "B"}, {pair_with(40, 9)}, {{0, 0}, {2, 0}});
    const Decoration parts = compose(scene.material(), Style{}, wide, 0).decoration;
    CHECK(parts.box.right <= 1600);
    CHECK(parts.box.bottom <= 900);
    for (const Disc& d : parts.discs) {
        CHECK(d.centre.x - d.radius >= parts.box.left);
        CHECK(d.centre.y + d.radius <= parts.box.bottom);
    }
    for (const Curve& line : parts.lines) {
        CHECK(parts.box.contains(line.path.from));
        CHECK(parts.box.contains(line.path.to));
    }
}

TEST_CASE("a page too small for the legend goes without") {
    Scene scene({"A", "B"}, {pair_with(40, 9)}, {{0, 0}, {2, 0}});
    const View small{.width = 300, .height = 200, .scale = 50, .offset = {100, 100}};
    const Decoration parts = compose(scene.material(), Style{}, small, 0).decoration;
    CHECK(parts.box.width() == 0);
    CHECK(parts.discs.empty());
}

TEST_CASE("the caption says what, when, how") {
    SeriesOptions options;
    options.rollup = Rollup::top;
    Scene scene({"A", "B"}, {pair_with(40, 9)}, {{0, 0}, {2, 0}}, options);
    const Picture picture = compose(scene.material(), Style{}, wide, 0);
    CHECK(says(picture, "Hand-made · 2000"));
    CHECK(says(picture, "(2000-01-01 to 2000-12-31)"));
    CHECK(says(picture, "2 actors, 1 tie, 1 act ·"));
    CHECK(says(picture, "layer: interaction"));
    CHECK(says(picture, "rolled up"));
    CHECK(says(picture, "values as in the data"));
    scene.the_case().events.acts.push_back({.code = "0211"});
    CHECK(says(compose(scene.material(), Style{}, wide, 0), "CAMEO codes on Goldstein's scale"));
    Style style;
    style.caption = style.legend = false;
    CHECK(compose(scene.material(), style, wide, 0).decoration.texts.empty());
}

TEST_CASE("long captions wrap within the page") {
    Scene scene({"A", "B"}, {pair_with(40, 9)}, {{0, 0}, {2, 0}});
    scene.the_case().name =
        "A name of many words that goes on and on until nobody can remember how it began at all";
    const View small{.width = 420, .height = 400, .scale = 50, .offset = {100, 100}};
    const Picture picture = compose(scene.material(), Style{}, small, 0);
    REQUIRE(picture.decoration.texts.size() > 4);
    for (std::size_t i = 0; i < picture.decoration.texts.size(); ++i) {
        CHECK(picture.decoration.texts[i].box.right <= 420);
        for (std::size_t j = 0; j < i; ++j)
            CHECK_FALSE(picture.decoration.texts[i].box.overlaps(picture.decoration.texts[j].box));
    }
}
