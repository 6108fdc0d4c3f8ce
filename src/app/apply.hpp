#pragma once
// What each command does, one overload each; grouped by file as the commands are grouped by theme.
#include "commands.hpp"

namespace entente::app {

using Effects = std::vector<Effect>;

// apply_time.cpp
void apply(AppModel&, Effects&, const command::Tick&);
void apply(AppModel&, Effects&, const command::DragMoment&);
void apply(AppModel&, Effects&, const command::DropMoment&);
void apply(AppModel&, Effects&, const command::GoToSlice&);
void apply(AppModel&, Effects&, const command::Step&);
void apply(AppModel&, Effects&, const command::GoToStart&);
void apply(AppModel&, Effects&, const command::GoToEnd&);
void apply(AppModel&, Effects&, const command::SetPlaying&);
void apply(AppModel&, Effects&, const command::TogglePlaying&);
void apply(AppModel&, Effects&, const command::SetSpeed&);
void apply(AppModel&, Effects&, const command::SetLoop&);
void apply(AppModel&, Effects&, const command::ZoomTimeline&);
void apply(AppModel&, Effects&, const command::PanTimeline&);
void apply(AppModel&, Effects&, const command::ShowAllTime&);
void apply(AppModel&, Effects&, const command::HoverSlice&);
void apply(AppModel&, Effects&, const command::PinSlice&);
void apply(AppModel&, Effects&, const command::SetNetworkMeasure&);

// apply_series.cpp
void apply(AppModel&, Effects&, const command::SetEvery&);
void apply(AppModel&, Effects&, const command::SetWindow&);
void apply(AppModel&, Effects&, const command::SetLayer&);
void apply(AppModel&, Effects&, const command::SetDistance&);
void apply(AppModel&, Effects&, const command::SetValueMode&);
void apply(AppModel&, Effects&, const command::SetDirected&);
void apply(AppModel&, Effects&, const command::SetRollup&);
void apply(AppModel&, Effects&, const command::ShowGroup&);
void apply(AppModel&, Effects&, const command::ShowEveryone&);
void apply(AppModel&, Effects&, const command::SetSource&);
void apply(AppModel&, Effects&, const command::SetBands&);
void apply(AppModel&, Effects&, const command::ResetOptions&);
void apply(AppModel&, Effects&, const command::SetStability&);
void apply(AppModel&, Effects&, const command::OpenCase&);
void apply(AppModel&, Effects&, const command::AnalysisAdvanced&);
void apply(AppModel&, Effects&, const command::AnalysisEnded&);

// apply_look.cpp
void apply(AppModel&, Effects&, const command::SetSizeBy&);
void apply(AppModel&, Effects&, const command::SetColourBy&);
void apply(AppModel&, Effects&, const command::SetTheme&);
void apply(AppModel&, Effects&, const command::SetLabels&);
void apply(AppModel&, Effects&, const command::SetLegend&);
void apply(AppModel&, Effects&, const command::Hover&);
void apply(AppModel&, Effects&, const command::SelectActor&);
void apply(AppModel&, Effects&, const command::SelectTie&);
void apply(AppModel&, Effects&, const command::Deselect&);
void apply(AppModel&, Effects&, const command::ZoomCanvas&);
void apply(AppModel&, Effects&, const command::PanCanvas&);
void apply(AppModel&, Effects&, const command::FitCanvas&);
void apply(AppModel&, Effects&, const command::MoveActor&);
void apply(AppModel&, Effects&, const command::ReleaseActors&);
void apply(AppModel&, Effects&, const command::ShowTab&);
void apply(AppModel&, Effects&, const command::Search&);
void apply(AppModel&, Effects&, const command::SortActors&);
void apply(AppModel&, Effects&, const command::MoveBorders&);
void apply(AppModel&, Effects&, const command::Resize&);
void apply(AppModel&, Effects&, const command::DismissTrouble&);
void apply(AppModel&, Effects&, const command::DismissNotice&);
void apply(AppModel&, Effects&, const command::CopyText&);
void apply(AppModel&, Effects&, const command::Quit&);

// apply_export.cpp
void apply(AppModel&, Effects&, const command::SetExport&);
void apply(AppModel&, Effects&, const command::Export&);
void apply(AppModel&, Effects&, const command::CancelExport&);
void apply(AppModel&, Effects&, const command::ExportEnded&);
void apply(AppModel&, Effects&, const command::PreviewReady&);
void apply(AppModel&, Effects&, const command::RecipeFailed&);

// apply_recipe.cpp
void apply(AppModel&, Effects&, const command::OpenRecipe&);
void apply(AppModel&, Effects&, const command::RecipeRead&);
/// Zoom and dragged actors of the recipe, for the case that has just been opened; what is not as it
/// was goes into the notice.
void come_back(AppModel& model, const Recipe& recipe, const std::filesystem::path& file);

/// Makes a change that may take the canvas another size, and keeps what is in its middle there.
template <class Change>
void resized(AppModel& model, const Change& change) {
    const Rect before = areas(model).canvas;
    change();
    const Rect after = areas(model).canvas;
    View& view = model.camera.view;
    view.offset = view.offset + Point{(after.width() - before.width()) / 2,
                                      (after.height() - before.height()) / 2};
    view.width = after.width();
    view.height = after.height();
}

/// The whole time line, or nothing of it without slices.
TimeRange all_time(std::size_t slices);
/// Inside all_time, at least two slices wide where there are two.
TimeRange held(TimeRange range, std::size_t slices);
/// Shifted so that the moment is inside.
TimeRange following(TimeRange range, double moment, std::size_t slices);
/// The pair's order as the series has it: smaller first when undirected.
ActorPair ordered(const AppModel& model, ActorId a, ActorId b);
bool is_actor(const AppModel& model, ActorId actor);

}  // namespace entente::app
