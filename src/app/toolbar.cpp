#include "widgets.hpp"

#include <fmt/format.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <functional>

namespace entente::app {
namespace {

constexpr const char* open_caption = "Open …";

/// One control with its caption above it.
struct Control {
    std::string caption;
    double width;  ///< at scale 1
    std::function<void(float width)> draw;
};

void draw_control(Ui& ui, const Control& control, float width) {
    ImGui::BeginGroup();
    {
        const FontScope font(ui.frame.fonts.small);
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, px(ui, 1)});
        clipped(ui, control.caption, width);
        ImGui::PopStyleVar();
    }
    control.draw(width);
    ImGui::EndGroup();
}

Period period_of(const std::string& id) {
    return parse_period(id).value_or(Period{});
}

WindowKind window_kind(const std::string& id) {
    if (id == "sliding") return WindowKind::sliding;
    if (id == "half-life") return WindowKind::half_life;
    if (id == "cumulative") return WindowKind::cumulative;
    return WindowKind::own;
}

/// Pushes what `make` makes of the chosen id, when one was chosen.
template <class Make>
void choose(Ui& ui, const char* name, const std::vector<Choice>& choices, float width,
            std::string_view tip, const Make& make) {
    const std::string id = combo(ui, name, choices, width, tip);
    if (!id.empty()) ui.queue.push(make(id));
}

std::string actors_summary(const ToolbarView& view) {
    const auto& shown = view.options.actors;
    if (shown.empty()) return "everyone";
    return shown.size() == 1 ? shown.front() : std::to_string(shown.size()) + " groups";
}

std::string sources_summary(const ToolbarView& view) {
    const auto on = std::count_if(view.sources.begin(), view.sources.end(),
                                  [](const Choice& c) { return c.chosen; });
    if (on == static_cast<std::ptrdiff_t>(view.sources.size())) return "all";
    return std::to_string(on) + " of " + std::to_string(view.sources.size());
}

void draw_groups(Ui& ui, const ToolbarView& view, float width) {
    const int toggled = check_list(ui, marks::groups, view.groups, actors_summary(view), width,
                                   "Which actors are shown: those of the checked groups; with none "
                                   "checked, everyone.");
    if (toggled < 0) return;
    const Choice& group = view.groups[static_cast<std::size_t>(toggled)];
    ui.queue.push(command::ShowGroup{group.id, !group.chosen});
}

void draw_sources(Ui& ui, const ToolbarView& view, float width) {
    const int toggled = check_list(ui, marks::sources, view.sources, sources_summary(view), width,
                                   "Take a source away and see what rests on it: acts that only "
                                   "it supports no longer count.");
    if (toggled < 0) return;
    const Choice& source = view.sources[static_cast<std::size_t>(toggled)];
    ui.queue.push(command::SetSource{source.id, !source.chosen});
}

void draw_stability(Ui& ui, const ToolbarView& view, float width) {
    auto percent = static_cast<float>(view.stability * 100);
    ImGui::SetNextItemWidth(width);
    ImGui::PushID(marks::stability);
    const bool changed = ImGui::SliderFloat("##slider", &percent, 0, 95, "");
    ImGui::PopID();
    mark(ui, marks::stability);
    hint(ui,
         "How calm the picture is over time. 0 %: each slice is laid out for itself. High: actors "
         "keep their places, at the price of distances that say less.");
    if (changed) ui.queue.push(command::SetStability{static_cast<double>(percent) / 100});
}

void draw_directed(Ui& ui, const ToolbarView& view, float width) {
    const bool directed = view.options.directed;
    const std::vector<Choice> choices{
        {"no", "undirected", "One tie for a pair: the acts of both directions together.",
         !directed},
        {"yes", "directed", "One tie for each direction; mutual acts count in both.", directed}};
    choose(ui, marks::directed, choices, width, "Whether it matters who acts on whom.",
           [](const std::string& id) { return command::SetDirected{id == "yes"}; });
}

std::vector<Control> time_controls(Ui& ui, const ToolbarView& view) {
    std::vector<Control> controls{
        {"Slice length", 88,
         [&](float width) {
             choose(ui, marks::every, view.every, width,
                    "Time is cut into slices of this length, aligned with the calendar.",
                    [](const std::string& id) { return command::SetEvery{period_of(id)}; });
         }},
        {"Acts that count", 116, [&](float width) {
             choose(ui, marks::window, view.window, width,
                    "Which acts a slice is made of. Now: " + view.window_words + ".",
                    [&](const std::string& id) {
                        return command::SetWindow{window_kind(id), view.options.window};
                    });
         }}};
    if (!view.window_length.empty()) {
        const bool fading = view.options.window_kind == WindowKind::half_life;
        controls.push_back(
            {fading ? "Half-life" : "Window", 84, [&](float width) {
                 choose(ui, marks::window_length, view.window_length, width, view.window_words,
                        [&](const std::string& id) {
                            return command::SetWindow{view.options.window_kind, period_of(id)};
                        });
             }});
    }
    return controls;
}

