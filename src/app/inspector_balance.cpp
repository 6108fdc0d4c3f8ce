#include <algorithm>
#include <cmath>

#include "inspector.hpp"

namespace entente::app {
namespace {

/// A curve over all slices in a frame, the present one marked; a click goes to its slice.
void draw_chart(const char* caption, const char* id, const Curve1D& curve, std::size_t now,
                std::string_view tip, Ui& ui) {
    muted(ui, caption);
    hint(ui, tip);
    const FontScope font(ui.frame.fonts.small);
    const float width = ImGui::GetContentRegionAvail().x, height = px(ui, 64);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::PushID(id);
    const bool pressed = ImGui::InvisibleButton("##chart", {std::max(width, 1.0f), height});
    ImGui::PopID();
    mark(ui, std::string(marks::curve) + id);
    if (!ImGui::IsItemVisible() || curve.values.empty()) return;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float scale_room = px(ui, 44), inset = px(ui, 4);
    const ImVec2 min{at.x + inset, at.y + inset};
    const ImVec2 max{at.x + width - scale_room, at.y + height - inset};
    list.AddRectFilled(at, {at.x + width, at.y + height}, colour32(ui.palette.background),
                       px(ui, 3));
    const float last = std::max(1.0f, static_cast<float>(curve.values.size() - 1));
    const float place = curve.values.size() == 1 ? 0.5f : static_cast<float>(now) / last;
    const float x = min.x + place * (max.x - min.x);
    list.AddLine({x, at.y}, {x, at.y + height}, colour32(faded(ui.palette.highlight, 0.7)),
                 px(ui, 1.5));
    draw_curve(list, span_of(curve), min, max, ui.palette.text, px(ui, 1.5));
    const ImU32 ink = colour32(ui.palette.muted);
    const std::string high = short_number(static_cast<double>(curve.high)),
                      low = short_number(static_cast<double>(curve.low));
    const float line = ImGui::GetTextLineHeight();
    list.AddText({max.x + inset, at.y + px(ui, 1)}, ink, high.c_str());
    list.AddText({max.x + inset, at.y + height - line - px(ui, 1)}, ink, low.c_str());
    if (!pressed) return;
    const float share = (ImGui::GetIO().MousePos.x - min.x) / std::max(1.0f, max.x - min.x);
    ui.queue.push(command::GoToSlice{
        static_cast<std::size_t>(std::round(std::clamp(share, 0.0f, 1.0f) * last))});
}

void draw_strained(const StrainedTie& tie, bool chosen, Ui& ui) {
    if (ImGui::Selectable("##tie", chosen))
        ui.queue.push(command::SelectTie{tie.tie.first, tie.tie.second, false});
    mark(ui, std::string(marks::strained) + tie.mark);
    if (ImGui::IsItemHovered()) ui.queue.push(command::Hover{{.actor = {}, .tie = tie.tie}});
    const float room = px(ui, 56);
    ImGui::SameLine(0, 0);
    clipped(ui, tie.name, ImGui::GetContentRegionAvail().x - room);
    ImGui::SameLine();
    const Colour ink = tie.net < 0 ? ui.palette.conflict : ui.palette.cooperation;
    ImGui::PushStyleColor(ImGuiCol_Text, colour32(ink));
    right_aligned(signed_short(tie.net));
    ImGui::PopStyleColor();
    const FontScope font(ui.frame.fonts.small);
    ImGui::Indent(px(ui, 10));
    for (const std::string& triad : tie.triads) wrapped_muted(ui, triad);
    if (!tie.more.empty()) wrapped_muted(ui, tie.more);
    ImGui::Unindent(px(ui, 10));
}

void draw_strained_ties(const BalanceView& view, Ui& ui) {
    heading(ui, view.ties.empty() ? "No tie is frustrated now" : "Frustrated ties, by net");
    hint(ui,
         "Ties against the sides: foes inside one, friends across. Each with the triads that it "
         "strains: the third actor and its net to each of the two. A click shows it on the canvas, "
         "where the bars mark all of them.");
    for (std::size_t i = 0; i < view.ties.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        draw_strained(view.ties[i], view.selected == view.ties[i].tie, ui);
        ImGui::PopID();
    }
    if (!view.more_ties.empty()) muted(ui, view.more_ties);
}

void draw_side_actor(const SideActor& one, Colour colour, Ui& ui) {
    ImGui::PushID(static_cast<int>(index(one.actor)));
    if (ImGui::Selectable("##actor")) ui.queue.push(command::SelectActor{one.actor});
    if (ImGui::IsItemHovered()) ui.queue.push(command::Hover{{.actor = one.actor, .tie = {}}});
    ImGui::PopID();
    ImGui::SameLine(0, 0);
    const float side = ImGui::GetTextLineHeight();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 centre{at.x + side * 0.4f, at.y + side / 2};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (one.undecided) {
        list.AddCircleFilled(centre, side * 0.32f,
                             colour32(mix(ui.palette.background, colour, 0.3)), 16);
        list.AddCircle(centre, side * 0.32f, colour32(ui.palette.muted), 16, px(ui, 1.5));
    } else {
        list.AddCircleFilled(centre, side * 0.32f, colour32(colour), 16);
    }
    ImGui::Dummy({side, side});
    ImGui::SameLine(0, px(ui, 2));
    const float room = ImGui::CalcTextSize(one.margin.c_str()).x + ImGui::GetStyle().ItemSpacing.x;
    clipped(ui, one.name, ImGui::GetContentRegionAvail().x - room);
    ImGui::SameLine();
    ImGui::PushStyleColor(ImGuiCol_Text, colour32(ui.palette.muted));
    right_aligned(one.margin);
    ImGui::PopStyleColor();
}

void draw_sides(const BalanceView& view, Ui& ui) {
    heading(ui, "The two sides now");
    hint(ui,
         "Friends inside, foes across, as far as that goes. Beside each actor its margin: by how "
         "much frustration would rise if it stood on the other side. Undecided: it would not.");
    if (view.sides[0].empty() && view.sides[1].empty()) {
        muted(ui, "Not known: no tie carries a sign, or the search did not end in time.");
        return;
    }
    if (!ImGui::BeginTable("##sides", 2)) return;
    ImGui::TableSetupColumn("side 1");
    ImGui::TableSetupColumn("side −1");
    ImGui::TableHeadersRow();
    const std::size_t rows = std::max(view.sides[0].size(), view.sides[1].size());
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(rows));
    while (clipper.Step())
        for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row) {
            ImGui::TableNextRow();
            for (std::size_t s = 0; s < 2; ++s) {
                ImGui::TableSetColumnIndex(static_cast<int>(s));
                const auto place = static_cast<std::size_t>(row);
                if (place < view.sides[s].size())
                    draw_side_actor(view.sides[s][place], ui.palette.sides[s], ui);
            }
        }
    ImGui::EndTable();
}

