#include <catch2/catch.hpp>

#include <limits>

#include "app/commands.hpp"
#include "app/views.hpp"
#include "entente/core/error.hpp"
#include "small_case.hpp"

using namespace entente;
using namespace entente::app;
using namespace entente::app::command;
using Catch::Matchers::Contains;

namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

AppModel after(AppModel model, const std::vector<Command>& commands) {
    for (const Command& one : commands) update(model, one);
    return model;
}

AppModel four_slices() {
    static const AnalysisPtr analysis = analysed(abc_case());
    return opened(analysis);
}

const effect::StartAnalysis* started(const std::vector<Effect>& effects) {
    return effects.size() == 1 ? std::get_if<effect::StartAnalysis>(&effects.front()) : nullptr;
}

}  // namespace

TEST_CASE("the slider stays inside the slices, whatever is asked of it") {
    struct Row {
        std::vector<Command> commands;
        double moment;
    };
    // Slices 2000 2001 2002 2003 are the moments 0 1 2 3.
    const std::vector<Row> rows{
        {{DragMoment{1.25}}, 1.25},
        {{DragMoment{-7}}, 0},
        {{DragMoment{99}}, 3},
        {{DragMoment{2}, DragMoment{no_number}}, 2},
        {{DragMoment{1.4}, DropMoment{}, Tick{0.25}, Tick{0.25}}, 1},
        {{DragMoment{1.6}, DropMoment{}, Tick{0.25}, Tick{0.25}}, 2},
        {{GoToSlice{2}, Tick{0.25}, Tick{0.25}, Tick{0.25}}, 2},
        {{GoToSlice{1000}, Tick{0.25}, Tick{0.25}, Tick{0.25}, Tick{0.25}}, 3},
        {{Step{1}, Tick{0.25}, Tick{0.25}}, 1},
        {{Step{1}, Step{1}, Tick{0.25}, Tick{0.25}, Tick{0.25}}, 2},
        {{Step{-1}, Tick{0.25}, Tick{0.25}}, 0},
        {{GoToEnd{}, Tick{0.25}, Tick{0.25}, Tick{0.25}, Tick{0.25}}, 3},
        {{GoToEnd{}, Tick{9}, Tick{9}, Tick{9}, Tick{9}, GoToStart{}, Tick{9}, Tick{9}, Tick{9}},
         0},
    };
    for (const Row& row : rows) {
        const AppModel model = after(four_slices(), row.commands);
        CAPTURE(&row - rows.data());
        CHECK(model.clock.moment == Approx(row.moment));
    }
}

TEST_CASE("playing moves on by seconds, stops at the end, or begins again") {
    AppModel model = after(four_slices(), {SetSpeed{2}, TogglePlaying{}, Tick{0.25}, Tick{0.25}});
    CHECK(model.clock.playing);
    CHECK(model.clock.moment == Approx(1));  // 2 slices a second for half a second
    for (int i = 0; i < 20; ++i) update(model, Tick{0.25});
    CHECK_FALSE(model.clock.playing);
    CHECK(model.clock.moment == 3);

    update(model, TogglePlaying{});  // at the end: from the beginning
    CHECK(model.clock.moment == 0);
    update(model, SetLoop{true});
    for (int i = 0; i < 6; ++i) update(model, Tick{0.25});
    CHECK(model.clock.playing);
    CHECK(model.clock.moment == 0);
}

TEST_CASE("a stalled clock does not jump and a broken one does not move") {
    const AppModel playing = after(four_slices(), {SetSpeed{2}, SetPlaying{true}});
    CHECK(after(playing, {Tick{60}}).clock.moment == Approx(0.5));
    CHECK(after(playing, {Tick{-5}}).clock.moment == 0);
    CHECK(after(playing, {Tick{no_number}}).clock.moment == 0);
    CHECK(after(playing, {SetSpeed{1e9}}).clock.speed == 32);
    CHECK(after(playing, {SetSpeed{no_number}}).clock.speed == 2);
}

