#include "shell.hpp"

#include <cmath>
#include <utility>

namespace entente::app {
namespace {

/// A value made from inputs, kept until the inputs are other ones.
template <class Key, class Value>
class Kept {
  public:
    template <class Make>
    const Value& get(const Key& key, const Make& make) {
        if (!key_ || !(*key_ == key)) {
            value_ = make();
            key_ = key;
            ++revision_;
        }
        return value_;
    }
    Value& value() { return value_; }
    std::uint64_t revision() const { return revision_; }

  private:
    std::optional<Key> key_;
    Value value_{};
    std::uint64_t revision_ = 0;
};

struct SliceKey {
    AnalysisPtr analysis;
    std::size_t slice = 0;
    Picked selected;
    Style style;
    bool bands = false;
    std::optional<std::size_t> pinned;
    bool operator==(const SliceKey&) const = default;
};
struct ActorsKey {
    SliceKey slice;
    std::string search;
    ActorSort sort;
    bool operator==(const ActorsKey&) const = default;
};
struct TimelineKey {
    AnalysisPtr analysis;
    TimeRange range;
    std::string measure;
    Rect area;
    bool bands = false;
    bool operator==(const TimelineKey& o) const {
        return analysis == o.analysis && bands == o.bands && range == o.range &&
               measure == o.measure && area.left == o.area.left && area.top == o.area.top &&
               area.right == o.area.right && area.bottom == o.area.bottom;
    }
};
struct MeasureKey {
    std::shared_ptr<const MeasureTable> table;
    std::string measure;
    bool operator==(const MeasureKey&) const = default;
};
struct ColourKey {
    std::shared_ptr<const NetworkSeries> series;
    ColourBy colour_by = ColourBy::kind;
    Theme theme = Theme::light;
    std::shared_ptr<const MeasureTable> table;
    std::size_t slice = 0;
    bool operator==(const ColourKey&) const = default;
};
struct LegendKey {
    std::shared_ptr<const NetworkSeries> series;
    std::shared_ptr<const MeasureTable> table, ties;
    Style style;
    std::optional<TwoSlices> two;
    bool operator==(const LegendKey&) const = default;
};
struct FitKey {
    std::shared_ptr<const LayoutSeries> layouts, from;
    double layout_t = 1;
    Style style;
    double width = 0, height = 0;
    double moment = 0;
    std::optional<std::size_t> pinned;
    std::optional<ActorId> selected;
    bool operator==(const FitKey&) const = default;
};
struct PreviewKey {
    AnalysisPtr analysis;
    std::string recipe, file;
    bool all_slices = true;
    int width = 0;
    bool operator==(const PreviewKey&) const = default;
};
struct PictureKey {
    AnalysisPtr analysis;
    std::shared_ptr<const LayoutSeries> from;
    double layout_t = 1;
    Style style;
    double scale = 1, offset_x = 0, offset_y = 0, width = 0, height = 0;
    double moment = 0;
    std::optional<std::size_t> pinned;
    Highlight highlight;
    std::vector<std::pair<ActorId, Point>> moved;
    bool operator==(const PictureKey&) const = default;
};

}  // namespace

struct Shell::Parts {
    AppModel model;
    CommandQueue queue;
    std::optional<std::string> copied;

    Kept<std::shared_ptr<const Case>, GroupCounts> groups;
    Kept<ColourKey, ActorColours> colours;
    Kept<MeasureKey, std::shared_ptr<const ActorCurves>> curves;
    Kept<MeasureKey, Scales> scales;
    Kept<TimelineKey, TimelineView> timeline;
    Kept<SliceKey, ComparisonView> comparison;
    Kept<SliceKey, SliceView> slice;
    Kept<ActorsKey, ActorsTable> actors;
    Kept<SliceKey, ActorView> actor;
    Kept<SliceKey, TieView> tie;
    Kept<SliceKey, BalanceView> balance;
    Kept<SliceKey, ShiftsView> shifts;
    Kept<LegendKey, std::shared_ptr<const Decoration>> legend;
    Kept<FitKey, View> fitted;
    Kept<PictureKey, Picture> picture;
    ToolbarView toolbar;
    ExportView exporting;
    UiViews views;

