#pragma once
// The state of the window as plain values. Changed by `update` (commands.hpp) and by nothing else.
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis.hpp"
#include "entente/app/app.hpp"
#include "entente/picture/picture.hpp"
#include "export.hpp"

namespace entente::app {

using ActorPair = std::pair<ActorId, ActorId>;

/// An actor, a tie, or nothing.
struct Picked {
    std::optional<ActorId> actor;
    std::optional<ActorPair> tie;
    bool operator==(const Picked&) const = default;
    explicit operator bool() const { return actor || tie; }
};

enum class Tab : std::uint8_t { slice, actors, actor, tie, balance, shifts, export_ };
std::string_view to_string(Tab tab);
std::optional<Tab> parse_tab(std::string_view text);
/// Throws Error{usage}, with a suggestion, for text that is neither a tab nor empty.
void check_tab(std::string_view text);

/// Where we are in time. A moment is a place between slices: 2.25 is a quarter of the way from
/// slice 2 to slice 3.
struct Clock {
    double moment = 0;            ///< in [0, slices - 1]
    std::optional<double> glide;  ///< slice that the moment glides to
    bool dragging = false;        ///< the playhead is held
    bool playing = false;
    bool loop = false;
    double speed = 2;  ///< slices a second, 0.25 to 32
};

/// The stretch of time that the timeline shows, in slices; slice s covers [s - 0.5, s + 0.5).
struct TimeRange {
    double first = -0.5, last = 0.5;
    bool operator==(const TimeRange&) const = default;
};

struct Camera {
    View view;
    bool automatic = true;  ///< follows what is present (fit_around) until the user zooms or pans
};

/// Movable borders, in units of the window at scale 1.
struct Borders {
    double inspector = 430;  ///< width
    double timeline = 190;   ///< height
    bool operator==(const Borders&) const = default;
};

/// A case that could not be opened; the case that was open stays.
struct Trouble {
    std::filesystem::path case_path;
    std::string message;  ///< one line
    ErrorCategory category = ErrorCategory::data;
    std::vector<Problem> problems;
    std::size_t errors = 0, warnings = 0;
};

struct ActorSort {
    std::string column = "strength";  ///< measure id, or "name"
    bool descending = true;
    bool operator==(const ActorSort&) const = default;
};

/// A case to open, and what to show of it when it is there.
struct Opening {
    std::filesystem::path case_path;
    std::map<std::string, std::string> overrides = {};
    std::optional<Day> at = {};     ///< default: the last slice
    std::optional<Day> minus = {};  ///< slice to pin; default: none
    std::string select = {};        ///< "a" or "a,b"; empty: nothing
    std::string tab = {};
    std::optional<Recipe> recipe = {};       ///< whose zoom and dragged actors come back
    std::filesystem::path recipe_file = {};  ///< that it was found in
};

struct AppModel {
    // The case, and what was worked out from it.
    AnalysisPtr shown;                ///< null until the first case is open
    std::filesystem::path case_path;  ///< of `shown`
    SeriesOptions wanted;  ///< what the controls say; `shown->series->options` is what is drawn
    Style style;
    double stability = 0.5;
    bool bands = false;            ///< bands of uncertain dates are wanted
    ReadOptions limits;            ///< of every case that is opened
    std::uint64_t generation = 0;  ///< of the newest request; results of older ones are thrown away
    Work computing;                ///< asked for and not yet here

    std::optional<Opening> opening;  ///< on its way; null at rest

    Clock clock;
    TimeRange range;
    std::optional<std::size_t> hovered_slice;
    std::optional<std::size_t> pinned;  ///< slice that the present one is compared with
    std::string network_measure = "tone";

    Picked selected, hovered;
    Camera camera;
    std::vector<std::pair<ActorId, Point>> moved;  ///< dragged by hand, layout units
    std::shared_ptr<const LayoutSeries>
        layout_from;      ///< positions on the way to shown->layouts; null at rest
    double layout_t = 1;  ///< in [0, 1]

    Tab tab = Tab::slice;
    std::string search;
    ActorSort sort;
    Borders borders;
    std::optional<Trouble> trouble;
    std::string notice;                                    ///< one line for the user; empty: none
    ErrorCategory notice_category = ErrorCategory::usage;  ///< whose doing it is
    ExportState exporting;
    bool quit = false;
    std::string version;  ///< of the program, for recipes
    std::filesystem::path bundled_case;

    // Bounds of this frame's window, set by Resize.
    double display_width = 1600, display_height = 900, scale = 1;
};

/// Number of slices shown.
std::size_t slice_count(const AppModel& model);
/// The slice nearest to the moment: the one that "now" means everywhere. Precondition: slice_count
/// > 0.
std::size_t current_slice(const AppModel& model);
/// The present slice and the pinned one.
struct TwoSlices {
    std::size_t slice = 0, minus = 0;
    bool operator==(const TwoSlices&) const = default;
};
/// What is compared now: nothing without a pinned slice, and nothing while it is the present one.
std::optional<TwoSlices> compared(const AppModel& model);
/// Something moves by itself: playback, gliding, a layout settling. The window then draws every
/// frame.
bool is_moving(const AppModel& model);
/// Measures of the series shown, network or actor; with bands as their bounds when these are wanted
/// and known. Precondition: slice_count > 0.
const MeasureTable& shown_measures(const AppModel& model, Level level);
/// The style with all lengths in pixels of this window; frustrated ties are marked while the page
/// of balance is open.
Style scaled_style(const AppModel& model);

/// The areas of the window in pixels, and the borders between them.
struct Areas {
    Rect toolbar, canvas, inspector, timeline;
    Rect comparison;  ///< above the canvas; of no height while no slice is pinned
    Rect inspector_border, timeline_border;  ///< to grab
};
/// The borders are held within what fits: no area ever vanishes. Pure.
Areas areas(double display_width, double display_height, double scale, const Borders& borders,
            bool pinned = false);
inline Areas areas(const AppModel& model) {
    return areas(model.display_width, model.display_height, model.scale, model.borders,
                 model.pinned.has_value());
}

AppModel make_model(const AppOptions& options);

}  // namespace entente::app
