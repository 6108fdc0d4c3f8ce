#include "entente/picture/style.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>

using namespace entente;

namespace {

double linear(std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

/// WCAG 2.1 contrast ratio.
double contrast(Colour a, Colour b) {
    const auto luminance = [](Colour c) {
        return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
    };
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

using Lab = std::array<double, 3>;

/// CIELAB (D65) of a colour as seen with deuteranopia (Machado, Oliveira & Fernandes 2009, severity
/// 1) or by all.
Lab seen(Colour colour, bool deuteranope) {
    const Lab rgb{linear(colour.r), linear(colour.g), linear(colour.b)};
    Lab s = rgb;
    if (deuteranope)
        s = {0.367322 * rgb[0] + 0.860646 * rgb[1] - 0.227968 * rgb[2],
             0.280085 * rgb[0] + 0.672501 * rgb[1] + 0.047413 * rgb[2],
             -0.011820 * rgb[0] + 0.042940 * rgb[1] + 0.968881 * rgb[2]};
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f((0.4124 * s[0] + 0.3576 * s[1] + 0.1805 * s[2]) / 0.9505);
    const double y = f(0.2126 * s[0] + 0.7152 * s[1] + 0.0722 * s[2]);
    const double z = f((0.0193 * s[0] + 0.1192 * s[1] + 0.9505 * s[2]) / 1.089);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double difference(Colour a, Colour b, bool deuteranope) {
    const Lab p = seen(a, deuteranope);
    const Lab q = seen(b, deuteranope);
    return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

}  // namespace

TEST_CASE("colours are written as CSS writes them") {
    CHECK(hex({0x21, 0x66, 0xac, 255}) == "#2166ac");
    CHECK(hex({0, 10, 255, 128}) == "#000aff80");
}

TEST_CASE("tone -1, 0 and +1 are the scale's conflict, neutral and cooperation") {
    for (const Theme theme : {Theme::light, Theme::dark}) {
        const Palette& p = palette(theme);
        CHECK(tone_colour(p, -1) == p.conflict);
        CHECK(tone_colour(p, 0) == p.neutral);
        CHECK(tone_colour(p, 1) == p.cooperation);
        CHECK(tone_colour(p, std::nullopt) == p.neutral);
        CHECK(tone_colour(p, std::nan("")) == p.neutral);
        CHECK(tone_colour(p, -7) == p.conflict);
        CHECK(tone_colour(p, 0.5) == mix(p.neutral, p.cooperation, 0.5));
    }
}

TEST_CASE("mixing is per channel, fading is of opacity alone") {
    CHECK(mix({0, 0, 0, 255}, {100, 200, 50, 255}, 0.5) == Colour{50, 100, 25, 255});
    CHECK(mix({0, 0, 0, 255}, {100, 200, 50, 255}, 3) == Colour{100, 200, 50, 255});
    CHECK(faded({1, 2, 3, 200}, 0.25) == Colour{1, 2, 3, 50});
}

TEST_CASE("text and the scale can be read on both backgrounds") {
    for (const Theme theme : {Theme::light, Theme::dark}) {
        const Palette& p = palette(theme);
        CHECK(contrast(p.text, p.background) > 12);
        CHECK(contrast(p.muted, p.background) > 4.5);
        for (const Colour c : {p.cooperation, p.conflict}) CHECK(contrast(c, p.background) > 4.5);
        CHECK(contrast(p.neutral, p.background) > 2.7);
    }
}

TEST_CASE(
    "colour-blind readers tell cooperation, neutral and conflict, and the categories, apart") {
    for (const Theme theme : {Theme::light, Theme::dark}) {
        const Palette& p = palette(theme);
        for (const bool deuteranope : {false, true}) {
            CHECK(difference(p.cooperation, p.conflict, deuteranope) > 45);
            CHECK(difference(p.sides[0], p.sides[1], deuteranope) > 45);
            for (const Colour side : p.sides)
                CHECK(difference(side, p.categories.back(), deuteranope) > 20);
            CHECK(difference(p.cooperation, p.neutral, deuteranope) > 20);
            CHECK(difference(p.conflict, p.neutral, deuteranope) > 20);
            REQUIRE(p.categories.size() == 9);
            for (std::size_t i = 0; i < 9; ++i)
                for (std::size_t j = 0; j < i; ++j) {
                    CAPTURE(theme == Theme::dark, deuteranope, i, j);
                    CHECK(difference(p.categories[i], p.categories[j], deuteranope) > 8);
                }
        }
    }
}

TEST_CASE("a figure of four times the area has everything twice as large") {
    const Style style;
    const Style large = scaled_for_page(style, 3200, 1800);
    CHECK(large.text_size == Approx(2 * style.text_size));
    CHECK(large.disc_max == Approx(2 * style.disc_max));
    CHECK(large.tie_min == Approx(2 * style.tie_min));
    CHECK(scaled_for_page(style, 1600, 900) == style);
    // On paper what counts is its size there: 9.75 points of text, whatever the resolution.
    CHECK(scaled_for_page(style, 3200, 1800, 192).text_size == Approx(26));
    CHECK(scaled_for_page(style, 5000, 2812.5, 300).text_size == Approx(13 * 300 / 96.0));
    CHECK(scaled_for_page(style, 1200, 675, 72).text_size == Approx(9.75));
    CHECK(scaled_for_page(style, 1, 1).text_size == Approx(0.75 * style.text_size));
}
