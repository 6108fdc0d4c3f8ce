#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include "desk.hpp"

using namespace entente;
using namespace entente::app;

namespace {

AppModel sides_model(double moment = 0) {
    static const AnalysisPtr analysis = analysed(sides_case());
    AppModel model = opened(analysis);
    model.clock.moment = moment;
    return model;
}

AppModel broken_model(double moment = 0) {
    static const AnalysisPtr analysis = analysed(broken_case());
    AppModel model = opened(analysis);
    model.clock.moment = moment;
    return model;
}

const Figure& figure_of(const std::vector<Figure>& figures, const std::string& name) {
    const auto found = std::find_if(figures.begin(), figures.end(),
                                    [&](const Figure& f) { return f.name == name; });
    REQUIRE(found != figures.end());
    return *found;
}

}  // namespace

TEST_CASE("the page of balance has its figures, and ties against the sides with their triads") {
    const BalanceView view = balance_view(sides_model());
    CHECK(view.note.empty());
    CHECK(figure_of(view.figures, "frustration").value == "3");
    CHECK(figure_of(view.figures, "line balance").value == "0.455");
    CHECK(view.frustration.values[0] == 3);
    CHECK(view.frustration.values[1] == 0);
    REQUIRE(view.ties.size() == 2);
    CHECK(view.ties[0].tie == ActorPair{actor_id(0), actor_id(2)});
    CHECK(view.ties[0].name == "Anna – Chō");
    CHECK(view.ties[0].net == 2);
    REQUIRE(view.ties[0].triads.size() == 1);
    CHECK(view.ties[0].triads[0] == "with Béla: +3 and −4");
    CHECK(view.ties[1].net == 1);
    CHECK(view.more_ties.empty());
    CHECK(balance_view(sides_model(1)).ties.empty());
}

TEST_CASE("the sides are listed by margin, the undecided last and as such") {
    const BalanceView view = balance_view(sides_model());
    std::vector<std::string> names;
    std::size_t undecided = 0;
    for (const auto& side : view.sides)
        for (const SideActor& one : side) {
            names.push_back(one.name);
            undecided += one.undecided;
            CHECK(one.undecided == (one.name == "Dora"));
            CHECK((one.margin == "undecided") == one.undecided);
        }
    CHECK(names.size() == 4);
    CHECK(undecided == 1);
    for (const auto& side : view.sides)
        if (!side.empty() && side.back().undecided) CHECK(side.size() > 1);
}

TEST_CASE("a margin that is known only between bounds is given by these") {
    AppModel model = sides_model();
    auto analysis = std::make_shared<Analysis>(*model.shown);
    auto balances = *analysis->balances;
    balances[0].margin[0] = std::nan("");
    balances[0].margin_low[0] = 0.5;
    balances[0].margin_high[0] = 2;
    balances[0].margin[1] = balances[0].margin_low[1] = balances[0].margin_high[1] = std::nan("");
    analysis->balances = std::make_shared<const std::vector<Balance>>(balances);
    model.shown = analysis;
    for (const auto& side : balance_view(model).sides)
        for (const SideActor& one : side) {
            if (one.name == "Anna") CHECK(one.margin == "0.5…2");
            if (one.name == "Béla") CHECK(one.margin == "–");
            CHECK(one.undecided == (one.name == "Dora"));
        }
}

TEST_CASE("changes of side that count are listed with their slice, and a click goes there") {
    Desk desk(sides_model(), 1280, 1400);
    update(desk.model, command::ShowTab{Tab::balance});
    desk.input.run(3);
    REQUIRE(desk.balance.changes.size() == 1);
    CHECK(desk.balance.changes[0].when == "2001");
    CHECK(desk.balance.changes[0].words.starts_with("Anna: side "));
    desk.input.click("change a");
    desk.input.run(60);
    CHECK(desk.slice_label() == "2001");
    CHECK(desk.model.tab == Tab::balance);
}

TEST_CASE("a click on a frustrated tie selects it and leaves the page open, marks on the canvas") {
    Desk desk(sides_model(), 1280, 1400);
    CHECK(desk.picture.marks.empty());
    desk.input.click(std::string(marks::tab) + "balance");
    desk.input.run(3);
    CHECK(desk.picture.marks.size() == 4);  // two ties, a bar and its edge each
    desk.input.click("strained a,c");
    CHECK(desk.model.selected.tie == ActorPair{actor_id(0), actor_id(2)});
    CHECK(desk.model.tab == Tab::balance);
    desk.input.click("curve frustration", 0.8);
    desk.input.run(60);
    CHECK(desk.slice_label() == "2001");
}

