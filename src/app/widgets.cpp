#include "widgets.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace entente::app {
namespace {

Rect last_item() {
    const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
    return {min.x, min.y, max.x, max.y};
}

/// A line of a drop-down list: the text beside a selectable that has no text of its own.
bool list_line(Ui& ui, const char* mark_name, const Choice& choice, bool closes) {
    const ImGuiSelectableFlags flags = closes ? 0 : ImGuiSelectableFlags_DontClosePopups;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float left = closes ? px(ui, 4) : px(ui, 24);
    const bool pressed = ImGui::Selectable(
        "##line", closes && choice.chosen, flags,
        {ImGui::CalcTextSize(choice.text.data(), choice.text.data() + choice.text.size()).x + left +
             px(ui, 12),
         0});
    mark(ui, std::string(marks::choice) + mark_name + " " + choice.id);
    hint(ui, choice.hint);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddText({at.x + left, at.y}, ImGui::GetColorU32(ImGuiCol_Text), choice.text.data(),
                 choice.text.data() + choice.text.size());
    if (!closes) {
        const float side = ImGui::GetTextLineHeight() * 0.8f, y = at.y + side * 0.15f;
        list.AddRect({at.x, y}, {at.x + side, y + side}, colour32(ui.palette.muted), side * 0.2f);
        if (choice.chosen)
            list.AddRectFilled({at.x + side * 0.25f, y + side * 0.25f},
                               {at.x + side * 0.75f, y + side * 0.75f}, colour32(ui.palette.text),
                               side * 0.1f);
    }
    return pressed;
}

/// A closed list: frame, words, arrow. Opens the popup when clicked.
void list_head(Ui& ui, const char* mark_name, std::string_view words, float width,
               std::string_view tip) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ImGui::GetFrameHeight();
    const bool pressed = ImGui::InvisibleButton("##head", {width, height});
    mark(ui, mark_name);
    const bool lit = ImGui::IsItemHovered() || ImGui::IsPopupOpen("##list");
    hint(ui, tip);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImGuiStyle& style = ImGui::GetStyle();
    list.AddRectFilled(at, {at.x + width, at.y + height},
                       ImGui::GetColorU32(lit ? ImGuiCol_FrameBgHovered : ImGuiCol_FrameBg),
                       style.FrameRounding);
    list.AddRect(at, {at.x + width, at.y + height}, ImGui::GetColorU32(ImGuiCol_Border),
                 style.FrameRounding);
    const float arrow = height * 0.32f, x = at.x + width - arrow - style.FramePadding.x;
    ImGui::PushClipRect(at, {x - px(ui, 2), at.y + height}, true);
    list.AddText({at.x + style.FramePadding.x, at.y + style.FramePadding.y},
                 ImGui::GetColorU32(ImGuiCol_Text), words.data(), words.data() + words.size());
    ImGui::PopClipRect();
    const float y = at.y + height / 2 - arrow / 4;
    list.AddTriangleFilled({x, y}, {x + arrow, y}, {x + arrow / 2, y + arrow / 2},
                           colour32(ui.palette.muted));
    if (pressed) ImGui::OpenPopup("##list");
    if (ImGui::IsPopupOpen("##list"))
        ImGui::SetNextWindowPos({at.x, at.y + height + px(ui, 2)}, ImGuiCond_Appearing);
    ImGui::SetNextWindowSizeConstraints({width, 0}, {px(ui, 520), px(ui, 420)});
}

}  // namespace

void close_on_escape() {
    if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false)) ImGui::CloseCurrentPopup();
}

void mark(Ui& ui, std::string_view name) {
    mark(ui, name, last_item());
}

void mark(Ui& ui, std::string_view name, const Rect& place) {
    if (ui.frame.marks) (*ui.frame.marks)[std::string(name)] = place;
}

void text(std::string_view words) {
    ImGui::TextUnformatted(words.data(), words.data() + words.size());
}

void muted(Ui& ui, std::string_view words) {
    ImGui::PushStyleColor(ImGuiCol_Text, colour32(ui.palette.muted));
    text(words);
    ImGui::PopStyleColor();
}

void wrapped(std::string_view words) {
    ImGui::PushTextWrapPos(0);
    text(words);
    ImGui::PopTextWrapPos();
}

void wrapped_muted(Ui& ui, std::string_view words) {
    ImGui::PushStyleColor(ImGuiCol_Text, colour32(ui.palette.muted));
    wrapped(words);
    ImGui::PopStyleColor();
}

void heading(Ui& ui, std::string_view words) {
    const FontScope font(ui.frame.fonts.bold);
    wrapped(words);
}

void clipped(Ui& ui, std::string_view words, float width) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const char *begin = words.data(), *end = words.data() + words.size();
    const ImVec2 size = ImGui::CalcTextSize(begin, end);
    const float shown = std::min(size.x, std::max(width, 1.0f));
    ImGui::Dummy({shown, size.y});
    if (size.x > shown) hint(ui, words);
    ImGui::RenderTextEllipsis(ImGui::GetWindowDrawList(), at, {at.x + shown, at.y + size.y},
                              at.x + shown, at.x + shown, begin, end, &size);
}

void right_aligned(std::string_view words) {
    const float width = ImGui::CalcTextSize(words.data(), words.data() + words.size()).x;
    const float room = ImGui::GetContentRegionAvail().x;
    if (room > width) ImGui::SetCursorPosX(ImGui::GetCursorPosX() + room - width);
    text(words);
}

void hint(Ui& ui, std::string_view words) {
    if (words.empty() || !ImGui::IsItemHovered()) return;
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(px(ui, 380));
    text(words);
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
}

