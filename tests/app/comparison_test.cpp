// A slice pinned, and others compared with it.
#include <cmath>

#include "desk.hpp"
#include "exported.hpp"

using namespace entente;
using namespace entente::app;
using namespace entente::app::command;
using Catch::Matchers::Contains;

namespace {

// Slices 2000 (a +4 b), 2001 (a -2 b, b +6 c), 2002 (nothing), 2003 (b +1 c).
AppModel abc_model() {
    static const AnalysisPtr analysis = analysed(abc_case());
    return opened(analysis);
}

AppModel at(std::size_t slice, std::optional<std::size_t> pinned) {
    AppModel model = abc_model();
    model.clock.moment = static_cast<double>(slice);
    update(model, PinSlice{pinned});
    return model;
}

std::string value(const HoverCard& card, const std::string& name) {
    for (const Figure& figure : card.figures)
        if (figure.name == name) return figure.value;
    return "no " + name;
}

std::vector<std::size_t> counts(const ComparisonView& view) {
    std::vector<std::size_t> all;
    for (const ChangeLine& line : view.changes) all.push_back(line.ties);
    return all;
}

}  // namespace

TEST_CASE("a slice stays pinned while the slider moves, and one that is not there is not pinned") {
    AppModel model = at(1, 1);
    CHECK(model.pinned == 1u);
    CHECK_FALSE(compared(model));  // the same slice
    update(model, DragMoment{2.7});
    CHECK(model.pinned == 1u);
    CHECK(compared(model) == TwoSlices{.slice = 3, .minus = 1});
    update(model, DragMoment{1.4});
    CHECK_FALSE(compared(model));
    update(model, PinSlice{77});
    CHECK(model.pinned == 1u);
    update(model, PinSlice{});
    CHECK_FALSE(model.pinned);
    AppModel none = make_model({});
    update(none, PinSlice{0});
    CHECK_FALSE(none.pinned);
}

TEST_CASE("the pinned slice is kept by its date, or dropped with a word") {
    SeriesOptions months, fours, late;
    months.every = {1, PeriodUnit::month};
    fours.every = {4, PeriodUnit::year};
    late.from = day_of({2001, 1, 1});
    const auto changed = [&](std::size_t pinned, const SeriesOptions& options) {
        AppModel model = at(0, pinned);
        update(model, SetEvery{{1, PeriodUnit::month}});  // some change: the result is what counts
        update(model, AnalysisAdvanced{model.generation, analysed(abc_case(), options)});
        return model;
    };
    const auto label = [](const AppModel& model) {
        REQUIRE(model.pinned);
        return model.shown->series->networks[*model.pinned].slice.label;
    };
    CHECK(label(changed(1, months)) == "2001-07");  // the middle of 2001
    CHECK(label(changed(3, months)) == "2003-02");  // the last month there is
    CHECK(changed(3, fours).pinned == 0u);
    CHECK(label(changed(2, late)) == "2002");
    CHECK(changed(2, late).notice.empty());
    const AppModel dropped = changed(0, late);
    CHECK_FALSE(dropped.pinned);
    CHECK(dropped.notice == "2000 is outside the slices now: nothing is compared any more");
    AppModel other = at(1, 1);
    update(other, OpenCase{{.case_path = "x"}});
    update(other, AnalysisAdvanced{other.generation, analysed(sides_case())});
    CHECK_FALSE(other.pinned);
}

TEST_CASE("a case opens with a slice pinned, and says when that is not there") {
    const auto opened_with = [](const char* minus) {
        AppModel model = make_model({});
        const When when = std::get<When>(parse_edtf(minus));
        update(model, OpenCase{{.case_path = "x", .minus = when.days.begin}});
        update(model, AnalysisAdvanced{model.generation, analysed(abc_case())});
        return model;
    };
    CHECK(opened_with("2001-05").pinned == 1u);
    CHECK_FALSE(opened_with("1850").pinned);
    CHECK_THAT(opened_with("1850").notice, Contains("--minus 1850-01-01 is outside the slices"));
}

