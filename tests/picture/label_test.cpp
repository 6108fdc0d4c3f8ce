#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "scene.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// `n` actors anywhere on a page of 1200 x 800, many ties.
struct Crowd {
    explicit Crowd(std::size_t n, std::uint32_t seed) {
        std::mt19937 random(seed);
        const auto part = [&] { return static_cast<double>(random()) / 4294967296.0; };
        HandSlice slice;
        for (std::size_t i = 0; i < n; ++i) {
            names.push_back(std::string(3 + random() % 20, static_cast<char>('a' + i % 26)));
            positions.push_back({12 * part(), 8 * part()});
            slice.present.push_back(i);
            slice.values.push_back(part());
            for (std::size_t j = 0; j < i; ++j)
                if (part() < 3.0 / static_cast<double>(n))
                    slice.ties.push_back({j, i, part(), part()});
        }
        std::sort(slice.ties.begin(), slice.ties.end(), [](const HandTie& a, const HandTie& b) {
            return std::pair(a.source, a.target) < std::pair(b.source, b.target);
        });
        scene.emplace(names, std::vector{slice}, positions);
    }
    std::vector<std::string> names;
    std::vector<Point> positions;
    std::optional<Scene> scene;
};

constexpr View wide{.width = 1200, .height = 800, .scale = 100, .offset = {0, 0}};

}  // namespace

TEST_CASE("labels never overlap each other, legend or caption, nor leave the page") {
    const std::uint32_t seed = GENERATE(1u, 2u, 3u, 4u);
    const std::size_t n = GENERATE(10u, 60u, 300u);
    const Crowd crowd(n, seed);
    const Picture picture = compose(crowd.scene->material(), Style{}, wide, 0);
    CAPTURE(seed, n);
    CHECK(picture.labels.size() > 5);
    for (std::size_t i = 0; i < picture.labels.size(); ++i) {
        const Rect& box = picture.labels[i].box;
        CHECK(box.left >= 0);
        CHECK(box.right <= 1200);
        CHECK(box.top >= 0);
        CHECK(box.bottom <= 800);
        CHECK_FALSE(box.overlaps(picture.decoration.box));
        for (const Label& text : picture.decoration.texts) CHECK_FALSE(box.overlaps(text.box));
        for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(box.overlaps(picture.labels[j].box));
        for (std::size_t k = 0; k < picture.discs.size(); ++k) {
            const Disc& disc = picture.discs[k];  // the names of the three largest may hide smaller
            const bool of_large = std::any_of(
                picture.discs.begin(), picture.discs.begin() + 3, [&](const Disc& large) {
                    return large.actor == picture.labels[i].actor && disc.radius < large.radius;
                });
            if (!of_large) CHECK_FALSE(box.contains(disc.centre));
        }
    }
}

TEST_CASE("no name stands where it would be read as that of another disc") {
    const std::uint32_t seed = GENERATE(5u, 6u, 7u);
    const Crowd crowd(120, seed);
    const Picture picture = compose(crowd.scene->material(), Style{}, wide, 0);
    std::size_t looked_at = 0;
    for (const Label& label : picture.labels) {
        const bool of_large =
            std::any_of(picture.discs.begin(), picture.discs.begin() + 3,
                        [&](const Disc& large) { return large.actor == label.actor; });
        if (of_large) continue;  // these stand somewhere in any case
        const bool beside = label.side == Side::right || label.side == Side::left;
        for (const Disc& disc : picture.discs) {
            const bool in_line =
                disc.centre.y >= label.box.top && disc.centre.y <= label.box.bottom;
            if (disc.actor == label.actor || !in_line) continue;
            const double gap =
                std::max(label.box.left - disc.centre.x, disc.centre.x - label.box.right) -
                disc.radius;
            CAPTURE(seed, label.text, disc.centre.x, disc.centre.y);
            CHECK(gap > (beside ? 7 : 14));
            ++looked_at;
        }
    }
    CHECK(looked_at > 100);
}

TEST_CASE("the largest disc has its name in any crowd") {
    // Twenty-four small discs around a large one leave no free side.
    std::vector<std::string> names = {"Large"};
    std::vector<Point> positions = {{6, 4}};
    HandSlice slice{{0}, {9}, {}};
    for (std::size_t i = 0; i < 24; ++i) {
        const double angle = 2 * 3.14159265 * static_cast<double>(i) / 24;
        names.push_back("Small");
        positions.push_back({6 + 0.5 * std::cos(angle), 4 + 0.5 * std::sin(angle)});
        slice.present.push_back(i + 1);
        slice.values.push_back(0.1);
    }
    Scene scene(names, {slice}, positions);
    const Picture picture = compose(scene.material(), Style{}, wide, 0);
    CHECK(std::any_of(picture.labels.begin(), picture.labels.end(),
                      [](const Label& label) { return label.text == "Large"; }));
}

TEST_CASE("where there is room every actor has its label") {
    Scene scene({"Japan", "North Korea", "China"}, {{{0, 1, 2}, {3, 2, 1}, {{0, 1, 1, 0}}}},
                {{1, 1}, {4, 1}, {4, 4}});
    const Picture picture = compose(scene.material(), Style{}, wide, 0);
    REQUIRE(picture.labels.size() == 3);
    CHECK(picture.labels[0].text == "Japan");
    CHECK(picture.labels[0].box.width() == Approx(text_width("Japan", 13)));
}

