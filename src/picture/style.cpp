#include "entente/picture/style.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

constexpr Colour rgb(std::uint32_t value) {
    return {static_cast<std::uint8_t>(value >> 16 & 0xff),
            static_cast<std::uint8_t>(value >> 8 & 0xff), static_cast<std::uint8_t>(value & 0xff),
            255};
}

constexpr Colour with_alpha(Colour colour, std::uint8_t alpha) {
    colour.a = alpha;
    return colour;
}

std::uint8_t mix_channel(std::uint8_t from, std::uint8_t to, double t) {
    return static_cast<std::uint8_t>(std::lround(from + (to - from) * t));
}

Palette light_palette() {
    return {
        .background = rgb(0xffffff),
        .text = rgb(0x1c2430),
        .muted = rgb(0x5c6673),
        .rim = rgb(0x2b3440),
        .highlight = rgb(0xf2a900),
        .halo = with_alpha(rgb(0xffffff), 0xc8),
        .cooperation = rgb(0x2166ac),
        .neutral = rgb(0x9b9b98),
        .conflict = rgb(0xb2182b),
        .categories = {rgb(0x332288), rgb(0x88ccee), rgb(0x44aa99), rgb(0xddcc77), rgb(0x117733),
                       rgb(0x999933), rgb(0x882255), rgb(0xaa4499), rgb(0xb8b8b8)},
        .sides = {rgb(0x332288), rgb(0xddaa33)}};
}

Palette dark_palette() {
    return {
        .background = rgb(0x14181f),
        .text = rgb(0xe9edf2),
        .muted = rgb(0xa3adba),
        .rim = rgb(0xe9edf2),
        .highlight = rgb(0xffc233),
        .halo = with_alpha(rgb(0x14181f), 0xc8),
        .cooperation = rgb(0x4fa3e8),
        .neutral = rgb(0x868c94),
        .conflict = rgb(0xf0604d),
        .categories = {rgb(0x8283e6), rgb(0x99ddff), rgb(0x44bb99), rgb(0xeedd88), rgb(0xbbcc33),
                       rgb(0xaaaa00), rgb(0xee8866), rgb(0xffaabb), rgb(0x8a8f98)},
        .sides = {rgb(0x8283e6), rgb(0xeedd88)}};
}

constexpr std::array<std::string_view, 4> colour_names{"kind", "group", "side", "community"};

}  // namespace

std::string_view to_string(ColourBy colour_by) {
    return colour_names[static_cast<std::size_t>(colour_by)];
}

std::optional<ColourBy> parse_colour_by(std::string_view text) {
    const auto found = std::find(colour_names.begin(), colour_names.end(), text);
    if (found == colour_names.end()) return std::nullopt;
    return static_cast<ColourBy>(found - colour_names.begin());
}

std::string_view colour_measures(ColourBy colour_by) {
    if (colour_by == ColourBy::side) return "side,side_margin";
    return colour_by == ColourBy::community ? "community" : "";
}

std::vector<std::string> look_measures(const Style& style, std::vector<std::string> more) {
    const auto add = [&](std::string_view id) {
        if (!id.empty() && std::find(more.begin(), more.end(), id) == more.end())
            more.emplace_back(id);
    };
    const std::string_view colours = colour_measures(style.colour_by);
    for (std::size_t begin = 0; begin <= colours.size();) {
        const std::size_t end = std::min(colours.find(',', begin), colours.size());
        add(colours.substr(begin, end - begin));
        begin = end + 1;
    }
    add(style.size_by);
    return more;
}

std::string hex(Colour colour) {
    if (colour.a == 255) return fmt::format("#{:02x}{:02x}{:02x}", colour.r, colour.g, colour.b);
    return fmt::format("#{:02x}{:02x}{:02x}{:02x}", colour.r, colour.g, colour.b, colour.a);
}

Colour mix(Colour from, Colour to, double t) {
    t = std::clamp(t, 0.0, 1.0);
    return {mix_channel(from.r, to.r, t), mix_channel(from.g, to.g, t),
            mix_channel(from.b, to.b, t), mix_channel(from.a, to.a, t)};
}

Colour faded(Colour colour, double part) {
    colour.a = mix_channel(0, colour.a, std::clamp(part, 0.0, 1.0));
    return colour;
}

Style scaled_for_page(const Style& style, double width, double height, double dpi) {
    const double density = dpi / 96;
    const double area = std::max(0.0, width) * std::max(0.0, height) / (density * density);
    const double factor = density * std::clamp(std::sqrt(area / (1600.0 * 900.0)), 0.75, 8.0);
    Style scaled = style;
    for (double* size :
         {&scaled.disc_min, &scaled.disc_max, &scaled.tie_min, &scaled.tie_max, &scaled.text_size})
        *size *= factor;
    return scaled;
}

const Palette& palette(Theme theme) {
    static const Palette light = light_palette();
    static const Palette dark = dark_palette();
    return theme == Theme::dark ? dark : light;
}

Colour tone_colour(const Palette& palette, std::optional<double> tone) {
    if (!tone || std::isnan(*tone)) return palette.neutral;
    const double t = std::clamp(*tone, -1.0, 1.0);
    return t < 0 ? mix(palette.neutral, palette.conflict, -t)
                 : mix(palette.neutral, palette.cooperation, t);
}

}  // namespace entente
