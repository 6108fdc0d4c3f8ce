#pragma once
// Pictures in pixels and on vector pages, painted in this process: the look is that of
// write_picture.
#include <cairo.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "entente/core/progress.hpp"
#include "entente/picture/image.hpp"

namespace entente::detail {

using Frame = Image;

/// Calls work(begin, end) for parts of `size` items, and looks for a stop every few milliseconds
/// even where all memory is fresh.
template <class Work>
void by_pieces(std::size_t size, const Progress& progress, Work work) {
    constexpr std::size_t piece = 1 << 18;
    for (std::size_t begin = 0; begin < size; begin += piece) {
        progress.check();
        work(begin, std::min(begin + piece, size));
    }
}

/// Keeps shaped text from picture to picture. One a thread.
class Painter {
  public:
    Painter();
    ~Painter();
    Painter(const Painter&) = delete;
    Painter& operator=(const Painter&) = delete;
    /// Onto any surface, without the background. Throws Error{interrupted} within some shapes.
    void paint(cairo_t* on, const Picture& picture, const Progress& progress = {});
    /// `spare` is a frame that nobody needs any more: where it is as large its memory is taken.
    /// Throws Error{io} when there is no memory for it.
    Frame frame(const Picture& picture, const Progress& progress = {}, Frame spare = {},
                double scale = 1);

  private:
    struct Text;
    void text(cairo_t* on, const Label& label);
    std::map<std::tuple<std::string, double, bool>, std::unique_ptr<Text>> texts_;
};

struct Area {
    double width = 0, height = 0;
    double scale = 1;  ///< pixels a unit of length
    Colour background;
};
/// What `paint` leaves on an area. `spare` as above. Throws Error{io} when there is no memory for
/// it.
Frame painted(const Area& area, const std::function<void(cairo_t*)>& paint,
              const Progress& progress = {}, Frame spare = {});

/// Whatever a surface or a context met first; throws Error{io} for all but success.
void check_cairo(cairo_status_t status);

}  // namespace entente::detail
