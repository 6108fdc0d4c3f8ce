#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "entente/core/error.hpp"
#include "scene.hpp"

using namespace entente;
using namespace entente::test;

namespace {

///  0 (0,0) ---4 coop--- 1 (2,0)       strength 4, 5, 1: areas as 4 : 5 : 1
///                       |
///                    1 conflict
///                       |
///                      2 (2,3)
const std::vector<Point> corner = {{0, 0}, {2, 0}, {2, 3}};
HandSlice three_actors() {
    return {{0, 1, 2}, {4, 5, 1}, {{0, 1, 4, 0}, {1, 2, 0, 1}}};
}

const Disc& disc_of(const Picture& picture, std::size_t actor) {
    const auto found = std::find_if(picture.discs.begin(), picture.discs.end(),
                                    [&](const Disc& d) { return d.actor == actor_id(actor); });
    REQUIRE(found != picture.discs.end());
    return *found;
}

const Curve& tie_of(const Picture& picture, std::size_t source, std::size_t target) {
    const auto found = std::find_if(picture.ties.begin(), picture.ties.end(), [&](const Curve& c) {
        return c.source == actor_id(source) && c.target == actor_id(target);
    });
    REQUIRE(found != picture.ties.end());
    return *found;
}

bool has_disc(const Picture& picture, std::size_t actor) {
    return std::any_of(picture.discs.begin(), picture.discs.end(),
                       [&](const Disc& d) { return d.actor == actor_id(actor); });
}

/// Opacity of what is drawn at full strength as a part of 1.
double strength_of(const Curve& tie) {
    return tie.colour.a / std::round(0.82 * 255);
}

}  // namespace

TEST_CASE("discs stand where the layout and the view say, their areas as their values") {
    Scene scene({"A", "B", "C"}, {three_actors()}, corner);
    const Picture picture = compose(scene.material(), bare(), page(), 0);
    CHECK(disc_of(picture, 0).centre == Point{100, 100});
    CHECK(disc_of(picture, 1).centre == Point{300, 100});
    CHECK(disc_of(picture, 2).centre == Point{300, 400});
    const auto area = [&](std::size_t actor) {
        return std::pow(disc_of(picture, actor).radius, 2);
    };
    CHECK(disc_of(picture, 1).radius == Approx(26));
    CHECK(area(0) / area(1) == Approx(4.0 / 5));
    CHECK(area(2) / area(1) == Approx(1.0 / 5));
}

TEST_CASE("sizes compare over time: they are relative to the largest of all slices") {
    HandSlice later = three_actors();
    later.values = {4, 20, 1};
    later.ties[0].cooperation = 16;
    Scene scene({"A", "B", "C"}, {three_actors(), later}, corner);
    const Picture first = compose(scene.material(), bare(), page(), 0);
    CHECK(disc_of(first, 1).radius == Approx(26 * std::sqrt(5.0 / 20)));
    CHECK(tie_of(first, 0, 1).width == Approx(9 * std::sqrt(4.0 / 16)));
    CHECK(tie_of(compose(scene.material(), bare(), page(), 1), 0, 1).width == Approx(9));
}

TEST_CASE("ties run from rim to rim and point at the centres") {
    Scene scene({"A", "B", "C"}, {three_actors()}, corner);
    const Picture picture = compose(scene.material(), bare(), page(), 0);
    for (const Curve& tie : picture.ties) {
        const Disc& a = disc_of(picture, index(tie.source));
        const Disc& b = disc_of(picture, index(tie.target));
        CHECK(distance(a.centre, tie.path.from) == Approx(a.radius));
        CHECK(distance(b.centre, tie.path.to) == Approx(b.radius));
    }
    CHECK(tie_of(picture, 0, 1).path.control1.y == Approx(100));
}

TEST_CASE("a wider tie is a stronger one, in proportion to the root") {
    Scene scene({"A", "B", "C"}, {three_actors()}, corner);
    const Picture picture = compose(scene.material(), bare(), page(), 0);
    CHECK(tie_of(picture, 0, 1).width == Approx(9));
    CHECK(tie_of(picture, 1, 2).width == Approx(4.5));
    const Scales scales{.largest_weight = 100};
    double last = 0;
    for (double weight = 0; weight <= 100; weight += 0.5) {
        const double width = tie_width(Style{}, scales, weight);
        CHECK(width >= last);
        last = width;
    }
    CHECK(tie_width(Style{}, scales, 0.1) == 1);
}

