#include <catch2/catch.hpp>

#include <cmath>

#include "desk.hpp"

using namespace entente;
using namespace entente::app;

namespace {

AppModel abc_model() {
    static const AnalysisPtr analysis = analysed(abc_case());
    return opened(analysis);
}

/// Where a slice stands in the plot, as a share of its width: slice s of 4 has its middle at (s +
/// 0.5) / 4.
double share(double slice) {
    return (slice + 0.5) / 4;
}

}  // namespace

TEST_CASE("dragging the playhead moves through time, and letting go snaps to a slice") {
    Desk desk(abc_model());
    const Point from = desk.input.spot(marks::plot, share(0)),
                to = desk.input.spot(marks::plot, share(2.2));
    desk.input.move(from);
    desk.input.run();
    desk.input.button(true);
    desk.input.move(to);
    desk.input.run();
    CHECK(desk.model.clock.dragging);
    CHECK(desk.model.clock.moment == Approx(2.2).margin(0.01));
    desk.input.button(false);
    desk.input.run(60);
    CHECK(desk.model.clock.moment == 2);
    CHECK(desk.slice_label() == "2002");
    CHECK(desk.count<command::DropMoment>() == 1);
}

TEST_CASE("the playhead can be dragged out of the window on either side") {
    Desk desk(abc_model());
    desk.input.drag(desk.input.spot(marks::plot, share(1)), {-500, 700});
    desk.input.run(60);
    CHECK(desk.model.clock.moment == 0);
    desk.input.drag(desk.input.spot(marks::plot, share(1)), {5000, 700});
    desk.input.run(60);
    CHECK(desk.model.clock.moment == 3);
}

TEST_CASE("the buttons of the timeline step, play and loop") {
    Desk desk(abc_model());
    desk.input.click(marks::step_on);
    desk.input.run(60);
    CHECK(desk.slice_label() == "2001");
    desk.input.click(marks::to_end);
    desk.input.run(60);
    CHECK(desk.slice_label() == "2003");
    desk.input.click(marks::step_back);
    desk.input.run(60);
    CHECK(desk.slice_label() == "2002");
    desk.input.click(marks::to_start);
    desk.input.run(60);
    desk.input.click(marks::loop);
    CHECK(desk.model.clock.loop);
    desk.input.click(marks::play);
    CHECK(desk.model.clock.playing);
    desk.input.run(30);
    CHECK(desk.model.clock.moment > 0.5);
    desk.input.click(marks::play);
    CHECK_FALSE(desk.model.clock.playing);
}

TEST_CASE("keys play, step, and go to the ends") {
    Desk desk(abc_model());
    desk.input.key(ImGuiKey_RightArrow);
    desk.input.run(60);
    CHECK(desk.slice_label() == "2001");
    desk.input.key(ImGuiKey_End);
    desk.input.run(90);
    CHECK(desk.slice_label() == "2003");
    desk.input.key(ImGuiKey_LeftArrow);
    desk.input.run(60);
    CHECK(desk.slice_label() == "2002");
    desk.input.key(ImGuiKey_Home);
    desk.input.run(90);
    CHECK(desk.slice_label() == "2000");
    desk.input.key(ImGuiKey_Space);
    CHECK(desk.model.clock.playing);
    desk.input.key(ImGuiKey_Space);
    CHECK_FALSE(desk.model.clock.playing);
}

TEST_CASE("the wheel zooms in time under the pointer, and then a drag pans") {
    Desk desk(abc_model());
    desk.input.wheel(marks::plot, 3, share(3));
    const TimeRange range = desk.model.range;
    CHECK(range.last - range.first < 4);
    CHECK(range.last == Approx(3 + 0.5 / std::pow(1.25, 3)));  // slice 3 stays under the pointer
    // Far from the playhead, which stands at the left of what is seen.
    update(desk.model, command::DragMoment{3});
    update(desk.model, command::DropMoment{});
    desk.input.run(30);
    const Point from = desk.input.spot(marks::plot, 0.2);
    desk.input.drag(from, from + Point{200, 0});
    CHECK(desk.count<command::PanTimeline>() > 0);
    CHECK(desk.model.range.first < range.first);
}

