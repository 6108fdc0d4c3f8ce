#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "inspector.hpp"

#include <imgui_stdlib.h>

namespace entente::app {
namespace {

constexpr int name_column = 0, curve_column = 1, first_measure = 2;

void draw_search(const ActorsTable& view, Ui& ui) {
    UiState& state = ui.state;
    if (state.focus_search) {
        ImGui::SetKeyboardFocusHere();
        state.focus_search = false;
    }
    const std::string count = view.rows.size() == view.all
                                  ? fmt::format("{} actors", view.all)
                                  : fmt::format("{} of {}", view.rows.size(), view.all);
    const float width = ImGui::CalcTextSize(count.c_str()).x;
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - width - px(ui, 10));
    if (ImGui::InputTextWithHint("##search", "Search names and groups (Ctrl+F)", &state.search))
        ui.queue.push(command::Search{state.search});
    mark(ui, marks::search);
    ImGui::SameLine();
    muted(ui, count);
}

bool is_shown_at_first(std::string_view id, std::string_view sorted) {
    static constexpr std::array<std::string_view, 4> usual{"degree", "strength", "net",
                                                           "betweenness"};
    return id == sorted || std::find(usual.begin(), usual.end(), id) != usual.end();
}

void set_up_columns(const ActorsTable& view, Ui& ui) {
    const auto sorted = [&](std::string_view id) {
        return id == view.sort.column ? ImGuiTableColumnFlags_DefaultSort : 0;
    };
    ImGui::TableSetupScrollFreeze(1, 1);
    ImGui::TableSetupColumn("Actor",
                            ImGuiTableColumnFlags_WidthFixed | ImGuiTableColumnFlags_NoHide |
                                ImGuiTableColumnFlags_PreferSortAscending | sorted("name"),
                            px(ui, 150));
    ImGui::TableSetupColumn(
        "over time", ImGuiTableColumnFlags_WidthFixed | ImGuiTableColumnFlags_NoSort, px(ui, 72));
    for (const Measure* measure : view.columns) {
        ImGuiTableColumnFlags flags = ImGuiTableColumnFlags_WidthFixed |
                                      ImGuiTableColumnFlags_PreferSortDescending |
                                      sorted(measure->id);
        if (!is_shown_at_first(measure->id, view.sort.column))
            flags |= ImGuiTableColumnFlags_DefaultHide;
        ImGui::TableSetupColumn(measure_name(*measure).c_str(), flags, px(ui, 66));
    }
}

void draw_headers(const ActorsTable& view, Ui& ui) {
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
    for (int column = 0; column < ImGui::TableGetColumnCount(); ++column) {
        if (!ImGui::TableSetColumnIndex(column)) continue;
        ImGui::PushID(column);
        ImGui::TableHeader(ImGui::TableGetColumnName(column));
        ImGui::PopID();
        if (column == name_column) mark(ui, std::string(marks::header) + "name");
        if (column == curve_column)
            hint(ui,
                 "The sorted measure over all slices, each actor on a scale of its own; gaps: no "
                 "report.");
        if (column < first_measure) continue;
        const Measure& measure = *view.columns[static_cast<std::size_t>(column - first_measure)];
        mark(ui, std::string(marks::header) + std::string(measure.id));
        hint(ui, measure_hint(measure) + "\n\nClick sorts; the right button chooses columns.");
    }
}

void follow_sorting(const ActorsTable& view, Ui& ui) {
    ImGuiTableSortSpecs* specs = ImGui::TableGetSortSpecs();
    if (!specs || !specs->SpecsDirty) return;
    specs->SpecsDirty = false;
    if (specs->SpecsCount == 0) return;
    const ImGuiTableColumnSortSpecs& first = specs->Specs[0];
    const bool descending = first.SortDirection == ImGuiSortDirection_Descending;
    std::string column = "name";
    if (first.ColumnIndex >= first_measure)
        column = view.columns[static_cast<std::size_t>(first.ColumnIndex - first_measure)]->id;
    if (ActorSort{column, descending} != view.sort)
        ui.queue.push(command::SortActors{column, descending});
}

void draw_name(const ActorRow& row, bool selected, Ui& ui) {
    if (ImGui::Selectable("##row", selected, ImGuiSelectableFlags_SpanAllColumns))
        ui.queue.push(command::SelectActor{row.actor});
    mark(ui, std::string(marks::row) + row.id);
    if (ImGui::IsItemHovered()) ui.queue.push(command::Hover{{.actor = row.actor, .tie = {}}});
    const bool silent = row.presence != Presence::present;
    if (silent) hint(ui, "Silent: it existed, but no act that counts names it.");
    ImGui::SameLine(0, 0);
    const float side = ImGui::GetTextLineHeight();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 centre{at.x + side * 0.4f, at.y + side / 2};
    if (silent)
        list.AddCircle(centre, side * 0.3f, colour32(row.colour), 16, px(ui, 1.2));
    else
        list.AddCircleFilled(centre, side * 0.32f, colour32(row.colour), 16);
    ImGui::Dummy({side, side});
    ImGui::SameLine(0, px(ui, 2));
    if (silent) ImGui::PushStyleColor(ImGuiCol_Text, colour32(ui.palette.muted));
    clipped(ui, row.name, ImGui::GetContentRegionAvail().x);
    if (silent) ImGui::PopStyleColor();
}

void draw_row(const ActorsTable& view, const ActorRow& row, Ui& ui) {
    ImGui::TableNextRow();
    ImGui::TableSetColumnIndex(name_column);
    ImGui::PushID(static_cast<int>(index(row.actor)));
    draw_name(row, view.selected == row.actor, ui);
    if (ImGui::TableSetColumnIndex(curve_column) && view.curves)
        sparkline(ui, view.curves->of(row.actor), view.now, ImGui::GetContentRegionAvail().x,
                  ImGui::GetTextLineHeight(), ui.palette.muted);
    for (std::size_t c = 0; c < row.values.size(); ++c)
        if (ImGui::TableSetColumnIndex(first_measure + static_cast<int>(c)))
            right_aligned(short_number(row.values[c]));
    ImGui::PopID();
}

}  // namespace

void draw_actors(const ActorsTable& view, Ui& ui) {
    draw_search(view, ui);
    const ImGuiTableFlags flags = ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY |
                                  ImGuiTableFlags_RowBg | ImGuiTableFlags_Resizable |
                                  ImGuiTableFlags_Hideable | ImGuiTableFlags_Sortable |
                                  ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_NoSavedSettings;
    const int columns = first_measure + static_cast<int>(view.columns.size());
    ImGui::PushID(columns);
    if (ImGui::BeginTable("##actors", columns, flags, ImGui::GetContentRegionAvail())) {
        set_up_columns(view, ui);
        draw_headers(view, ui);
        follow_sorting(view, ui);
        ImGuiListClipper clipper;
        clipper.Begin(static_cast<int>(view.rows.size()));
        while (clipper.Step())
            for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
                draw_row(view, view.rows[static_cast<std::size_t>(i)], ui);
        ImGui::EndTable();
    }
    ImGui::PopID();
}

}  // namespace entente::app
