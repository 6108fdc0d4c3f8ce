#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "widgets.hpp"

namespace entente::app {
namespace {

/// From slices and shares to pixels.
struct Scale {
    Rect plot;
    TimeRange range;
    double up, down;

    float x(double slice) const {
        return static_cast<float>(plot.left + (slice - range.first) / (range.last - range.first) *
                                                  plot.width());
    }
    double slice(float x) const {
        return range.first +
               (static_cast<double>(x) - plot.left) / plot.width() * (range.last - range.first);
    }
    float zero() const { return static_cast<float>(plot.top + plot.height() * up / (up + down)); }
    float above(double share) const {
        return static_cast<float>(zero() - share / (up + down) * plot.height());
    }
    float below(double share) const {
        return static_cast<float>(zero() + share / (up + down) * plot.height());
    }
};

void draw_transport(const TimelineView& view, Ui& ui) {
    if (icon_button(ui, marks::to_start, Icon::to_start, "First slice (Home)"))
        ui.queue.push(command::GoToStart{});
    ImGui::SameLine();
    if (icon_button(ui, marks::step_back, Icon::step_back, "One slice back (Left)"))
        ui.queue.push(command::Step{-1});
    ImGui::SameLine();
    if (icon_button(ui, marks::play, view.playing ? Icon::pause : Icon::play,
                    view.playing ? "Pause (Space)" : "Play (Space)"))
        ui.queue.push(command::SetPlaying{!view.playing});
    ImGui::SameLine();
    if (icon_button(ui, marks::step_on, Icon::step_on, "One slice on (Right)"))
        ui.queue.push(command::Step{1});
    ImGui::SameLine();
    if (icon_button(ui, marks::to_end, Icon::to_end, "Last slice (End)"))
        ui.queue.push(command::GoToEnd{});
    ImGui::SameLine();
    if (icon_button(ui, marks::loop, Icon::loop, "Begin again at the end", view.loop))
        ui.queue.push(command::SetLoop{!view.loop});
    ImGui::SameLine();
    if (icon_button(
            ui, marks::pin, Icon::pin,
            view.pinned ? "End the comparison (C)" : "Compare other slices with this one (C)",
            view.pinned.has_value()))
        ui.queue.push(toggled_pin(view));
    ImGui::SameLine();
    std::vector<Choice> speeds;
    for (const double speed : {0.5, 1.0, 2.0, 4.0, 8.0, 16.0})
        speeds.push_back(
            {short_number(speed), short_number(speed) + " slices/s", {}, speed == view.speed});
    const std::string speed = combo(ui, marks::speed, speeds, px(ui, 104), "Slices a second.");
    for (const double one : {0.5, 1.0, 2.0, 4.0, 8.0, 16.0})
        if (speed == short_number(one)) ui.queue.push(command::SetSpeed{one});
}

/// What the colours of the bars mean, where there is room to say it.
void draw_key(Ui& ui) {
    const FontScope font(ui.frame.fonts.small);
    const float side = px(ui, 10);
    float room = ImGui::GetContentRegionAvail().x - ImGui::GetItemRectSize().x - px(ui, 240);
    for (const auto& [words, colour] : {std::pair{"cooperation", ui.palette.cooperation},
                                        std::pair{"conflict", ui.palette.conflict}}) {
        room -= ImGui::CalcTextSize(words).x + side + px(ui, 24);
        if (room < 0) return;
        ImGui::SameLine(0, px(ui, 18));
        ImGui::AlignTextToFramePadding();
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float y = at.y + (ImGui::GetFrameHeight() - side) / 2;
        ImGui::GetWindowDrawList()->AddRectFilled({at.x, y}, {at.x + side, y + side},
                                                  colour32(colour));
        ImGui::Dummy({side, side});
        ImGui::SameLine(0, px(ui, 6));
        muted(ui, words);
    }
}

void draw_top(const TimelineView& view, Ui& ui) {
    draw_transport(view, ui);
    ImGui::SameLine(0, px(ui, 16));
    {
        const FontScope font(ui.frame.fonts.large);
        text(view.now);
    }
    draw_key(ui);
    const float width = px(ui, 140);
    const float left = ImGui::GetWindowWidth() - width - ImGui::GetStyle().WindowPadding.x;
    const float caption = px(ui, 36);
    ImGui::SameLine(left - caption);
    ImGui::AlignTextToFramePadding();
    muted(ui, "Line");
    ImGui::SameLine(left);
    const std::string measure =
        combo(ui, marks::network_measure, view.measures, width,
              "The measure of the whole network that is drawn as a line over the bars.");
    if (!measure.empty()) ui.queue.push(command::SetNetworkMeasure{measure});
}

void hatch(ImDrawList& list, ImVec2 min, ImVec2 max, ImU32 colour, float gap) {
    list.PushClipRect(min, max, true);
    const float height = max.y - min.y;
    for (float x = std::floor((min.x - height) / gap) * gap; x < max.x; x += gap)
        list.AddLine({x, max.y}, {x + height, min.y}, colour, 1);
    list.PopClipRect();
}

void draw_bars(const TimelineView& view, const Scale& scale, Ui& ui, ImDrawList& list) {
    const ImU32 cooperation = colour32(ui.palette.cooperation),
                conflict = colour32(ui.palette.conflict);
    const auto top = static_cast<float>(scale.plot.top),
               bottom = static_cast<float>(scale.plot.bottom);
    for (const TimelineBar& bar : view.bars) {
        float left = scale.x(static_cast<double>(bar.first) - 0.5);
        float right = scale.x(static_cast<double>(bar.last) + 0.5);
        if (bar.partial)
            hatch(list, {left, top}, {right, bottom}, colour32(faded(ui.palette.muted, 0.3)),
                  px(ui, 6));
        const float gap = std::min((right - left) * 0.12f, px(ui, 3));
        left += gap;
        right -= gap;
        if (bar.cooperation > 0)
            list.AddRectFilled({left, scale.above(bar.cooperation)}, {right, scale.zero()},
                               cooperation);
        if (bar.conflict > 0)
            list.AddRectFilled({left, scale.zero()}, {right, scale.below(bar.conflict)}, conflict);
    }
}

void draw_line(const TimelineView& view, const Scale& scale, Ui& ui, ImDrawList& list) {
    const ImU32 colour = colour32(ui.palette.text);
    const double inset = 3 * ui.frame.scale;
    const auto y = [&](double height) {
        return static_cast<float>(scale.plot.bottom - inset -
                                  height * (scale.plot.height() - 2 * inset));
    };
    std::vector<ImVec2> run, low, high;
    const auto finish_band = [&] {
        draw_band(list, low, high, ui.palette.text);
        low.clear();
        high.clear();
    };
    const auto finish = [&] {
        if (run.size() == 1) list.AddCircleFilled(run[0], px(ui, 2), colour, 10);
        if (run.size() > 1)
            list.AddPolyline(run.data(), static_cast<int>(run.size()), colour, 0, px(ui, 1.5));
        run.clear();
    };
    for (const TimelinePoint& point : view.line) {
        if (point.low && point.high) {
            low.push_back({scale.x(point.slice), y(*point.low)});
            high.push_back({scale.x(point.slice), y(*point.high)});
        } else {
            finish_band();
        }
        if (point.height)
            run.push_back({scale.x(point.slice), y(*point.height)});
        else
            finish();
    }
    finish_band();
    finish();
}

constexpr double flag_height = 12;

/// Pennants over the slices of breaks; those of the first ranks stand highest.
void draw_flags(const TimelineView& view, const Scale& scale, Ui& ui, ImDrawList& list) {
    for (const TimelineFlag& flag : view.flags) {
        const float x = scale.x(static_cast<double>(flag.slice));
        const float foot = static_cast<float>(scale.plot.top);
        const float top = foot - px(ui, flag_height) * static_cast<float>(flag.height);
        const float wide = px(ui, 7), high = px(ui, 3 + 4 * flag.height);
        const Colour colour = flag.rank <= 3 ? ui.palette.highlight : ui.palette.muted;
        list.AddLine({x, top}, {x, foot + px(ui, 5)}, colour32(ui.palette.muted), px(ui, 1));
        list.AddTriangleFilled({x, top}, {x, top + high}, {x + wide, top + high / 2},
                               colour32(colour));
        mark(ui, std::string(marks::flag) + flag.label,
             {static_cast<double>(x) - 2, static_cast<double>(top), static_cast<double>(x + wide),
              scale.plot.top});
    }
}

/// The flag under the mouse, null for none.
const TimelineFlag* flag_at(const TimelineView& view, const Scale& scale, Ui& ui, ImVec2 mouse) {
    const double y = static_cast<double>(mouse.y);
    if (y > scale.plot.top || y < scale.plot.top - (flag_height + 2) * ui.frame.scale)
        return nullptr;
    for (const TimelineFlag& flag : view.flags) {
        const float by = mouse.x - scale.x(static_cast<double>(flag.slice));
        if (by >= px(ui, -4) && by <= px(ui, 9)) return &flag;
    }
    return nullptr;
}

void draw_axes(const TimelineView& view, const Scale& scale, Ui& ui, ImDrawList& list) {
    const FontScope font(ui.frame.fonts.small);
    const ImU32 ink = colour32(ui.palette.muted);
    const Rect& plot = scale.plot;
    const auto left = static_cast<float>(plot.left), right = static_cast<float>(plot.right);
    const float line = ImGui::GetTextLineHeight(), gap = px(ui, 6);
    const auto at_left = [&](const std::string& words, double y) {
        const ImVec2 size = ImGui::CalcTextSize(words.c_str());
        list.AddText({left - gap - size.x, static_cast<float>(y)}, ink, words.c_str());
    };
    if (!view.top.empty()) at_left("+" + view.top, plot.top);
    if (!view.bottom.empty()) at_left("−" + view.bottom, plot.bottom - static_cast<double>(line));
    at_left("0", static_cast<double>(scale.zero() - line / 2));
    list.AddText({right + gap, static_cast<float>(plot.top)}, ink, view.line_high.c_str());
    list.AddText({right + gap, static_cast<float>(plot.bottom) - line}, ink, view.line_low.c_str());
    list.AddLine({left, scale.zero()}, {right, scale.zero()}, ink, 1);
    for (const TimelineTick& tick : view.ticks) {
        const float x = scale.x(tick.slice), y = static_cast<float>(plot.bottom);
        if (x < left - 1 || x > right - gap) continue;
        list.AddLine({x, y}, {x, y + px(ui, 4)}, ink, 1);
        list.AddText({x + px(ui, 3), y + px(ui, 3)}, ink, tick.label.c_str());
    }
}

void draw_playhead(const TimelineView& view, const Scale& scale, Ui& ui, ImDrawList& list) {
    const float x = scale.x(view.moment), handle = px(ui, 6);
    const auto top = static_cast<float>(scale.plot.top),
               bottom = static_cast<float>(scale.plot.bottom);
    const ImU32 colour = colour32(ui.palette.highlight);
    list.AddLine({x, top - handle}, {x, bottom}, colour, px(ui, 2));
    list.AddTriangleFilled({x - handle, top - handle}, {x + handle, top - handle},
                           {x, top + handle * 0.4f}, colour);
}

/// The slice compared with, named; at the plot's edge when it is out of sight.
void draw_pinned(const TimelineView& view, const Scale& scale, Ui& ui, ImDrawList& list) {
    if (!view.pinned) return;
    const auto left = static_cast<float>(scale.plot.left),
               right = static_cast<float>(scale.plot.right),
               top = static_cast<float>(scale.plot.top),
               bottom = static_cast<float>(scale.plot.bottom);
    const float x = scale.x(static_cast<double>(*view.pinned));
    if (x >= left && x <= right) {
        const float gap = px(ui, 4);
        for (float y = top; y < bottom; y += 2 * gap)
            list.AddLine({x, y}, {x, std::min(y + gap, bottom)}, colour32(ui.palette.highlight),
                         px(ui, 2));
    }
    const FontScope font(ui.frame.fonts.small);
    const std::string words = (x < left ? "← " : "") + view.pinned_label + (x > right ? " →" : "");
    const float width = ImGui::CalcTextSize(words.c_str()).x, pad = px(ui, 4);
    // On the side of the line where the playhead is not.
    const float wanted = view.moment > static_cast<double>(*view.pinned) ? x - width - 2 * pad : x;
    const ImVec2 at{std::clamp(wanted, left, std::max(left, right - width - 2 * pad)), top};
    const ImVec2 end{at.x + width + 2 * pad, top + ImGui::GetTextLineHeight() + pad};
    list.AddRectFilled(at, end, colour32(ui.palette.highlight), px(ui, 2));
    const Colour ink =
        ui.palette.text.g < ui.palette.background.g ? ui.palette.text : ui.palette.background;
    list.AddText({at.x + pad, at.y + pad / 2}, colour32(ink), words.c_str());
    mark(ui, marks::pinned_slice,
         {static_cast<double>(at.x), static_cast<double>(at.y), static_cast<double>(end.x),
          static_cast<double>(end.y)});
}

void draw_plot(const TimelineView& view, const Scale& scale, Ui& ui) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 min{static_cast<float>(scale.plot.left), static_cast<float>(scale.plot.top)};
    const ImVec2 max{static_cast<float>(scale.plot.right), static_cast<float>(scale.plot.bottom)};
    list.AddRectFilled(min, max, colour32(ui.palette.background), px(ui, 3));
    list.PushClipRect({min.x, min.y - px(ui, 8)}, max, true);
    const double now = std::round(view.moment);
    list.AddRectFilled({scale.x(now - 0.5), min.y}, {scale.x(now + 0.5), max.y},
                       colour32(faded(ui.palette.highlight, 0.12)));
    draw_bars(view, scale, ui, list);
    draw_line(view, scale, ui, list);
    draw_pinned(view, scale, ui, list);
    draw_playhead(view, scale, ui, list);
    list.PopClipRect();
    draw_flags(view, scale, ui, list);
    if (!view.line_note.empty())
        list.AddText({min.x + px(ui, 8), min.y + px(ui, 4)}, colour32(ui.palette.muted),
                     view.line_note.c_str());
    draw_axes(view, scale, ui, list);
}

void show_hovered(const TimelineView& view, Ui& ui) {
    if (view.hovered.empty()) return;
    ImGui::BeginTooltip();
    heading(ui, view.hovered_label);
    for (const Figure& figure : view.hovered) {
        muted(ui, figure.name);
        ImGui::SameLine(px(ui, 110));
        text(figure.value);
    }
    ImGui::EndTooltip();
}

/// Near the playhead, above the bars, or where there is nothing to pan, the mouse takes the
/// playhead.
bool takes_playhead(const TimelineView& view, const Scale& scale, Ui& ui, ImVec2 mouse) {
    const bool all =
        scale.range.last - scale.range.first >= static_cast<double>(view.slices) - 0.01;
    return all || static_cast<double>(mouse.y) < scale.plot.top ||
           std::abs(mouse.x - scale.x(view.moment)) < px(ui, 8);
}

void drag(const TimelineView& view, const Scale& scale, Ui& ui) {
    using Drag = UiState::TimeDrag;
    const ImGuiIO& io = ImGui::GetIO();
    UiState& state = ui.state;
    if (ImGui::IsItemActivated()) {
        state.time_drag = takes_playhead(view, scale, ui, io.MousePos) ? Drag::scrub : Drag::pan;
        state.time_drag_from = io.MousePos.x;
    }
    if (ImGui::IsItemActive() && state.time_drag == Drag::scrub)
        ui.queue.push(command::DragMoment{scale.slice(io.MousePos.x)});
    if (ImGui::IsItemActive() && state.time_drag == Drag::pan && io.MouseDelta.x != 0)
        ui.queue.push(command::PanTimeline{scale.slice(0) - scale.slice(io.MouseDelta.x)});
    if (!ImGui::IsItemDeactivated()) return;
    const bool clicked = std::abs(io.MousePos.x - state.time_drag_from) < px(ui, 4);
    const TimelineFlag* flag = clicked ? flag_at(view, scale, ui, io.MousePos) : nullptr;
    if (flag) {
        ui.queue.push(command::DropMoment{});
        ui.queue.push(command::GoToSlice{flag->slice});
        ui.queue.push(command::ShowTab{Tab::shifts});
    } else if (state.time_drag == Drag::scrub)
        ui.queue.push(command::DropMoment{});
    else if (clicked && scale.slice(io.MousePos.x) >= -0.5)
        ui.queue.push(command::GoToSlice{
            static_cast<std::size_t>(std::max(0.0, std::round(scale.slice(io.MousePos.x))))});
    state.time_drag = Drag::none;
}

void hover(const TimelineView& view, const Scale& scale, Ui& ui) {
    const ImGuiIO& io = ImGui::GetIO();
    if (!ImGui::IsItemHovered()) {
        if (!view.hovered_label.empty()) ui.queue.push(command::HoverSlice{});
        return;
    }
    const double slice = std::round(scale.slice(io.MousePos.x));
    if (slice >= 0) ui.queue.push(command::HoverSlice{static_cast<std::size_t>(slice)});
    if (io.MouseWheel != 0)
        ui.queue.push(command::ZoomTimeline{std::pow(1.25, static_cast<double>(io.MouseWheel)),
                                            scale.slice(io.MousePos.x)});
    if (io.MouseWheelH != 0)
        ui.queue.push(command::PanTimeline{-static_cast<double>(io.MouseWheelH) *
                                           (scale.range.last - scale.range.first) / 20});
    if (ImGui::IsItemActive()) return;
    if (const TimelineFlag* flag = flag_at(view, scale, ui, io.MousePos))
        hint(ui, flag->hint);
    else
        show_hovered(view, ui);
}

}  // namespace

command::PinSlice toggled_pin(const TimelineView& view) {
    return {view.pinned ? std::nullopt : std::optional(view.current)};
}

void draw_timeline(const TimelineView& view, Ui& ui) {
    draw_top(view, ui);
    const Rect& plot = view.plot;
    if (view.slices == 0 || plot.height() < 4) {
        muted(ui, "No slices.");
        return;
    }
    const Scale scale{plot, view.range, view.up, view.down};
    draw_plot(view, scale, ui);
    const double above = 12 * ui.frame.scale;
    ImGui::SetCursorScreenPos(
        {static_cast<float>(plot.left), static_cast<float>(plot.top - above)});
    ImGui::InvisibleButton(
        "##plot", {static_cast<float>(plot.width()), static_cast<float>(plot.height() + above)});
    mark(ui, marks::plot, plot);
    mark(ui, marks::ruler, {plot.left, plot.top - above, plot.right, plot.top});
    drag(view, scale, ui);
    hover(view, scale, ui);
}

}  // namespace entente::app