TEST_CASE(
    "of two that cannot both stand the larger has its label, unless the smaller is selected") {
    // Twelve discs in one place, nearly of one size: they share eight sides.
    std::vector<std::string> names(12, "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW");
    std::vector<Point> positions(12, {6, 4});
    HandSlice slice;
    for (std::size_t i = 0; i < 12; ++i)
        slice.present.push_back(i), slice.values.push_back(100 + 0.001 * static_cast<double>(i));
    Scene scene(names, {slice}, positions);
    std::vector<std::pair<ActorId, Point>> moved;
    for (std::size_t i = 0; i < 12; ++i) moved.emplace_back(actor_id(i), Point{6, 4});
    Material material = scene.material();
    material.moved = &moved;
    const auto labelled = [&](const Picture& p, std::size_t actor) {
        return std::any_of(p.labels.begin(), p.labels.end(),
                           [&](const Label& l) { return l.actor == actor_id(actor); });
    };
    const Picture plain = compose(material, Style{}, wide, 0);
    CHECK(plain.labels.size() < 9);
    CHECK_FALSE(labelled(plain, 0));
    Highlight highlight;
    highlight.selected = actor_id(0);
    const Picture chosen = compose(material, Style{}, wide, 0, highlight);
    CHECK(labelled(chosen, 0));
    CHECK(chosen.labels[0].bold);
    Highlight of_tie;
    of_tie.tie = {actor_id(0), actor_id(1)};
    CHECK(labelled(compose(material, Style{}, wide, 0, of_tie), 0));
    CHECK(labelled(compose(material, Style{}, wide, 0, of_tie), 1));
}

TEST_CASE("a label stays on its side when the picture before is known") {
    Scene scene({"Japan", "China"}, {{{0, 1}, {1, 1}, {{0, 1, 1, 0}}}}, {{4, 4}, {7, 4.01}});
    const Picture first = compose(scene.material(), Style{}, wide, 0);
    Picture other = first;
    for (Label& label : other.labels) label.side = Side::above;
    Material material = scene.material();
    material.before = &other;
    const Picture second = compose(material, Style{}, wide, 0);
    REQUIRE(second.labels.size() == 2);
    CHECK(first.labels[0].side != Side::above);
    CHECK(second.labels[0].side == Side::above);
    CHECK(second.labels[1].side == Side::above);
}

TEST_CASE("labels can be left out; endless and empty names are bounded") {
    Scene scene({std::string(10000, 'W'), ""}, {{{0, 1}, {1, 1}, {}}}, {{1, 1}, {4, 4}});
    const Picture picture = compose(scene.material(), Style{}, wide, 0);
    for (const Label& label : picture.labels) CHECK(label.text.size() <= 43);
    const auto shown = [&](std::string_view text) {
        return std::any_of(picture.labels.begin(), picture.labels.end(),
                           [&](const Label& l) { return l.text == text; });
    };
    CHECK(shown("a101"));
    Style style;
    style.labels = false;
    CHECK(compose(scene.material(), style, wide, 0).labels.empty());
}

TEST_CASE("the same crowd is the same picture") {
    const Crowd a(80, 9);
    const Crowd b(80, 9);
    const Picture p = compose(a.scene->material(), Style{}, wide, 0);
    const Picture q = compose(b.scene->material(), Style{}, wide, 0);
    REQUIRE(p.labels.size() == q.labels.size());
    for (std::size_t i = 0; i < p.labels.size(); ++i) {
        CHECK(p.labels[i].text == q.labels[i].text);
        CHECK(p.labels[i].box.left == q.labels[i].box.left);
    }
}

TEST_CASE("a long name is broken in two lines where they are shortest, flush with their disc") {
    Scene scene({"Democratic People's Republic of Korea", "Japan"},
                {{{0, 1}, {1, 1}, {{0, 1, 1, 0}}}}, {{6, 4}, {1, 1}});
    const Picture picture = compose(scene.material(), Style{}, wide, 0);
    REQUIRE(picture.labels.size() == 3);
    CHECK(picture.labels[0].text == "Democratic People's");
    CHECK(picture.labels[1].text == "Republic of Korea");
    CHECK(picture.labels[0].side == Side::right);
    CHECK(picture.labels[0].box.left == picture.labels[1].box.left);
    CHECK(picture.labels[0].box.bottom == Approx(picture.labels[1].box.top));
}

TEST_CASE("a name that finds no place gives way to an alias that does") {
    // Its neighbours leave the first disc no side as wide as its name.
    std::vector<std::string> names = {"Democratic People's Republic of Korea"};
    std::vector<Point> positions = {{6, 4}};
    HandSlice slice{{0}, {9}, {}};
    for (std::size_t i = 0; i < 12; ++i) {
        const double angle = 2 * 3.14159265 * static_cast<double>(i) / 12;
        names.push_back("N");
        positions.push_back({6 + 0.8 * std::cos(angle), 4 + 0.8 * std::sin(angle)});
        slice.present.push_back(i + 1);
        slice.values.push_back(2);
    }
    Scene scene(names, {slice}, positions);
    const auto first_text = [&] {
        return compose(scene.material(), Style{}, wide, 0).labels.at(0).text;
    };
    scene.the_case().actors[0].aliases = {"North Korea, as others call it", "DPRK"};
    CHECK(first_text() == "DPRK");
    // Not one in another script, nor a word that is no name.
    scene.the_case().actors[0].aliases = {"北朝鮮", "the north", "DPRK"};
    CHECK(first_text() == "DPRK");
}