    std::optional<PreviewKey> previewed;
    std::filesystem::path memory;

    JobRunner jobs, writer;  // last: their threads end before the rest goes

    explicit Parts(const std::function<void()>& wake) : jobs(wake), writer(wake) {}
    ~Parts() {  // both at once, then one after the other is waited for
        jobs.stop();
        writer.stop();
    }
    Parts(const Parts&) = delete;
    Parts& operator=(const Parts&) = delete;

    void apply(const Command& command) {
        for (Effect& effect : update(model, command))
            std::visit([this](auto& one) { carry_out(one); }, effect);
    }
    void carry_out(effect::StartAnalysis& start) {
        jobs.run_instead(analysis_job(start.generation, std::move(start.request)));
    }
    void carry_out(effect::Write& write) {
        writer.stop();  // a preview
        writer.run(write_job(std::move(write.request), preview_width()));
    }
    void carry_out(effect::StopWriting&) { writer.stop(); }
    void carry_out(effect::Remember& remember) {
        if (!memory.empty()) writer.run(remember_job(std::move(remember.folder), memory));
    }
    void carry_out(effect::ReadRecipe& read) { writer.run(recipe_job(std::move(read.file))); }
    void carry_out(effect::CopyText& copy) { copied = std::move(copy.text); }

    bool has_picture() const { return slice_count(model) > 0 && model.shown->layouts; }

    void take_in() {
        for (Command& command : jobs.collect()) apply(command);
        for (Command& command : writer.collect()) {
            if (std::holds_alternative<command::ExportEnded>(command)) previewed.reset();
            apply(command);
        }
        for (Command& command : queue.take()) apply(command);
    }

    const ActorColours& actor_colours_now() {
        if (!model.shown || !model.shown->series) return colours.value();
        ColourKey key{model.shown->series, model.style.colour_by, model.style.theme, {}, 0};
        if (!colour_measures(key.colour_by).empty() && slice_count(model) > 0) {
            key.table = model.shown->actor_measures;
            key.slice = current_slice(model);
        }
        return colours.get(key, [&] {
            return actor_colours(*model.shown->series, model.style, key.table.get(), key.slice);
        });
    }

    const Scales& scales_now() {
        const auto& table = model.shown->actor_measures;
        return scales.get({table, model.style.size_by}, [&] {
            return find_scales(*model.shown->series, table.get(), model.style.size_by);
        });
    }

    Material material(const LayoutSeries& layouts) {
        return {.series = model.shown->series.get(),
                .actor_measures = model.shown->actor_measures.get(),
                .layouts = &layouts,
                .moved = &model.moved,
                .scales = &scales_now(),
                .before = nullptr,
                .tie_measures = model.shown->tie_measures.get()};
    }

    void aim_camera() {
        const Rect canvas = areas(model).canvas;
        View& view = model.camera.view;
        view.width = canvas.width();
        view.height = canvas.height();
        if (!model.camera.automatic || !has_picture()) return;
        const FitKey key{.layouts = model.shown->layouts,
                         .from = model.layout_from,
                         .layout_t = model.layout_t,
                         .style = scaled_style(model),
                         .width = view.width,
                         .height = view.height,
                         .moment = model.clock.moment,
                         .pinned = model.pinned,
                         .selected = model.selected.actor};
        view = fitted.get(key, [&] { return fitting_view(key); });
    }

    View fitting_view(const FitKey& key) {
        const auto fit_to = [&](const LayoutSeries& layouts) {
            Material all = material(layouts);
            all.moved = nullptr;  // dragging an actor must not zoom
            if (key.pinned && static_cast<double>(*key.pinned) != key.moment)
                return fit_difference(all, key.style, key.width, key.height, key.moment,
                                      *key.pinned);
            return fit_around(all, key.style, key.width, key.height, key.moment, key.selected);
        };
        View view = fit_to(*key.layouts);
        if (!key.from) return view;
        const View start = fit_to(*key.from);
        view.scale = std::lerp(start.scale, view.scale, key.layout_t);
        view.offset = start.offset + key.layout_t * (view.offset - start.offset);
        return view;
    }

