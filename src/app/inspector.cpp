#include "inspector.hpp"

#include <array>

namespace entente::app {
namespace {

struct TabEntry {
    Tab tab;
    const char* caption;
};
constexpr std::array<TabEntry, 7> tabs{{{Tab::slice, "Slice"},
                                        {Tab::actors, "Actors"},
                                        {Tab::actor, "Actor"},
                                        {Tab::tie, "Tie"},
                                        {Tab::balance, "Balance"},
                                        {Tab::shifts, "Shifts"},
                                        {Tab::export_, "Export"}}};

/// The tabs are drawn from the model's choice: no state of their own that could disagree with it.
void draw_tabs(Tab chosen, bool writing, Ui& ui) {
    const ImGuiStyle& style = ImGui::GetStyle();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float height = ImGui::GetFrameHeight(), pad = px(ui, 5);
    const float left = ImGui::GetCursorScreenPos().x;
    const float right = left + ImGui::GetContentRegionAvail().x;
    for (const TabEntry& entry : tabs) {
        const FontScope font(entry.tab == chosen ? ui.frame.fonts.bold : ui.frame.fonts.body);
        ImVec2 at = ImGui::GetCursorScreenPos();
        const char* caption = writing && entry.tab == Tab::export_ ? "Exporting …" : entry.caption;
        const float width = ImGui::CalcTextSize(caption).x + 2 * pad;
        if (at.x > left && at.x + width > right) {  // as many rows as it takes
            ImGui::NewLine();
            at = ImGui::GetCursorScreenPos();
        }
        ImGui::PushID(entry.caption);
        const bool pressed = ImGui::InvisibleButton("##tab", {width, height});
        ImGui::PopID();
        mark(ui, std::string(marks::tab) + std::string(to_string(entry.tab)));
        const bool lit = ImGui::IsItemHovered();
        const Colour ink = entry.tab == chosen || lit ? ui.palette.text : ui.palette.muted;
        list.AddText({at.x + pad, at.y + style.FramePadding.y}, colour32(ink), caption);
        if (entry.tab == chosen)
            list.AddRectFilled({at.x + px(ui, 3), at.y + height - px(ui, 2)},
                               {at.x + width - px(ui, 3), at.y + height},
                               colour32(ui.palette.highlight));
        if (pressed) ui.queue.push(command::ShowTab{entry.tab});
        ImGui::SameLine(0, px(ui, 2));
    }
    ImGui::NewLine();
    ImGui::Separator();
}

void draw_slice(const SliceView& view, const ComparisonView& comparison, Ui& ui) {
    if (!view.label.empty()) {
        const FontScope font(ui.frame.fonts.large);
        text(view.label);
    }
    if (view.span != view.label) wrapped_muted(ui, view.span);
    if (!view.window_words.empty()) wrapped("Made of " + view.window_words + ".");
    if (!view.note.empty()) wrapped_muted(ui, view.note);
    ImGui::Spacing();
    if (comparison.shown) {
        heading(ui, comparison.title);
        wrapped(comparison.words);
        ImGui::Spacing();
    }
    std::vector<Figure> known, undefined;
    for (const Figure& figure : view.figures)
        (figure.why.empty() ? known : undefined).push_back(figure);
    draw_figures(known, ui);
    draw_undefined(undefined, ui);
    ImGui::Spacing();
    if (view.legend) draw_legend(*view.legend, ui);
    wrapped_muted(ui, "Friends are drawn near each other, foes far apart.");
}

}  // namespace

void draw_figures(const std::vector<Figure>& figures, Ui& ui) {
    const bool side_by_side = ImGui::GetContentRegionAvail().x >= px(ui, 360);
    const std::size_t rows = side_by_side ? (figures.size() + 1) / 2 : figures.size();
    const int columns = side_by_side ? 5 : 2;
    if (!ImGui::BeginTable("##figures", columns, ImGuiTableFlags_RowBg)) return;
    for (int c = 0; c < columns; ++c) {  // name, value, gap, name, value
        if (c == 2)
            ImGui::TableSetupColumn("##gap", ImGuiTableColumnFlags_WidthFixed, px(ui, 8));
        else
            ImGui::TableSetupColumn("##text", ImGuiTableColumnFlags_WidthStretch,
                                    c % 3 == 0 ? 3.0f : 2.0f);
    }
    const auto draw = [&](const Figure& figure, int column) {
        ImGui::TableSetColumnIndex(column);
        muted(ui, figure.name);
        hint(ui, figure.hint);
        ImGui::TableSetColumnIndex(column + 1);
        right_aligned(figure.value);
        hint(ui, figure.hint);
    };
    for (std::size_t row = 0; row < rows; ++row) {
        ImGui::TableNextRow();
        draw(figures[row], 0);
        if (side_by_side && rows + row < figures.size()) draw(figures[rows + row], 3);
    }
    ImGui::EndTable();
}

void draw_undefined(const std::vector<Figure>& figures, Ui& ui) {
    if (figures.empty()) return;
    const FontScope font(ui.frame.fonts.small);
    muted(ui, "Without a value here:");
    for (const Figure& figure : figures) {
        wrapped_muted(ui, figure.name + ": " + figure.why);
        hint(ui, figure.hint);
    }
}

void draw_inspector(const InspectorView& view, Ui& ui) {
    draw_tabs(view.tab, view.writing, ui);
    ImGui::PushID(static_cast<int>(view.tab));
    // The list of actors scrolls by itself, under its header.
    const bool scrolls = view.tab != Tab::actors;
    ImGui::BeginChild("##page", {0, 0}, false,
                      scrolls ? ImGuiWindowFlags_None
                              : ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    switch (view.tab) {
        case Tab::slice:
            draw_slice(*view.slice, *view.comparison, ui);
            break;
        case Tab::actors:
            draw_actors(*view.actors, ui);
            break;
        case Tab::actor:
            draw_actor(*view.actor, ui);
            break;
        case Tab::tie:
            draw_tie(*view.tie, ui);
            break;
        case Tab::balance:
            if (view.balance) draw_balance(*view.balance, ui);
            break;
        case Tab::shifts:
            if (view.shifts) draw_shifts(*view.shifts, ui);
            break;
        case Tab::export_:
            if (view.export_) draw_export(*view.export_, ui);
            break;
    }
    ImGui::EndChild();
    ImGui::PopID();
}

}  // namespace entente::app
