// Breaks, worked out by hand: which slices, how strong, and by which ties and acts.
#include "entente/measures/shifts.hpp"

#include <random>

#include "../network/small_case.hpp"
#include "entente/core/error.hpp"
#include "hand.hpp"

using namespace entente;
using namespace entente::test;
using small::day;
using small::on;

namespace {

using Places = std::vector<std::size_t>;

Places slices(const std::vector<Shift>& shifts) {
    Places found;
    for (const Shift& shift : shifts) found.push_back(shift.slice);
    return found;
}

/// Slices without acts behind them.
NetworkSeries bare(const std::vector<std::vector<HandTie>>& ties,
                   const SeriesOptions& options = {}) {
    NetworkSeries series = hand_series(ties, options);
    series.selection = std::make_shared<Selection>();
    return series;
}

/// One tie of cooperation 100 at first, less by the change and back again, in turns. In pairs of
/// equal changes it never is more than 100, so that all slices have the same size.
NetworkSeries changing_by(const std::vector<double>& changes, double unit = 1) {
    std::vector<std::vector<HandTie>> slices{{{0, 1, 100 * unit}}};
    double sum = 100;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        sum = i % 2 == 0 ? sum * (1 - changes[i]) : sum / (1 - changes[i]);
        slices.push_back({{0, 1, sum * unit}});
    }
    return bare(slices);
}

const std::vector<double> spike{.10, .10, .12, .12, .09, .09, .11, .11, .80};

const ShiftTest& test_of(const Shift& shift, ShiftTest::Kind kind) {
    for (const ShiftTest& test : shift.tests)
        if (test.kind == kind) return test;
    throw std::runtime_error("no such test");
}

double sum_of_parts(const Shift& shift) {
    double sum = 0;
    for (const ShiftTie& tie : shift.ties) sum += tie.part;
    return sum;
}

std::string acts(const ShiftTie& tie, const Case& source_case) {
    std::string out;
    for (const ShiftEvent& e : tie.events)
        out += std::string(source_case.events.id[index(e.event)]) + ' ' +
               std::string(to_string(e.turn)) + ';';
    return out;
}

}  // namespace

TEST_CASE("a spike is an outlier, and a rise") {
    const auto shifts = find_shifts(changing_by(spike));
    REQUIRE(slices(shifts) == Places{9});
    CHECK(shifts[0].change.value() == Approx(0.8));
    CHECK(shifts[0].arrived == Approx(0));  // the tie became weaker
    CHECK(shifts[0].rank == 1);
    // sorted .09 .09 .10 .10 .11 .11 .12 .12 .80: median .11, away 0 0 .01 x 4 .02 .02 .69, MAD .01
    const auto& outlier = test_of(shifts[0], ShiftTest::Kind::outlier);
    CHECK(outlier.strength == Approx(0.69 / 0.014826));
    // differences 0 .02 0 -.03 0 .02 0 .69: median 0, away 0 x 4 .02 .02 .03 .69, MAD .01
    const auto& rise = test_of(shifts[0], ShiftTest::Kind::change_point);
    const double sigma = 0.014826 / std::sqrt(2.0);
    CHECK(rise.strength == Approx(0.695 / sigma));  // from a mean of .105
    CHECK(rise.gain == Approx(0.695 * 0.695 * 8 / 9 / (sigma * sigma)));
    REQUIRE(rise.levels.size() == 1);
    CHECK(rise.levels[0].series == "change");
    CHECK(rise.levels[0].before == Approx(0.105));
    CHECK(rise.levels[0].after == Approx(0.8));
    CHECK(shifts[0].score == Approx(rise.strength));  // all slices have the same size
}

TEST_CASE("a lasting rise of change is one break; its end is none") {
    std::vector<double> changes;
    for (int i = 0; i < 30; ++i) {
        const double usual = i >= 10 && i < 20 ? 0.5 : 0.1;
        for (int twice = 0; twice < 2; ++twice) changes.push_back(usual + 0.01 * (i % 3));
    }
    Places rises;
    for (const Shift& shift : find_shifts(changing_by(changes)))
        for (const ShiftTest& test : shift.tests)
            if (test.kind == ShiftTest::Kind::change_point) rises.push_back(shift.slice);
    CHECK(rises == Places{21});  // after 20 changes
}

