#pragma once
// The whole window on the null backend: model, views and panels around a small case, jobs done on
// the spot.
#include "app/commands.hpp"
#include "entente/picture/picture.hpp"
#include "input_driver.hpp"
#include "small_case.hpp"

namespace entente::app {

struct Desk {
    explicit Desk(AppModel start, double width = 1280, double height = 720, double scale = 1)
        : model(std::move(start)), input(width, height, scale) {
        update(model, command::Resize{width, height, scale});
        input.draw = [this] { frame(); };
        input.run(3);
    }

    void frame() {
        for (const Command& one : queue.take()) {
            seen.push_back(one);
            for (const Effect& effect : update(model, one))
                if (const auto* start = std::get_if<effect::StartAnalysis>(&effect)) work(*start);
        }
        update(model, command::Tick{1.0 / 60});
        prepare();
        draw_ui(views, state, queue, input.frame);
    }

    void work(const effect::StartAnalysis& start) {
        analyse(start.request, {}, [&](AnalysisPtr analysis) {
            update(model, command::AnalysisAdvanced{start.generation, std::move(analysis)});
        });
        update(model, command::AnalysisEnded{start.generation, {}});
    }

    void prepare() {
        if (slice_count(model) > 0) {
            Material material{.series = model.shown->series.get(),
                              .actor_measures = model.shown->actor_measures.get(),
                              .layouts = model.shown->layouts.get(),
                              .moved = nullptr,
                              .tie_measures = model.shown->tie_measures.get()};
            const Rect canvas = areas(model).canvas;
            if (model.camera.automatic)
                model.camera.view =
                    fit_around(material, scaled_style(model), canvas.width(), canvas.height(),
                               model.clock.moment, model.selected.actor);
            material.moved = &model.moved;
            const auto two = compared(model);
            picture =
                two ? compose_difference(material, scaled_style(model), model.camera.view,
                                         model.clock.moment, two->minus)
                    : compose(material, scaled_style(model), model.camera.view, model.clock.moment);
            material.moved = nullptr;
            legend = std::make_shared<const Decoration>(legend_of(material, model.style, two));
            colours = actor_colours(*model.shown->series, model.style,
                                    model.shown->actor_measures.get(), current_slice(model));
            curves = std::make_shared<const ActorCurves>(
                actor_curves(*model.shown->series, *model.shown->actor_measures, "strength"));
        } else {
            const Rect canvas = areas(model).canvas;
            model.camera.view = {.width = canvas.width(), .height = canvas.height()};
        }
        const GroupCounts groups =
            model.shown ? group_counts(model.shown->source_case()) : GroupCounts{};
        toolbar = toolbar_view(model, groups, {});
        timeline = timeline_view(model);
        follow_model(timeline, model);
        comparison = comparison_view(model);
        slice = slice_view(model, legend);
        actors = actors_table(model, colours, curves);
        actor = actor_view(model, colours);
        tie = tie_view(model);
        balance = balance_view(model);
        shifts = shifts_view(model);
        exporting = export_view(model);
        views = {.toolbar = &toolbar,
                 .timeline = &timeline,
                 .comparison = &comparison,
                 .inspector = {.tab = model.tab,
                               .slice = &slice,
                               .comparison = &comparison,
                               .actors = &actors,
                               .actor = &actor,
                               .tie = &tie,
                               .balance = &balance,
                               .shifts = &shifts,
                               .export_ = &exporting},
                 .canvas = {.picture = &picture,
                            .camera = model.camera.view,
                            .card = hover_card(model),
                            .empty = empty_canvas(model),
                            .moved = !model.moved.empty(),
                            .automatic = model.camera.automatic,
                            .selected = static_cast<bool>(model.selected)},
                 .trouble = trouble_view(model),
                 .borders = model.borders,
                 .style = model.style};
    }

    /// How often a kind of command was pushed so far.
    template <class Kind>
    std::size_t count() const {
        std::size_t n = 0;
        for (const Command& one : seen) n += std::holds_alternative<Kind>(one);
        return n;
    }
    std::string slice_label() const {
        return model.shown->series->networks[current_slice(model)].slice.label;
    }

    AppModel model;
    InputDriver input;
    CommandQueue queue;
    UiState state;
    std::vector<Command> seen;
    Picture picture;
    ActorColours colours;
    std::shared_ptr<const ActorCurves> curves;
    std::shared_ptr<const Decoration> legend;
    ToolbarView toolbar;
    TimelineView timeline;
    ComparisonView comparison;
    SliceView slice;
    ActorsTable actors;
    ActorView actor;
    TieView tie;
    BalanceView balance;
    ShiftsView shifts;
    ExportView exporting;
    UiViews views;
};

}  // namespace entente::app
