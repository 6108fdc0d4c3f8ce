#pragma once
// What a film's format has to do: take frames in order, each shown for a while.
#include <algorithm>
#include <memory>
#include <string>

#include "entente/core/files.hpp"
#include "entente/core/progress.hpp"
#include "entente/picture/film.hpp"
#include "paint.hpp"

namespace entente::detail {

/// Part of a film in frames of 1 / fps seconds, `end` excluded.
struct FrameSpan {
    std::int64_t begin = 0, end = 0;
};

class FilmEncoder {
  public:
    virtual ~FilmEncoder() = default;
    /// Frames come without gaps; no two in a row are equal.
    virtual void frame(const Frame& frame, FrameSpan shown) = 0;
    virtual void finish() = 0;
};

/// What every encoder is made with; `file` and `progress` outlive it.
struct FilmTarget {
    StreamedFile* file = nullptr;
    int width = 0, height = 0;
    double fps = 20;
    Theme theme = Theme::light;
    std::string recipe;
    Progress progress;
};
std::unique_ptr<FilmEncoder> make_gif(const FilmTarget& target);
std::unique_ptr<FilmEncoder> make_webp(const FilmTarget& target);
std::unique_ptr<FilmEncoder> make_mp4(const FilmTarget& target);
/// Throws Error{io} naming the package when there is no ffmpeg.
std::string find_ffmpeg();

struct PixelRect {
    int left = 0, top = 0, right = 0, bottom = 0;  ///< last ones excluded
    int width() const { return right - left; }
    int height() const { return bottom - top; }
};
/// The smallest rectangle that holds all pixels that differ, row by row; empty when none does.
template <class Pixel>
PixelRect changed(const Pixel* before, const Pixel* after, int width, int height) {
    PixelRect r{width, height, 0, 0};
    for (int y = 0; y < height; ++y, before += width, after += width) {
        const Pixel* end = after + width;
        const Pixel* first = std::mismatch(after, end, before).first;
        if (first == end) continue;
        int last = width;
        while (before[last - 1] == after[last - 1]) --last;
        r = {std::min(r.left, static_cast<int>(first - after)), std::min(r.top, y),
             std::max(r.right, last), y + 1};
    }
    return r.right == 0 ? PixelRect{} : r;
}
inline PixelRect changed(const Frame& before, const Frame& after) {
    return changed(before.pixels.data(), after.pixels.data(), after.width, after.height);
}

/// At most 255 colours of a theme: its own and their blends with the background.
std::vector<Colour> gif_palette(Theme theme);

// Pages instead of frames.
void write_pages(const Material& material, const Style& style, const FilmOptions& options,
                 StreamedFile& file, const std::string& recipe, const Progress& progress);
/// How many slices were left out for want of pages (SVG has one).
std::size_t write_sheets(const Material& material, const Style& style, const FilmOptions& options,
                         bool pdf, StreamedFile& file, const std::string& recipe,
                         const Progress& progress);

/// The first sheet, painted.
Image sheet_still(const Material& material, const Style& style, const FilmOptions& options,
                  double scale, const Progress& progress);

}  // namespace entente::detail
