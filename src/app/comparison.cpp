#include <fmt/format.h>

#include <cmath>

#include "widgets.hpp"

namespace entente::app {
namespace {

/// A line of items, each centred in the strip's height.
class Line {
  public:
    Line(ImVec2 corner, ImVec2 size, float x) : corner_(corner), size_(size), x_(x) {}
    float x() const { return x_; }
    void space(float width) { x_ += width; }
    /// For an item of a height; the next begins where it ends.
    template <class Draw>
    void put(float height, const Draw& draw) {
        ImGui::SetCursorScreenPos({x_, corner_.y + std::floor((size_.y - height) / 2)});
        draw();
        x_ = ImGui::GetItemRectMax().x;
    }

  private:
    ImVec2 corner_, size_;
    float x_;
};

/// What the symbols on the canvas mean and how many there are; those that do not fit are left out.
void draw_key(const ComparisonView& view, Line& line, float right, Ui& ui) {
    for (const ChangeLine& change : view.changes) {
        const std::string words = fmt::format("{} {}", change.ties, change.name);
        const float gap = px(ui, 5);
        line.space(px(ui, 16));
        const float width = ImGui::CalcTextSize(change.symbol.c_str()).x + gap +
                            ImGui::CalcTextSize(words.c_str()).x;
        if (line.x() + width > right) return;
        if (!change.symbol.empty()) {
            const FontScope bold(ui.frame.fonts.bold);
            line.put(ImGui::GetTextLineHeight(), [&] { text(change.symbol); });
            line.space(gap);
        }
        line.put(ImGui::GetTextLineHeight(), [&] { muted(ui, words); });
    }
}

/// The strip's ground, to its very edges.
void draw_ground(ImVec2 corner, ImVec2 size, Ui& ui) {
    const ImVec2 end{corner.x + size.x, corner.y + size.y};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.PushClipRect(corner, end);
    list.AddRectFilled(corner, end, colour32(faded(ui.palette.highlight, 0.14)));
    list.AddRectFilled(corner, {corner.x + px(ui, 4), end.y}, colour32(ui.palette.highlight));
    list.PopClipRect();
    mark(ui, marks::comparison,
         {static_cast<double>(corner.x), static_cast<double>(corner.y), static_cast<double>(end.x),
          static_cast<double>(end.y)});
}

}  // namespace

void draw_comparison(const ComparisonView& view, Ui& ui) {
    const ImVec2 corner = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    draw_ground(corner, size, ui);
    constexpr const char* end = "End comparison";
    const float padding = px(ui, 12), small = ImGui::GetTextLineHeight();
    const float button = ImGui::CalcTextSize(end).x + 2 * ImGui::GetStyle().FramePadding.x;
    const float right = corner.x + size.x - padding - button;
    Line line(corner, size, corner.x + px(ui, 16));
    const auto put = [&](const std::string& words) {
        line.put(small, [&] { clipped(ui, words, right - padding - line.x()); });
    };
    {
        const FontScope font(ui.frame.fonts.bold);
        put(view.title);
    }
    if (view.note.empty()) {
        draw_key(view, line, right - padding, ui);
    } else if (line.space(px(ui, 16)); right - padding - line.x() > px(ui, 80)) {
        put(view.note);
    }
    Line last(corner, size, right);
    last.put(ImGui::GetFrameHeight(), [&] {
        if (text_button(ui, marks::end_comparison, end, "Shows the slice itself again (C or Esc)"))
            ui.queue.push(command::PinSlice{});
    });
}

}  // namespace entente::app
