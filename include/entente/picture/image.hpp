#pragma once
// Pictures as pixels, painted in this process.
#include <cstdint>
#include <vector>

#include "entente/core/progress.hpp"
#include "entente/picture/picture.hpp"

namespace entente {

/// Rows from the top, each pixel 0xffRRGGBB.
struct Image {
    int width = 0, height = 0;
    std::vector<std::uint32_t> pixels;
    const std::uint32_t* row(int y) const {
        return pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    }
};

/// The picture, `scale` times its size. Throws Error{io} when there is no memory for it,
/// Error{interrupted}. O(shapes + pixels).
Image paint_image(const Picture& picture, double scale = 1, const Progress& progress = {});
/// At most `width` pixels wide, each the mean of those that it covers. O(pixels).
Image shrunk(const Image& image, int width);

}  // namespace entente