TEST_CASE("nothing is found where nothing stands out") {
    CHECK(find_shifts(bare({})).empty());
    CHECK(find_shifts(bare({{}, {}, {}, {}, {}, {}, {}})).empty());          // all undefined
    CHECK(find_shifts(bare({{{0, 1}}})).empty());                            // one slice
    CHECK(find_shifts(bare({{{0, 1}}, {{0, 1, 9}}})).empty());               // two
    CHECK(find_shifts(bare({{{0, 1}}, {{0, 1, 9}}, {{0, 1}}})).empty());     // three
    CHECK(find_shifts(changing_by(std::vector<double>(20, 0.0))).empty());   // no change at all
    CHECK(find_shifts(changing_by(std::vector<double>(20, 0.25))).empty());  // always the same
}

TEST_CASE("noise is seldom taken for a break") {
    std::mt19937_64 random(5);
    int false_alarms = 0;
    for (int round = 0; round < 200; ++round) {
        std::vector<double> changes;
        for (int i = 0; i < 60; ++i) {
            double sum = 0;  // of twelve even ones: near enough to normal
            for (int j = 0; j < 12; ++j) sum += static_cast<double>(random() % 1000) / 1000;
            changes.push_back(0.4 + 0.02 * (sum - 6));
        }
        for (const Shift& shift : find_shifts(changing_by(changes)))
            for (const ShiftTest& test : shift.tests)
                false_alarms += test.kind == ShiftTest::Kind::change_point;
    }
    CAPTURE(false_alarms);
    CHECK(false_alarms < 60);  // in 200 series
}

TEST_CASE("a share of more counts for more, by the square root") {
    // twice half of all is new: once of 20, once of 320; else all stays but for a tenth or so
    std::vector<std::vector<HandTie>> slices;
    for (int i = 0; i < 24; ++i) {
        const double scale = i < 12 ? 1 : 16;
        std::vector<HandTie> ties{{0, 1, (i % 2 ? 9.0 : 10.0) * scale}};
        if (i == 6 || i == 18) ties.push_back({2, 3, 10 * scale});
        slices.push_back(ties);
    }
    const auto shifts = find_shifts(bare(slices));
    const auto at = [&](std::size_t slice) {
        return *std::find_if(shifts.begin(), shifts.end(),
                             [&](const Shift& s) { return s.slice == slice; });
    };
    CHECK(at(6).change.value() == Approx(at(18).change.value()));
    CHECK(at(18).score == Approx(4 * at(6).score));
    CHECK(at(18).rank < at(6).rank);
}

TEST_CASE("empty slices are left out, and the series closed up") {
    // a gap of three slices in the middle of a quiet series, then a jump after it
    std::vector<std::vector<HandTie>> ties;
    for (int i = 0; i < 12; ++i) {
        if (i >= 5 && i < 8) {
            ties.push_back({});
            continue;
        }
        ties.push_back({{0, 1, 100.0 - i % 2 * (8 + i % 3)}});
    }
    // slices 5 and 8 change wholly (1), 6 and 7 are empty like the one before
    const auto shifts = find_shifts(bare(ties));
    CHECK(slices(shifts) == Places{5, 8});
    for (const Shift& shift : shifts) {
        CHECK(shift.change.value() == 1);
        REQUIRE(shift.ties.size() == 1);
        CHECK(shift.ties[0].part == 1);
    }
}

TEST_CASE("huge and tiny weights give the same breaks") {
    const auto plain = find_shifts(changing_by(spike));
    for (const double unit : {1e300, 1e-300}) {
        const auto shifts = find_shifts(changing_by(spike, unit));
        REQUIRE(slices(shifts) == Places{9});
        CHECK(shifts[0].score == Approx(plain[0].score));
        CHECK(shifts[0].ties[0].part == Approx(0.8));
    }
    // both in one series: what happens at 1e-300 has no size beside 1e300
    std::vector<std::vector<HandTie>> mixed;
    for (int i = 0; i < 20; ++i) mixed.push_back({{0, 1, i % 2 ? 1e-300 : 1e300}});
    mixed.push_back({});
    mixed.push_back({});
    for (const Shift& shift : find_shifts(bare(mixed))) {
        CHECK(std::isfinite(shift.score));
        for (const ShiftTie& tie : shift.ties) CHECK(std::isfinite(tie.part));
    }
}