TEST_CASE("the timeline zooms around its anchor and stays on the slices") {
    const AppModel model = after(four_slices(), {ZoomTimeline{2, 0}});
    CHECK(model.range.first == Approx(-0.25));
    CHECK(model.range.last == Approx(1.75));
    CHECK(after(model, {PanTimeline{1}}).range.first == Approx(0.75));
    CHECK(after(model, {PanTimeline{50}}).range.last == Approx(3.5));
    CHECK(after(model, {PanTimeline{no_number}}).range == model.range);
    CHECK(after(model, {ZoomTimeline{1e9, 0}}).range.last -
              after(model, {ZoomTimeline{1e9, 0}}).range.first ==
          Approx(2));
    CHECK(after(model, {ShowAllTime{}}).range == TimeRange{-0.5, 3.5});
    // The playhead takes the timeline along.
    const AppModel moved = after(model, {DragMoment{3}});
    CHECK(moved.range.first < 3);
    CHECK(moved.range.last >= 3);
}

TEST_CASE("without a case nothing can be done, and nothing breaks") {
    AppModel model = make_model({});
    for (const Command& one : std::vector<Command>{
             Tick{1}, DragMoment{3}, DropMoment{}, Step{1}, GoToEnd{}, SetPlaying{true},
             SelectActor{actor_id(5)}, SelectTie{actor_id(0), actor_id(1)}, HoverSlice{3},
             SetLayer{Layer::conflict}, SetWindow{WindowKind::sliding, {5, PeriodUnit::year}},
             Export{}, CancelExport{}, MoveActor{actor_id(0), {1, 1}}, ShowGroup{"x", true},
             ResetOptions{}})
        CHECK(update(model, one).empty());
    CHECK(model.clock.moment == 0);
    CHECK_FALSE(model.clock.playing);
    CHECK_FALSE(model.selected);
}

TEST_CASE("a change asks for the least work that shows it") {
    struct Row {
        Command command;
        Work work;
    };
    const Work all = whole_work;
    const std::vector<Row> rows{
        {SetEvery{{1, PeriodUnit::month}}, all},
        {SetWindow{WindowKind::sliding, {5, PeriodUnit::year}}, all},
        {SetWindow{WindowKind::cumulative, {1, PeriodUnit::year}}, all},
        {SetDirected{true}, all},
        {SetRollup{Rollup::top}, all},
        {SetValueMode{ValueMode::sign}, all},
        {ShowGroup{"north", true}, all},
        {SetSource{"doc", false}, all},
        {SetLayer{Layer::conflict}, {.measures = true, .searches = true}},
        {SetDistance{Distance::inverse}, {.measures = true, .searches = true}},
        {SetBands{true}, {.bands = true}},
        {SetStability{0.8}, {.layout = true}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.command.index());
        AppModel model = four_slices();
        const auto effects = update(model, row.command);
        const auto* start = started(effects);
        REQUIRE(start);
        CHECK(start->request.work == row.work);
        CHECK(start->request.before ==
              model.shown);  // the old view stays until the new one is ready
        CHECK(start->generation == model.generation);
        CHECK(model.computing == row.work);
    }
}

TEST_CASE("wishes that change nothing, or that the case cannot grant, start nothing") {
    for (const Command& one : std::vector<Command>{
             SetLayer{Layer::interaction}, SetDirected{false}, SetEvery{{0, PeriodUnit::year}},
             SetEvery{{1, PeriodUnit::year}}, ShowGroup{"nobody", true}, ShowEveryone{},
             SetSource{"no such", false}, SetStability{0.5}, SetStability{no_number},
             ResetOptions{}, SetWindow{WindowKind::sliding, {-3, PeriodUnit::year}},
             SetSizeBy{"no such"}, SetSizeBy{"side"}, SetSizeBy{"community"}, SetBands{false}}) {
        AppModel model = four_slices();
        CAPTURE(one.index());
        CHECK(update(model, one).empty());
        CHECK(model.style.size_by == "strength");
    }
}

TEST_CASE("a wish taken back stops the work for it") {
    AppModel model = four_slices();
    update(model, SetLayer{Layer::conflict});
    const auto effects = update(model, SetLayer{Layer::interaction});
    const auto* start = started(effects);
    REQUIRE(start);
    CHECK_FALSE(start->request.work.any());
    CHECK_FALSE(model.computing.any());
}

