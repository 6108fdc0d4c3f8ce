#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "app/views.hpp"
#include "small_case.hpp"

using namespace entente;
using namespace entente::app;

namespace {

AppModel abc_model(double moment = 0) {
    static const AnalysisPtr analysis = analysed(abc_case());
    AppModel model = opened(analysis);
    model.clock.moment = moment;
    return model;
}

ActorColours colours_of(const AppModel& model) {
    return actor_colours(*model.shown->series, model.style);
}

double sum_on_screen(const TieView& view) {
    double sum = 0;
    for (const ActLine& act : view.acts) {
        std::string text = act.part;
        if (text.starts_with("−")) text.replace(0, std::string("−").size(), "-");
        sum += std::stod(text);
    }
    return sum;
}

}  // namespace

TEST_CASE("numbers on screen are short, undefined is a dash and never zero") {
    CHECK(short_number(std::nullopt) == "–");
    CHECK(short_number(std::nan("")) == "–");
    CHECK(short_number(0) == "0");
    CHECK(short_number(-0.125) == "−0.125");
    CHECK(short_number(1.0 / 3) == "0.333");
    CHECK(short_number(12.345) == "12.3");
    CHECK(short_number(999.7) == "1\u00a0000");
    CHECK(short_number(1234567) == "1\u00a0234\u00a0567");
    CHECK(short_number(0.00001234) == "1.23e-05");
    CHECK(short_number(std::numeric_limits<double>::infinity()) == "∞");
    CHECK(exact_number(1.0 / 3) == "0.3333333333333333");
    CHECK(exact_number(std::nullopt) == "–");
}

TEST_CASE("spans are written as people would") {
    const auto span = [](CivilDate first, CivilDate after) {
        return span_text({entente::day_of(first), entente::day_of(after)});
    };
    CHECK(span({2002, 9, 17}, {2002, 9, 18}) == "17 Sep 2002");
    CHECK(span({2002, 9, 1}, {2002, 10, 1}) == "Sep 2002");
    CHECK(span({2002, 1, 1}, {2003, 1, 1}) == "2002");
    CHECK(span({1977, 1, 1}, {1984, 1, 1}) == "1977–1983");
    CHECK(span({2002, 12, 1}, {2003, 1, 1}) == "Dec 2002");
    CHECK(span({2002, 9, 16}, {2002, 9, 23}) == "16 Sep 2002 – 22 Sep 2002");
}

TEST_CASE("rounded parts add up to the rounded whole") {
    const auto thirds = rounded_parts({1.0 / 3, 1.0 / 3, 1.0 / 3}, 2);
    CHECK(thirds[0] == Approx(0.34));
    CHECK(thirds[1] == Approx(0.33));
    CHECK(thirds[2] == Approx(0.33));
    const auto mixed = rounded_parts({2.005, -1.333, 0.0051}, 2);
    CHECK(std::accumulate(mixed.begin(), mixed.end(), 0.0) == Approx(0.68));
    for (std::size_t i = 0; i < 3; ++i)
        CHECK(mixed[i] == Approx(std::vector{2.005, -1.333, 0.0051}[i]).margin(0.0101));
    CHECK(rounded_parts({}, 2).empty());
}

TEST_CASE("a bar a slice, to one scale") {
    const AppModel model = abc_model();
    const auto bars = timeline_bars(*model.shown->series, model.range, 400);
    REQUIRE(bars.size() == 4);
    // The tallest of all is the cooperation of 2001: 6.
    CHECK(bars[0].cooperation == Approx(4.0 / 6));
    CHECK(bars[1].cooperation == Approx(1));
    CHECK(bars[1].conflict == Approx(2.0 / 6));
    CHECK(bars[2].cooperation == 0);
    CHECK(bars[2].conflict == 0);
    CHECK(bars[3].cooperation == Approx(1.0 / 6));
}