TEST_CASE("hovering a slice shows its figures") {
    Desk desk(abc_model());
    desk.input.move(desk.input.spot(marks::plot, share(1)));
    desk.input.run(3);
    REQUIRE(desk.model.hovered_slice == 1);
    CHECK(desk.timeline.hovered_label == "2001");
    REQUIRE(desk.timeline.hovered.size() >= 5);
    CHECK(desk.timeline.hovered[0].value == "2");  // acts
    CHECK(desk.timeline.hovered[3].value == "6");  // cooperation
    CHECK(desk.timeline.hovered[4].value == "2");  // conflict
    desk.input.move({2, 2});
    desk.input.run(3);
    CHECK_FALSE(desk.model.hovered_slice);
}

TEST_CASE("another window, layer and direction are chosen from their lists") {
    Desk desk(abc_model());
    desk.input.click(marks::window);
    desk.input.click("choice window cumulative");
    CHECK(desk.model.wanted.window_kind == WindowKind::cumulative);
    CHECK(desk.model.shown->series->options.window_kind == WindowKind::cumulative);
    // 2003 now holds all four acts: 4 - 2 between a and b.
    CHECK(net(*desk.model.shown->series->networks[3].find(actor_id(0), actor_id(1), false)) == 2);
    desk.input.click(marks::layer);
    desk.input.click("choice layer conflict");
    CHECK(desk.model.shown->series->options.layer == Layer::conflict);
    desk.input.click(marks::directed);
    desk.input.click("choice directed yes");
    CHECK(desk.model.shown->series->options.directed);
    CHECK(desk.model.shown->series->options.layer == Layer::conflict);
}

TEST_CASE("a window length is offered where there is one") {
    Desk desk(abc_model());
    CHECK_FALSE(desk.input.has(marks::window_length));
    desk.input.click(marks::window);
    desk.input.click("choice window sliding");
    REQUIRE(desk.input.has(marks::window_length));
    desk.input.click(marks::window_length);
    desk.input.click("choice window length 3y");
    CHECK(desk.model.shown->series->options.window == Period{3, PeriodUnit::year});
}

TEST_CASE("a source is switched off and on, a group is shown alone") {
    Desk desk(abc_model());
    desk.input.click(marks::sources);
    desk.input.click("choice sources doc");
    CHECK(desk.model.wanted.without_source == std::vector<std::string>{"doc"});
    CHECK(desk.model.shown->series->networks.empty());
    desk.input.click("choice sources doc");  // the list stays open
    CHECK(desk.model.wanted.without_source.empty());
    CHECK(desk.model.shown->slices() == 4);
    desk.input.key(ImGuiKey_Escape);
    desk.input.click(marks::groups);
    desk.input.click("choice groups south");
    CHECK(desk.model.wanted.actors == std::vector<std::string>{"south"});
    CHECK(desk.model.shown->series->selection->actors == std::vector{actor_id(1), actor_id(2)});
}

TEST_CASE("clicking an actor on the canvas selects it, clicking nothing lets it go") {
    Desk desk(abc_model());
    REQUIRE(desk.picture.discs.size() == 2);  // a and b in 2000
    const Rect canvas = desk.input.place(marks::canvas);
    const Point a = Point{canvas.left, canvas.top} + desk.picture.discs[0].centre;
    desk.input.move(a);
    desk.input.run(2);
    CHECK(desk.model.hovered.actor == desk.picture.discs[0].actor);
    desk.input.button(true);
    desk.input.button(false);
    desk.input.run();
    CHECK(desk.model.selected.actor == desk.picture.discs[0].actor);
    CHECK(desk.model.tab == Tab::actor);
    desk.input.move({canvas.left + 4, canvas.bottom - 4});
    desk.input.run();
    desk.input.button(true);
    desk.input.button(false);
    desk.input.run();
    CHECK_FALSE(desk.model.selected);
}

