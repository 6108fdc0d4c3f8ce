#pragma once
// A picture's ties and discs as triangles and discs for the shaders. Pure: knows no GL.
#include <cstdint>
#include <vector>

#include "entente/picture/picture.hpp"

namespace entente::app {

/// Corner of a triangle. Coverage is clamp(half_width + 0.5 - |across|, 0, 1).
struct RibbonVertex {
    float x = 0, y = 0;
    float across = 0;
    float half_width = 0;
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
/// further than 0.15 pixels from its curve; dashes are cut here, so that gaps cost nothing.
Mesh tessellate(const std::vector<Curve>& curves, const std::vector<Disc>& discs, double scale);

}  // namespace entente::app
