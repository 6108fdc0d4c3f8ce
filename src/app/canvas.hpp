#pragma once
// Draws a Picture's ties, discs and the shapes of its legend into a texture with our shaders; texts
// are drawn above it by draw_canvas_overlay. Every call needs a current GL 3.3 context.
#include <cstdint>
#include <memory>

#include "entente/picture/picture.hpp"

namespace entente::app {

class Canvas {
  public:
    /// Compiles the shaders; throws Error{internal} with the compiler's log when they do not.
    Canvas();
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    /// Redraws the texture: picture.width x scale by picture.height x scale pixels.
    void draw(const Picture& picture, double scale);
    /// GL name of the texture, first row on top; 0 before the first draw.
    std::uint32_t texture() const;

  private:
    struct Gl;
    std::unique_ptr<Gl> gl_;
};

}  // namespace entente::app
