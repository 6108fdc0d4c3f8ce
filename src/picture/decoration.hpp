#pragma once
// Caption and legend: what stands around the network.
#include "entente/network/difference.hpp"
#include "entente/picture/picture.hpp"

namespace entente {

/// What a picture of two slices' difference says beside the rest.
struct Comparison {
    std::size_t minus = 0;  ///< the slice compared with
    ChangeCounts ties{};    ///< that are drawn
};

/// Caption of a slice in the page's corners and legend at its right edge, as the style asks for
/// them. The legend is left out when it would take more than a third of the page's width or does
/// not fit its height.
Decoration decorate(const Material& material, const Style& style, const Scales& scales,
                    const ActorColours& colours, double width, double height, std::size_t slice,
                    const Comparison* comparison = nullptr);

/// Where discs' centres may stand so that discs and most labels are clear of the page's edge,
/// caption and legend.
struct Room {
    Rect page;                ///< all of it, less a margin
    std::vector<Rect> taken;  ///< by legend and caption, with a margin
    Rect safe;                ///< a part of the page that nothing takes
};
Room find_room(const Material& material, const Style& style, double width, double height,
               const Comparison* comparison = nullptr);
/// The largest of some views in which discs at these places stand clear.
View fit_into(const Room& room, const std::vector<Point>& places, double width, double height);

/// "Japan and North Korea · 2002 · acts of the five years to the end of 2002 · layer interaction".
std::string picture_title(const NetworkSeries& series, std::size_t slice);

/// The largest of 1, 2, 5 x 10^k that is not above `value` (> 0).
double round_below(double value);

/// The mark of a frustrated tie: a level bar, the colour of highlights on the colour of text.
std::vector<Curve> frustration_mark(Point centre, const Style& style, double opacity = 1);
bool marks_frustrated(const Material& material, const Style& style);

/// A line of text around the network, its left upper corner given.
Label caption_line(std::string text, double left, double top, double size, Colour colour,
                   Colour halo, bool bold);

// Parts of decorate.
Decoration lay_out_legend(const Material& material, const Style& style, const Scales& scales,
                          const ActorColours& colours, const Comparison* comparison = nullptr);
std::vector<Label> lay_out_caption(const Material& material, const Style& style, double width,
                                   double height, std::size_t slice,
                                   const Comparison* comparison = nullptr);

}  // namespace entente