TEST_CASE("dragging an actor moves it, dragging the ground moves all, the wheel zooms") {
    Desk desk(abc_model());
    const Rect canvas = desk.input.place(marks::canvas);
    const Point origin{canvas.left, canvas.top};
    const Disc disc = desk.picture.discs[0];
    desk.input.drag(origin + disc.centre, origin + disc.centre + Point{60, 30});
    REQUIRE(desk.model.moved.size() == 1);
    const Point now = to_pixel(desk.model.camera.view, desk.model.moved[0].second);
    CHECK(distance(now, disc.centre + Point{60, 30}) < 1.5);
    CHECK_FALSE(desk.model.selected);
    desk.input.click(marks::release);
    CHECK(desk.model.moved.empty());

    const Point offset = desk.model.camera.view.offset;
    desk.input.drag(origin + Point{5, 5}, origin + Point{45, 25});
    CHECK(distance(desk.model.camera.view.offset, offset + Point{40, 20}) < 0.01);
    const double scale = desk.model.camera.view.scale;
    desk.input.wheel(marks::canvas, 1);
    CHECK(desk.model.camera.view.scale > scale);
    desk.input.letter('F');
    CHECK(desk.model.camera.automatic);
}

TEST_CASE("the table of actors sorts by a click on a header") {
    Desk desk(abc_model());
    desk.input.click(std::string(marks::tab) + "actors");
    REQUIRE(desk.model.tab == Tab::actors);
    // 2000: a and b have strength 4 each, c is silent; equal ones by name.
    REQUIRE(desk.actors.rows.size() == 3);
    CHECK(desk.actors.rows[0].id == "a");
    CHECK(desk.actors.rows[2].id == "c");
    desk.input.click(std::string(marks::header) + "name");
    desk.input.run(2);
    CHECK(desk.model.sort == ActorSort{"name", false});
    desk.input.click(std::string(marks::header) + "name");
    desk.input.run(2);
    CHECK(desk.model.sort == ActorSort{"name", true});
    CHECK(desk.actors.rows[0].id == "c");
    desk.input.click(std::string(marks::header) + "degree");
    desk.input.run(2);
    CHECK(desk.model.sort == ActorSort{"degree", true});
}

TEST_CASE("a row of the table selects its actor, a row of its ties the tie") {
    Desk desk(abc_model(), 1280, 1600);
    update(desk.model, command::ShowTab{Tab::actors});
    desk.input.run(3);
    desk.input.click("row b");
    CHECK(desk.model.selected.actor == actor_id(1));
    REQUIRE(desk.model.tab == Tab::actor);
    desk.input.run(2);
    desk.input.click("tie Anna");
    CHECK(desk.model.selected.tie == ActorPair{actor_id(0), actor_id(1)});
    CHECK(desk.model.tab == Tab::tie);
}

TEST_CASE("Ctrl+F and typing search the actors, in any script") {
    Desk desk(abc_model());
    desk.input.letter('F', true);
    desk.input.run(2);
    CHECK(desk.model.tab == Tab::actors);
    CHECK(desk.model.camera.automatic);
    desk.input.type("長");
    CHECK(desk.model.search == "長");
    REQUIRE(desk.actors.rows.size() == 1);
    CHECK(desk.actors.rows[0].id == "c");
    // Keys go to the text now, not to the clock.
    desk.input.key(ImGuiKey_Space);
    CHECK_FALSE(desk.model.clock.playing);
}

TEST_CASE("tabs follow the user and the selection") {
    Desk desk(abc_model());
    for (const char* tab : {"actors", "actor", "tie", "balance", "shifts", "export", "slice"}) {
        desk.input.click(std::string(marks::tab) + tab);
        CHECK(to_string(desk.model.tab) == tab);
    }
}

TEST_CASE("the borders are moved by dragging") {
    Desk desk(abc_model());
    const Rect before = desk.input.place(marks::canvas);
    const Point grip = desk.input.spot(marks::inspector_border);
    desk.input.drag(grip, grip - Point{100, 0});
    CHECK(desk.input.place(marks::canvas).width() == Approx(before.width() - 100).margin(2));
    const Point below = desk.input.spot(marks::timeline_border, 0.3);
    desk.input.drag(below, below - Point{0, 60});
    CHECK(desk.input.place(marks::canvas).height() == Approx(before.height() - 60).margin(2));
}

