#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "entente/core/geometry.hpp"

namespace entente {

struct Colour {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
    bool operator==(const Colour&) const = default;
};
/// "#rrggbb" or "#rrggbbaa" when not opaque.
std::string hex(Colour colour);

enum class Theme : std::uint8_t { light, dark };
enum class ColourBy : std::uint8_t { kind, group };

struct Style {
    Theme theme = Theme::light;
    std::string size_by = "strength";     ///< actor measure id
    ColourBy colour_by = ColourBy::kind;
    double disc_min = 5, disc_max = 26;   ///< radius in pixels; area grows with the measure
    double tie_min = 1, tie_max = 9;      ///< width in pixels; grows with the root of intensity
    double text_size = 13;
    bool labels = true;
    bool legend = true;
    bool caption = true;
};

/// The colours of a theme.
struct Palette {
    Colour background, text, muted, rim, highlight, halo;
    Colour cooperation, neutral, conflict;   ///< ends and middle of the diverging scale
    std::vector<Colour> categories;          ///< for kinds and groups, colour-blind safe
};
const Palette& palette(Theme theme);
/// tone in [-1, 1] -> colour between conflict, neutral and cooperation; nothing -> neutral.
Colour tone_colour(const Palette& palette, std::optional<double> tone);

}  // namespace entente