TEST_CASE("measures are tested together, in the table they come in") {
    // 2 ties in six slices, 5 in the next six, all as heavy together: the change is seen anyway
    std::vector<std::vector<HandTie>> ties;
    for (unsigned i = 0; i < 12; ++i) {
        std::vector<HandTie> now;
        const unsigned count = i < 6 ? 2 + i % 2 : 8 + i % 2;
        for (unsigned t = 0; t < count; ++t) now.push_back({t, t + 1, 1});
        ties.push_back(now);
    }
    const auto series = bare(ties);
    const auto table =
        measure(series, Level::network, parse_measures(Level::network, "ties,reciprocity"));
    const auto shifts = find_shifts(series, table);
    REQUIRE(slices(shifts) == Places{6});
    bool seen = false;
    for (const ShiftTest& test : shifts[0].tests) {
        if (test.levels[0].series != "ties") continue;
        seen = true;
        REQUIRE(test.levels.size() == 1);  // reciprocity is undefined: it says nothing
        CHECK(test.levels[0].before == Approx(2.5));
        CHECK(test.levels[0].after == Approx(8.5));
        // differences -1 four times, 1 six times, 5: median 1, away 2 x 4, 0 x 6, 4: MAD 0, mean
        // 12/11
        const double sigma = 12.0 / 11 * 1.2533 / std::sqrt(2.0);
        CHECK(test.strength == Approx(6 / sigma));
        CHECK(test.gain == Approx(6.0 * 6 / 12 * 36 / (sigma * sigma)));
    }
    CHECK(seen);
    const auto wrong = measure(series, Level::actor, parse_measures(Level::actor, "degree"));
    CHECK_THROWS_AS(find_shifts(series, wrong), Error);
}

namespace {

/// 2000 to 2010, x and y meeting for 100 and 90 in turns, and in the last two years:
///
///   1: a -> b  2009-07-02 to 2010-07-01, +73: 183 days of 365 in 2009, 182 in 2010: +36.6, +36.4
///   2: a -> b  2010-03-01, -50
///   3: c -> b  2009-05-05, +20
///   4: a -> c  2009-12-02 to 2010-03-01, -9: 30 days of 90 in 2009, 60 in 2010: -3, -6
std::shared_ptr<Case> hand_case() {
    std::vector<small::EventRow> rows{{"a", "b", {day(2009, 7, 2), day(2010, 7, 2)}, 73},
                                      {"a", "b", on(2010, 3, 1), -50},
                                      {"c", "b", on(2009, 5, 5), 20},
                                      {"a", "c", {day(2009, 12, 2), day(2010, 3, 2)}, -9}};
    for (int year = 2000; year <= 2010; ++year)
        rows.push_back({"x", "y", on(year, 6, 1), 10, year % 2 ? 9.0 : 10.0});
    return small::make_case({{"a"}, {"b"}, {"c"}, {"x"}, {"y"}}, rows);
}

}  // namespace

