#include <cmath>

#include "widgets.hpp"

namespace entente::app {
namespace {

constexpr double drag_threshold = 4;  // pixels that a click may wander

Picked picked_at(const Picture& picture, Point pixel, double reach) {
    const Hit found = hit(picture, pixel, reach);
    return {.actor = found.actor, .tie = found.actor ? std::nullopt : found.tie};
}

void draw_texts(const Picture& picture, Point origin, const Ui& ui) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    for (const Label& label : picture.labels) draw_label(label, origin, ui, list);
    for (const Label& label : picture.decoration.texts) draw_label(label, origin, ui, list);
}

Point centre_of(const Picture& picture, ActorId actor) {
    for (const Disc& disc : picture.discs)
        if (disc.actor == actor) return disc.centre;
    return {};
}

void zoom(Point mouse, Ui& ui) {
    const float wheel = ImGui::GetIO().MouseWheel;
    if (wheel != 0)
        ui.queue.push(command::ZoomCanvas{std::pow(1.15, static_cast<double>(wheel)), mouse});
}

void press(const Picture& picture, Point mouse, Ui& ui) {
    UiState& state = ui.state;
    state.pressed = picked_at(picture, mouse, 5 * ui.frame.scale);
    state.dragging = false;
    state.press_at = mouse;
    if (state.pressed.actor) state.grab = centre_of(picture, *state.pressed.actor) - mouse;
}

void drag(Point mouse, Ui& ui) {
    UiState& state = ui.state;
    const ImVec2 by = ImGui::GetIO().MouseDelta;
    if (!state.dragging && distance(mouse, state.press_at) < drag_threshold * ui.frame.scale)
        return;
    // The way up to the threshold counts too, so that nothing lags behind the pointer.
    const Point step = state.dragging ? Point{by.x, by.y} : mouse - state.press_at;
    state.dragging = true;
    if (state.pressed.actor)
        ui.queue.push(command::MoveActor{*state.pressed.actor, mouse + state.grab});
    else if (step.x != 0 || step.y != 0)
        ui.queue.push(command::PanCanvas{step});
}

void release(Ui& ui) {
    const Picked& pressed = ui.state.pressed;
    if (ui.state.dragging) return;
    if (pressed.actor)
        ui.queue.push(command::SelectActor{*pressed.actor});
    else if (pressed.tie)
        ui.queue.push(command::SelectTie{pressed.tie->first, pressed.tie->second});
    else
        ui.queue.push(command::Deselect{});
}

void hover(const CanvasView& view, Point mouse, bool over, Ui& ui) {
    const Picked now = over ? picked_at(*view.picture, mouse, 5 * ui.frame.scale) : Picked{};
    if (now != ui.state.hovered) ui.queue.push(command::Hover{now});
    ui.state.hovered = now;
    if (!now || !view.card || ImGui::IsItemActive()) return;
    ImGui::BeginTooltip();
    heading(ui, view.card->title);
    for (const Figure& figure : view.card->figures) {
        muted(ui, figure.name);
        ImGui::SameLine(px(ui, 110));
        text(figure.value);
    }
    ImGui::EndTooltip();
}

void draw_buttons(const CanvasView& view, Point origin, Ui& ui) {
    const float side = ImGui::GetFrameHeight(), gap = px(ui, 8);
    float x = static_cast<float>(origin.x + view.camera.width) - side - gap;
    const float y = static_cast<float>(origin.y + view.camera.height) - side - gap;
    if (!view.automatic) {
        ImGui::SetCursorScreenPos({x, y});
        if (icon_button(ui, marks::fit, Icon::fit, "Fit everything in (F)"))
            ui.queue.push(command::FitCanvas{});
        x -= side + gap;
    }
    if (!view.moved) return;
    ImGui::SetCursorScreenPos({x, y});
    if (icon_button(ui, marks::release, Icon::release, "Put dragged actors back"))
        ui.queue.push(command::ReleaseActors{});
}

void say(const std::string& words, Point origin, const View& camera, Ui& ui) {
    const ImVec2 size = ImGui::CalcTextSize(words.c_str());
    const ImVec2 at{static_cast<float>(origin.x + camera.width / 2) - size.x / 2,
                    static_cast<float>(origin.y + camera.height / 2) - size.y / 2};
    ImGui::GetWindowDrawList()->AddText(at, colour32(ui.palette.muted), words.c_str());
}

}  // namespace

void draw_canvas_overlay(const CanvasView& view, Ui& ui) {
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const Point origin{corner.x, corner.y};
    const ImVec2 size{static_cast<float>(view.camera.width),
                      static_cast<float>(view.camera.height)};
    if (ui.frame.canvas_texture != 0)
        ImGui::GetWindowDrawList()->AddImage(reinterpret_cast<ImTextureID>(ui.frame.canvas_texture),
                                             corner, {corner.x + size.x, corner.y + size.y});
    draw_texts(*view.picture, origin, ui);
    if (!view.empty.empty()) say(view.empty, origin, view.camera, ui);
    ImGui::SetItemAllowOverlap();
    ImGui::InvisibleButton("##canvas", {std::max(size.x, 1.0f), std::max(size.y, 1.0f)});
    ImGui::SetItemAllowOverlap();
    mark(ui, marks::canvas);
    const ImVec2 at = ImGui::GetIO().MousePos;
    const Point mouse = Point{at.x, at.y} - origin;
    const bool over = ImGui::IsItemHovered();
    if (over) zoom(mouse, ui);
    if (ImGui::IsItemActivated()) press(*view.picture, mouse, ui);
    if (ImGui::IsItemActive()) drag(mouse, ui);
    if (ImGui::IsItemDeactivated()) release(ui);
    if (!ImGui::IsItemActive()) hover(view, mouse, over, ui);
    draw_buttons(view, origin, ui);
}

}  // namespace entente::app
