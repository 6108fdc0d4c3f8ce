#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "entente/picture/page.hpp"
#include "picture/decoration.hpp"
#include "scene.hpp"

using namespace entente;
using namespace entente::test;

namespace {

//   0 --(+3)-- 1      1 and 2 are foes, as are 0 and 3; 0 and 2 are friends, which strains the
//    \ +1     / -4    triad 0 1 2: the tie 0-2 is frustrated. 3 may stand on either side, 4 has
//      \     /        no tie that carries a sign.
//        2
std::vector<HandSlice> slices() {
    const HandSlice one{
        {0, 1, 2, 3, 4}, {1, 1, 1, 1, 1}, {{0, 1, 3, 0}, {0, 2, 1, 0}, {1, 2, 0, 4}, {3, 4, 1, 1}}};
    return {one, one};
}

struct Sides : Scene {
    Sides() : Scene({"A", "B", "C", "D", "E"}, slices(), {{0, 0}, {2, 0}, {1, 2}, {4, 1}, {5, 3}}) {
        actors = MeasureTable(
            Level::actor,
            {find_measure(Level::actor, "side"), find_measure(Level::actor, "side_margin"),
             find_measure(Level::actor, "community")},
            2);
        ties = MeasureTable(Level::tie, {find_measure(Level::tie, "frustrated")}, 2);
        for (const std::size_t s : {0, 1}) {
            const double flipped = s == 0 ? 1 : -1;  // C changes its side between the slices
            actors.set(0, s, {1, 1, -flipped, 1, nothing});
            actors.set(1, s, {2, 3, 1, 0, nothing});
            actors.set(2, s, {0, 0, 1, 1, nothing});
            ties.set(0, s, {0, 1, 0, nothing});
        }
    }
    Material all() const {
        Material m = material();
        m.actor_measures = &actors;
        m.tie_measures = &ties;
        return m;
    }
    MeasureTable actors, ties;
};

Style by(ColourBy colour_by) {
    Style style = bare();
    style.colour_by = colour_by;
    return style;
}

const Disc& disc_of(const Picture& picture, std::size_t actor) {
    const auto found = std::find_if(picture.discs.begin(), picture.discs.end(),
                                    [&](const Disc& d) { return index(d.actor) == actor; });
    REQUIRE(found != picture.discs.end());
    return *found;
}

bool says(const Decoration& legend, std::string_view text) {
    return std::any_of(legend.texts.begin(), legend.texts.end(),
                       [&](const Label& l) { return l.text.find(text) != std::string::npos; });
}

}  // namespace

TEST_CASE("sides have two colours, the undecided are pale with a neutral ring, none is grey") {
    const Sides scene;
    const Palette& p = palette(Theme::light);
    const Picture picture = compose(scene.all(), by(ColourBy::side), page(), 0);
    CHECK(disc_of(picture, 0).fill == p.sides[0]);
    CHECK(disc_of(picture, 2).fill == p.sides[1]);
    CHECK(disc_of(picture, 3).fill == mix(p.background, p.sides[0], 0.3));
    CHECK(disc_of(picture, 3).rim == p.muted);
    CHECK(disc_of(picture, 4).fill == p.categories.back());
    // Half way to the next slice, where C is on the other side, it has a colour between both.
    const Picture between = compose(scene.all(), by(ColourBy::side), page(), 0.5);
    CHECK(disc_of(between, 2).fill == mix(p.sides[0], p.sides[1], 0.5));
    CHECK(disc_of(between, 0).fill == p.sides[0]);
    const Picture after = compose(scene.all(), by(ColourBy::side), page(), 1);
    CHECK(disc_of(after, 2).fill == p.sides[0]);
}

TEST_CASE("communities take the colours of the palette by their size") {
    const Sides scene;
    const auto& colours = palette(Theme::light).categories;
    const Picture picture = compose(scene.all(), by(ColourBy::community), page(), 0);
    CHECK(disc_of(picture, 0).fill == disc_of(picture, 1).fill);
    CHECK(disc_of(picture, 2).fill == disc_of(picture, 3).fill);
    CHECK_FALSE(disc_of(picture, 0).fill == disc_of(picture, 2).fill);
    CHECK(disc_of(picture, 4).fill == colours.back());
    Material bare_material = scene.material();  // not measured yet
    for (const Disc& disc : compose(bare_material, by(ColourBy::side), page(), 0).discs)
        CHECK(disc.fill == colours.back());
}

TEST_CASE("a frustrated tie has a bar on its middle when that is asked for, or colours are sides") {
    const Sides scene;
    CHECK(compose(scene.all(), bare(), page(), 0).marks.empty());
    Style marked = bare();
    marked.mark_frustrated = true;
    for (const Style& style : {marked, by(ColourBy::side)}) {
        const Picture picture = compose(scene.all(), style, page(), 0);
        REQUIRE(picture.marks.size() == 2);  // the bar and its edge
        for (const Curve& bar : picture.marks) {
            CHECK(index(bar.source) == 0);
            CHECK(index(bar.target) == 2);
            // A at (100, 100), C at (200, 300).
            CHECK(distance(at(bar.path, 0.5), {150, 200}) < 8);
            CHECK(bar.path.from.y == bar.path.to.y);
        }
    }
    Material without = scene.all();
    without.tie_measures = nullptr;
    CHECK(compose(without, marked, page(), 0).marks.empty());
}

TEST_CASE("the legend of sides names both, none, the undecided and the mark") {
    const Sides scene;
    const Material material = scene.all();
    Style style;
    style.colour_by = ColourBy::side;
    const auto legend_of = [&](const Style& asked) {
        const ActorColours colours = actor_colours(scene.series, asked, material.actor_measures, 0);
        return lay_out_legend(material, asked, find_scales(scene.series, nullptr, ""), colours);
    };
    const Decoration legend = legend_of(style);
    for (const std::string_view text :
         {"Actor: side", "side 1", "side −1", "no side", "undecided", "frustrated"})
        CHECK(says(legend, text));
    CHECK_FALSE(says(legend_of(Style{}), "frustrated"));
    style.colour_by = ColourBy::community;
    CHECK(says(legend_of(style), "community 1"));
    CHECK(says(legend_of(style), "no community"));
}

TEST_CASE("ways to colour have names that read back") {
    for (const ColourBy by_what :
         {ColourBy::kind, ColourBy::group, ColourBy::side, ColourBy::community})
        CHECK(parse_colour_by(to_string(by_what)) == by_what);
    CHECK_FALSE(parse_colour_by("sides"));
    CHECK(colour_measures(ColourBy::side) == "side,side_margin");
    CHECK(colour_measures(ColourBy::group).empty());
}

TEST_CASE("a page tells frustrated ties and undecided actors where colours are by side") {
    const Sides scene;
    const std::string by_side = page(scene.all(), by(ColourBy::side), {});
    CHECK(by_side.find("[0,2,1,0,1,1]") != std::string::npos);
    CHECK(by_side.find("[0,1,3,0,1]") != std::string::npos);
    CHECK(by_side.find("[3,4.000,1.000,10.3,2,") != std::string::npos);
    CHECK(by_side.find("[0,0.000,0.000,10.3,0,") != std::string::npos);
    const std::string by_kind = page(scene.all(), by(ColourBy::kind), {});
    CHECK(by_kind.find("[0,2,1,0,1]") != std::string::npos);
    CHECK(by_kind.find("[3,4.000,1.000,10.3,0,") != std::string::npos);
}