TEST_CASE("with more slices than pixels a bar shows the largest of its slices") {
    SeriesOptions days;
    days.every = {1, PeriodUnit::day};
    auto selection = std::make_shared<const Selection>(select(abc_case(), days));
    const NetworkSeries series = build_series(selection, days);
    REQUIRE(series.networks.size() > 900);
    const TimeRange all{-0.5, static_cast<double>(series.networks.size()) - 0.5};
    const auto bars = timeline_bars(series, all, 200);
    CHECK(bars.size() <= 101);
    CHECK(bars.front().first == 0);
    CHECK(bars.back().last == series.networks.size() - 1);
    for (std::size_t i = 1; i < bars.size(); ++i) CHECK(bars[i].first == bars[i - 1].last + 1);
    double cooperation = 0, conflict = 0;
    for (const TimelineBar& bar : bars) {
        cooperation = std::max(cooperation, bar.cooperation);
        conflict = std::max(conflict, bar.conflict);
    }
    CHECK(cooperation == 1);
    CHECK(conflict == Approx(2.0 / 6));
    // Panning does not regroup the slices, so bars do not shimmer.
    const auto seen = timeline_bars(series, {100, 700}, 200);
    const auto panned = timeline_bars(series, {113, 713}, 200);
    REQUIRE(seen.size() > 90);
    CHECK(std::count(panned.begin(), panned.end(), seen[50]) == 1);
    CHECK(std::count(panned.begin(), panned.end(), seen[80]) == 1);
}

TEST_CASE("the line of a measure breaks where the measure is undefined") {
    const AppModel model = abc_model();
    const MeasureTable& table = *model.shown->network_measures;
    double low = 0, high = 0;
    const auto line = timeline_line(table, *table.column("tone"), model.range, 400, low, high);
    REQUIRE(line.size() == 4);
    // tone: 2000 4/4 = 1, 2001 (6 - 2)/8 = 0.5, 2002 undefined, 2003 1
    CHECK(low == 0.5);
    CHECK(high == 1);
    CHECK(line[0].height == 1.0);
    CHECK(line[1].height == 0.0);
    CHECK_FALSE(line[2].height);
    CHECK(line[3].height == 1.0);
}

TEST_CASE("axis labels stand at calendar steps, with room between them") {
    const AppModel model = abc_model();
    const auto wide = timeline_ticks(*model.shown->series, model.range, 400, 64);
    REQUIRE(wide.size() == 4);
    CHECK(wide[0].label == "2000");
    CHECK(wide[0].slice == -0.5);
    CHECK(wide[3].label == "2003");
    const auto narrow = timeline_ticks(*model.shown->series, model.range, 160, 64);
    REQUIRE(narrow.size() == 2);
    CHECK(narrow[0].label == "2000");
    CHECK(narrow[1].label == "2002");
}

TEST_CASE("a partial slice is flagged") {
    SeriesOptions sliding;
    sliding.window_kind = WindowKind::sliding;
    sliding.window = {2, PeriodUnit::year};
    const AppModel model = opened(analysed(abc_case(), sliding));
    const auto bars = timeline_bars(*model.shown->series, model.range, 400);
    CHECK(bars[0].partial);
    CHECK_FALSE(bars[3].partial);
    CHECK(slice_view(model, nullptr).note.find("partial") != std::string::npos);
}

TEST_CASE("actors are sorted with the undefined last, and found by name, id or group") {
    AppModel model = abc_model(1);  // 2001: strength a 2, b 8, c 6
    const auto ids = [&] {
        std::string all;
        for (const ActorRow& row : actors_table(model, colours_of(model), nullptr).rows)
            all += row.id;
        return all;
    };
    model.sort = {"strength", true};
    CHECK(ids() == "bca");
    model.sort = {"strength", false};
    CHECK(ids() == "acb");
    model.clock.moment = 0;  // 2000: c is silent
    CHECK(ids() == "abc");
    model.sort = {"strength", true};
    CHECK(ids() == "abc");
    model.sort = {"name", true};
    CHECK(ids() == "cba");
    model.search = "SOUTH";
    CHECK(ids() == "cb");
    model.search = " anna ";
    CHECK(ids() == "a");
    model.search = "長";
    CHECK(ids() == "c");
    model.search = "nobody";
    CHECK(ids().empty());
}