TEST_CASE("the parts of a change add up, and the acts behind them are told") {
    const auto series = build_series(hand_case(), small::options({{"every", "1y"}}));
    const Case& source_case = series.source_case();
    const auto id = [&](const char* name) { return small::id(source_case, name); };
    const auto shifts = find_shifts(series, {}, {.share = 1});
    REQUIRE(slices(shifts) == Places{9, 10});
    const Shift& last = shifts[1];
    // sum of max: x-y 100, a-b 36.6 + 50, b-c 20, a-c 6 = 212.6; it differs by 10 50.2 20 3
    CHECK(last.change.value() == Approx(83.2 / 212.6));
    CHECK(last.arrived == Approx((10 + 50 + 3) / 212.6));
    CHECK(sum_of_parts(last) == Approx(last.change.value()).epsilon(1e-14));
    REQUIRE(last.ties.size() == 4);
    CHECK(last.ties[0].source == id("a"));
    CHECK(last.ties[0].target == id("b"));
    CHECK(last.ties[0].part == Approx(50.2 / 212.6));
    CHECK(last.ties[0].before == Approx(36.6));
    CHECK(last.ties[0].after == Approx(-13.6));
    CHECK(last.ties[1].part == Approx(20 / 212.6));
    CHECK(last.ties[1].after == 0);
    CHECK(last.ties[2].part == Approx(10 / 212.6));
    CHECK(last.ties[3].part == Approx(3 / 212.6));
    CHECK(acts(last.ties[0], source_case) == "2 entered;1 faded;");
    CHECK(acts(last.ties[1], source_case) == "3 left;");
    CHECK(acts(last.ties[2], source_case) == "15 entered;14 left;");
    CHECK(acts(last.ties[3], source_case) == "4 grew;");
    const ShiftEvent& faded = last.ties[0].events[1];
    CHECK(faded.mass_before == Approx(183.0 / 365));
    CHECK(faded.mass_after == Approx(182.0 / 365));
    CHECK(faded.before == Approx(36.6));
    CHECK(faded.after == Approx(36.4));

    // nine tenths of 83.2 are 74.9: 50.2 + 20 + 10 are enough; so is act 2 for 50.2
    const auto cut = find_shifts(series);
    REQUIRE(cut[1].ties.size() == 3);
    CHECK(acts(cut[1].ties[0], source_case) == "2 entered;");
}

TEST_CASE("events add up to the ties' nets, whatever the window") {
    using Set = std::vector<std::pair<std::string, std::string>>;
    for (const Set& set : {Set{{"window", "3y"}}, Set{{"cumulative", "yes"}},
                           Set{{"half-life", "1y"}}, Set{{"directed", "yes"}}}) {
        CAPTURE(set[0].first);
        auto options = set;
        options.push_back({"every", "1y"});
        const auto series = build_series(hand_case(), small::options(options));
        const auto shifts = find_shifts(series, {}, {.share = 1});
        REQUIRE_FALSE(shifts.empty());
        for (const Shift& shift : shifts) {
            CHECK(sum_of_parts(shift) == Approx(shift.change.value()).epsilon(1e-12));
            for (const ShiftTie& tie : shift.ties) {
                double step = 0;
                for (const ShiftEvent& e : tie.events) {
                    step += e.after - e.before;
                    if (set[0].first == "cumulative") CHECK(e.mass_after > e.mass_before);
                }
                CHECK(step == Approx(tie.after - tie.before).margin(1e-9));
            }
        }
    }
}

TEST_CASE("in a direction only its acts count, and mutual ones") {
    std::vector<small::EventRow> rows{
        {"a", "b", on(2010, 3, 1), 50},
        {"b", "a", on(2010, 3, 2), -40},
        {.source = "b", .target = "a", .days = on(2010, 3, 3), .value = 30, .mutual = true}};
    for (int year = 2000; year <= 2010; ++year)
        rows.push_back({"x", "y", on(year, 6, 1), 10, year % 2 ? 9.0 : 10.0});
    const auto made = small::make_case({{"a"}, {"b"}, {"x"}, {"y"}}, rows);
    const auto series = build_series(made, small::options({{"every", "1y"}, {"directed", "yes"}}));
    const auto shifts = find_shifts(series, {}, {.share = 1});
    REQUIRE(slices(shifts) == Places{10});
    CHECK(shifts[0].ties[0].after == 80);
    CHECK(acts(shifts[0].ties[0], *made) == "1 entered;3 entered;");
    CHECK(shifts[0].ties[1].after == -10);
    CHECK(acts(shifts[0].ties[1], *made) == "2 entered;3 entered;");
}