TEST_CASE("bands that are no longer wanted are left, and other ties need other bands") {
    AppModel model = four_slices();
    update(model, SetBands{true});
    const auto effects = update(model, SetBands{false});
    const auto* stop = started(effects);
    REQUIRE(stop);
    CHECK_FALSE(stop->request.work.any());
    CHECK_FALSE(model.bands);
    update(model, SetBands{true});
    const auto again = update(model, SetDirected{true});
    REQUIRE(started(again));
    Work wanted = whole_work;
    wanted.bands = true;
    CHECK(started(again)->request.work == wanted);
    // An error leaves what was there: no bands.
    update(model, AnalysisEnded{model.generation, "too large"});
    CHECK_FALSE(model.bands);
}

TEST_CASE("a tie is selected with its page or beside it") {
    AppModel model = four_slices();
    model.tab = Tab::balance;
    update(model, SelectTie{actor_id(1), actor_id(0), false});
    CHECK(model.selected.tie == ActorPair{actor_id(0), actor_id(1)});
    CHECK(model.tab == Tab::balance);
    CHECK(scaled_style(model).mark_frustrated);
    update(model, SelectTie{actor_id(1), actor_id(0)});
    CHECK(model.tab == Tab::tie);
    CHECK_FALSE(scaled_style(model).mark_frustrated);
}

TEST_CASE("results of an older generation are thrown away") {
    AppModel model = four_slices();
    update(model, SetStability{0.6});
    const std::uint64_t old = model.generation;
    update(model, SetStability{0.7});
    const AnalysisPtr before = model.shown, other = analysed(abc_case());
    update(model, AnalysisAdvanced{old, other});
    CHECK(model.shown == before);
    update(model, AnalysisAdvanced{model.generation, other});
    CHECK(model.shown == other);
    update(model, AnalysisEnded{old, "too late"});
    CHECK(model.notice.empty());
}

TEST_CASE("other slices keep the date, the selection and the stretch of time") {
    SeriesOptions months;
    months.every = {1, PeriodUnit::month};
    const AnalysisPtr monthly = analysed(abc_case(), months);
    AppModel model = after(four_slices(), {SelectActor{actor_id(1)}, DragMoment{1}, DropMoment{},
                                           Tick{0.25}, SetEvery{{1, PeriodUnit::month}}});
    update(model, AnalysisAdvanced{model.generation, monthly});
    // The middle of 2001 is July 2001. The monthly slices begin with May 2000, so that is the 15th.
    CHECK(monthly->series->networks[current_slice(model)].slice.label == "2001-07");
    CHECK(model.selected.actor == actor_id(1));
    CHECK(model.range == TimeRange{-0.5, static_cast<double>(monthly->slices()) - 0.5});
}

TEST_CASE("a new layout is approached, not jumped to") {
    AppModel model = four_slices();
    update(model, SetStability{0.9});
    auto next = std::make_shared<Analysis>(*model.shown);
    next->layouts = std::make_shared<LayoutSeries>(*model.shown->layouts);
    const auto old = model.shown->layouts;
    update(model, AnalysisAdvanced{model.generation, next});
    CHECK(model.layout_from == old);
    CHECK(is_moving(model));
    for (int i = 0; i < 3; ++i) update(model, Tick{0.25});
    CHECK_FALSE(model.layout_from);
    CHECK_FALSE(is_moving(model));
}

TEST_CASE("a case with errors is told of, and the case that was open stays") {
    AppModel model = four_slices();
    const AnalysisPtr before = model.shown;
    update(model, OpenCase{{.case_path = "broken"}});
    CHECK(model.shown == before);
    auto reading = std::make_shared<CaseReading>();
    reading->result = abc_case();
    reading->problems = {{Severity::error, "events.csv", 3, 4, "2023-02-30", "a date"}};
    reading->error_count = 1;
    auto failed = std::make_shared<Analysis>();
    failed->reading = reading;
    update(model, AnalysisAdvanced{model.generation, failed});
    update(model, AnalysisEnded{model.generation, ""});
    CHECK(model.shown == before);
    REQUIRE(model.trouble);
    CHECK(model.trouble->problems.size() == 1);
    CHECK(model.trouble->case_path == "broken");
    CHECK_FALSE(model.opening);
    CHECK_FALSE(model.computing.any());
    update(model, DismissTrouble{});
    CHECK_FALSE(model.trouble);
}

