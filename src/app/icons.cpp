#include <cmath>
#include <numbers>

#include "widgets.hpp"

namespace entente::app {
namespace {

/// A pen for drawings in the unit square [-1, 1] around a centre.
struct Pen {
    ImDrawList& list;
    ImVec2 centre;
    float unit;
    ImU32 colour;

    ImVec2 at(float x, float y) const { return {centre.x + x * unit, centre.y + y * unit}; }
    void triangle(float from, float to) const {
        list.AddTriangleFilled(at(from, -0.8f), at(from, 0.8f), at(to, 0), colour);
    }
    void bar(float left, float right) const {
        list.AddRectFilled(at(left, -0.8f), at(right, 0.8f), colour);
    }
    void line(float x1, float y1, float x2, float y2) const {
        list.AddLine(at(x1, y1), at(x2, y2), colour, unit * 0.25f);
    }
};

void draw_loop(const Pen& pen) {
    const float pi = std::numbers::pi_v<float>;
    pen.list.PathArcTo(pen.centre, pen.unit * 0.75f, -0.2f * pi, 1.5f * pi, 24);
    pen.list.PathStroke(pen.colour, 0, pen.unit * 0.25f);
    pen.list.AddTriangleFilled(pen.at(0, -1.15f), pen.at(0, -0.35f), pen.at(0.55f, -0.75f),
                               pen.colour);
}

/// A drawing pin: head, neck, needle.
void draw_pin(const Pen& pen) {
    pen.list.AddRectFilled(pen.at(-0.5f, -1), pen.at(0.5f, -0.72f), pen.colour);
    pen.list.AddRectFilled(pen.at(-0.3f, -0.72f), pen.at(0.3f, -0.05f), pen.colour);
    pen.list.AddRectFilled(pen.at(-0.7f, -0.05f), pen.at(0.7f, 0.22f), pen.colour);
    pen.line(0, 0.22f, 0, 1);
}

void draw_fit(const Pen& pen) {
    for (const float x : {-0.8f, 0.8f})
        for (const float y : {-0.8f, 0.8f}) {
            pen.line(x, y, x * 0.4f, y);
            pen.line(x, y, x, y * 0.4f);
        }
}

void draw_sun(const Pen& pen) {
    pen.list.AddCircleFilled(pen.centre, pen.unit * 0.42f, pen.colour, 20);
    for (int ray = 0; ray < 8; ++ray) {
        const float angle = static_cast<float>(ray) * std::numbers::pi_v<float> / 4;
        const float x = std::cos(angle), y = std::sin(angle);
        pen.list.AddLine(pen.at(0.65f * x, 0.65f * y), pen.at(0.95f * x, 0.95f * y), pen.colour,
                         pen.unit * 0.18f);
    }
}

void draw_moon(const Pen& pen, ImU32 ground) {
    pen.list.AddCircleFilled(pen.centre, pen.unit * 0.8f, pen.colour, 24);
    pen.list.AddCircleFilled(pen.at(0.4f, -0.3f), pen.unit * 0.65f, ground, 24);
}

void draw(const Pen& pen, Icon icon, ImU32 ground) {
    switch (icon) {
        case Icon::play:
            return pen.triangle(-0.6f, 0.85f);
        case Icon::pause:
            pen.bar(-0.65f, -0.2f);
            return pen.bar(0.2f, 0.65f);
        case Icon::step_back:
            pen.bar(-0.75f, -0.45f);
            return pen.triangle(0.75f, -0.4f);
        case Icon::step_on:
            pen.bar(0.45f, 0.75f);
            return pen.triangle(-0.75f, 0.4f);
        case Icon::to_start:
            pen.bar(-0.95f, -0.75f);
            pen.triangle(0.05f, -0.75f);
            return pen.triangle(0.85f, 0.05f);
        case Icon::to_end:
            pen.bar(0.75f, 0.95f);
            pen.triangle(-0.05f, 0.75f);
            return pen.triangle(-0.85f, -0.05f);
        case Icon::loop:
            return draw_loop(pen);
        case Icon::pin:
            return draw_pin(pen);
        case Icon::fit:
            return draw_fit(pen);
        case Icon::release:
            pen.list.AddCircleFilled(pen.at(-0.5f, 0.4f), pen.unit * 0.35f, pen.colour, 16);
            pen.line(0.75f, -0.75f, -0.1f, 0.1f);
            pen.line(-0.15f, 0.15f, 0.3f, 0.15f);
            return pen.line(-0.15f, 0.15f, -0.15f, -0.3f);
        case Icon::close:
            pen.line(-0.6f, -0.6f, 0.6f, 0.6f);
            return pen.line(-0.6f, 0.6f, 0.6f, -0.6f);
        case Icon::sun:
            return draw_sun(pen);
        case Icon::moon:
            return draw_moon(pen, ground);
    }
}

}  // namespace

bool icon_button(Ui& ui, const char* mark_name, Icon icon, std::string_view tip, bool lit) {
    const float side = ImGui::GetFrameHeight();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::PushID(mark_name);
    const bool pressed = ImGui::InvisibleButton("##icon", {side, side});
    ImGui::PopID();
    mark(ui, mark_name);
    const bool hovered = ImGui::IsItemHovered(), held = ImGui::IsItemActive();
    hint(ui, tip);
    const ImU32 ground = ImGui::GetColorU32(held             ? ImGuiCol_ButtonActive
                                            : hovered || lit ? ImGuiCol_ButtonHovered
                                                             : ImGuiCol_Button);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(at, {at.x + side, at.y + side}, ground, ImGui::GetStyle().FrameRounding);
    list.AddRect(at, {at.x + side, at.y + side}, ImGui::GetColorU32(ImGuiCol_Border),
                 ImGui::GetStyle().FrameRounding);
    const ImU32 ink = lit ? colour32(ui.palette.highlight) : ImGui::GetColorU32(ImGuiCol_Text);
    draw({list, {at.x + side / 2, at.y + side / 2}, side * 0.28f, ink}, icon, ground);
    return pressed;
}

}  // namespace entente::app
