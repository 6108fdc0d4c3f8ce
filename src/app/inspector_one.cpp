#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "inspector.hpp"

namespace entente::app {
namespace {

/// "Groups  six-party, sanctions"; nothing when there is nothing to say.
void draw_fact(const char* name, std::string_view value, Ui& ui) {
    if (value.empty()) return;
    muted(ui, name);
    ImGui::SameLine(px(ui, 84));
    wrapped(value);
}

void draw_measures(const ActorView& view, Ui& ui) {
    if (!ImGui::BeginTable("##measures", 3, ImGuiTableFlags_RowBg)) return;
    ImGui::TableSetupColumn("measure", ImGuiTableColumnFlags_WidthFixed, px(ui, 148));
    ImGui::TableSetupColumn("now", ImGuiTableColumnFlags_WidthFixed, px(ui, 62));
    ImGui::TableSetupColumn("over time", ImGuiTableColumnFlags_WidthStretch);
    for (const MeasureLine& line : view.measures) {
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        std::string tip = measure_hint(*line.measure);
        tip += line.why.empty() ? "\nExactly: " + line.exact : "\nNo value now: " + line.why;
        muted(ui, measure_name(*line.measure));
        hint(ui, tip);
        ImGui::TableNextColumn();
        right_aligned(line.value);
        hint(ui, tip);
        ImGui::TableNextColumn();
        sparkline(ui, span_of(line.curve), view.now, ImGui::GetContentRegionAvail().x,
                  ImGui::GetTextLineHeight() * 1.2f, ui.palette.muted);
    }
    ImGui::EndTable();
}

void draw_tie_row(const TieLine& line, Ui& ui) {
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    if (ImGui::Selectable("##tie", false, ImGuiSelectableFlags_SpanAllColumns))
        ui.queue.push(command::SelectTie{line.tie.first, line.tie.second});
    mark(ui, std::string(marks::tie) + line.name);
    if (ImGui::IsItemHovered()) ui.queue.push(command::Hover{{.actor = {}, .tie = line.tie}});
    ImGui::SameLine(0, 0);
    const float side = ImGui::GetTextLineHeight();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddLine({at.x, at.y + side / 2}, {at.x + side, at.y + side / 2},
                                        colour32(tone_colour(ui.palette, line.tone)), px(ui, 3));
    ImGui::Dummy({side, side});
    ImGui::SameLine(0, px(ui, 5));
    if (line.direction != "–") {
        muted(ui, line.direction);
        ImGui::SameLine(0, px(ui, 4));
    }
    clipped(ui, line.name, ImGui::GetContentRegionAvail().x);
    for (const double value : {line.net, line.cooperation, line.conflict}) {
        ImGui::TableNextColumn();
        right_aligned(short_number(value));
    }
}

void draw_ties(const ActorView& view, Ui& ui) {
    heading(ui, view.ties.size() == 1 ? "1 tie now" : fmt::format("{} ties now", view.ties.size()));
    if (view.ties.empty() || !ImGui::BeginTable("##ties", 4, ImGuiTableFlags_RowBg)) return;
    ImGui::TableSetupColumn("with", ImGuiTableColumnFlags_WidthStretch);
    for (const char* caption : {"net", "coop.", "conflict"})
        ImGui::TableSetupColumn(caption, ImGuiTableColumnFlags_WidthFixed, px(ui, 54));
    ImGui::TableHeadersRow();
    for (std::size_t i = 0; i < view.ties.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        draw_tie_row(view.ties[i], ui);
        ImGui::PopID();
    }
    ImGui::EndTable();
}

/// Curves of a tie with its acts as marks above (friendly) and below (hostile) the zero line.
void draw_history(const TieView& view, Ui& ui) {
    const float width = ImGui::GetContentRegionAvail().x, height = px(ui, 130);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({width, height});
    hint(ui,
         "Cooperation above the line, conflict below, net in between; a small stroke for each act, "
         "at "
         "its middle day.");
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 min{at.x, at.y + px(ui, 4)}, max{at.x + width, at.y + height - px(ui, 4)};
    list.AddRectFilled(at, {max.x, at.y + height}, colour32(ui.palette.background), px(ui, 3));
    const float high = view.cooperation.high, low = view.conflict.low;
    const float span = high > low ? high - low : 1;
    const float zero = max.y + low / span * (max.y - min.y);
    const float slices = static_cast<float>(view.net.values.size());
    const float last = std::max(1.0f, slices - 1);
    const auto x_of = [&](double slice) {
        return min.x + static_cast<float>(slice) / last * (max.x - min.x);
    };
    if (view.pinned) {
        const float x = x_of(static_cast<double>(*view.pinned));
        for (float y = at.y; y < at.y + height; y += px(ui, 8))
            list.AddLine({x, y}, {x, y + px(ui, 4)}, colour32(faded(ui.palette.highlight, 0.8)),
                         px(ui, 1.5));
    }
    list.AddLine({x_of(static_cast<double>(view.now)), at.y},
                 {x_of(static_cast<double>(view.now)), at.y + height},
                 colour32(faded(ui.palette.highlight, 0.6)), px(ui, 1.5));
    list.AddLine({min.x, zero}, {max.x, zero}, colour32(faded(ui.palette.muted, 0.5)), 1);
    const auto curve = [&](const Curve1D& one, Colour colour, double thickness) {
        draw_curve(list, {one.values, one.band_low, one.band_high, low, high}, min, max, colour,
                   px(ui, thickness));
    };
    curve(view.cooperation, ui.palette.cooperation, 1.5);
    curve(view.conflict, ui.palette.conflict, 1.5);
    curve(view.net, ui.palette.text, 2);
    for (const ActMark& act : view.marks) {
        const float x = x_of(act.slice), tick = px(ui, 7);
        const Colour colour = act.value > 0   ? ui.palette.cooperation
                              : act.value < 0 ? ui.palette.conflict
                                              : ui.palette.muted;
        list.AddLine({x, act.value < 0 ? zero : zero - tick},
                     {x, act.value < 0 ? zero + tick : zero}, colour32(colour), px(ui, 1.5));
    }
}

void draw_part(const TieView& view, double part, const std::string& words, const std::string& tip,
               Ui& ui) {
    const float room = px(ui, 64), bar = px(ui, 40);
    const float right = ImGui::GetWindowContentRegionMax().x;
    const float width = ImGui::CalcTextSize(words.c_str()).x;
    ImGui::SameLine(std::max(0.0f, right - room - bar));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ImGui::GetTextLineHeight();
    const float length =
        view.largest_part > 0 ? static_cast<float>(std::abs(part) / view.largest_part) * bar : 0;
    ImGui::GetWindowDrawList()->AddRectFilled(
        {at.x + bar - length, at.y + height * 0.25f}, {at.x + bar, at.y + height * 0.75f},
        colour32(part < 0 ? ui.palette.conflict : ui.palette.cooperation));
    ImGui::SetCursorPosX(std::max(0.0f, right - width));
    text(words);
    hint(ui, tip);
}

void draw_act(const TieView& view, const ActLine& act, Ui& ui) {
    heading(ui, act.date);
    hint(ui, act.date_hint);
    draw_part(view, act.contribution, act.part, act.part_hint, ui);
    wrapped(act.summary.empty() ? act.label : act.summary);
    {
        const FontScope font(ui.frame.fonts.small);
        std::string code = act.who;
        if (!act.code.empty()) code += "  ·  " + act.code + " " + act.label;
        wrapped_muted(ui, code + "  ·  value " + act.value);
        if (!act.citation.empty()) wrapped_muted(ui, act.citation);
    }
    ImGui::Dummy({0, px(ui, 3)});
    ImGui::Separator();
}

}  // namespace

void draw_actor(const ActorView& view, Ui& ui) {
    if (!view.chosen) {
        wrapped_muted(ui, "Click an actor on the canvas or in the list of actors.");
        return;
    }
    {
        const FontScope font(ui.frame.fonts.large);
        wrapped(view.name);
    }
    draw_fact("id", view.id, ui);
    draw_fact("kind", view.kind, ui);
    draw_fact("part of", view.part_of, ui);
    draw_fact("groups", view.groups, ui);
    draw_fact("also", view.aliases, ui);
    draw_fact("existed", view.existence, ui);
    draw_fact("now", view.presence, ui);
    draw_fact("note", view.note, ui);
    ImGui::Spacing();
    draw_measures(view, ui);
    draw_undefined(view.undefined, ui);
    ImGui::Spacing();
    draw_ties(view, ui);
}

void draw_tie(const TieView& view, Ui& ui) {
    if (!view.chosen) {
        wrapped_muted(ui, "Click a tie on the canvas, or one in the list of an actor's ties.");
        return;
    }
    {
        const FontScope font(ui.frame.fonts.large);
        wrapped(view.title);
    }
    wrapped(view.state);
    if (!view.change.empty()) wrapped(view.change);
    draw_history(view, ui);
    if (view.acts.empty()) return;
    ImGui::Spacing();
    heading(ui, view.acts.size() == 1
                    ? "The act behind it"
                    : fmt::format("The {} acts behind it, largest part first", view.acts.size()));
    hint(ui, "What each adds to the net now: its mass in the window x weight x value.");
    ImGui::Separator();
    for (std::size_t i = 0; i < view.acts.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        draw_act(view, view.acts[i], ui);
        ImGui::PopID();
    }
    if (!view.others.empty()) {
        text(view.others);
        draw_part(view, 0, view.others_part, {}, ui);
    }
    heading(ui, "Net");
    draw_part(view, 0, view.net_text, "The sum of the parts above.", ui);
}

}  // namespace entente::app
