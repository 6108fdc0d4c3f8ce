#pragma once
// A picture's ties and discs as triangles and discs for the shaders. Pure: knows no GL.
#include <cstdint>
#include <vector>

#include "entente/picture/picture.hpp"

namespace entente::app {

/// Corner of a triangle. What is drawn of it are the pixels with |across| within half_width and
/// |along| within half_length, softened over half a pixel on either side.
struct RibbonVertex {
    float x = 0, y = 0;
    float across = 0, along = 0;  ///< from the middle of a line; pixels, as all of these
    float half_width = 0, half_length = 1e6f;
    Colour colour;
};

struct DiscInstance {
    float x = 0, y = 0, radius = 0, rim_width = 0;
    Colour fill, rim;
};

/// The triangles are drawn first, then the discs.
struct Mesh {
    std::vector<RibbonVertex> vertices;
    std::vector<std::uint32_t> triangles;  ///< three places in `vertices` each
    std::vector<DiscInstance> discs;
};

/// `scale`: target pixels per picture pixel. O(curves + discs); curves are cut so that no chord is
/// further than 0.15 pixels from its curve, a straight thin one is one triangle; dashes are cut
/// here, so that gaps cost nothing.
Mesh tessellate(const std::vector<Curve>& curves, const std::vector<Disc>& discs, double scale);

}  // namespace entente::app