TEST_CASE("what leaves a long window is no shift, but is told as left") {
    // x and y meet each year; c and d fight in 2008; with windows of three years it leaves in 2011
    std::vector<small::EventRow> rows{{"c", "d", on(2008, 3, 1), -300}};
    for (int year = 2000; year <= 2016; ++year)
        rows.push_back({"x", "y", on(year, 6, 1), 10, 9 + year % 3 * 0.5});
    const auto made = small::make_case({{"c"}, {"d"}, {"x"}, {"y"}}, rows);
    const auto series = build_series(made, small::options({{"every", "1y"}, {"window", "3y"}}));
    const auto change = values(series, Level::network, "change", 11);
    CHECK(change[0] > 0.4);  // the echo in 2011
    const auto shifts = find_shifts(series);
    const auto found = slices(shifts);
    CHECK(std::count(found.begin(), found.end(), 8) == 1);
    CHECK(std::count(found.begin(), found.end(), 11) == 0);
    CHECK(found.front() >= 3);  // 2001 is half new, as the window still fills
    const auto fading =
        find_shifts(build_series(made, small::options({{"every", "1y"}, {"half-life", "1y"}})));
    REQUIRE_FALSE(fading.empty());
    CHECK(fading.front().slice >= 3);
    CHECK(fading.back().slice == 8);
    CHECK(fading.back().rank == 1);
    // each year by itself, the quiet of 2009 is told where it begins
    const auto own = find_shifts(build_series(made, small::options({{"every", "1y"}})));
    REQUIRE(slices(own) == Places{8, 9});
    CHECK(acts(own[1].ties[0], *made) == "1 left;");
    // a measure that turns back as the fight leaves is weighed by what came in: nearly nothing
    const auto table = measure(series, Level::network, parse_measures(Level::network, "conflict"));
    for (const Shift& shift : find_shifts(series, table)) {
        if (shift.slice >= 11) CHECK(shift.score < 1);
        if (shift.slice == 8) CHECK(shift.rank == 1);
    }
}

TEST_CASE("cumulative sums are tested by their steps") {
    // ten a year, twenty from 2008 on: the sum bends, its steps jump
    std::vector<small::EventRow> rows;
    for (int year = 2000; year <= 2015; ++year)
        rows.push_back({"x", "y", on(year, 6, 1), 1, (year < 2008 ? 10.0 : 20.0) + year % 2});
    const auto made = small::make_case({{"x"}, {"y"}}, rows);
    const auto series =
        build_series(made, small::options({{"every", "1y"}, {"cumulative", "yes"}}));
    const auto table =
        measure(series, Level::network, parse_measures(Level::network, "cooperation"));
    bool seen = false;
    for (const Shift& shift : find_shifts(series, table))
        for (const ShiftTest& test : shift.tests) {
            if (test.levels[0].series != "cooperation") continue;
            CHECK(shift.slice == 8);
            // steps of 2001 to 2007: 11 10 11 10 11 10 11; of 2008 to 2015: 20 21 in turns
            CHECK(test.levels[0].before == Approx(74.0 / 7));
            CHECK(test.levels[0].after == Approx(20.5));
            seen = true;
        }
    CHECK(seen);
}

TEST_CASE("one tie has turning points of its own") {
    const auto made = hand_case();
    const auto series = build_series(made, small::options({{"every", "1y"}}));
    const auto id = [&](const char* name) { return small::id(*made, name); };
    const auto shifts = find_tie_shifts(series, id("b"), id("a"));
    REQUIRE_FALSE(shifts.empty());
    for (const Shift& shift : shifts) {
        CHECK(shift.slice >= 9);
        REQUIRE(shift.ties.size() == 1);
        CHECK(shift.ties[0].source == id("a"));
        CHECK(shift.ties[0].part == Approx(shift.change.value()));
    }
    CHECK(shifts.back().change.value() == Approx(50.2 / 86.6));
    CHECK(find_tie_shifts(series, id("a"), id("x")).empty());  // they never meet
    // always 100 and 90 in turns
    CHECK(find_tie_shifts(series, id("x"), id("y")).empty());
}

TEST_CASE("the search for shifts can be stopped") {
    std::stop_source stop;
    stop.request_stop();
    const Progress stopped(stop.get_token());
    try {
        find_shifts(changing_by(spike), {}, {}, stopped);
        FAIL("not stopped");
    } catch (const Error& e) {
        CHECK(e.category() == ErrorCategory::interrupted);
    }
    CHECK_THROWS_AS(find_tie_shifts(changing_by(spike), actor_id(0), actor_id(1), {}, stopped),
                    Error);
}
