#include <catch2/catch.hpp>

#include "entente/picture/picture.hpp"

using namespace entente;

namespace {

/// Level, 100 pixels long, evenly parametrised.
Curve level(double width) {
    Curve curve;
    curve.path = {{0, 0}, {100.0 / 3, 0}, {200.0 / 3, 0}, {100, 0}};
    curve.width = width;
    return curve;
}

}  // namespace

TEST_CASE("a plain curve is one stroke, itself") {
    const auto pieces = strokes(level(2));
    REQUIRE(pieces.size() == 1);
    CHECK(pieces[0].from == Point{0, 0});
    CHECK(pieces[0].to == Point{100, 0});
}

TEST_CASE("dashes stand at their pattern's places along the curve") {
    Curve curve = level(2);
    curve.dashed = true;
    const DashPattern dash = dash_pattern(2);
    CHECK(dash.on == Approx(7.2));
    CHECK(dash.off == Approx(5));
    // 100 / 12.2 = 8.2: eight whole dashes and the beginning of a ninth.
    const auto pieces = strokes(curve);
    REQUIRE(pieces.size() == 9);
    for (std::size_t i = 0; i < 9; ++i) {
        const double from = static_cast<double>(i) * 12.2;
        CHECK(pieces[i].from.x == Approx(from).margin(1e-6));
        CHECK(pieces[i].to.x == Approx(std::min(100.0, from + 7.2)).margin(1e-6));
    }
}

TEST_CASE("a very long dashed curve has at most 200 strokes, over its whole length") {
    Curve curve = level(1);
    curve.path = {{0, 0}, {1e5, 0}, {2e5, 0}, {3e5, 0}};
    curve.dashed = true;
    const auto pieces = strokes(curve);
    CHECK(pieces.size() == 200);
    CHECK(pieces.back().to.x > 2.9e5);
}

TEST_CASE("an arrow head ends at the tip and the line ends at its base") {
    Curve curve = level(2);
    curve.arrow = true;
    const Arrowhead head = arrowhead(curve);
    CHECK(head.tip == Point{100, 0});
    CHECK(head.left.x == Approx(100 - 10.4));
    CHECK(head.right.x == Approx(100 - 10.4));
    CHECK(std::abs(head.left.y) == Approx(0.35 * 10.4));
    CHECK(head.left.y == Approx(-head.right.y));
    CHECK(strokes(curve).back().to.x == Approx(100 - 10.4));
}

TEST_CASE("a curve without length is drawn without trouble") {
    Curve curve;
    curve.dashed = curve.arrow = true;
    CHECK(strokes(curve).size() == 1);
    CHECK(arrowhead(curve).tip == Point{0, 0});
}
