#pragma once
// The whole sequence of slices as a film (gif, webp, mp4) or on pages (pdf, svg).
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "entente/core/progress.hpp"
#include "entente/picture/image.hpp"

namespace entente {

/// Small multiples on a page.
struct Sheet {
    int columns = 4, rows = 3;  ///< each 1 to 20
};

struct FilmOptions {
    /// Length, 0.1 to 3600. Default: 1 s a slice, at most 60 s in all.
    std::optional<double> seconds;
    double fps = 20;  ///< 1 to 60 frames a second; at most 50 in a GIF, whose clock is coarse
    int width = 1280, height = 720;  ///< pixels, 100 to 4096; points on pages
    /// For svg and pdf; an svg always has one: 4x3, or less where that is enough.
    std::optional<Sheet> sheet;
};

/// Checks all that can be known before any work: throws Error{usage} for an unknown ending (with a
/// suggestion) or options out of range, Error{io} naming the package when mp4 lacks ffmpeg, or
/// when the file's folder cannot be written to.
void check_film(const std::filesystem::path& file, const FilmOptions& options);
/// "4x3"; Error{usage} for anything else.
Sheet parse_sheet(std::string_view text);
double film_seconds(const FilmOptions& options, std::size_t slices);
/// Where a film of so many slices is at a part of its length, in [0, 1]: it rests on each slice for
/// 2/5 of its time, and on the last for all of it.
double film_moment(std::size_t slices, double part);

struct FilmReport {
    std::size_t slices = 0;     ///< shown
    std::size_t left_out = 0;   ///< slices for which an svg's one sheet had no cell
    std::size_t frames = 0;     ///< different ones
    int width = 0, height = 0;  ///< as written: an mp4's sides are even, one more where need be
};

/// Sees each different frame of a gif, webp or mp4 before it is encoded, on the writing thread.
using FrameWatch = std::function<void(const Image&)>;

/// Writes the film in the format of the file's ending. gif, webp, mp4: from slice to slice in
/// smooth motion, in one steady view unless that would make the network tiny; frames are painted on
/// all processors and encoded as they come, so that memory does not grow with the length. pdf: a
/// page a slice, or sheets; svg: one sheet, of evenly spread slices if there are more than cells.
/// On sheets nobody moves: each stands at the mean of its places. `recipe` is embedded unless
/// empty. The same input gives the same bytes. The file is there whole or not at all. A stop at
/// 4096 x 4096 pixels, on two cores that others kept busy, twice 20 trials each, took 15 to 20 ms
/// in the median for a pdf (at most 39), 34 to 59 for a gif (156), 73 to 78 for a webp (184) and
/// 112 to 127 for an mp4 (260: ffmpeg gives its memory back). Throws as check_film, Error{usage}
/// when there is no slice, Error{io}, Error{interrupted}. O(frames x picture).
FilmReport write_film(const Material& material, const Style& style, const FilmOptions& options,
                      const std::filesystem::path& file, const std::string& recipe = {},
                      const Progress& progress = {}, const FrameWatch& watch = {});

/// What the film looks like at a slice, painted `scale` times its size: the frame, the page, or the
/// first sheet. Throws Error{usage} when there is no such slice or a sheet does not fit its page,
/// Error{io}, Error{interrupted}. O(slices + picture); a sheet O(its pictures).
Image film_still(const Material& material, const Style& style, const FilmOptions& options,
                 const std::filesystem::path& file, std::size_t slice, double scale = 1,
                 const Progress& progress = {});

}  // namespace entente
