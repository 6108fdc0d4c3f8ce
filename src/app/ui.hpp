#pragma once
// The ImGui half: what every panel is given, and the one function that draws them all.
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "commands.hpp"
#include "views.hpp"

struct ImFont;

namespace entente::app {

/// A font whose em is known: its size as ImGui counts is that of a line.
struct CanvasFont {
    ImFont* font = nullptr;
    double em = 0;  ///< target pixels
};

/// Fonts of the atlas, baked at their size times the scale. Null: ImGui's default font (headless
/// tests).
struct UiFonts {
    ImFont* body = nullptr;   ///< 14 px at scale 1
    ImFont* bold = nullptr;   ///< 14 px
    ImFont* small = nullptr;  ///< 12 px: axes, hints
    ImFont* large = nullptr;  ///< 20 px bold: headings of the inspector
    /// For the canvas, with the ems of Style's default: names, small print, and the title in bold.
    std::vector<CanvasFont> canvas, canvas_bold;
};

/// Letters beyond ASCII that the panels themselves use; fonts must hold them beside those of the
/// case.
inline constexpr std::string_view panel_letters = "–−→←↔…·›×∞\u00a0";

/// Where named widgets stood in the last frame. Only tests pass one; names are in marks.hpp.
using Marks = std::map<std::string, Rect, std::less<>>;

/// What widgets need between frames; no part of it is about the case.
struct UiState {
    std::string search;                      ///< text in the search field
    bool focus_search = false;               ///< Ctrl+F was pressed
    std::string export_folder, export_name;  ///< texts in the fields of the Export page
    std::string edited;                      ///< the field that is being typed in
    bool own_film_size = false;              ///< a film's sides are typed in
    std::string recipe_file;
    std::string case_path;  ///< text in the open dialog
    Picked pressed;         ///< what the mouse went down on in the canvas
    Picked hovered;         ///< what the canvas last said it was over
    bool dragging = false;  ///< the mouse has moved since it went down
    Point press_at;         ///< where it went down, pixels of the canvas
    Point grab;             ///< from the pointer to the centre of the dragged actor, pixels
    enum class TimeDrag { none, scrub, pan } time_drag = TimeDrag::none;
    float time_drag_from = 0;  ///< x where the drag began
};

/// One frame's surroundings.
struct UiFrame {
    double width = 1600, height = 900;  ///< window units
    double scale = 1;
    std::uintptr_t canvas_texture =
        0;  ///< GL name of the drawn canvas, upright (first row on top); 0: draw no texture
    std::uintptr_t preview_texture = 0;  ///< likewise of the preview; 0: none
    UiFonts fonts;
    Marks* marks = nullptr;
};

/// Handed to every panel: where to push, how to look.
struct Ui {
    CommandQueue& queue;
    UiState& state;
    const UiFrame& frame;
    const Palette& palette;
};

/// ImGui's colours, paddings and roundings for a theme; call when the theme or the scale has
/// changed.
void apply_theme(Theme theme, double scale);

/// All four areas and what floats above them, between ImGui::NewFrame and ImGui::Render. Keyboard
/// included.
void draw_ui(const UiViews& views, UiState& state, CommandQueue& queue, const UiFrame& frame);

// The panels. Each fills the ImGui window that draw_ui has begun for it.
void draw_toolbar(const ToolbarView& view, Ui& ui);
void draw_timeline(const TimelineView& view, Ui& ui);
/// What the key and the button for it do: pin the present slice, or end the comparison.
command::PinSlice toggled_pin(const TimelineView& view);
/// The strip above the canvas: what is compared, what the symbols mean, the way out.
void draw_comparison(const ComparisonView& view, Ui& ui);
void draw_inspector(const InspectorView& view, Ui& ui);
/// Texture, labels, legend, tooltip, and the mouse on the canvas.
void draw_canvas_overlay(const CanvasView& view, Ui& ui);
/// The list of problems of a case that could not be opened, over everything else.
void draw_problems(const TroubleView& view, Ui& ui);

}  // namespace entente::app