TEST_CASE("a case that cannot be read is told of too") {
    AppModel model = four_slices();
    update(model, OpenCase{{.case_path = "nowhere"}});
    update(model, AnalysisEnded{model.generation, "cannot read nowhere"});
    REQUIRE(model.trouble);
    CHECK(model.trouble->message == "cannot read nowhere");
    CHECK(model.shown);
}

TEST_CASE("a new case opens where it was asked to") {
    struct Row {
        Opening opening;
        std::string slice;
        Tab tab;
        bool actor, tie;
    };
    const std::vector<Row> rows{
        {{.case_path = "x"}, "2003", Tab::slice, false, false},
        {{.case_path = "x", .at = day_of(CivilDate{2001, 12, 31})},
         "2001",
         Tab::slice,
         false,
         false},
        {{.case_path = "x", .at = day_of(CivilDate{1900, 1, 1})}, "2003", Tab::slice, false, false},
        {{.case_path = "x", .select = "b"}, "2003", Tab::actor, true, false},
        {{.case_path = "x", .select = "c,b"}, "2003", Tab::tie, false, true},
        {{.case_path = "x", .select = "c,b", .tab = "export"}, "2003", Tab::export_, false, true},
        {{.case_path = "x", .select = "nobody"}, "2003", Tab::slice, false, false},
    };
    for (const Row& row : rows) {
        CAPTURE(&row - rows.data());
        AppModel model = make_model({});
        update(model, OpenCase{row.opening});
        update(model, AnalysisAdvanced{model.generation, analysed(abc_case())});
        CHECK(model.shown->series->networks[current_slice(model)].slice.label == row.slice);
        CHECK(model.tab == row.tab);
        CHECK(model.selected.actor.has_value() == row.actor);
        CHECK(model.selected.tie.has_value() == row.tie);
        if (row.tie) CHECK(model.selected.tie == ActorPair{actor_id(1), actor_id(2)});
    }
}

TEST_CASE("what a new case does not have, though it was asked for, is told whole") {
    const auto notice = [](const Opening& opening) {
        AppModel model = make_model({});
        update(model, OpenCase{opening});
        update(model, AnalysisAdvanced{model.generation, analysed(abc_case())});
        CHECK(model.notice_category == ErrorCategory::usage);
        return model.notice;
    };
    const Day long_ago = day_of(CivilDate{1900, 1, 1});
    CHECK(notice({.case_path = "x", .select = "a"}).empty());
    CHECK(notice({.case_path = "x", .select = "b, c"}).empty());
    CHECK(notice({.case_path = "x", .at = long_ago}) ==
          "--at 1900-01-01 is outside the slices, which go from 2000-01-01 to 2004-01-01 "
          "(excluded)");
    CHECK(notice({.case_path = "x", .select = "ana,zzzz"}) ==
          "--select: there is no actor \"ana\"; did you mean a (Anna)?; "
          "--select: there is no actor \"zzzz\"");
    CHECK_THAT(notice({.case_path = "x", .at = long_ago, .select = "zzzz"}),
               Contains("1900") && Contains("zzzz"));
    CHECK_THROWS_WITH(check_tab("actr"), Contains("did you mean actor?"));
    CHECK_NOTHROW(check_tab("tie"));
    CHECK_NOTHROW(check_tab(""));
}

TEST_CASE("whose fault it is that a case cannot be opened is kept") {
    AppModel model = make_model({});
    update(model, OpenCase{{.case_path = "x"}});
    update(model, AnalysisEnded{model.generation, "too many slices", ErrorCategory::usage});
    REQUIRE(model.trouble);
    CHECK(model.trouble->category == ErrorCategory::usage);
}

TEST_CASE("an option that the case cannot satisfy leaves the view as it was") {
    AppModel model = four_slices();
    update(model, SetEvery{{1, PeriodUnit::day}});
    update(model, AnalysisEnded{model.generation, "more than a million slices"});
    CHECK(model.notice == "more than a million slices");
    CHECK(model.wanted == model.shown->series->options);
    CHECK_FALSE(model.computing.any());
}