TEST_CASE("the strip and the page of the slice say what is compared, with counts") {
    CHECK_FALSE(comparison_view(at(1, {})).shown);
    const ComparisonView two = comparison_view(at(1, 0));
    CHECK(two.title == "2001 compared with 2000");
    REQUIRE(two.changes.size() == 6);
    CHECK(two.changes[2].symbol == "±");
    CHECK(two.changes[2].name == "changed sign");
    CHECK(counts(two) == std::vector<std::size_t>{1, 0, 1, 0, 0, 0});
    CHECK(two.note.empty());
    CHECK_THAT(two.words, Contains("Of 2 ties in either slice 1 appeared (+), 0 vanished (×), "
                                   "1 changed sign (±), 0 grew (↑), 0 shrank (↓) and 0 stayed."));
    // The other way round: b-c of 2001 has shrunk by 2003, a-b has vanished.
    CHECK(counts(comparison_view(at(3, 1))) == std::vector<std::size_t>{0, 1, 0, 0, 1, 0});
    const ComparisonView same = comparison_view(at(1, 1));
    CHECK(same.shown);
    CHECK(same.changes.empty());
    CHECK_THAT(same.note, Contains("The same slice"));
    CHECK(comparison_view(make_model({})).title.empty());
}

TEST_CASE("a tie's card and its page tell before and after") {
    AppModel model = at(1, 0);
    update(model, Hover{{.actor = {}, .tie = ActorPair{actor_id(0), actor_id(1)}}});
    auto card = hover_card(model);
    REQUIRE(card);
    CHECK(card->title == "Anna – Béla");
    CHECK(value(*card, "slices") == "2000 → 2001");
    CHECK(value(*card, "tie") == "changed sign (±)");
    CHECK(value(*card, "net") == "+4 → −2");
    CHECK(value(*card, "cooperation") == "4 → 0");
    CHECK(value(*card, "conflict") == "0 → 2");
    update(model, Hover{{.actor = actor_id(2), .tie = {}}});  // Chō comes in 2001
    card = hover_card(model);
    REQUIRE(card);
    CHECK(value(*card, "degree") == "– → 1");
    model = at(3, 1);
    update(model, SelectTie{actor_id(1), actor_id(0)});  // vanished, and can be pointed at
    update(model, Hover{{.actor = {}, .tie = ActorPair{actor_id(0), actor_id(1)}}});
    card = hover_card(model);
    REQUIRE(card);
    CHECK(value(*card, "net") == "−2 → –");
    CHECK(tie_view(model).change == "Compared with 2001: vanished, net −2 → –.");
    CHECK(tie_view(model).pinned == 1u);
    update(model, PinSlice{});
    CHECK(tie_view(model).change.empty());
    CHECK_FALSE(hover_card(model));  // there is no such tie in 2003
}

TEST_CASE("an empty slice shows what has vanished, two empty ones say so") {
    CHECK(empty_canvas(at(2, {})) == "No act counts in this slice.");
    CHECK(empty_canvas(at(2, 1)).empty());
    CHECK(empty_canvas(at(2, 2)) == "No act counts in this slice.");
    Desk desk(at(2, 1));
    CHECK(desk.picture.ties.size() == 2);
}