TEST_CASE("tone gives a tie its colour; net conflict is dashed; weak ties lie below") {
    HandSlice slice{{0, 1, 2}, {1, 1, 1}, {{0, 1, 4, 0}, {0, 2, 2, 2}, {1, 2, 0, 4}}};
    Scene scene({"A", "B", "C"}, {slice}, corner);
    const Picture picture = compose(scene.material(), bare(), page(), 0);
    const Palette& p = palette(Theme::light);
    const auto same_hue = [](Colour a, Colour b) { return a.r == b.r && a.g == b.g && a.b == b.b; };
    CHECK(same_hue(tie_of(picture, 0, 1).colour, p.cooperation));
    CHECK(same_hue(tie_of(picture, 0, 2).colour, p.neutral));
    CHECK(same_hue(tie_of(picture, 1, 2).colour, p.conflict));
    CHECK_FALSE(tie_of(picture, 0, 1).dashed);
    CHECK_FALSE(tie_of(picture, 0, 2).dashed);
    CHECK(tie_of(picture, 1, 2).dashed);
    // All of one width: the hostile one last, on top.
    CHECK(picture.ties.back().dashed);
}

TEST_CASE("a tie of acts worth nothing is thin and neutral") {
    Scene scene({"A", "B"}, {{{0, 1}, {0, 0}, {{0, 1, 0, 0}}}}, {{0, 0}, {2, 0}});
    const Picture picture = compose(scene.material(), bare(), page(), 0);
    CHECK(picture.ties[0].width == 1);
    CHECK_FALSE(picture.ties[0].dashed);
    CHECK(picture.ties[0].colour.r == palette(Theme::light).neutral.r);
}

TEST_CASE("one layer alone: its weight, its tone, and no ties without it") {
    SeriesOptions options;
    options.layer = Layer::conflict;
    HandSlice slice{{0, 1, 2}, {1, 1, 1}, {{0, 1, 4, 0}, {0, 2, 9, 1}, {1, 2, 0, 4}}};
    Scene scene({"A", "B", "C"}, {slice}, corner, options);
    const Picture picture = compose(scene.material(), bare(), page(), 0);
    REQUIRE(picture.ties.size() == 2);
    CHECK(tie_of(picture, 0, 2).width == Approx(4.5));
    CHECK(tie_of(picture, 0, 2).dashed);
    CHECK(tie_of(picture, 1, 2).width == Approx(9));
}

TEST_CASE("an undefined measure is the smallest disc, drawn hollow") {
    Scene scene({"A", "B"}, {{{0, 1}, {nothing, 3}, {{0, 1, 1, 0}}}}, {{0, 0}, {2, 0}});
    const Picture picture = compose(scene.material(), bare(), page(), 0);
    CHECK(disc_of(picture, 0).radius == 5);
    CHECK(disc_of(picture, 0).fill == palette(Theme::light).background);
    CHECK_FALSE(disc_of(picture, 1).fill == palette(Theme::light).background);
}

TEST_CASE("a measure that was not computed makes all discs alike and filled") {
    Scene scene({"A", "B", "C"}, {three_actors()}, corner);
    Style style = bare();
    style.size_by = "betweenness";
    const Picture picture = compose(scene.material(), style, page(), 0);
    CHECK(disc_of(picture, 0).radius == disc_of(picture, 1).radius);
    CHECK_FALSE(disc_of(picture, 0).fill == palette(Theme::light).background);
    Material without = scene.material();
    without.actor_measures = nullptr;
    CHECK(compose(without, bare(), page(), 0).discs.size() == 3);
}