TEST_CASE("what is worked out later says so until then") {
    AppModel model = sides_model();
    auto early = std::make_shared<Analysis>(*model.shown);
    early->balances.reset();
    early->side_changes.reset();
    early->shifts.reset();
    model.shown = early;
    CHECK_FALSE(balance_view(model).note.empty());
    CHECK_FALSE(shifts_view(model).note.empty());
    CHECK(timeline_view(model).flags.empty());
    CHECK_FALSE(balance_view(make_model({})).note.empty());
}

TEST_CASE("a value that is not proved is given by its interval, as figure and as curve") {
    MeasureTable table(Level::network, {find_measure(Level::network, "line_balance")}, 2);
    table.set(0, 0, {std::nan("")});
    table.set_bounds(0, 0, {{0.5}, {0.75}});
    table.set(0, 1, {1});
    const Figure figure = measure_figure(table, 0, 0);
    CHECK(figure.value == "0.5…0.75");
    CHECK(figure.why.empty());
    CHECK(figure.hint.find("Not proved in time: between 0.5 and 0.75") != std::string::npos);
    const Curve1D curve = network_curve(table, "line_balance");
    CHECK(std::isnan(curve.values[0]));
    CHECK(curve.band_low[0] == 0.5f);
    CHECK(curve.band_high[0] == 0.75f);
    CHECK(std::isnan(curve.band_low[1]));
    double low = 0, high = 0;
    const auto line = timeline_line(table, 0, {-0.5, 1.5}, 400, low, high);
    CHECK(low == 0.5);
    CHECK_FALSE(line[0].height);
    CHECK(line[0].high == 0.5);
}

TEST_CASE("what does not apply says why") {
    AppModel model = sides_model();
    const Figure reciprocity = figure_of(slice_view(model, nullptr).figures, "reciprocity");
    CHECK(reciprocity.why.find("undirected") != std::string::npos);
    model.network_measure = "reciprocity";
    CHECK(timeline_view(model).line_note.find("undirected") != std::string::npos);
    model.network_measure = "tone";
    CHECK(timeline_view(model).line_note.empty());
}

TEST_CASE("labels are no sizes, sides and communities are colours") {
    const AppModel model = sides_model();
    const ToolbarView view = toolbar_view(model, {}, {});
    for (const Choice& size : view.size_by) {
        CHECK(size.id != "side");
        CHECK(size.id != "community");
    }
    CHECK(view.colour_by.size() == 4);
    Desk desk(model);
    desk.input.click(marks::colour_by);
    desk.input.click("choice colour by side");
    CHECK(desk.model.style.colour_by == ColourBy::side);
    CHECK(export_view(desk.model).command.find(" --colour-by side") != std::string::npos);
}

TEST_CASE("what rests on searches is known, so that it comes last") {
    for (const char* id : {"frustration", "frustration_ties", "line_balance", "modularity"})
        CHECK(is_searched(*find_measure(Level::network, id)));
    for (const char* id : {"ties", "balance", "change"})
        CHECK_FALSE(is_searched(*find_measure(Level::network, id)));
    CHECK(is_searched(*find_measure(Level::actor, "side_margin")));
    CHECK(is_searched(*find_measure(Level::tie, "frustrated")));
    CHECK_FALSE(is_searched(*find_measure(Level::actor, "betweenness")));
}

TEST_CASE("a break is explained by its ties, before and after, with the acts that made it") {
    const ShiftsView view = shifts_view(broken_model(6));
    REQUIRE_FALSE(view.lines.empty());
    CHECK(std::any_of(view.lines.begin(), view.lines.end(),
                      [](const ShiftLine& line) { return line.label == "2006"; }));
    for (std::size_t i = 0; i < view.lines.size(); ++i) CHECK(view.lines[i].rank == i + 1);
    CHECK(view.title.starts_with("2006, break "));
    REQUIRE_FALSE(view.ties.empty());
    const ShiftTieLine& first = view.ties[0];
    CHECK(first.name == "Anna – Béla");
    CHECK(first.nets == "net +4 → −6");
    CHECK(first.part == "83 %");  // (4 + 6) of the 4 + 6 + 2 that changed
    REQUIRE(first.acts.size() == 2);
    CHECK(first.acts[0].turn == "entered");
    CHECK(first.acts[0].date == "1 Mar 2006");
    CHECK(first.acts[0].part == "0 → −6");
    CHECK(first.acts[1].turn == "left");
    CHECK(first.acts[1].part == "+4 → 0");
    CHECK(shifts_view(broken_model(3)).title.empty());
}