TEST_CASE("a key and a button pin the present slice and let it go") {
    Desk desk(abc_model());
    const Rect before = desk.input.place(marks::canvas);
    CHECK_FALSE(desk.input.has(marks::comparison));
    desk.input.letter('C');
    desk.input.run(2);
    CHECK(desk.model.pinned == 0u);
    REQUIRE(desk.input.has(marks::comparison));
    CHECK(desk.input.place(marks::canvas).top >= desk.input.place(marks::comparison).bottom);
    CHECK(desk.input.place(marks::canvas).bottom == before.bottom);
    const Rect mark = desk.input.place(marks::pinned_slice);
    CHECK(mark.left >= desk.input.place(marks::plot).left);
    desk.input.key(ImGuiKey_RightArrow);
    desk.input.run(60);
    CHECK(desk.picture.title.ends_with("compared with 2000"));
    desk.input.letter('C');
    desk.input.run(2);
    CHECK_FALSE(desk.model.pinned);
    CHECK(desk.input.place(marks::canvas).top == before.top);
    desk.input.click(marks::pin);
    CHECK(desk.model.pinned == 1u);
    desk.input.click(marks::pin);
    CHECK_FALSE(desk.model.pinned);
    desk.input.click(marks::pin);
    desk.input.run(2);
    desk.input.click(marks::end_comparison);
    CHECK_FALSE(desk.model.pinned);
    desk.input.letter('C', true);  // somebody copies something
    CHECK_FALSE(desk.model.pinned);
}

TEST_CASE("Escape lets go of the selection first, then of the comparison") {
    Desk desk(at(1, 0));
    update(desk.model, SelectActor{actor_id(1)});
    desk.input.run(2);
    desk.input.key(ImGuiKey_Escape);
    CHECK_FALSE(desk.model.selected);
    CHECK(desk.model.pinned);
    desk.input.key(ImGuiKey_Escape);
    CHECK_FALSE(desk.model.pinned);
}

TEST_CASE("a pinned slice out of sight is named at the edge of the timeline") {
    Desk desk(at(3, 0));
    update(desk.model, ZoomTimeline{4, 3});
    desk.input.run(2);
    const Rect plot = desk.input.place(marks::plot), mark = desk.input.place(marks::pinned_slice);
    CHECK(mark.left == Approx(plot.left).margin(1));
    CHECK(mark.right <= plot.right);
}

TEST_CASE("the strip keeps to the canvas at any size and scale, and without a case there is none") {
    for (const auto& [width, height, scale] : {std::tuple{800.0, 600.0, 1.0},
                                               {1280.0, 720.0, 1.0},
                                               {320.0, 200.0, 1.0},
                                               {2560.0, 1440.0, 2.0}}) {
        AppModel model = at(1, 0);
        Desk desk(model, width, height, scale);
        CAPTURE(width, scale);
        const Areas where = areas(desk.model);
        CHECK(where.comparison.left == where.canvas.left);
        CHECK(where.comparison.right == where.canvas.right);
        CHECK(where.comparison.bottom == where.canvas.top);
        CHECK(where.canvas.height() > 0);
        if (width < 800) continue;
        const Rect button = desk.input.place(marks::end_comparison);
        CHECK(button.right <= where.canvas.right);
        CHECK(button.bottom <= where.canvas.top);
    }
    Desk none(make_model({}));
    none.input.letter('C');
    none.input.click(marks::pin);
    none.input.run(2);
    CHECK_FALSE(none.input.has(marks::comparison));
}

TEST_CASE("the legend is that of the difference while slices are compared") {
    const auto has = [](const Desk& desk, const std::string& words) {
        return std::any_of(
            desk.legend->texts.begin(), desk.legend->texts.end(),
            [&](const Label& text) { return text.text.find(words) != std::string::npos; });
    };
    Desk desk(at(1, 0));
    CHECK(has(desk, "compared with 2000"));
    CHECK(has(desk, "changed sign"));
    update(desk.model, PinSlice{});
    desk.input.run();
    CHECK_FALSE(has(desk, "compared with"));
}

