#include <imgui.h>

#include "ui.hpp"
#include "widgets.hpp"

namespace entente::app {
namespace {

void set_colours(ImGuiStyle& style, const Palette& theme) {
    const auto toned = [&](double t) { return colour4(mix(theme.background, theme.text, t)); };
    auto& c = style.Colors;
    c[ImGuiCol_Text] = colour4(theme.text);
    c[ImGuiCol_TextDisabled] = colour4(theme.muted);
    c[ImGuiCol_WindowBg] = toned(0.025);
    c[ImGuiCol_ChildBg] = {0, 0, 0, 0};
    c[ImGuiCol_PopupBg] = toned(0.01);
    c[ImGuiCol_Border] = toned(0.13);
    c[ImGuiCol_BorderShadow] = {0, 0, 0, 0};
    c[ImGuiCol_FrameBg] = toned(0.04);
    c[ImGuiCol_FrameBgHovered] = toned(0.09);
    c[ImGuiCol_FrameBgActive] = toned(0.12);
    c[ImGuiCol_TitleBg] = c[ImGuiCol_TitleBgActive] = c[ImGuiCol_TitleBgCollapsed] = toned(0.05);
    c[ImGuiCol_ScrollbarBg] = {0, 0, 0, 0};
    c[ImGuiCol_ScrollbarGrab] = toned(0.20);
    c[ImGuiCol_ScrollbarGrabHovered] = toned(0.30);
    c[ImGuiCol_ScrollbarGrabActive] = toned(0.40);
    c[ImGuiCol_CheckMark] = colour4(theme.text);
    c[ImGuiCol_SliderGrab] = toned(0.45);
    c[ImGuiCol_SliderGrabActive] = toned(0.65);
    c[ImGuiCol_Button] = toned(0.07);
    c[ImGuiCol_ButtonHovered] = toned(0.13);
    c[ImGuiCol_ButtonActive] = toned(0.20);
    c[ImGuiCol_Header] = toned(0.12);
    c[ImGuiCol_HeaderHovered] = toned(0.08);
    c[ImGuiCol_HeaderActive] = toned(0.16);
    c[ImGuiCol_Separator] = toned(0.12);
    c[ImGuiCol_SeparatorHovered] = c[ImGuiCol_SeparatorActive] = colour4(theme.highlight);
    c[ImGuiCol_TableHeaderBg] = toned(0.06);
    c[ImGuiCol_TableBorderStrong] = toned(0.14);
    c[ImGuiCol_TableBorderLight] = toned(0.08);
    c[ImGuiCol_TableRowBg] = {0, 0, 0, 0};
    c[ImGuiCol_TableRowBgAlt] = colour4(faded(theme.text, 0.025));
    c[ImGuiCol_TextSelectedBg] = colour4(faded(theme.highlight, 0.35));
    c[ImGuiCol_PlotHistogram] = colour4(theme.highlight);
    c[ImGuiCol_ModalWindowDimBg] = colour4(faded(theme.text, 0.25));
}

}  // namespace

void apply_theme(Theme theme, double scale) {
    ImGuiStyle style;
    style.WindowPadding = {12, 10};
    style.FramePadding = {8, 4};
    style.ItemSpacing = {8, 6};
    style.ItemInnerSpacing = {6, 4};
    style.CellPadding = {6, 3};
    style.ScrollbarSize = 12;
    style.GrabMinSize = 12;
    style.WindowMinSize = {1, 1};
    style.WindowBorderSize = 0;
    style.PopupBorderSize = 1;
    style.FrameBorderSize = 1;
    style.WindowRounding = 0;
    style.PopupRounding = 6;
    style.FrameRounding = 4;
    style.GrabRounding = 4;
    style.ScrollbarRounding = 6;
    style.ScaleAllSizes(static_cast<float>(scale));
    set_colours(style, palette(theme));
    ImGui::GetStyle() = style;
}

}  // namespace entente::app