TEST_CASE("selecting opens the page of what was selected") {
    AppModel model = after(four_slices(), {SelectTie{actor_id(2), actor_id(1)}});
    CHECK(model.selected.tie == ActorPair{actor_id(1), actor_id(2)});
    CHECK(model.tab == Tab::tie);
    update(model, SelectActor{actor_id(0)});
    CHECK_FALSE(model.selected.tie);
    CHECK(model.tab == Tab::actor);
    update(model, SelectActor{actor_id(77)});
    CHECK(model.selected.actor == actor_id(0));
    update(model, SelectTie{actor_id(1), actor_id(1)});
    CHECK(model.selected.actor == actor_id(0));
    update(model, Deselect{});
    CHECK_FALSE(model.selected);
    CHECK(model.tab == Tab::slice);
}

TEST_CASE("zooming keeps the point under the pointer where it is") {
    AppModel model = four_slices();
    const Point pixel{300, 200};
    const Point before = to_layout(model.camera.view, pixel);
    update(model, ZoomCanvas{1.5, pixel});
    const Point now = to_layout(model.camera.view, pixel);
    CHECK(now.x == Approx(before.x));
    CHECK(now.y == Approx(before.y));
    CHECK_FALSE(model.camera.automatic);
    const View view = model.camera.view;
    update(model, ZoomCanvas{-1, pixel});
    update(model, ZoomCanvas{2, {no_number, 0}});
    update(model, PanCanvas{{no_number, 0}});
    CHECK(model.camera.view.scale == view.scale);
    CHECK(model.camera.view.offset == view.offset);
    update(model, FitCanvas{});
    CHECK(model.camera.automatic);
}

TEST_CASE("a dragged actor stands where it was put, once") {
    AppModel model = four_slices();
    model.camera.view = {.width = 800, .height = 600, .scale = 100, .offset = {400, 300}};
    update(model, MoveActor{actor_id(1), {500, 300}});
    update(model, MoveActor{actor_id(1), {600, 400}});
    REQUIRE(model.moved.size() == 1);
    CHECK(model.moved[0].second.x == Approx(2));
    CHECK(model.moved[0].second.y == Approx(1));
    update(model, MoveActor{actor_id(1), {no_number, 400}});
    CHECK(model.moved[0].second.x == Approx(2));
    update(model, ReleaseActors{});
    CHECK(model.moved.empty());
}

TEST_CASE("no border can push an area out of the window") {
    for (const double scale : {1.0, 2.0})
        for (const auto& [width, height] :
             {std::pair{1280.0, 720.0}, {1600.0, 900.0}, {320.0, 200.0}})
            for (const double border : {-1e9, 0.0, 430.0, 1e9}) {
                const Areas where = areas(width, height, scale, {border, border});
                CAPTURE(scale, width, border);
                for (const Rect& area :
                     {where.toolbar, where.canvas, where.inspector, where.timeline}) {
                    CHECK(area.width() > 0);
                    CHECK(area.height() > 0);
                    CHECK(area.left >= 0);
                    CHECK(area.right <= width);
                    CHECK(area.bottom <= height);
                }
                CHECK_FALSE(where.canvas.overlaps(where.inspector));
                CHECK_FALSE(where.canvas.overlaps(where.timeline));
                CHECK_FALSE(where.inspector.overlaps(where.timeline));
            }
    AppModel model = make_model({});
    update(model, MoveBorders{{no_number, 100}});
    CHECK(model.borders == Borders{});
    update(model, Resize{0, no_number, 1});
    CHECK(model.display_width == 1600);
}

