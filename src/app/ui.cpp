#include "ui.hpp"

#include <cmath>

#include "widgets.hpp"

namespace entente::app {
namespace {

constexpr ImGuiWindowFlags fixed =
    ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize |
    ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings |
    ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollbar |
    ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoNavFocus;

/// One of the areas as an ImGui window; `draw` fills it.
template <class Draw>
void area(const char* id, const Rect& place, ImVec2 padding, const Draw& draw) {
    ImGui::SetNextWindowPos({static_cast<float>(place.left), static_cast<float>(place.top)});
    ImGui::SetNextWindowSize({std::max(1.0f, static_cast<float>(place.width())),
                              std::max(1.0f, static_cast<float>(place.height()))});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
    const bool open = ImGui::Begin(id, nullptr, fixed);
    ImGui::PopStyleVar();
    if (open) draw();
    ImGui::End();
}

/// A border to be dragged. The place of the pointer across it while it is held.
std::optional<ImVec2> border(Ui& ui, const char* name, const Rect& place, ImGuiMouseCursor cursor) {
    std::optional<ImVec2> held;
    ImGui::PushStyleColor(ImGuiCol_WindowBg, IM_COL32(0, 0, 0, 0));
    area(name, place, {0, 0}, [&] {
        ImGui::InvisibleButton("##grip", {std::max(1.0f, static_cast<float>(place.width())),
                                          std::max(1.0f, static_cast<float>(place.height()))});
        mark(ui, name);
        const bool lit = ImGui::IsItemHovered() || ImGui::IsItemActive();
        if (lit) ImGui::SetMouseCursor(cursor);
        if (ImGui::IsItemActive()) held = ImGui::GetIO().MousePos;
        const bool upright = place.height() > place.width();
        const auto x = static_cast<float>((place.left + place.right) / 2);
        const auto y = static_cast<float>((place.top + place.bottom) / 2);
        const ImVec2 from = upright ? ImVec2{x, static_cast<float>(place.top)}
                                    : ImVec2{static_cast<float>(place.left), y};
        const ImVec2 to = upright ? ImVec2{x, static_cast<float>(place.bottom)}
                                  : ImVec2{static_cast<float>(place.right), y};
        ImGui::GetWindowDrawList()->AddLine(
            from, to, lit ? colour32(ui.palette.highlight) : ImGui::GetColorU32(ImGuiCol_Border),
            lit ? px(ui, 2) : 1);
    });
    ImGui::PopStyleColor();
    return held;
}

void draw_borders(const UiViews& views, const Areas& where, Ui& ui) {
    Borders borders = views.borders;
    if (const auto at =
            border(ui, marks::inspector_border, where.inspector_border, ImGuiMouseCursor_ResizeEW))
        borders.inspector = (ui.frame.width - static_cast<double>(at->x)) / ui.frame.scale;
    if (const auto at =
            border(ui, marks::timeline_border, where.timeline_border, ImGuiMouseCursor_ResizeNS))
        borders.timeline = (ui.frame.height - static_cast<double>(at->y)) / ui.frame.scale;
    if (!(borders == views.borders)) ui.queue.push(command::MoveBorders{borders});
}

bool pressed(ImGuiKey key, bool repeats = false) {
    return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), repeats);
}

void keys(const UiViews& views, Ui& ui) {
    const ImGuiIO& io = ImGui::GetIO();
    // ImGui 1.86 has no name for F; GLFW's key codes of letters are those of ASCII.
    const bool f = ImGui::IsKeyPressed('F', false), c = ImGui::IsKeyPressed('C', false);
    if (io.KeyCtrl && f) {
        ui.queue.push(command::ShowTab{Tab::actors});
        ui.state.focus_search = true;
        return;
    }
    if (io.WantTextInput) return;
    const bool list_open =
        ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
    if (pressed(ImGuiKey_Escape) && (views.trouble.shown || !list_open)) {
        if (views.trouble.shown)
            ui.queue.push(command::DismissTrouble{});
        else if (views.comparison->shown && !views.canvas.selected)
            ui.queue.push(command::PinSlice{});
        else
            ui.queue.push(command::Deselect{});
    }
    if (views.trouble.shown || io.KeyCtrl) return;
    if (f) ui.queue.push(command::FitCanvas{});
    if (c && views.timeline->slices > 0) ui.queue.push(toggled_pin(*views.timeline));
    if (pressed(ImGuiKey_Space)) ui.queue.push(command::TogglePlaying{});
    if (pressed(ImGuiKey_LeftArrow, true)) ui.queue.push(command::Step{-1});
    if (pressed(ImGuiKey_RightArrow, true)) ui.queue.push(command::Step{1});
    if (pressed(ImGuiKey_Home)) ui.queue.push(command::GoToStart{});
    if (pressed(ImGuiKey_End)) ui.queue.push(command::GoToEnd{});
}

}  // namespace

void draw_ui(const UiViews& views, UiState& state, CommandQueue& queue, const UiFrame& frame) {
    Ui ui{queue, state, frame, palette(views.style.theme)};
    const FontScope font(frame.fonts.body);
    const Areas where =
        areas(frame.width, frame.height, frame.scale, views.borders, views.comparison->shown);
    const ImVec2 padding = ImGui::GetStyle().WindowPadding;
    keys(views, ui);
    draw_borders(views, where,
                 ui);  // ImGui puts such windows behind those it knows: the first is on top
    area("canvas", where.canvas, {0, 0}, [&] { draw_canvas_overlay(views.canvas, ui); });
    if (views.comparison->shown)
        area("comparison", where.comparison, {px(ui, 12), px(ui, 5)},
             [&] { draw_comparison(*views.comparison, ui); });
    area("toolbar", where.toolbar, padding, [&] { draw_toolbar(*views.toolbar, ui); });
    area("inspector", where.inspector, padding, [&] { draw_inspector(views.inspector, ui); });
    area("timeline", where.timeline, padding, [&] { draw_timeline(*views.timeline, ui); });
    draw_problems(views.trouble, ui);
}

}  // namespace entente::app