TEST_CASE("curves keep no report apart from zero") {
    const AppModel model = abc_model();
    const Analysis& analysis = *model.shown;
    const ActorCurves curves = actor_curves(*analysis.series, *analysis.actor_measures, "strength");
    const auto c = curves.of(actor_id(2)).values;
    CHECK(std::isnan(c[0]));
    CHECK(c[1] == 6);
    CHECK(std::isnan(c[2]));
    CHECK(c[3] == 1);
    CHECK(curves.high[1] == 8);
    CHECK(curves.high[2] == 6);
    const Curve1D one =
        actor_curve(*analysis.series, *analysis.actor_measures, "strength", actor_id(2));
    CHECK(one.high == 6);
    CHECK(std::isnan(one.values[2]));
}

TEST_CASE("an actor's page says what it is and whom it is tied to") {
    AppModel model = abc_model(1);
    model.selected.actor = actor_id(1);
    const ActorView view = actor_view(model, colours_of(model));
    CHECK(view.name == "Béla");
    CHECK(view.groups == "north, south");
    CHECK(view.presence.starts_with("present"));
    REQUIRE(view.ties.size() == 2);
    CHECK(view.ties[0].name == "Chō 長");  // intensity 6 before 2
    CHECK(view.ties[0].net == 6);
    CHECK(view.ties[1].net == -2);
    model.clock.moment = 2;
    CHECK(actor_view(model, colours_of(model)).presence.starts_with("silent"));
    model.selected = {};
    CHECK_FALSE(actor_view(model, colours_of(model)).chosen);
}

TEST_CASE("a tie's page lists the acts behind it, and what is on screen adds up") {
    SeriesOptions fading;
    fading.window_kind = WindowKind::half_life;
    fading.window = {1, PeriodUnit::year};
    AppModel model = opened(analysed(abc_case(), fading));
    model.clock.moment = 3;
    model.selected.tie = ActorPair{actor_id(0), actor_id(1)};
    const TieView view = tie_view(model);
    REQUIRE(view.acts.size() == 2);
    CHECK(view.acts[0].date == "1 May 2000");
    CHECK(view.acts[0].citation == "The document, 1 ¶1");
    CHECK(view.acts[0].who == "Anna → Béla");
    CHECK_FALSE(view.acts[0].label.empty());
    CHECK(view.acts[1].part.starts_with("−"));
    CHECK(std::abs(view.acts[0].contribution) > std::abs(view.acts[1].contribution));
    std::string shown = view.net_text;
    if (shown.starts_with("−")) shown.replace(0, std::string("−").size(), "-");
    CHECK(std::stod(shown) == Approx(sum_on_screen(view)).margin(1e-9));
    const Tie* tie = model.shown->series->networks[3].find(actor_id(0), actor_id(1), false);
    CHECK(std::stod(shown) == Approx(net(*tie)).margin(0.006));
    CHECK(view.marks.size() == 2);
    CHECK(view.marks[0].value == 4);
}

TEST_CASE("a tie that has no act now says so") {
    AppModel model = abc_model(2);
    model.selected.tie = ActorPair{actor_id(0), actor_id(1)};
    const TieView view = tie_view(model);
    CHECK(view.acts.empty());
    CHECK(view.state == "No act between the two counts in 2002.");
    CHECK(std::isnan(view.net.values[2]));
    CHECK(view.net.values[1] == -2);
    CHECK(view.conflict.values[1] == -2);
}

TEST_CASE("too many acts for a screen are summed up") {
    std::vector<SmallEvent> events;
    for (int i = 0; i < 400; ++i) events.push_back({"2000-01-01", "a", "b", i < 10 ? 5.0 : 0.1});
    AppModel model =
        opened(analysed(small_case({small_actor("a", "A"), small_actor("b", "B")}, events)));
    model.selected.tie = ActorPair{actor_id(0), actor_id(1)};
    const TieView view = tie_view(model);
    CHECK(view.acts.size() == 300);
    CHECK(view.others == "100 further acts with smaller parts");
    CHECK(view.others_part == "+10.00");
    CHECK(view.net_text == "+89.00");  // 10 x 5 + 390 x 0.1
}

TEST_CASE("a slice's page gives each measure with its meaning") {
    const AppModel model = abc_model(1);
    const SliceView view = slice_view(model, nullptr);
    CHECK(view.label == "2001");
    CHECK(view.figures.size() == model.shown->network_measures->measures().size());
    const auto ties = std::find_if(view.figures.begin(), view.figures.end(),
                                   [](const Figure& f) { return f.name == "ties"; });
    REQUIRE(ties != view.figures.end());
    CHECK(ties->value == "2");
    CHECK(ties->hint.find("Exactly: 2") != std::string::npos);
    CHECK(slice_view(abc_model(2), nullptr).note.find("no report") != std::string::npos);
}

