#include <algorithm>
#include <cmath>

#include "inspector.hpp"

namespace entente::app {
namespace {

void draw_line(const ShiftLine& line, bool now, Ui& ui) {
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    if (ImGui::Selectable("##shift", now, ImGuiSelectableFlags_SpanAllColumns))
        ui.queue.push(command::GoToSlice{line.slice});
    mark(ui, std::string(marks::shift) + line.label);
    hint(ui, line.why);
    ImGui::SameLine(0, 0);
    muted(ui, std::to_string(line.rank));
    ImGui::TableNextColumn();
    text(line.label);
    ImGui::TableNextColumn();
    right_aligned(line.change);
    ImGui::TableNextColumn();
    right_aligned(line.score);
}

/// The ranked list, in a frame of its own so that what is below stays in sight.
void draw_list(const ShiftsView& view, Ui& ui) {
    constexpr ImGuiTableFlags flags =
        ImGuiTableFlags_RowBg | ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersOuter;
    const float line = ImGui::GetTextLineHeight() + 2 * ImGui::GetStyle().CellPadding.y;
    const float rows = std::min(static_cast<float>(view.lines.size()), 6.0f) + 1.5f;
    if (!ImGui::BeginTable("##shifts", 4, flags, {0, rows * line})) return;
    ImGui::TableSetupScrollFreeze(0, 1);
    ImGui::TableSetupColumn("rank", ImGuiTableColumnFlags_WidthFixed, px(ui, 40));
    ImGui::TableSetupColumn("slice", ImGuiTableColumnFlags_WidthStretch);
    ImGui::TableSetupColumn("change", ImGuiTableColumnFlags_WidthFixed, px(ui, 70));
    ImGui::TableSetupColumn("score", ImGuiTableColumnFlags_WidthFixed, px(ui, 70));
    ImGui::TableHeadersRow();
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(view.lines.size()));
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const ShiftLine& one = view.lines[static_cast<std::size_t>(i)];
            ImGui::PushID(i);
            draw_line(one, one.slice == view.now, ui);
            ImGui::PopID();
        }
    ImGui::EndTable();
}

void draw_act(const ShiftAct& act, Ui& ui) {
    const bool gone = act.kind == Turn::left || act.kind == Turn::faded;
    {
        const FontScope font(ui.frame.fonts.small);
        ImGui::PushStyleColor(ImGuiCol_Text, colour32(gone ? ui.palette.muted : ui.palette.text));
        text(act.turn + "  ·  " + act.date);
        ImGui::PopStyleColor();
        ImGui::SameLine();
        ImGui::PushStyleColor(ImGuiCol_Text, colour32(ui.palette.muted));
        right_aligned(act.part);
        ImGui::PopStyleColor();
        hint(ui, "What the act adds to the net, before and now.");
    }
    if (gone)
        wrapped_muted(ui, act.words);
    else
        wrapped(act.words);
    ImGui::Dummy({0, px(ui, 1)});
}

/// Net before and after as two bars from one zero line.
void draw_nets(const ShiftTieLine& tie, double largest, Ui& ui) {
    const float width = px(ui, 56), height = ImGui::GetTextLineHeight();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({width, height});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float zero = at.x + width / 2;
    list.AddLine({zero, at.y}, {zero, at.y + height}, colour32(ui.palette.muted), 1);
    float y = at.y + height * 0.12f;
    for (const auto& [net, opacity] : {std::pair{tie.before, 0.45}, std::pair{tie.after, 1.0}}) {
        const auto length =
            static_cast<float>(std::abs(net) / std::max(largest, 1e-300)) * width / 2;
        const Colour colour = net < 0 ? ui.palette.conflict : ui.palette.cooperation;
        list.AddRectFilled({net < 0 ? zero - length : zero, y},
                           {net < 0 ? zero : zero + length, y + height * 0.34f},
                           colour32(faded(colour, opacity)));
        y += height * 0.42f;
    }
}

void draw_tie_line(const ShiftTieLine& tie, bool chosen, double largest, Ui& ui) {
    if (ImGui::Selectable("##tie", chosen))
        ui.queue.push(command::SelectTie{tie.tie.first, tie.tie.second, false});
    mark(ui, std::string(marks::shift_tie) + tie.mark);
    if (ImGui::IsItemHovered()) ui.queue.push(command::Hover{{.actor = {}, .tie = tie.tie}});
    ImGui::SameLine(0, 0);
    {
        const FontScope font(ui.frame.fonts.bold);
        clipped(ui, tie.name, ImGui::GetContentRegionAvail().x - px(ui, 48));
    }
    ImGui::SameLine();
    right_aligned(tie.part);
    hint(ui, "Its part of the whole change.");
    draw_nets(tie, largest, ui);
    hint(ui, "Net before (pale) and now.");
    ImGui::SameLine();
    text(tie.nets);
    ImGui::Indent(px(ui, 10));
    for (const ShiftAct& act : tie.acts) draw_act(act, ui);
    if (!tie.more.empty()) wrapped_muted(ui, tie.more);
    ImGui::Unindent(px(ui, 10));
    ImGui::Separator();
}

}  // namespace

void draw_shifts(const ShiftsView& view, Ui& ui) {
    if (!view.note.empty()) wrapped_muted(ui, view.note);
    if (view.lines.empty()) return;
    draw_list(view, ui);
    ImGui::Spacing();
    if (view.title.empty()) {
        wrapped_muted(ui,
                      "This slice is no break. A click in the list, or on a flag of the "
                      "timeline, goes to one.");
        return;
    }
    {
        const FontScope font(ui.frame.fonts.large);
        text(view.title);
    }
    wrapped_muted(ui, view.explained);
    ImGui::Spacing();
    double largest = 0;
    for (const ShiftTieLine& tie : view.ties)
        largest = std::max({largest, std::abs(tie.before), std::abs(tie.after)});
    for (std::size_t i = 0; i < view.ties.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        draw_tie_line(view.ties[i], view.selected == view.ties[i].tie, largest, ui);
        ImGui::PopID();
    }
    if (!view.more_ties.empty()) muted(ui, view.more_ties);
}

}  // namespace entente::app