std::vector<Control> tie_controls(Ui& ui, const ToolbarView& view) {
    const auto layer = [&](float width) {
        choose(ui, marks::layer, view.layer, width, "What the weight of a tie is made of.",
               [](const std::string& id) {
                   return command::SetLayer{id == "cooperation" ? Layer::cooperation
                                            : id == "conflict"  ? Layer::conflict
                                                                : Layer::interaction};
               });
    };
    const auto rollup = [&](float width) {
        choose(ui, marks::rollup, view.rollup, width,
               "Whether acts of a part count for the whole, such as a ministry's for its state.",
               [](const std::string& id) {
                   return command::SetRollup{id == "parent" ? Rollup::parent
                                             : id == "top"  ? Rollup::top
                                                            : Rollup::none};
               });
    };
    return {{"Layer", 104, layer},
            {"Ties", 102, [&](float width) { draw_directed(ui, view, width); }},
            {"Roll-up", 80, rollup},
            {"Actors", 100, [&](float width) { draw_groups(ui, view, width); }},
            {"Sources", 80, [&](float width) { draw_sources(ui, view, width); }}};
}

std::vector<Control> look_controls(Ui& ui, const ToolbarView& view) {
    const auto size_by = [&](float width) {
        choose(ui, marks::size_by, view.size_by, width,
               "The area of an actor's disc grows with this measure.",
               [](const std::string& id) { return command::SetSizeBy{id}; });
    };
    const auto colour_by = [&](float width) {
        choose(ui, marks::colour_by, view.colour_by, width, "What the colour of a disc says.",
               [](const std::string& id) {
                   return command::SetColourBy{parse_colour_by(id).value_or(ColourBy::kind)};
               });
    };
    return {{"Size by", 108, size_by},
            {"Colour by", 100, colour_by},
            {fmt::format("Stability {:.0f} %", view.stability * 100), 92,
             [&](float width) { draw_stability(ui, view, width); }}};
}

/// Controls that are always in the list of further ones.
std::vector<Control> rare_controls(Ui& ui, const ToolbarView& view) {
    const auto value = [&](float width) {
        choose(ui, "value", view.value, width, "What an act counts.", [](const std::string& id) {
            return command::SetValueMode{id == "count"  ? ValueMode::count
                                         : id == "sign" ? ValueMode::sign
                                                        : ValueMode::code};
        });
    };
    const auto distance = [&](float width) {
        choose(ui, "distance", view.distance, width,
               "How long a tie is for betweenness, closeness and harmonic.",
               [](const std::string& id) {
                   return command::SetDistance{id == "inverse" ? Distance::inverse : Distance::hop};
               });
    };
    return {{"Value of an act", 150, value}, {"Length of a tie", 150, distance}};
}

void draw_more(Ui& ui, const ToolbarView& view, const std::vector<Control>& left_over) {
    const auto button = [&](float) {
        if (ImGui::Button("More")) ImGui::OpenPopup("##more");
        mark(ui, marks::more);
    };
    draw_control(ui, {" ", 60, button}, px(ui, 60));
    if (!ImGui::BeginPopup("##more")) return;
    close_on_escape();
    for (const Control& control : left_over) draw_control(ui, control, px(ui, 150));
    for (const Control& control : rare_controls(ui, view)) draw_control(ui, control, px(ui, 150));
    bool labels = view.labels, legend = view.legend, bands = view.bands;
    if (ImGui::Checkbox("Bands of uncertain dates", &bands))
        ui.queue.push(command::SetBands{bands});
    mark(ui, marks::bands);
    hint(ui,
         "How far the values of measures may lie apart, as the days of many acts are not known: "
         "the days drawn anew 200 times, 5 % to 95 % of the values shaded on every curve.");
    if (ImGui::Checkbox("Names on the canvas", &labels)) ui.queue.push(command::SetLabels{labels});
    if (ImGui::Checkbox("Legend on the canvas", &legend)) ui.queue.push(command::SetLegend{legend});
    if (text_button(ui, "reset", "Back to the case's own view",
                    "All choices between acts and networks as the case has them.", view.changed))
        ui.queue.push(command::ResetOptions{});
    ImGui::EndPopup();
}