TEST_CASE("what is written is chosen on its page, and the command copied") {
    Desk desk(abc_model());
    const auto choose = [&](const char* list, const std::string& id) {
        desk.input.click(list);
        desk.input.click(std::string(marks::choice) + list + " " + id);
    };
    desk.input.click(std::string(marks::tab) + "export");
    desk.input.run(2);
    desk.input.click(marks::write);
    REQUIRE(desk.count<command::Export>() == 1);
    CHECK(desk.model.exporting.running);
    desk.input.run();
    desk.input.click(marks::cancel_export);
    CHECK(desk.count<command::CancelExport>() == 1);
    update(desk.model, command::ExportEnded{.file = "small-2000.svg", .exists = true});
    desk.input.run();
    desk.input.click(marks::replace);
    CHECK(std::get<command::Export>(desk.seen.back()).replace);
    update(desk.model, command::ExportEnded{.file = "small-2000.svg"});
    desk.input.run();
    desk.input.click(marks::copy_command);
    REQUIRE(desk.count<command::CopyText>() == 1);
    const auto& copied = std::get<command::CopyText>(desk.seen.back()).text;
    CHECK(copied.starts_with("entente draw small --at 2000"));
    CHECK(copied.ends_with("-o small-2000.svg"));
    choose(marks::format, "png");
    choose(marks::resolution, "3");
    CHECK(desk.model.exporting.settings.dpi == 300);
    choose(marks::product, "4");
    choose(marks::level, "2");
    CHECK(desk.model.exporting.settings.level == Level::tie);
    choose(marks::product, "1");
    choose(marks::format, "webp");
    CHECK(desk.exporting.name == "small.webp");
    choose(marks::film_length, "2");
    CHECK(desk.model.exporting.settings.film.seconds == 10.0);
    desk.input.click(marks::file_name);
    desk.input.type("my.gif");
    CHECK(desk.model.exporting.settings.endings[1] == "gif");
    CHECK(export_file(desk.model).string().ends_with("my.gif"));
}

TEST_CASE("the theme and the size of discs are chosen") {
    Desk desk(abc_model());
    desk.input.click(marks::theme);
    CHECK(desk.model.style.theme == Theme::dark);
    desk.input.click(marks::size_by);
    desk.input.click("choice size by degree");
    CHECK(desk.model.style.size_by == "degree");
    desk.input.click(marks::network_measure);
    desk.input.click("choice network measure density");
    CHECK(desk.model.network_measure == "density");
}

TEST_CASE("controls that do not fit stand under More") {
    Desk wide(abc_model(), 1600, 900), narrow(abc_model(), 800, 600);
    CHECK(wide.input.has(marks::stability));
    REQUIRE_FALSE(narrow.input.has(marks::stability));
    narrow.input.click(marks::more);
    narrow.input.run(2);
    REQUIRE(narrow.input.has(marks::stability));
    narrow.input.click(marks::stability, 0.99);
    CHECK(narrow.model.stability > 0.9);
}

TEST_CASE("nothing leaves its area at any size and scale") {
    for (const auto& [width, height, scale] : {std::tuple{1280.0, 720.0, 1.0},
                                               {1600.0, 900.0, 1.0},
                                               {1600.0, 900.0, 2.0},
                                               {2560.0, 1440.0, 2.0}}) {
        Desk desk(abc_model(), width, height, scale);
        CAPTURE(width, scale);
        const Areas where = areas(desk.model);
        for (const char* name :
             {marks::play, marks::to_end, marks::speed, marks::network_measure, marks::plot}) {
            const Rect place = desk.input.place(name);
            CAPTURE(name);
            CHECK(place.left >= where.timeline.left);
            CHECK(place.right <= where.timeline.right);
            CHECK(place.top >= where.timeline.top);
            CHECK(place.bottom <= where.timeline.bottom);
        }
        CHECK(desk.input.place(marks::speed).right <=
              desk.input.place(marks::network_measure).left);
        for (const char* name :
             {marks::every, marks::window, marks::more, marks::theme, marks::open}) {
            CAPTURE(name);
            CHECK(desk.input.place(name).right <= where.toolbar.right);
            CHECK(desk.input.place(name).bottom <= where.toolbar.bottom);
        }
        const Rect last_tab = desk.input.place(std::string(marks::tab) + "export");
        CHECK(last_tab.right <= where.inspector.right);
    }
}

