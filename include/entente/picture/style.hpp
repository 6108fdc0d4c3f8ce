#pragma once
// How a picture looks: what the user chooses (Style) and what follows from the theme (Palette).
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/core/geometry.hpp"

namespace entente {

struct Colour {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
    bool operator==(const Colour&) const = default;
};
/// "#rrggbb", or "#rrggbbaa" when not opaque.
std::string hex(Colour colour);
/// Part `t` of the way from `from` to `to`, t clamped to [0, 1]; each channel on its own.
Colour mix(Colour from, Colour to, double t);
/// The colour at a part of its own opacity, `part` clamped to [0, 1].
Colour faded(Colour colour, double part);

enum class Theme : std::uint8_t { light, dark };
enum class ColourBy : std::uint8_t { kind, group, side, community };
std::string_view to_string(ColourBy colour_by);
/// Nothing for a name of none.
std::optional<ColourBy> parse_colour_by(std::string_view text);
/// Ids of the actor measures that the colours need: "side,side_margin", "community", or none.
std::string_view colour_measures(ColourBy colour_by);

struct Style {
    Theme theme = Theme::light;
    std::string size_by = "strength";  ///< actor measure id
    ColourBy colour_by = ColourBy::kind;
    double disc_min = 5, disc_max = 26;  ///< radius in pixels; area grows with the measure
    double tie_min = 1, tie_max = 9;     ///< width in pixels; grows with the root of intensity
    double text_size = 13;               ///< height of an em in pixels
    bool labels = true;
    bool legend = true;
    bool caption = true;
    bool mark_frustrated = false;  ///< frustrated ties get a mark; always with ColourBy::side
    bool operator==(const Style&) const = default;
};

/// Ids of the actor measures that a look rests on: `more`, those of the colours, that of the sizes;
/// each once.
std::vector<std::string> look_measures(const Style& style, std::vector<std::string> more = {});

/// The style with radii, widths and text enlarged for a page that is larger (or smaller) than 1600
/// x 900, by the root of the areas' ratio, within [0.75, 8]: a figure looks the same at every size
/// that it is exported in. With `dpi`, pixels an inch on paper, the page is as large as it is
/// there, an inch being 96 of the style's pixels: text can be read, whatever the resolution.
Style scaled_for_page(const Style& style, double width, double height, double dpi = 96);

/// The colours of a theme.
struct Palette {
    Colour background, text, muted, rim, highlight, halo;
    Colour cooperation, neutral, conflict;  ///< ends and middle of the diverging scale
    /// For kinds and groups, the first eight told apart by colour-blind readers too (Paul Tol's
    /// "muted" and "light" schemes); the last is the grey of whatever has no kind or group.
    std::vector<Colour> categories;
    std::array<Colour, 2> sides;  ///< 1 and -1, told apart by colour-blind readers too
};
const Palette& palette(Theme theme);
/// tone in [-1, 1] (clamped) -> colour between conflict, neutral and cooperation; nothing or NaN ->
/// neutral.
Colour tone_colour(const Palette& palette, std::optional<double> tone);

}  // namespace entente
