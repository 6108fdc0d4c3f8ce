// The shaders, drawn by whatever OpenGL there is without a display.
#include "app/canvas.hpp"

#include <epoxy/gl.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <vector>

#include "app/offscreen.hpp"
#include "app/tessellate.hpp"

using namespace entente;
using namespace entente::app;

namespace {

constexpr Colour white{255, 255, 255, 255};
constexpr Colour red{200, 0, 0, 255};
constexpr Colour blue{0, 0, 200, 255};
constexpr Colour black{0, 0, 0, 255};

Curve line(Point from, Point to, double width, Colour colour) {
    Curve curve;
    curve.path = {from, from + (1.0 / 3) * (to - from), from + (2.0 / 3) * (to - from), to};
    curve.width = width;
    curve.colour = colour;
    return curve;
}

//   (20,30) --- blue, 6 wide --- (100,30)     disc red r = 10 at (60,70), rim black 2
Picture small_picture() {
    Picture picture;
    picture.width = 120;
    picture.height = 100;
    picture.background = white;
    picture.ties = {line({20, 30}, {100, 30}, 6, blue)};
    picture.discs = {{.actor = actor_id(0),
                      .centre = {60, 70},
                      .radius = 10,
                      .fill = red,
                      .rim = black,
                      .rim_width = 2}};
    return picture;
}

struct Pixels {
    int width;
    std::vector<std::uint8_t> rgba;
    Colour at(int x, int y) const {  // row 0 of the texture is the top of the picture
        const auto i = static_cast<std::size_t>((y * width + x) * 4);
        return {rgba[i], rgba[i + 1], rgba[i + 2], rgba[i + 3]};
    }
};

Pixels read(std::uint32_t texture, int width, int height) {
    Pixels pixels{width, std::vector<std::uint8_t>(static_cast<std::size_t>(width * height * 4))};
    glBindTexture(GL_TEXTURE_2D, texture);
    glGetTexImage(GL_TEXTURE_2D, 0, GL_RGBA, GL_UNSIGNED_BYTE, pixels.rgba.data());
    return pixels;
}

}  // namespace

TEST_CASE("discs and ties are where the picture says, in its colours") {
    const OffscreenContext context;
    Canvas canvas;
    CHECK(canvas.texture() == 0);
    canvas.draw(small_picture(), 1);
    const Pixels p = read(canvas.texture(), 120, 100);
    CHECK(p.at(60, 70) == red);    // the disc's middle
    CHECK(p.at(60, 61) == black);  // its rim, 9 above the middle
    CHECK(p.at(60, 58) == white);  // outside
    CHECK(p.at(50, 30) == blue);   // on the tie
    CHECK(p.at(50, 32) == blue);   // half of 6 minus a bit
    CHECK(p.at(50, 34) == white);
    CHECK(p.at(10, 30) == white);  // before its beginning
    CHECK(p.at(0, 0) == white);
    CHECK(p.at(119, 99) == white);
    CHECK(glGetError() == GL_NO_ERROR);
}

TEST_CASE("a scaled canvas has more pixels and the same picture") {
    const OffscreenContext context;
    Canvas canvas;
    canvas.draw(small_picture(), 2);
    const Pixels p = read(canvas.texture(), 240, 200);
    CHECK(p.at(120, 140) == red);
    CHECK(p.at(100, 60) == blue);
    CHECK(p.at(100, 67) == white);
}

TEST_CASE("redrawing replaces what was there") {
    const OffscreenContext context;
    Canvas canvas;
    canvas.draw(small_picture(), 1);
    Picture empty;
    empty.width = 120;
    empty.height = 100;
    empty.background = black;
    canvas.draw(empty, 1);
    const Pixels p = read(canvas.texture(), 120, 100);
    CHECK(p.at(60, 70) == black);
    CHECK(p.at(50, 30) == black);
}

TEST_CASE("a straight tie is one triangle or two, a bent one as many as its bend asks for") {
    Picture picture = small_picture();
    CHECK(tessellate(picture.ties, picture.discs, 1).triangles.size() == 6);
    picture.ties[0].width = 5;
    CHECK(tessellate(picture.ties, picture.discs, 1).triangles.size() == 3);
    picture.ties[0].path.control1.y +=
        40;  // second difference 80: sqrt(0.75 * 80 / 0.15) = 20 chords
    CHECK(tessellate(picture.ties, picture.discs, 1).triangles.size() == 20 * 6);
}