TEST_CASE("the command line that makes the same picture") {
    AppModel model = abc_model(1);
    model.case_path = "it's here";
    CHECK(export_view(model).command.starts_with("entente draw 'it'\\''s here' --at 2001 "));
    model.style.theme = Theme::dark;
    model.style.size_by = "degree";
    const std::string command = export_view(model).command;
    CHECK(command.find(" --size-by degree") != std::string::npos);
    CHECK(command.find(" --theme dark") != std::string::npos);
    CHECK(command.find(" --labels") == std::string::npos);
    model.exporting.settings.product = Product::measures;
    CHECK(export_view(model).command.starts_with("entente measures 'it'\\''s here' "));

    SeriesOptions months;
    months.every = {3, PeriodUnit::month};
    months.directed = true;
    AppModel quarters = opened(analysed(abc_case(), months));
    quarters.clock.moment = 1;
    const std::string other = export_view(quarters).command;
    CHECK(other.find(" --at 2000-07 --every 3mo --directed") != std::string::npos);
}

TEST_CASE("words for a shell read back as they were") {
    CHECK(shell_word("data/japan-dprk") == "data/japan-dprk");
    CHECK(shell_word("") == "''");
    CHECK(shell_word("a b") == "'a b'");
    CHECK(shell_word("$(rm)") == "'$(rm)'");
    CHECK(shell_word("it's") == "'it'\\''s'");
}

TEST_CASE("hovering tells the figures of an actor or a tie") {
    AppModel model = abc_model(1);
    CHECK_FALSE(hover_card(model));
    model.hovered.actor = actor_id(1);
    const auto actor = hover_card(model);
    REQUIRE(actor);
    CHECK(actor->title == "Béla");
    CHECK(actor->figures[1] == Figure{"strength", "8", ""});
    model.hovered = {.actor = {}, .tie = ActorPair{actor_id(0), actor_id(1)}};
    const auto tie = hover_card(model);
    REQUIRE(tie);
    CHECK(tie->title == "Anna – Béla");
    CHECK(tie->figures[0] == Figure{"net", "−2", ""});
    model.hovered.tie = ActorPair{actor_id(0), actor_id(2)};
    CHECK_FALSE(hover_card(model));
}

TEST_CASE("the toolbar offers what the case has, and what is chosen among it") {
    AppModel model = abc_model();
    model.wanted.every = {7, PeriodUnit::month};
    const ToolbarView view = toolbar_view(model, group_counts(model.shown->source_case()), {});
    const auto chosen = [](const std::vector<Choice>& choices) {
        return std::count_if(choices.begin(), choices.end(),
                             [](const Choice& c) { return c.chosen; });
    };
    CHECK(chosen(view.every) == 1);
    CHECK(chosen(view.window) == 1);
    CHECK(chosen(view.size_by) == 1);
    CHECK(view.changed);
    REQUIRE(view.groups.size() == 2);
    CHECK(view.groups[0].id == "north");
    CHECK(view.groups[0].hint == "2 actors");
    CHECK(view.sources.size() == 1);
    CHECK(view.window_length.empty());
}

TEST_CASE("what went wrong with a case is told in the words of entente check") {
    AppModel model = abc_model();
    CHECK_FALSE(trouble_view(model).shown);
    Trouble trouble{
        .case_path = "x y", .message = "bad", .problems = {}, .errors = 900, .warnings = 0};
    for (std::size_t i = 0; i < 900; ++i)
        trouble.problems.push_back({Severity::error, "events.csv", i + 2, 1, "x", "y"});
    model.trouble = trouble;
    const TroubleView view = trouble_view(model);
    CHECK(view.shown);
    CHECK(view.problems.size() == 200);
    CHECK(view.problems[0] == to_string(trouble.problems[0]));
    CHECK(view.more == "and 700 more; `entente check 'x y'` lists them all");
    CHECK(view.keeps_old_case);
}