TEST_CASE("exports say how it went, and remember where") {
    AppModel model = four_slices();
    ExportSettings chosen;
    chosen.folder = "/some/where";
    update(model, SetExport{chosen});
    const auto effects = update(model, Export{});
    REQUIRE(effects.size() == 1);
    const ExportRequest& request = std::get<effect::Write>(effects[0]).request;
    CHECK(request.file == "/some/where/small-2000.svg");
    CHECK_FALSE(request.replace);
    CHECK(model.exporting.running);
    CHECK(update(model, Export{}).empty());  // one at a time
    CHECK(std::holds_alternative<effect::StopWriting>(update(model, CancelExport{}).at(0)));
    update(model, ExportEnded{.file = "out.svg", .cancelled = true});
    CHECK(model.exporting.message == "Cancelled; out.svg was not written.");
    CHECK_FALSE(model.exporting.failed);
    update(model, Export{});
    update(model, ExportEnded{.file = "out.svg", .error = "disk full"});
    CHECK(model.exporting.failed);
    CHECK(model.exporting.message == "disk full");
    CHECK_FALSE(model.exporting.running);
    update(model, Export{});
    const std::filesystem::path file = "/some/where/small-2000.svg";
    const auto asked = update(model, ExportEnded{.file = file, .exists = true});
    CHECK(asked.empty());
    CHECK(model.exporting.exists == file);
    CHECK(export_view(model).exists);
    const auto again = update(model, Export{.replace = true});
    CHECK(std::get<effect::Write>(again.at(0)).request.replace);
    CHECK(model.exporting.exists.empty());
    const auto done = update(model, ExportEnded{.file = file});
    CHECK(std::get<effect::Remember>(done.at(0)).folder == "/some/where");

    // The answer about one file is none about another.
    update(model, ExportEnded{.file = file, .exists = true});
    model.clock.moment = 1;
    CHECK(export_file(model) == "/some/where/small-2001.svg");
    CHECK_FALSE(export_view(model).exists);
    const auto other = update(model, Export{.replace = true});
    CHECK_FALSE(std::get<effect::Write>(other.at(0)).request.replace);

    // What is being written is said as it was asked for.
    model.clock.moment = 2;
    CHECK(export_view(model).command.find("--at 2001 ") != std::string::npos);
    CHECK(export_view(model).name == "small-2001.svg");
    update(model, ExportEnded{.file = file});
    CHECK(export_view(model).command.find("--at 2002 ") != std::string::npos);

    // A name with a folder of its own.
    ExportSettings elsewhere = chosen;
    elsewhere.names[0] = "figures/a.png";
    update(model, SetExport{elsewhere});
    CHECK(export_view(model).folder == "/some/where/figures");
    CHECK(export_view(model).name == "a.png");
    const auto copied = update(model, CopyText{"words"});
    REQUIRE(copied.size() == 1);
    CHECK(std::get<effect::CopyText>(copied[0]).text == "words");
}

TEST_CASE("what is chosen for export stays within what can be written") {
    AppModel model = four_slices();
    ExportSettings wild;
    wild.endings[0] = "bmp";
    wild.page_size = PageSize::own;
    wild.own_width = -5;
    wild.own_height = 1'000'000;
    wild.dpi = 0;
    wild.film.fps = std::numeric_limits<double>::quiet_NaN();
    wild.film.width = 9;
    wild.film.seconds = 1e9;
    wild.film.sheet = Sheet{.columns = 0, .rows = 99};
    wild.names[1] = "moving.webp";
    update(model, SetExport{wild});
    const ExportSettings& held = model.exporting.settings;
    CHECK(held.endings[0] == "svg");
    CHECK(held.endings[1] == "webp");
    CHECK(held.own_width == 200);
    CHECK(held.own_height == 5000);
    CHECK(held.dpi == 36);
    CHECK(held.film.fps == 20);
    CHECK(held.film.width == 100);
    CHECK(held.film.seconds == 3600.0);
    CHECK(held.film.sheet->rows == 20);
    // A column of print is 8.5 cm, whatever the format's unit: 1004 pixels at 300 an inch.
    ExportSettings print;
    print.page_size = PageSize::column;
    print.endings[0] = "png";
    print.dpi = 300;
    update(model, SetExport{print});
    CHECK(page_shape(model).width == 1004);
    CHECK(page_shape(model).dpi == 300);
    print.endings[0] = "pdf";
    update(model, SetExport{print});
    CHECK(page_shape(model).width == 241);
    CHECK(page_shape(model).dpi == 72);
}

TEST_CASE("a zoom is the same on the canvas and on a page of another shape") {
    AppModel model = four_slices();
    model.camera = {.view = {.width = 1000, .height = 500, .scale = 80, .offset = {400, 300}},
                    .automatic = false};
    const auto on_page = page_view(model, 1600, 1600);  // 1.6 times, in the middle of its height
    REQUIRE(on_page);
    CHECK(on_page->scale == Approx(128));
    CHECK(on_page->offset.x == Approx(640));
    CHECK(on_page->offset.y == Approx(480 + 400));
    const View back = canvas_view(*on_page, 1000, 500);
    CHECK(back.scale == Approx(80));
    CHECK(back.offset.x == Approx(400));
    CHECK(back.offset.y == Approx(300));
}