TEST_CASE("the triangle of a thin straight tie is cut to the tie") {
    //   (20,30) --- 2 wide --- (100,30): rows 29 and 30 are full, columns 20 to 99
    Picture picture = small_picture();
    picture.discs.clear();
    picture.ties[0].width = 2;
    const OffscreenContext context;
    Canvas canvas;
    canvas.draw(picture, 1);
    const Pixels p = read(canvas.texture(), 120, 100);
    for (int x = 0; x < 120; ++x)
        for (int y = 0; y < 100; ++y) {
            const bool inside = x >= 20 && x < 100 && (y == 29 || y == 30);
            CAPTURE(x, y);
            REQUIRE(p.at(x, y) == (inside ? blue : white));
        }
}

TEST_CASE("a slanting thin tie covers as much as its area, with soft rims") {
    // 3 wide, 50 long (a 3-4-5 triangle): 150 pixels' worth of blue.
    Picture picture = small_picture();
    picture.discs.clear();
    picture.ties = {line({40, 20}, {70, 60}, 3, blue)};
    const OffscreenContext context;
    Canvas canvas;
    canvas.draw(picture, 1);
    const Pixels p = read(canvas.texture(), 120, 100);
    double covered = 0;
    for (int x = 0; x < 120; ++x)
        for (int y = 0; y < 100; ++y) covered += (255 - p.at(x, y).r) / 255.0;
    CHECK(covered == Approx(150).margin(2));
    CHECK(p.at(55, 40) == blue);
}

TEST_CASE("dashes of a thin tie leave gaps") {
    // 2 wide: 7.2 on, 5 off, from x = 20.
    Picture picture = small_picture();
    picture.ties[0].width = 2;
    picture.ties[0].dashed = true;
    const OffscreenContext context;
    Canvas canvas;
    canvas.draw(picture, 1);
    const Pixels p = read(canvas.texture(), 120, 100);
    for (const int x : {20, 23, 26, 33, 36, 38}) CHECK(p.at(x, 30) == blue);
    for (const int x : {28, 29, 31, 40, 43}) CHECK(p.at(x, 30) == white);
}

TEST_CASE("chords stay within their tolerance of the curve") {
    Picture picture = small_picture();
    picture.ties[0].path = {{0, 0}, {30, 60}, {80, -50}, {120, 10}};
    const Bezier curve = picture.ties[0].path;
    const Mesh mesh = tessellate(picture.ties, picture.discs, 1);
    for (std::size_t i = 0; i + 3 < mesh.vertices.size(); i += 2) {
        const auto middle = [&](std::size_t k) {
            return Point{(mesh.vertices[k].x + mesh.vertices[k + 1].x) / 2.0,
                         (mesh.vertices[k].y + mesh.vertices[k + 1].y) / 2.0};
        };
        const Point half = 0.5 * (middle(i) + middle(i + 2));
        double nearest = 1e9;
        for (int k = 0; k <= 4000; ++k)
            nearest = std::min(nearest, distance(at(curve, k / 4000.0), half));
        CHECK(nearest < 0.2);
    }
}

TEST_CASE("what is not finite or not visible is not drawn") {
    Picture picture = small_picture();
    picture.ties[0].path.to.x = std::nan("");
    CHECK(tessellate(picture.ties, picture.discs, 1).triangles.empty());
    picture = small_picture();
    picture.ties[0].colour.a = 0;
    CHECK(tessellate(picture.ties, picture.discs, 1).triangles.empty());
}

TEST_CASE("a thin tie keeps a pixel's width and pales instead") {
    Picture picture = small_picture();
    picture.ties[0].width = 0.5;
    const Mesh mesh = tessellate(picture.ties, picture.discs, 1);
    CHECK(mesh.vertices[0].half_width == 0.5f);
    CHECK(mesh.vertices[0].colour.a == 128);  // 255 * 0.5 = 127.5
}

TEST_CASE("a directed tie has a head at its end") {
    Picture picture = small_picture();
    picture.ties[0].arrow = true;
    const OffscreenContext context;
    Canvas canvas;
    canvas.draw(picture, 1);
    const Pixels p = read(canvas.texture(), 120, 100);
    const Arrowhead head = arrowhead(picture.ties[0]);
    const double back = head.tip.x - (head.left.x + head.right.x) / 2;
    CHECK(p.at(static_cast<int>(head.tip.x - 0.6 * back), 30) == blue);
    CHECK(p.at(static_cast<int>(head.tip.x) + 2, 30) == white);
}

TEST_CASE("a PNG holds the pixels given") {
    const std::string png = png_bytes({255, 0, 0, 0, 255, 0}, 2, 1);
    CHECK(png.substr(1, 3) == "PNG");
    CHECK(png.size() > 50);
    CHECK(static_cast<int>(png[19]) == 2);  // width, big-endian, at byte 16
    CHECK(static_cast<int>(png[23]) == 1);
}
