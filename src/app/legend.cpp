#include <cmath>

#include "widgets.hpp"

namespace entente::app {
namespace {

struct SizedFont {
    ImFont* font = nullptr;
    float size = 0;  ///< as ImGui counts it, so that the em is the label's
};

/// The font baked nearest to the size: scaled glyphs blur.
SizedFont font_for(const Label& label, const UiFonts& fonts) {
    const double wanted = label.size / static_cast<double>(ImGui::GetIO().FontGlobalScale);
    const CanvasFont* nearest = nullptr;
    for (const CanvasFont& one : label.bold ? fonts.canvas_bold : fonts.canvas)
        if (!nearest || std::abs(one.em - wanted) < std::abs(nearest->em - wanted)) nearest = &one;
    if (!nearest || !nearest->font) return {ImGui::GetFont(), static_cast<float>(label.size)};
    const double line = static_cast<double>(nearest->font->FontSize) / nearest->em;
    return {nearest->font, static_cast<float>(label.size * line)};
}

void draw_line(const Curve& line, Point origin, ImDrawList& list) {
    const auto at = [&](Point p) { return vec(origin + p); };
    for (const Bezier& stroke : strokes(line))
        list.AddBezierCubic(at(stroke.from), at(stroke.control1), at(stroke.control2),
                            at(stroke.to), colour32(line.colour), static_cast<float>(line.width));
    if (!line.arrow) return;
    const Arrowhead head = arrowhead(line);
    list.AddTriangleFilled(at(head.tip), at(head.left), at(head.right), colour32(line.colour));
}

}  // namespace

void draw_label(const Label& label, Point origin, const Ui& ui, ImDrawList& list) {
    const auto [font, size] = font_for(label, ui.frame.fonts);
    const auto left = static_cast<float>(origin.x + label.box.left);
    const auto right = static_cast<float>(origin.x + label.box.right);
    const auto top = static_cast<float>(origin.y + label.box.top);
    const auto bottom = static_cast<float>(origin.y + label.box.bottom);
    if (label.halo.a > 0)
        list.AddRectFilled({left - 3, top}, {right + 3, bottom}, colour32(label.halo), 3);
    list.AddText(font, size, {std::round(left), std::round((top + bottom - size) / 2)},
                 colour32(label.colour), label.text.data(), label.text.data() + label.text.size());
}

void draw_legend(const Decoration& legend, Ui& ui) {
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const Point origin{corner.x, corner.y};
    ImGui::Dummy({static_cast<float>(legend.box.width()), static_cast<float>(legend.box.height())});
    if (!ImGui::IsItemVisible()) return;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    for (const Curve& line : legend.lines) draw_line(line, origin, list);
    for (const Disc& disc : legend.discs) {
        const auto radius = static_cast<float>(disc.radius);
        list.AddCircleFilled(vec(origin + disc.centre), radius, colour32(disc.fill), 32);
        list.AddCircle(vec(origin + disc.centre), radius, colour32(disc.rim), 32,
                       static_cast<float>(disc.rim_width));
    }
    for (const Label& label : legend.texts) draw_label(label, origin, ui, list);
}

}  // namespace entente::app
