#include "entente/picture/image.hpp"

#include <algorithm>
#include <cmath>

#include "paint.hpp"

namespace entente {

Image paint_image(const Picture& picture, double scale, const Progress& progress) {
    return detail::Painter{}.frame(picture, progress, {}, scale);
}

Image shrunk(const Image& image, int width) {
    if (width >= image.width || width < 1 || image.height < 1) return image;
    const double step = static_cast<double>(image.width) / width;
    Image small{.width = width,
                .height = std::max(1, static_cast<int>(std::lround(image.height / step))),
                .pixels = {}};
    const auto edge = [](int i, double unit, int most) {
        return std::min(static_cast<int>(std::lround(i * unit)), most);
    };
    const double down = static_cast<double>(image.height) / small.height;
    for (int y = 0; y < small.height; ++y)
        for (int x = 0; x < small.width; ++x) {
            const int top = edge(y, down, image.height), bottom = edge(y + 1, down, image.height);
            const int left = edge(x, step, image.width), right = edge(x + 1, step, image.width);
            std::uint64_t red = 0, green = 0, blue = 0, count = 0;
            for (int j = top; j < bottom; ++j)
                for (int i = left; i < right; ++i) {
                    const std::uint32_t pixel = image.row(j)[i];
                    red += pixel >> 16 & 0xff;
                    green += pixel >> 8 & 0xff;
                    blue += pixel & 0xff;
                    ++count;
                }
            small.pixels.push_back(0xff000000 | static_cast<std::uint32_t>(red / count) << 16 |
                                   static_cast<std::uint32_t>(green / count) << 8 |
                                   static_cast<std::uint32_t>(blue / count));
        }
    return small;
}

}  // namespace entente