std::string combo(Ui& ui, const char* mark_name, const std::vector<Choice>& choices, float width,
                  std::string_view tip) {
    const auto chosen =
        std::find_if(choices.begin(), choices.end(), [](const Choice& c) { return c.chosen; });
    std::string picked;
    ImGui::PushID(mark_name);
    list_head(ui, mark_name, chosen == choices.end() ? std::string_view() : chosen->text, width,
              tip);
    if (ImGui::BeginPopup("##list")) {
        close_on_escape();
        for (std::size_t i = 0; i < choices.size(); ++i) {
            ImGui::PushID(static_cast<int>(i));
            if (list_line(ui, mark_name, choices[i], true)) picked = choices[i].id;
            ImGui::PopID();
        }
        ImGui::EndPopup();
    }
    ImGui::PopID();
    return picked;
}

int check_list(Ui& ui, const char* mark_name, const std::vector<Choice>& choices,
               std::string_view summary, float width, std::string_view tip) {
    int toggled = -1;
    ImGui::PushID(mark_name);
    list_head(ui, mark_name, summary, width, tip);
    if (ImGui::BeginPopup("##list")) {
        close_on_escape();
        if (choices.empty()) muted(ui, "The case names none.");
        for (std::size_t i = 0; i < choices.size(); ++i) {
            ImGui::PushID(static_cast<int>(i));
            if (list_line(ui, mark_name, choices[i], false)) toggled = static_cast<int>(i);
            ImGui::PopID();
        }
        ImGui::EndPopup();
    }
    ImGui::PopID();
    return toggled;
}

bool text_button(Ui& ui, const char* mark_name, const char* words, std::string_view tip,
                 bool enabled) {
    ImGui::BeginDisabled(!enabled);
    const bool pressed = ImGui::Button(words);
    ImGui::EndDisabled();
    mark(ui, mark_name);
    hint(ui, tip);
    return pressed && enabled;
}

void draw_band(ImDrawList& list, std::span<const ImVec2> low, std::span<const ImVec2> high,
               Colour colour) {
    if (low.empty()) return;
    const ImU32 shade = colour32(faded(colour, 0.25));
    if (low.size() == 1) {
        list.AddRectFilled({high[0].x - 2, high[0].y - 0.5f}, {low[0].x + 2, low[0].y + 0.5f},
                           shade);
        return;
    }
    // Without smooth edges, which would show as seams.
    const ImDrawListFlags flags = list.Flags;
    list.Flags &= ~ImDrawListFlags_AntiAliasedFill;
    for (std::size_t i = 0; i + 1 < low.size(); ++i)
        list.AddQuadFilled(high[i], high[i + 1], low[i + 1], low[i], shade);
    list.Flags = flags;
}

void draw_curve(ImDrawList& list, const CurveSpan& curve, ImVec2 min, ImVec2 max, Colour colour,
                float thickness) {
    const auto& values = curve.values;
    if (values.empty()) return;
    const float span = curve.high > curve.low ? curve.high - curve.low : 1;
    const float last = std::max<float>(1, static_cast<float>(values.size() - 1));
    const auto place = [&](std::size_t i, float value) {
        const float x = values.size() == 1 ? 0.5f : static_cast<float>(i) / last;
        return ImVec2{min.x + x * (max.x - min.x),
                      max.y - (value - curve.low) / span * (max.y - min.y)};
    };
    // At most two points a pixel.
    const auto step = std::max<std::size_t>(
        1, values.size() / static_cast<std::size_t>(std::max(1.0f, (max.x - min.x) * 2)));
    std::vector<ImVec2> run, low, high;
    const auto finish_band = [&] {
        draw_band(list, low, high, colour);
        low.clear();
        high.clear();
    };
    const auto finish = [&] {
        if (run.size() == 1) list.AddCircleFilled(run[0], thickness, colour32(colour), 8);
        if (run.size() > 1)
            list.AddPolyline(run.data(), static_cast<int>(run.size()), colour32(colour), 0,
                             thickness);
        run.clear();
    };
    const std::size_t banded = std::min(curve.band_low.size(), curve.band_high.size());
    for (std::size_t i = 0; i < values.size(); i += step) {
        if (i < banded && std::isfinite(curve.band_low[i]) && std::isfinite(curve.band_high[i])) {
            low.push_back(place(i, curve.band_low[i]));
            high.push_back(place(i, curve.band_high[i]));
        } else {
            finish_band();
        }
        if (std::isfinite(values[i]))
            run.push_back(place(i, values[i]));
        else
            finish();
    }
    finish_band();
    finish();
}

void sparkline(Ui& ui, const CurveSpan& curve, std::size_t now, float width, float height,
               Colour colour) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const auto& [values, band_low, band_high, low, high] = curve;
    ImGui::Dummy({width, height});
    if (values.empty() || !ImGui::IsItemVisible()) return;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float inset = px(ui, 2);
    const ImVec2 min{at.x + inset, at.y + inset}, max{at.x + width - inset, at.y + height - inset};
    if (low < 0 && high > 0) {
        const float y = max.y + low / (high - low) * (max.y - min.y);
        list.AddLine({min.x, y}, {max.x, y}, colour32(faded(ui.palette.muted, 0.4)));
    }
    draw_curve(list, curve, min, max, colour, px(ui, 1.2));
    if (now >= values.size() || !std::isfinite(values[now])) return;
    const float last = std::max<float>(1, static_cast<float>(values.size() - 1));
    const float span = high > low ? high - low : 1;
    list.AddCircleFilled({min.x + static_cast<float>(now) / last * (max.x - min.x),
                          max.y - (values[now] - low) / span * (max.y - min.y)},
                         px(ui, 2.5), colour32(ui.palette.text), 12);
}

}  // namespace entente::app