TEST_CASE("kinds have fixed colours, groups their own") {
    Scene scene({"A", "B", "C"}, {three_actors()}, corner);
    scene.the_case().actors[0].groups = {"six-party", "x"};
    scene.the_case().actors[1].groups = {"six-party"};
    const auto& colours = palette(Theme::light).categories;
    const Picture by_kind = compose(scene.material(), bare(), page(), 0);
    CHECK(disc_of(by_kind, 0).fill == colours[0]);  // state
    CHECK(disc_of(by_kind, 2).fill == colours[2]);  // community
    Style style = bare();
    style.colour_by = ColourBy::group;
    const Picture by_group = compose(scene.material(), style, page(), 0);
    CHECK(disc_of(by_group, 0).fill == colours[0]);
    CHECK(disc_of(by_group, 1).fill == colours[0]);
    CHECK(disc_of(by_group, 2).fill == colours.back());
}

TEST_CASE("two directed ties between a pair bend apart, each to its right, with heads") {
    SeriesOptions options;
    options.directed = true;
    HandSlice slice{{0, 1, 2}, {1, 1, 1}, {{0, 1, 1, 0}, {1, 0, 1, 0}, {1, 2, 1, 0}}};
    Scene scene({"A", "B", "C"}, {slice}, corner, options);
    const Picture picture = compose(scene.material(), bare(), page(), 0);
    // y grows downwards: to the right of a tie that runs to the right is below it.
    CHECK(at(tie_of(picture, 0, 1).path, 0.5).y > 105);
    CHECK(at(tie_of(picture, 1, 0).path, 0.5).y < 95);
    CHECK(at(tie_of(picture, 1, 2).path, 0.5).x == Approx(300));
    for (const Curve& tie : picture.ties) CHECK(tie.arrow);
}

TEST_CASE("a tie bends around a disc that stands in its way") {
    //  0 ----- 2 ----- 1, disc 2 a little below the line
    HandSlice slice{{0, 1, 2}, {1, 1, 4}, {{0, 1, 1, 0}}};
    Scene scene({"A", "B", "C"}, {slice}, {{0, 0}, {4, 0}, {2, 0.05}});
    const Picture picture = compose(scene.material(), bare(), page(), 0);
    const Disc& obstacle = disc_of(picture, 2);
    CHECK(distance(tie_of(picture, 0, 1).path, obstacle.centre) > obstacle.radius);
    CHECK(at(tie_of(picture, 0, 1).path, 0.5).y < 100);
}

TEST_CASE("discs in one place are moved apart, the smaller one more") {
    Scene scene({"A", "B"}, {{{0, 1}, {4, 1}, {{0, 1, 1, 0}}}}, {{1, 1}, {1, 1}});
    const Picture picture = compose(scene.material(), bare(), page(), 0);
    const Disc& a = disc_of(picture, 0);
    const Disc& b = disc_of(picture, 1);
    // Radii 26 and 13: weights 4 : 1.
    CHECK(distance(a.centre, b.centre) > 26 + 13 + 6);
    CHECK(distance(a.centre, b.centre) < 26 + 13 + 7.01);
    CHECK(distance(a.centre, {200, 200}) / distance(b.centre, {200, 200}) == Approx(0.25));
    CHECK(distance(a.centre, picture.ties[0].path.from) == Approx(26));
}

TEST_CASE("a disc that was dragged stays; the other makes room") {
    Scene scene({"A", "B"}, {{{0, 1}, {1, 4}, {}}}, {{1, 1}, {1, 1}});
    const std::vector<std::pair<ActorId, Point>> moved = {{actor_id(0), {1.1, 1}}};
    Material material = scene.material();
    material.moved = &moved;
    const Picture picture = compose(material, bare(), page(), 0);
    CHECK(disc_of(picture, 0).centre.x == Approx(210));
    CHECK(disc_of(picture, 1).centre.x < 200);
}

TEST_CASE("discs that cannot be parted have no arrow between them and harm nothing") {
    SeriesOptions options;
    options.directed = true;
    Scene scene({"A", "B"}, {{{0, 1}, {1, 1}, {{0, 1, 1, 0}}}}, {{1, 1}, {1, 1}}, options);
    const std::vector<std::pair<ActorId, Point>> moved = {{actor_id(0), {1, 1}},
                                                          {actor_id(1), {1, 1}}};
    Material material = scene.material();
    material.moved = &moved;
    const Picture picture = compose(material, bare(), page(), 0);
    REQUIRE(picture.ties.size() == 1);
    CHECK_FALSE(picture.ties[0].arrow);
    CHECK(is_finite(picture.ties[0].path.control1));
}