void draw_changes(const BalanceView& view, Ui& ui) {
    heading(ui, view.changes.empty() ? "No actor changes its side" : "Changes of side");
    hint(ui, "Those that count: with a margin above 0 before and after. A click goes there.");
    for (std::size_t i = 0; i < view.changes.size(); ++i) {
        const SideChangeLine& change = view.changes[i];
        ImGui::PushID(static_cast<int>(i));
        if (ImGui::Selectable("##change", change.slice == view.now))
            ui.queue.push(command::GoToSlice{change.slice});
        ImGui::PopID();
        mark(ui, std::string(marks::side_change) + change.id);
        hint(ui, change.hint);
        ImGui::SameLine(0, 0);
        muted(ui, change.when);
        ImGui::SameLine(px(ui, 84));
        clipped(ui, change.words, ImGui::GetContentRegionAvail().x);
    }
}

}  // namespace

void draw_balance(const BalanceView& view, Ui& ui) {
    if (!view.note.empty()) {
        wrapped_muted(ui, view.note);
        return;
    }
    draw_chart("F, line balance: 1 is balanced", "line_balance", view.line_balance, view.now,
               "1 - 2 L / sum of |net|. Where it is not proved, the shade is the interval that it "
               "lies in. A click goes to the slice.",
               ui);
    draw_chart("L, frustration: net that stands against the sides", "frustration", view.frustration,
               view.now,
               "The least sum of |net| that must change for two sides, friends inside and foes "
               "across.",
               ui);
    draw_figures(view.figures, ui);
    ImGui::Spacing();
    draw_strained_ties(view, ui);
    ImGui::Spacing();
    draw_sides(view, ui);
    ImGui::Spacing();
    draw_changes(view, ui);
}

}  // namespace entente::app