    PictureKey picture_key() const {
        const View& view = model.camera.view;
        const auto pair_of = [&](const Picked& picked) { return picked.tie; };
        return {.analysis = model.shown,
                .from = model.layout_from,
                .layout_t = model.layout_t,
                .style = scaled_style(model),
                .scale = view.scale,
                .offset_x = view.offset.x,
                .offset_y = view.offset.y,
                .width = view.width,
                .height = view.height,
                .moment = model.clock.moment,
                .pinned = model.pinned,
                .highlight = {.hovered = model.hovered.actor,
                              .selected = model.selected.actor,
                              .tie = model.hovered.tie ? pair_of(model.hovered)
                                                       : pair_of(model.selected)},
                .moved = model.moved};
    }

    Picture compose_now(const PictureKey& key) {
        if (!has_picture()) {
            Picture empty;
            empty.width = key.width;
            empty.height = key.height;
            empty.background = palette(model.style.theme).background;
            return empty;
        }
        LayoutSeries blended;
        const LayoutSeries* layouts = model.shown->layouts.get();
        if (model.layout_from) {
            blended = blend(*model.layout_from, *layouts, model.layout_t, key.moment, key.pinned);
            layouts = &blended;
        }
        Material now = material(*layouts);
        const Picture before = std::move(picture.value());
        now.before = &before;
        if (key.pinned && static_cast<double>(*key.pinned) != key.moment)
            return compose_difference(now, key.style, model.camera.view, key.moment, *key.pinned,
                                      key.highlight);
        return compose(now, key.style, model.camera.view, key.moment, key.highlight);
    }

    int preview_width() const {
        return static_cast<int>(
            std::clamp(2 * model.borders.inspector * model.scale, 300.0, 2000.0));
    }

    /// What the Export page would write is painted again when it is another.
    void renew_preview() {
        const bool resting = !is_moving(model) && !model.clock.dragging;
        if (model.tab != Tab::export_ || model.exporting.running || !resting) return;
        if (!why_not_yet(model).empty()) return;
        ExportRequest request = export_request(model);
        PreviewKey key{model.shown, request.recipe, request.file.string(),
                       request.settings.all_slices, preview_width()};
        if (previewed && *previewed == key) return;
        previewed = std::move(key);
        writer.run_instead(preview_job(std::move(request), preview_width()));
    }

    std::shared_ptr<const Decoration> legend_now() {
        if (!has_picture()) return nullptr;
        const Style style = scaled_style(model);
        const auto two = compared(model);
        return legend.get({model.shown->series, model.shown->actor_measures,
                           model.shown->tie_measures, style, two},
                          [&] {
                              return std::make_shared<const Decoration>(
                                  legend_of(material(*model.shown->layouts), style, two));
                          });
    }

    std::shared_ptr<const ActorCurves> curves_now(const std::string& column) {
        const auto& table = model.bands && model.shown->actor_bands ? model.shown->actor_bands
                                                                    : model.shown->actor_measures;
        return curves.get({table, column}, [&] {
            return std::make_shared<const ActorCurves>(
                actor_curves(*model.shown->series, *table, column));
        });
    }