TEST_CASE("breaks are reached from their list and from their flags") {
    Desk desk(broken_model(), 1280, 1400);
    REQUIRE(desk.input.has("flag 2006"));
    const Rect flag = desk.input.place("flag 2006"), plot = desk.input.place(marks::plot);
    CHECK(flag.left >= plot.left);
    CHECK(flag.right <= plot.right);
    desk.input.click("flag 2006", 0.3);
    desk.input.run(90);
    CHECK(desk.slice_label() == "2006");
    REQUIRE(desk.model.tab == Tab::shifts);
    update(desk.model, command::GoToStart{});
    desk.input.run(90);
    desk.input.click("shift 2006");
    desk.input.run(90);
    CHECK(desk.slice_label() == "2006");
    desk.input.click("shift tie a,b");
    CHECK(desk.model.selected.tie == ActorPair{actor_id(0), actor_id(1)});
    CHECK(desk.model.tab == Tab::shifts);
}

TEST_CASE("where flags have no room the first ranks stay") {
    const AppModel model = broken_model();
    const NetworkSeries& series = *model.shown->series;
    std::vector<Shift> shifts(3);
    for (std::size_t i = 0; i < 3; ++i) {
        shifts[i].slice = 4 + i;
        shifts[i].rank = 3 - i;
    }
    // 12 slices on 240 pixels: 20 a slice.
    const auto all = timeline_flags(series, shifts, {-0.5, 11.5}, 240, 15);
    CHECK(all.size() == 3);
    CHECK(all[0].rank == 1);
    CHECK(all[0].height > all[2].height);
    const auto few = timeline_flags(series, shifts, {-0.5, 11.5}, 240, 25);
    REQUIRE(few.size() == 2);
    CHECK(few[0].slice == 6);
    CHECK(few[1].slice == 4);
    CHECK(timeline_flags(series, shifts, {-0.5, 2.5}, 240, 15).empty());
}

TEST_CASE("while bands are computed the old values stay, and one can leave it") {
    AppModel model = sides_model();
    update(model, command::SetBands{true});
    CHECK(model.computing.bands);
    CHECK(toolbar_view(model, {}, {}).bands);
    CHECK(toolbar_view(model, {}, {}).cancellable);
    CHECK(&shown_measures(model, Level::actor) == model.shown->actor_measures.get());
    update(model, command::SetBands{false});
    CHECK_FALSE(toolbar_view(model, {}, {}).cancellable);
    CHECK_FALSE(model.computing.any());
}

TEST_CASE("bands are shown while they are wanted, and are those of uncertain days") {
    // The act of "2000/2001" falls into one of two slices; those of 2002 are certain.
    const AnalysisPtr analysis =
        analysed(small_case({small_actor("a", "Anna"), small_actor("b", "Béla")},
                            {{"2000-01-01", "a", "b", 2},
                             {"[2000-06-01..2001-06-30]", "a", "b", 4},
                             {"2001-02-01", "a", "b", 1},
                             {"2002-02-01", "a", "b", 3}}));
    Desk desk(opened(analysis));
    const auto strength = [&] {
        return actor_curve(*desk.model.shown->series, shown_measures(desk.model, Level::actor),
                           "strength", actor_id(0));
    };
    CHECK(std::isnan(strength().band_low[0]));
    desk.input.click(marks::more);
    desk.input.click(marks::bands);
    REQUIRE(desk.model.bands);
    desk.input.run(2);
    const Curve1D curve = strength();
    CHECK(curve.band_low[0] == 2);  // 200 draws: in some the act is in 2000, in some in 2001
    CHECK(curve.band_high[0] == 6);
    CHECK(curve.band_low[1] == 1);
    CHECK(curve.band_high[1] == 5);
    CHECK(curve.band_low[2] == 3);
    CHECK(curve.band_high[2] == 3);
    update(desk.model, command::SelectTie{actor_id(0), actor_id(1)});
    const TieView tie = tie_view(desk.model);
    CHECK(tie.net.band_low[0] == 2);
    CHECK(tie.net.band_high[0] == 6);
    CHECK(tie.conflict.band_high[0] == 0);
    CHECK(tie.cooperation.band_high[1] == 5);
    desk.model.network_measure = "cooperation";
    const TimelineView view = timeline_view(desk.model);
    REQUIRE(view.line.size() == 3);
    CHECK(view.line[0].low.has_value());
    CHECK(*view.line[0].low < *view.line[0].high);
    desk.input.click(marks::bands);
    CHECK_FALSE(desk.model.bands);
    CHECK(std::isnan(strength().band_low[0]));
}
