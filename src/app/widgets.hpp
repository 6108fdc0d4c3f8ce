#pragma once
// Small pieces that the panels share. All text goes to ImGui unformatted and without ids in it, so
// that "##" or "%s" in a name is a name.
#include <imgui.h>

#include <span>
#include <string>
#include <string_view>

#include "marks.hpp"
#include "ui.hpp"

namespace entente::app {

inline ImU32 colour32(Colour c) {
    return IM_COL32(c.r, c.g, c.b, c.a);
}
inline ImVec4 colour4(Colour c) {
    return ImGui::ColorConvertU32ToFloat4(colour32(c));
}
inline ImVec2 vec(Point p) {
    return {static_cast<float>(p.x), static_cast<float>(p.y)};
}
inline float px(const Ui& ui, double length) {
    return static_cast<float>(length * ui.frame.scale);
}

/// Leaves the place of the last item (or of a rectangle) for tests.
void mark(Ui& ui, std::string_view name);
void mark(Ui& ui, std::string_view name, const Rect& place);

/// Within a scope, another font; nothing happens when it is null.
class FontScope {
  public:
    explicit FontScope(ImFont* font) : pushed_(font != nullptr) {
        if (pushed_) ImGui::PushFont(font);
    }
    ~FontScope() {
        if (pushed_) ImGui::PopFont();
    }
    FontScope(const FontScope&) = delete;
    FontScope& operator=(const FontScope&) = delete;

  private:
    bool pushed_;
};

void text(std::string_view words);
void muted(Ui& ui, std::string_view words);
void wrapped(std::string_view words);
void wrapped_muted(Ui& ui, std::string_view words);
void heading(Ui& ui, std::string_view words);
/// One line, cut with an ellipsis where `width` ends; the whole in a tooltip.
void clipped(Ui& ui, std::string_view words, float width);
void right_aligned(std::string_view words);
/// Tooltip of the last item while it is hovered.
void hint(Ui& ui, std::string_view words);

/// A combo box. The chosen id, or an empty string when nothing was chosen in this frame.
std::string combo(Ui& ui, const char* mark_name, const std::vector<Choice>& choices, float width,
                  std::string_view tip);
/// A drop-down list of check boxes under a summary. The index that was toggled, or -1.
int check_list(Ui& ui, const char* mark_name, const std::vector<Choice>& choices,
               std::string_view summary, float width, std::string_view tip);

/// Inside a popup: Escape closes it (ImGui does so with keyboard navigation only).
void close_on_escape();

enum class Icon {
    play,
    pause,
    step_back,
    step_on,
    to_start,
    to_end,
    loop,
    pin,
    fit,
    release,
    close,
    sun,
    moon
};
bool icon_button(Ui& ui, const char* mark_name, Icon icon, std::string_view tip, bool lit = false);
bool text_button(Ui& ui, const char* mark_name, const char* words, std::string_view tip,
                 bool enabled = true);

/// A text of a picture, `origin` being the picture's corner on the screen.
void draw_label(const Label& label, Point origin, const Ui& ui, ImDrawList& list);
/// A legend, advanced as an item.
void draw_legend(const Decoration& legend, Ui& ui);

/// A small curve over time in the given size, advanced as an item; a dot marks `now`.
void sparkline(Ui& ui, const CurveSpan& curve, std::size_t now, float width, float height,
               Colour colour);
/// The same in a rectangle of the draw list; the band is shaded.
void draw_curve(ImDrawList& list, const CurveSpan& curve, ImVec2 min, ImVec2 max, Colour colour,
                float thickness);
/// A polyline between two, shaded: places in order, those of one run.
void draw_band(ImDrawList& list, std::span<const ImVec2> low, std::span<const ImVec2> high,
               Colour colour);

}  // namespace entente::app