TEST_CASE("names are only names, whatever they hold") {
    std::vector<Actor> actors{small_actor("a", "##"), small_actor("b", "%s%n%d"),
                              small_actor("c", "日本###x"), small_actor("d", "")};
    actors[0].groups = {"##g", "%s"};
    actors[1].groups = {"##g"};
    const AnalysisPtr analysis = analysed(small_case(
        actors, {{"2000", "a", "b", 2}, {"2000", "a", "c", -2, "%s##:%n"}, {"2000", "c", "d", 1}}));
    Desk desk(opened(analysis));
    update(desk.model, command::ShowTab{Tab::actors});
    desk.input.run(3);
    for (const char* id : {"a", "b", "c", "d"}) {
        update(desk.model, command::ShowTab{Tab::actors});
        desk.input.run(3);
        desk.input.click(std::string("row ") + id);
        CHECK(desk.model.selected.actor == desk.model.shown->source_case().find_actor(id));
        desk.input.run(2);
    }
    update(desk.model, command::SelectTie{actor_id(0), actor_id(2)});
    desk.input.run(3);
    CHECK(desk.tie.title == "## – 日本###x");
    desk.input.click(marks::groups);
    desk.input.click("choice groups ##g");
    CHECK(desk.model.wanted.actors == std::vector<std::string>{"##g"});
}

TEST_CASE("an empty case and a case of one slice are shown without harm") {
    Desk none(make_model({}));
    none.input.key(ImGuiKey_Space);
    none.input.click(std::string(marks::tab) + "actors");
    none.input.click(std::string(marks::tab) + "tie");
    CHECK(none.model.tab == Tab::tie);

    Desk empty(opened(analysed(small_case({small_actor("a", "A")}, {}))));
    CHECK(empty.model.shown->slices() == 0);
    empty.input.click(marks::play);
    for (const char* tab : {"actors", "actor", "tie", "export"})
        empty.input.click(std::string(marks::tab) + tab);
    CHECK_FALSE(empty.model.clock.playing);

    Desk one(opened(analysed(small_case({small_actor("a", "A"), small_actor("b", "B")},
                                        {{"2000-01-01", "a", "b", 1}}))));
    REQUIRE(one.model.shown->slices() == 1);
    one.input.click(marks::play);
    one.input.drag(one.input.spot(marks::plot, 0.1), one.input.spot(marks::plot, 0.9));
    one.input.wheel(marks::plot, 5);
    one.input.key(ImGuiKey_RightArrow);
    one.input.run(10);
    CHECK(one.model.clock.moment == 0);
    CHECK_FALSE(one.model.clock.playing);
}

TEST_CASE("the problems of a case that was not opened are listed until dismissed") {
    Desk desk(abc_model());
    desk.model.trouble =
        Trouble{.case_path = "broken/%s##",
                .message = "The case has errors.",
                .problems = {{Severity::error, "events.csv", 3, 4, "%n##", "a date"}},
                .errors = 500,
                .warnings = 0};
    desk.input.run(3);
    REQUIRE(desk.input.has(marks::dismiss));
    desk.input.key(ImGuiKey_Space);
    CHECK_FALSE(desk.model.clock.playing);
    desk.input.click(marks::dismiss);
    desk.input.run(2);
    CHECK_FALSE(desk.model.trouble);
    CHECK_FALSE(desk.input.has(marks::dismiss));
    CHECK(desk.model.shown);
}