    void prepare_inspector() {
        const ActorColours& colour = actor_colours_now();
        const std::size_t now = slice_count(model) > 0 ? current_slice(model) : 0;
        const SliceKey key{model.shown, now,         model.selected,
                           model.style, model.bands, model.pinned};
        views.inspector.tab = model.tab;
        views.inspector.slice = &slice.get(key, [&] { return slice_view(model, legend_now()); });
        views.comparison = &comparison.get(key, [&] { return comparison_view(model); });
        views.inspector.comparison = views.comparison;
        const std::string column =
            model.sort.column == "name" ? model.style.size_by : model.sort.column;
        std::shared_ptr<const ActorCurves> curve;
        if (slice_count(model) > 0) curve = curves_now(column);
        views.inspector.actors = &actors.get({key, model.search, model.sort},
                                             [&] { return actors_table(model, colour, curve); });
        views.inspector.actor = &actor.get(key, [&] { return actor_view(model, colour); });
        views.inspector.tie = &tie.get(key, [&] { return tie_view(model); });
        views.inspector.balance = nullptr;
        if (model.tab == Tab::balance)
            views.inspector.balance = &balance.get(key, [&] { return balance_view(model); });
        else
            balance = {};  // holds on to no old analysis
        views.inspector.shifts = nullptr;
        if (model.tab == Tab::shifts)
            views.inspector.shifts = &shifts.get(key, [&] { return shifts_view(model); });
        else
            shifts = {};
        views.inspector.writing = model.exporting.running;
        views.inspector.export_ = nullptr;
        if (model.tab != Tab::export_) return;
        exporting = export_view(model, writer.status());
        views.inspector.export_ = &exporting;
    }
};

Shell::Shell(const AppOptions& options, const std::function<void()>& wake)
    : parts_(std::make_unique<Parts>(wake)) {
    parts_->model = make_model(options);
    parts_->memory = options.memory;
    parts_->apply(command::OpenCase{{.case_path = options.case_path,
                                     .overrides = options.overrides,
                                     .at = options.at,
                                     .minus = options.minus,
                                     .select = options.select,
                                     .tab = options.tab}});
}

Shell::~Shell() = default;

void Shell::begin_frame(double width, double height, double scale, double seconds) {
    Parts& parts = *parts_;
    const AppModel& model = parts.model;
    if (width != model.display_width || height != model.display_height || scale != model.scale)
        parts.apply(command::Resize{width, height, scale});
    parts.take_in();
    parts.apply(command::Tick{seconds});
    parts.aim_camera();
    parts.renew_preview();
}

const UiViews& Shell::views() {
    Parts& parts = *parts_;
    const AppModel& model = parts.model;
    const auto source_case = model.shown ? model.shown->reading->result : nullptr;
    const GroupCounts& groups = parts.groups.get(
        source_case, [&] { return source_case ? group_counts(*source_case) : GroupCounts{}; });
    parts.toolbar = toolbar_view(model, groups, parts.jobs.status());
    parts.timeline.get(
        {model.shown, model.range, model.network_measure, areas(model).timeline, model.bands},
        [&] { return timeline_view(model); });
    follow_model(parts.timeline.value(), model);
    parts.prepare_inspector();
    parts.views.toolbar = &parts.toolbar;
    parts.views.timeline = &parts.timeline.value();
    parts.views.canvas = {.picture = &picture(),
                          .camera = model.camera.view,
                          .card = hover_card(model),
                          .empty = empty_canvas(model),
                          .moved = !model.moved.empty(),
                          .automatic = model.camera.automatic,
                          .selected = static_cast<bool>(model.selected)};
    parts.views.trouble = trouble_view(model);
    parts.views.borders = model.borders;
    parts.views.style = model.style;
    return parts.views;
}

const Picture& Shell::picture() {
    const PictureKey key = parts_->picture_key();
    return parts_->picture.get(key, [&] { return parts_->compose_now(key); });
}

std::uint64_t Shell::picture_revision() const {
    return parts_->picture.revision();
}

bool Shell::wants_frame() const {
    return is_moving(parts_->model) || !parts_->queue.waiting().empty();
}

bool Shell::is_busy() const {
    return parts_->jobs.status().busy || parts_->writer.status().busy;
}

std::optional<std::string> Shell::take_copied_text() {
    return std::exchange(parts_->copied, {});
}

void Shell::settle(const std::stop_token& stop) {
    Parts& parts = *parts_;
    do {
        parts.jobs.wait_until_idle(stop);
        parts.writer.wait_until_idle(stop);
        Progress(stop).check();
        parts.take_in();
    } while (parts.jobs.status().busy || parts.writer.status().busy);
    while (is_moving(parts.model) && !parts.model.clock.playing) parts.apply(command::Tick{0.25});
    parts.aim_camera();
}

const AppModel& Shell::model() const {
    return parts_->model;
}

CommandQueue& Shell::queue() {
    return parts_->queue;
}

}  // namespace entente::app
