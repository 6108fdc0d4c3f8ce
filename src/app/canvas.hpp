#pragma once
// The canvas: draws a Picture's ties and discs with our shaders into a texture. Needs a current
// OpenGL 3.3 context from its first to its last call. Text, legend and caption are drawn above it
// by draw_canvas_overlay.
#include <cstdint>
#include <memory>

#include "entente/picture/picture.hpp"

namespace entente::app {

class Canvas {
  public:
    /// Compiles the shaders. Throws Error{internal} with the compiler's words.
    Canvas();
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    /// Draws background, ties, discs into a texture of ceil(size x pixels_per_unit) pixels (1
    /// unless the framebuffer is finer than the window) and returns its GL name, first row on top.
    std::uintptr_t draw(const Picture& picture, double pixels_per_unit);

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace entente::app
