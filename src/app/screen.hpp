#pragma once
// One frame of the app into whatever framebuffer is bound: ImGui context, fonts, theme, canvas,
// panels. Shared by the window and the snapshot, so that both show the same. Needs a current GL 3.3
// context.
#include <memory>

#include "canvas.hpp"
#include "shell.hpp"
#include "ui.hpp"

namespace entente::app {

/// The newest image as a texture. Needs a current GL context, in the destructor too.
class ImageTexture {
  public:
    ImageTexture() = default;
    ~ImageTexture();
    ImageTexture(const ImageTexture&) = delete;
    ImageTexture& operator=(const ImageTexture&) = delete;
    /// Its GL name; 0 for no image. Uploaded when it is another image.
    std::uint32_t texture_of(const std::shared_ptr<const Image>& image);

  private:
    std::uint32_t texture_ = 0;
    std::shared_ptr<const Image> shown_;
};

class Screen {
  public:
    Screen();
    ~Screen();
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    /// Fonts and theme for what is about to be drawn; before ImGui::NewFrame of the platform.
    /// `pixel_ratio`: target pixels per window unit; `scale`: how large text and controls are, in
    /// window units.
    void prepare(Shell& shell, double scale, double pixel_ratio);
    /// Begins the ImGui frame, draws everything, and renders into `framebuffer`. The shell has
    /// begun its frame.
    void draw(Shell& shell, int width, int height, unsigned framebuffer);

  private:
    struct Look {  // what fonts and theme were last made for
        const Case* source_case = nullptr;
        double scale = 0, pixel_ratio = 0;
        Theme theme = Theme::light;
        bool operator==(const Look&) const = default;
    };
    Canvas canvas_;
    ImageTexture preview_;
    UiState state_;
    UiFrame frame_;
    Look look_;
    std::uint64_t drawn_revision_ = 0;
    bool drawn_ = false;
};

}  // namespace entente::app
