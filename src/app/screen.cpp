#include "screen.hpp"

#include <epoxy/gl.h>

#include <imgui.h>
// After epoxy: the backend brings a loader of its own.
#include <backends/imgui_impl_opengl3.h>

#include "fonts.hpp"

namespace entente::app {

ImageTexture::~ImageTexture() {
    if (texture_ != 0) glDeleteTextures(1, &texture_);
}

std::uint32_t ImageTexture::texture_of(const std::shared_ptr<const Image>& image) {
    if (!image) return 0;
    if (image == shown_) return texture_;
    if (texture_ == 0) glGenTextures(1, &texture_);
    glBindTexture(GL_TEXTURE_2D, texture_);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, image->width, image->height, 0, GL_BGRA,
                 GL_UNSIGNED_INT_8_8_8_8_REV, image->pixels.data());
    glBindTexture(GL_TEXTURE_2D, 0);
    shown_ = image;
    return texture_;
}

Screen::Screen() {
    ImGui_ImplOpenGL3_Init("#version 330 core");
}

Screen::~Screen() {
    ImGui_ImplOpenGL3_Shutdown();
}

void Screen::prepare(Shell& shell, double scale, double pixel_ratio) {
    const AppModel& model = shell.model();
    const Case* source_case = model.shown ? &model.shown->source_case() : nullptr;
    const Look look{source_case, scale, pixel_ratio, model.style.theme};
    if (drawn_ && look == look_) return;
    const bool same_theme = drawn_ && look.theme == look_.theme && look.scale == look_.scale;
    const bool same_fonts = drawn_ && look.source_case == look_.source_case &&
                            look.scale == look_.scale && look.pixel_ratio == look_.pixel_ratio;
    if (!same_fonts) {
        frame_.fonts =
            load_fonts(source_case ? texts_of(*source_case) : std::string{}, scale * pixel_ratio);
        ImGui::GetIO().FontGlobalScale = static_cast<float>(1 / pixel_ratio);
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        ImGui_ImplOpenGL3_CreateFontsTexture();
    }
    if (!same_theme) apply_theme(look.theme, scale);
    look_ = look;
    frame_.scale = scale;
    drawn_revision_ = 0;
    drawn_ = true;
}

void Screen::draw(Shell& shell, int width, int height, unsigned framebuffer) {
    const ImGuiIO& io = ImGui::GetIO();
    const Picture& picture = shell.picture();
    if (picture.width > 0 &&
        (canvas_.texture() == 0 || shell.picture_revision() != drawn_revision_)) {
        canvas_.draw(picture, look_.pixel_ratio);
        drawn_revision_ = shell.picture_revision();
    }
    frame_.width = static_cast<double>(io.DisplaySize.x);
    frame_.height = static_cast<double>(io.DisplaySize.y);
    frame_.canvas_texture = canvas_.texture();
    frame_.preview_texture = preview_.texture_of(shell.model().exporting.preview.image);
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    draw_ui(shell.views(), state_, shell.queue(), frame_);
    ImGui::Render();
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    glViewport(0, 0, width, height);
    const Colour b = palette(shell.model().style.theme).background;
    glClearColor(static_cast<float>(b.r) / 255, static_cast<float>(b.g) / 255,
                 static_cast<float>(b.b) / 255, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // namespace entente::app
