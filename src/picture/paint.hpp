#pragma once
// Pictures in pixels and on vector pages, painted in this process: the look is that of
// write_picture.
#include <cairo.h>

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

/// Keeps shaped text from picture to picture. One a thread.
class Painter {
  public:
    Painter();
    ~Painter();
    Painter(const Painter&) = delete;
    Painter& operator=(const Painter&) = delete;
    /// Onto any surface, without the background. Throws Error{interrupted} within some shapes.
    void paint(cairo_t* on, const Picture& picture, const Progress& progress = {});
    /// Throws Error{io} when there is no memory for it.
    Frame frame(const Picture& picture, const Progress& progress = {}, double scale = 1);

  private:
    struct Text;
    void text(cairo_t* on, const Label& label);
    std::map<std::tuple<std::string, double, bool>, std::unique_ptr<Text>> texts_;
};

/// What `paint` leaves on an area of this size, `scale` times as large in pixels. Throws Error{io}
/// when there is no memory for it.
Frame painted(double width, double height, double scale,
              const std::function<void(cairo_t*)>& paint);

/// Whatever a surface or a context met first; throws Error{io} for all but success.
void check_cairo(cairo_status_t status);

}  // namespace entente::detail