TEST_CASE("nothing is composed anew while nothing changes, and nothing jumps while time moves") {
    AppOptions options;
    options.case_path = ENTENTE_DATA "/japan-dprk";
    Shell shell(options);
    const auto draw = [&](double seconds) -> const Picture& {
        shell.begin_frame(1280, 720, 1, seconds);
        shell.views();
        return shell.picture();
    };
    draw(0);
    shell.settle();
    constexpr std::size_t pinned = 90;
    shell.queue().push(DragMoment{static_cast<double>(pinned)});
    draw(0);
    const View view = shell.model().camera.view;
    shell.queue().push(PinSlice{pinned});
    draw(0);
    // The canvas makes room for the strip, and no more.
    CHECK(shell.model().camera.view.scale == Approx(view.scale).epsilon(0.15));
    shell.queue().push(DragMoment{pinned + 7.0});
    draw(0);
    const auto revision = shell.picture_revision();
    for (int i = 0; i < 5; ++i) draw(1.0 / 60);
    CHECK(shell.picture_revision() == revision);

    std::vector<Disc> before;
    const double width = shell.model().camera.view.width;
    for (double moment = pinned - 3; moment <= pinned + 3; moment += 1.0 / 32) {
        shell.queue().push(DragMoment{moment});
        const Picture& picture = draw(0);
        CAPTURE(moment);
        for (const Disc& disc : picture.discs)
            for (const Disc& old : before)
                if (old.actor == disc.actor)
                    CHECK(distance(old.centre, disc.centre) < 0.03 * width);
        before = picture.discs;
    }
}

TEST_CASE("a comparison in the window is made again bit for bit, and comes back from its recipe") {
    const test::Folder folder;
    ExportingWindow window(folder, {2002, 6, 1});
    const Day pinned = day_of({1995, 6, 1});
    const auto slice = window.shell.model().shown->series->slice_at(pinned);
    window.shell.queue().push(command::PinSlice{slice});
    frame(window.shell);
    const Recipe recipe = window.exported("compared.svg");
    CHECK(recipe.settings.at("at") == "2002");
    CHECK(recipe.settings.at("minus") == "1995");
    const std::string svg = read_file(folder / "compared.svg");
    CHECK(svg.find("2002 compared with 1995") != std::string::npos);
    window.shell.queue().push(command::ShowTab{Tab::export_});
    frame(window.shell);
    CHECK(window.shell.views().inspector.export_->command.find(" --at 2002 --minus 1995") !=
          std::string::npos);

    ExportingWindow fresh(folder, {2007, 5, 1});
    fresh.shell.queue().push(command::OpenRecipe{folder / "compared.svg"});
    for (int i = 0; i < 4; ++i) frame(fresh.shell);
    CHECK(fresh.shell.model().pinned == slice);
    CHECK(fresh.exported("reopened.svg") == recipe);
    CHECK(read_file(folder / "reopened.svg") == svg);

    // Dragged, zoomed, and laid out from what was on screen.
    const auto actor = window.shell.model().shown->series->source_case().find_actor("jpn");
    window.shell.queue().push(command::SetWindow{WindowKind::cumulative, {}});
    frame(window.shell);
    window.exported("placed.svg");
    window.shell.queue().push(command::MoveActor{*actor, {123.4, 321.7}});
    window.shell.queue().push(command::ZoomCanvas{1.7, {300, 200}});
    window.shell.queue().push(command::SetColourBy{ColourBy::community});
    frame(window.shell);
    const Recipe placed = window.exported("moved.png");
    for (const char* name : {"minus", "places", "move", "view"})
        CHECK(placed.settings.contains(name));

    // A slice compared with itself is an ordinary picture.
    window.shell.queue().push(command::PinSlice{current_slice(window.shell.model())});
    frame(window.shell);
    CHECK_FALSE(window.exported("same.svg").settings.contains("minus"));
}

TEST_CASE("a layout that settles does so in the pinned slice, too") {
    LayoutSeries from, to;
    for (double s = 0; s < 5; ++s) {
        from.positions.push_back({{s, 0}});
        to.positions.push_back({{s, 4}});
    }
    const auto height = [&](double moment, std::optional<std::size_t> also, std::size_t slice) {
        return blend(from, to, 0.25, moment, also).positions[slice][0].y;
    };
    CHECK(height(3.5, 0, 0) == 1);
    CHECK(height(3.5, {}, 0) == 4);
    CHECK(height(3.5, 0, 3) == 1);
    CHECK(height(3.5, 4, 4) == 1);  // once, not twice
}
