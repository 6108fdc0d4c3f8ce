#pragma once
// Everything that can happen to the window, as values. Panels, keys, the clock and finished jobs
// push commands; `update` alone changes the model. It trusts nobody: values are clamped, impossible
// requests have no effect.
#include <string>
#include <variant>
#include <vector>

#include "model.hpp"

namespace entente::app {

namespace command {
// The clock
struct Tick {
    double seconds = 0;
};  ///< at most 0.25 s counts
struct DragMoment {
    double moment = 0;
};                     ///< continuous, while the playhead is held
struct DropMoment {};  ///< snaps to the nearest slice
struct GoToSlice {
    std::size_t slice = 0;
};
struct Step {
    int slices = 1;
};
struct GoToStart {};
struct GoToEnd {};
struct SetPlaying {
    bool playing = true;
};
struct TogglePlaying {};
struct SetSpeed {
    double slices_per_second = 2;
};
struct SetLoop {
    bool loop = true;
};
// The timeline
struct ZoomTimeline {
    double factor = 1;
    double anchor = 0;
};  ///< > 1 shows less time; `anchor` (slices) stays put
struct PanTimeline {
    double slices = 0;
};
struct ShowAllTime {};
struct HoverSlice {
    std::optional<std::size_t> slice;
};
struct PinSlice {
    std::optional<std::size_t> slice;
};  ///< what the present slice is compared with; nothing: no comparison any more
struct SetNetworkMeasure {
    std::string id;
};
// From acts to networks
struct SetEvery {
    Period every;
};
struct SetWindow {
    WindowKind kind = WindowKind::own;
    Period length;
};
struct SetLayer {
    Layer layer = Layer::interaction;
};
struct SetDistance {
    Distance distance = Distance::hop;
};
struct SetValueMode {
    ValueMode value = ValueMode::code;
};
struct SetDirected {
    bool directed = true;
};
struct SetRollup {
    Rollup rollup = Rollup::none;
};
struct ShowGroup {
    std::string group;
    bool show = true;
};  ///< none shown means everyone
struct ShowEveryone {};
struct SetSource {
    std::string source;
    bool on = true;
};
struct SetBands {
    bool on = true;
};                       ///< off while they are computed: stops that
struct ResetOptions {};  ///< to the case's defaults
// The look
struct SetSizeBy {
    std::string id;
};
struct SetColourBy {
    ColourBy colour_by = ColourBy::kind;
};
struct SetTheme {
    Theme theme = Theme::light;
};
struct SetLabels {
    bool on = true;
};
struct SetLegend {
    bool on = true;
};
struct SetStability {
    double stability = 0.5;
};
// The canvas
struct Hover {
    Picked picked;
};
struct SelectActor {
    ActorId actor{};
};  ///< opens its tab
struct SelectTie {
    ActorId a{}, b{};
    bool open = true;  ///< its tab, too
};
struct Deselect {};
struct ZoomCanvas {
    double factor = 1;
    Point anchor;
};  ///< anchor in pixels of the canvas
struct PanCanvas {
    Point by;
};                    ///< pixels
struct FitCanvas {};  ///< also forgets zoom and pan
struct MoveActor {
    ActorId actor{};
    Point pixel;
};                        ///< centre, pixels of the canvas
struct ReleaseActors {};  ///< moved ones go back
// The inspector
struct ShowTab {
    Tab tab = Tab::slice;
};
struct Search {
    std::string text;
};
struct SortActors {
    std::string column;
    bool descending = true;
};
// The window
struct MoveBorders {
    Borders borders;
};
struct Resize {
    double width = 1600, height = 900, scale = 1;
};
struct OpenCase {
    Opening opening;
};
struct DismissTrouble {};
struct DismissNotice {};
// The Export page
struct SetExport {
    ExportSettings settings;
};
struct Export {
    bool replace = false;
};  ///< what is chosen, to a file that is not there yet or is to be replaced
struct CancelExport {};
struct OpenRecipe {
    std::filesystem::path file;
};
struct CopyText {
    std::string text;
};
struct Quit {};
// From the workers
struct AnalysisAdvanced {
    std::uint64_t generation = 0;
    AnalysisPtr analysis;
};
struct AnalysisEnded {
    std::uint64_t generation = 0;
    std::string error = {};  ///< empty: all done
    ErrorCategory category = ErrorCategory::internal;
};
struct ExportEnded {
    std::filesystem::path file;
    std::string error = {};
    bool cancelled = false;
    bool exists = false;  ///< nothing was written, for the file is there
};
struct PreviewReady {
    Preview preview;
};
struct RecipeFailed {
    std::string error;
};
struct RecipeRead {
    std::filesystem::path file;
    Recipe recipe;
};
}  // namespace command

using Command = std::variant<
    command::Tick, command::DragMoment, command::DropMoment, command::GoToSlice, command::Step,
    command::GoToStart, command::GoToEnd, command::SetPlaying, command::TogglePlaying,
    command::SetSpeed, command::SetLoop, command::ZoomTimeline, command::PanTimeline,
    command::ShowAllTime, command::HoverSlice, command::PinSlice, command::SetNetworkMeasure,
    command::SetEvery, command::SetWindow, command::SetLayer, command::SetDistance,
    command::SetValueMode, command::SetDirected, command::SetRollup, command::ShowGroup,
    command::ShowEveryone, command::SetSource, command::SetBands, command::ResetOptions,
    command::SetSizeBy, command::SetColourBy, command::SetTheme, command::SetLabels,
    command::SetLegend, command::SetStability, command::Hover, command::SelectActor,
    command::SelectTie, command::Deselect, command::ZoomCanvas, command::PanCanvas,
    command::FitCanvas, command::MoveActor, command::ReleaseActors, command::ShowTab,
    command::Search, command::SortActors, command::MoveBorders, command::Resize, command::OpenCase,
    command::DismissTrouble, command::DismissNotice, command::SetExport, command::Export,
    command::CancelExport, command::PreviewReady, command::CopyText, command::Quit,
    command::AnalysisAdvanced, command::AnalysisEnded, command::ExportEnded, command::OpenRecipe,
    command::RecipeFailed, command::RecipeRead>;

/// Commands of one frame, in order.
class CommandQueue {
  public:
    void push(Command command) { commands_.push_back(std::move(command)); }
    std::vector<Command> take() { return std::exchange(commands_, {}); }
    const std::vector<Command>& waiting() const { return commands_; }

  private:
    std::vector<Command> commands_;
};

/// What the window has to do for the model; carried out by Shell.
namespace effect {
struct StartAnalysis {
    std::uint64_t generation = 0;
    AnalysisRequest request;
};
struct Write {
    ExportRequest request;
};
struct StopWriting {};
/// The folder written to last, for the next start.
struct Remember {
    std::filesystem::path folder;
};
struct ReadRecipe {
    std::filesystem::path file;
};
struct CopyText {
    std::string text;
};
}  // namespace effect
using Effect = std::variant<effect::StartAnalysis, effect::Write, effect::StopWriting,
                            effect::Remember, effect::ReadRecipe, effect::CopyText>;

/// Changes the model by one command. O(1) but for a newly arrived analysis (O(slices x actors)).
std::vector<Effect> update(AppModel& model, const Command& command);

}  // namespace entente::app
