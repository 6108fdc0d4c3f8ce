#pragma once
// A GL 3.3 context without any display (EGL surfaceless), and pixels out of GL.
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace entente::app {

class OffscreenContext {
  public:
    /// Makes a context and makes it current. Throws Error{io} when EGL has none to give.
    OffscreenContext();
    ~OffscreenContext();
    OffscreenContext(const OffscreenContext&) = delete;
    OffscreenContext& operator=(const OffscreenContext&) = delete;

  private:
    void* display_ = nullptr;
    void* context_ = nullptr;
};

/// A framebuffer to draw a whole window into; bound on construction.
class OffscreenTarget {
  public:
    OffscreenTarget(int width, int height);
    ~OffscreenTarget();
    OffscreenTarget(const OffscreenTarget&) = delete;
    OffscreenTarget& operator=(const OffscreenTarget&) = delete;
    void bind() const;
    std::uint32_t framebuffer() const { return framebuffer_; }
    /// RGB rows from the top, 3 x width bytes each.
    std::vector<std::uint8_t> pixels() const;

  private:
    int width_, height_;
    std::uint32_t framebuffer_ = 0, texture_ = 0;
};

/// A PNG file's bytes. `rgb`: rows from the top.
std::string png_bytes(const std::vector<std::uint8_t>& rgb, int width, int height);

}  // namespace entente::app