TEST_CASE("parting is smooth: a small step of the moment is a small step of every disc") {
    // Two actors pass each other, 20 pixels apart, radii 26 and 13.
    Scene scene({"A", "B", "C"}, {{{0, 1, 2}, {4, 1, 2}, {}}, {{0, 1}, {4, 1}, {}}},
                {{1, 1}, {3, 1.2}, {2, 1.1}});
    scene.layouts.positions[1] = {{3, 1}, {1, 1.2}, {2, 1.1}};
    Picture last = compose(scene.material(), bare(), page(), 0);
    for (int i = 1; i <= 1000; ++i) {
        const Picture next = compose(scene.material(), bare(), page(), i / 1000.0);
        for (std::size_t a = 0; a < 2; ++a)
            CHECK(distance(disc_of(last, a).centre, disc_of(next, a).centre) < 6);
        last = next;
    }
}

TEST_CASE(
    "between two slices: sizes and widths on their way, what goes fades first, what comes last") {
    //  slice 0: 0 - 1        slice 1: 1 - 2, and 0 is gone
    const HandSlice before{{0, 1}, {4, 4}, {{0, 1, 4, 0}}};
    const HandSlice after{{1, 2}, {16, 4}, {{1, 2, 0, 4}}};
    Scene scene({"A", "B", "C"}, {before, after}, corner);
    const auto moment = [&](double m) { return compose(scene.material(), bare(), page(), m); };
    CHECK(disc_of(moment(0.1), 0).fill.a == Approx(128).margin(1));
    CHECK(strength_of(tie_of(moment(0.1), 0, 1)) == Approx(0.5).margin(0.01));
    CHECK_FALSE(has_disc(moment(0.1), 2));
    CHECK_FALSE(has_disc(moment(0.5), 0));
    CHECK_FALSE(has_disc(moment(0.5), 2));
    CHECK(moment(0.5).ties.empty());
    CHECK(disc_of(moment(0.9), 2).fill.a == Approx(128).margin(1));
    CHECK(strength_of(tie_of(moment(0.9), 1, 2)) == Approx(0.5).margin(0.01));
    // Actor 1 stays: radius 13 in slice 0, 26 in slice 1, half-way between at 0.5.
    CHECK(disc_of(moment(0), 1).radius == Approx(13));
    CHECK(disc_of(moment(0.5), 1).radius == Approx(19.5));
    CHECK(disc_of(moment(1), 1).radius == Approx(26));
    CHECK(disc_of(moment(0.5), 1).fill.a == 255);
}

TEST_CASE("a tie that lives on takes its colour over gradually") {
    const HandSlice friends{{0, 1}, {1, 1}, {{0, 1, 4, 0}}};
    const HandSlice foes{{0, 1}, {1, 1}, {{0, 1, 0, 1}}};
    Scene scene({"A", "B"}, {friends, foes}, {{0, 0}, {2, 0}});
    const Picture half = compose(scene.material(), bare(), page(), 0.5);
    REQUIRE(half.ties.size() == 1);
    CHECK(half.ties[0].width == Approx((9 + 4.5) / 2));
    CHECK(half.ties[0].colour.r == palette(Theme::light).neutral.r);
    CHECK(half.ties[0].dashed);
    CHECK_FALSE(compose(scene.material(), bare(), page(), 0.49).ties[0].dashed);
}

TEST_CASE("a moment outside all slices, or no number, is the nearest slice or the first") {
    Scene scene({"A", "B", "C"}, {three_actors(), three_actors()}, corner);
    const auto title = [&](double m) { return compose(scene.material(), bare(), page(), m).title; };
    CHECK(title(-3) == title(0));
    CHECK(title(99) == title(1));
    CHECK(title(nothing) == title(0));
    CHECK(title(0.6) == title(1));
    CHECK(title(0).find("2000") != std::string::npos);
    CHECK(title(1).find("2001") != std::string::npos);
}