void draw_controls(Ui& ui, const ToolbarView& view) {
    std::vector<Control> controls = time_controls(ui, view), left_over;
    for (auto more : {tie_controls(ui, view), look_controls(ui, view)})
        controls.insert(controls.end(), more.begin(), more.end());
    const float gap = ImGui::GetStyle().ItemSpacing.x;
    float room = ImGui::GetContentRegionAvail().x - px(ui, 64);
    for (const Control& control : controls) {
        const float width = px(ui, control.width);
        if (!left_over.empty() || width > room) {
            left_over.push_back(control);
            continue;
        }
        draw_control(ui, control, width);
        ImGui::SameLine();
        room -= width + gap;
    }
    draw_more(ui, view, left_over);
}

void draw_open(Ui& ui) {
    if (text_button(ui, marks::open, open_caption,
                    "Open another case: a folder with a "
                    "datapackage.json, or a CSV file of acts."))
        ImGui::OpenPopup("##open");
    if (!ImGui::BeginPopup("##open")) return;
    close_on_escape();
    text("Folder or file of a case");
    ImGui::SetNextItemWidth(px(ui, 380));
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    const bool entered =
        ImGui::InputText("##path", &ui.state.case_path, ImGuiInputTextFlags_EnterReturnsTrue);
    ImGui::SameLine();
    if (ImGui::Button("Open") || entered) {
        ui.queue.push(command::OpenCase{{.case_path = ui.state.case_path}});
        ImGui::CloseCurrentPopup();
    }
    muted(ui, "A file or folder can also be dropped onto the window.");
    ImGui::EndPopup();
}

void draw_status(Ui& ui, const ToolbarView& view, float width) {
    if (!view.notice.empty()) {
        if (icon_button(ui, marks::dismiss, Icon::close, "Dismiss"))
            ui.queue.push(command::DismissNotice{});
        ImGui::SameLine();
        ImGui::AlignTextToFramePadding();
        clipped(ui, view.notice, width - ImGui::GetFrameHeight());
    } else if (view.busy) {
        ImGui::PushStyleColor(ImGuiCol_Text, colour32(ui.palette.muted));
        ImGui::SetCursorPosY(ImGui::GetCursorPosY() + ImGui::GetStyle().FramePadding.y);
        ImGui::ProgressBar(static_cast<float>(view.fraction), {px(ui, 90), px(ui, 6)}, "");
        ImGui::SameLine();
        const float button = view.cancellable ? ImGui::GetFrameHeight() + px(ui, 8) : 0;
        clipped(ui, view.step, width - px(ui, 100) - button);
        ImGui::PopStyleColor();
        if (!view.cancellable) return;
        ImGui::SameLine();
        if (icon_button(ui, marks::cancel, Icon::close, "Leave the bands of uncertain dates"))
            ui.queue.push(command::SetBands{false});
    }
}

void draw_header(Ui& ui, const ToolbarView& view) {
    const ImGuiStyle& style = ImGui::GetStyle();
    const float right = ImGui::CalcTextSize(open_caption).x + 2 * style.FramePadding.x +
                        style.ItemSpacing.x + ImGui::GetFrameHeight();
    const float room = ImGui::GetContentRegionAvail().x - right;
    const float left = ImGui::GetCursorPosX();
    float title = 0;
    {
        const FontScope font(ui.frame.fonts.large);
        const std::string_view name = view.has_case ? std::string_view(view.case_name) : "entente";
        title =
            std::min(ImGui::CalcTextSize(name.data(), name.data() + name.size()).x, room * 0.6f);
        clipped(ui, name, room * 0.6f);
    }
    // A notice is to be read whole: it may begin right after the name.
    const float status = view.notice.empty() ? room * 0.62f : title + 2 * style.ItemSpacing.x;
    ImGui::SameLine(left + status);
    draw_status(ui, view, room - status);
    ImGui::SameLine(left + room);
    draw_open(ui);
    ImGui::SameLine();
    const bool light = view.theme == Theme::light;
    if (icon_button(ui, marks::theme, light ? Icon::moon : Icon::sun,
                    light ? "Dark theme" : "Light theme"))
        ui.queue.push(command::SetTheme{light ? Theme::dark : Theme::light});
}

}  // namespace

void draw_toolbar(const ToolbarView& view, Ui& ui) {
    draw_header(ui, view);
    if (view.has_case) draw_controls(ui, view);
}

}  // namespace entente::app