TEST_CASE("an empty slice, a series without slices, actors without positions") {
    Scene scene({"A", "B", "C"}, {three_actors(), HandSlice{}}, corner);
    CHECK(compose(scene.material(), Style{}, page(), 1).discs.empty());
    scene.layouts.positions[0][1] = {nothing, nothing};
    const Picture gap = compose(scene.material(), Style{}, page(), 0);
    CHECK(gap.discs.size() == 2);
    CHECK(gap.ties.empty());
    Scene none({"A"}, {}, {{0, 0}});
    CHECK(compose(none.material(), Style{}, page(), 0).discs.empty());
    CHECK(fit(none.material(), Style{}, 800, 600).scale > 0);
    Material wrong = scene.material();
    wrong.layouts = &none.layouts;
    CHECK_THROWS_AS(compose(wrong, Style{}, page(), 0), Error);
}

TEST_CASE("a selected actor keeps its ties; the rest steps back") {
    HandSlice slice{{0, 1, 2, 3}, {1, 1, 1, 1}, {{0, 1, 1, 0}, {2, 3, 1, 0}}};
    Scene scene({"A", "B", "C", "D"}, {slice}, {{0, 0}, {2, 0}, {0, 2}, {2, 2}});
    Highlight highlight;
    highlight.selected = actor_id(0);
    const Picture picture = compose(scene.material(), bare(), page(), 0, highlight);
    CHECK(strength_of(tie_of(picture, 0, 1)) == Approx(1).margin(0.01));
    CHECK(strength_of(tie_of(picture, 2, 3)) < 0.2);
    CHECK(disc_of(picture, 1).fill.a == 255);
    CHECK(disc_of(picture, 2).fill.a < 100);
    CHECK(disc_of(picture, 0).rim == palette(Theme::light).highlight);
}

TEST_CASE("a selected tie is drawn last, thicker, over a wider halo") {
    Scene scene({"A", "B", "C"}, {three_actors()}, corner);
    Highlight highlight;
    highlight.tie = {actor_id(2), actor_id(1)};
    const Picture picture = compose(scene.material(), bare(), page(), 0, highlight);
    REQUIRE(picture.ties.size() == 3);
    CHECK(picture.ties[1].width > picture.ties[2].width);
    CHECK(picture.ties[1].colour.g == palette(Theme::light).highlight.g);
    CHECK(picture.ties[2].width > 4.5);
    CHECK(picture.ties[2].source == actor_id(1));
}

TEST_CASE("a selected actor that is silent stays in sight, hollow; an absent one does not") {
    const HandSlice both{{0, 1}, {1, 1}, {{0, 1, 1, 0}}};
    Scene scene({"A", "B"}, {both, HandSlice{}}, {{0, 0}, {2, 0}});
    Highlight highlight;
    highlight.selected = actor_id(1);
    const Picture silent = compose(scene.material(), Style{}, page(), 1, highlight);
    REQUIRE(silent.discs.size() == 1);
    CHECK(silent.discs[0].actor == actor_id(1));
    REQUIRE(silent.labels.size() == 1);
    scene.the_case().actors[1].exists_to = day_of({2001, 1, 1});
    CHECK(compose(scene.material(), Style{}, page(), 1, highlight).discs.empty());
    highlight.selected = actor_id(77);
    CHECK(compose(scene.material(), Style{}, page(), 0, highlight).discs.size() == 2);
}

TEST_CASE("an actor that was dragged stands where it was put") {
    Scene scene({"A", "B", "C"}, {three_actors()}, corner);
    const std::vector<std::pair<ActorId, Point>> moved = {{actor_id(0), {5, 4}}};
    Material material = scene.material();
    material.moved = &moved;
    const Picture picture = compose(material, bare(), page(), 0);
    CHECK(disc_of(picture, 0).centre == Point{600, 500});
    CHECK(distance(tie_of(picture, 0, 1).path.from, {600, 500}) ==
          Approx(disc_of(picture, 0).radius));
}

TEST_CASE("seen from afar discs and ties are smaller, down to twice the smallest disc") {
    Scene scene({"A", "B", "C"}, {three_actors()}, corner);
    const auto seen = [&](double scale) {
        View view = page();
        view.scale = scale;
        return compose(scene.material(), bare(), view, 0);
    };
    CHECK(disc_of(seen(100), 1).radius == Approx(26));
    CHECK(disc_of(seen(60), 1).radius == Approx(18));
    CHECK(tie_of(seen(60), 0, 1).width == Approx(9 * 18.0 / 26));
    CHECK(disc_of(seen(1), 1).radius == Approx(10));
}
