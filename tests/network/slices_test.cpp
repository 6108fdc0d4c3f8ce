#include <catch2/catch.hpp>

#include <cmath>

#include "entente/core/error.hpp"
#include "small_case.hpp"

using namespace small;
using Catch::Matchers::Contains;

namespace {

std::vector<Slice> slices(const std::vector<EventRow>& rows, const SeriesOptions& set) {
    return make_slices(select(make_case({{"a"}, {"b"}}, rows), set), set);
}

std::vector<std::string> labels(const std::vector<Slice>& all) {
    std::vector<std::string> result;
    for (const Slice& slice : all) result.push_back(slice.label);
    return result;
}

using Lines = std::vector<std::string>;

const std::vector<EventRow> two_acts{{"a", "b", on(2001, 5, 17)}, {"a", "b", on(2003, 2, 1)}};

/// The definition of fading, summed in steps of a thousandth of a day at their middles.
double summed(DaySpan event, Day t, double half_life) {
    const double step = 1e-3;
    const double last = std::min(event.end, t);
    const auto steps = static_cast<int>(std::lround((last - event.begin) / step));
    double sum = 0;
    for (int i = 0; i < steps; ++i) {
        const double u = event.begin + (i + 0.5) * step;
        sum += std::exp2(-(t - u) / half_life) * step;
    }
    return sum / static_cast<double>(event.length());
}

Slice ending(Day t) {
    return {.label = "", .days = {t - 1, t}, .window_begin = t - 1};
}

}  // namespace

TEST_CASE("slices run on the calendar from the first event to the last, the empty ones too") {
    const auto years = slices(two_acts, {});
    CHECK(labels(years) == Lines{"2001", "2002", "2003"});
    CHECK(years[1].days == DaySpan{day(2002), day(2003)});
    CHECK(labels(slices(two_acts, options({{"every", "3mo"}}))) ==
          Lines{"2001-04", "2001-07", "2001-10", "2002-01", "2002-04", "2002-07", "2002-10",
                "2003-01"});
    CHECK(labels(slices(two_acts, options({{"every", "5y"}}))) == Lines{"2000"});
    CHECK(slices({}, {}).empty());
}

TEST_CASE("weeks begin on Monday and cross the end of the year") {
    // 2002-12-30 is a Monday: 2003-01-01 lies in the week that begins in 2002.
    const auto weeks = slices({{"a", "b", on(2002, 12, 28)}, {"a", "b", on(2003, 1, 6)}},
                              options({{"every", "1w"}}));
    CHECK(labels(weeks) == Lines{"2002-12-23", "2002-12-30", "2003-01-06"});
    CHECK(weeks[1].days == DaySpan{day(2002, 12, 30), day(2003, 1, 6)});
}

TEST_CASE("from and to choose slices: whole ones, first and last day included") {
    const SeriesOptions set = options({{"from", "2001-12-31"}, {"to", "2002-01-01"}});
    CHECK(labels(slices(two_acts, set)) == Lines{"2001", "2002"});
    CHECK(labels(slices(two_acts, options({{"to", "2001-12-31"}}))) == Lines{"2001"});
    CHECK(labels(slices(two_acts, options({{"from", "1999"}, {"to", "2000"}}))) ==
          Lines{"1999", "2000"});
    CHECK(labels(slices(two_acts, options({{"from", "2003"}}))) == Lines{"2003"});
    CHECK(labels(slices({}, options({{"from", "1999"}, {"to", "2000"}}))) == Lines{"1999", "2000"});
    CHECK(slices({}, options({{"from", "1999"}})).empty());
}

TEST_CASE("a period that holds nothing is refused") {
    CHECK_THROWS_WITH(slices(two_acts, options({{"from", "2003"}, {"to", "2002"}})),
                      Contains("later than --to 2002-12-31"));
    CHECK_THROWS_WITH(slices(two_acts, options({{"from", "2004"}})),
                      Contains("later than the last event, 2003-02-01"));
    CHECK_THROWS_WITH(slices(two_acts, options({{"to", "2000"}})),
                      Contains("before the first event, 2001-05-17"));
}

TEST_CASE("more than a million slices are refused") {
    // 0000 to 9999 has 3,652,425 days.
    CHECK_THROWS_WITH(slices({{"a", "b", {day(0), day(10000)}}}, options({{"every", "1d"}})),
                      Contains("more than a million slices"));
    CHECK(slices({{"a", "b", {day(0), day(10000)}}}, {}).size() == 10000);
}

TEST_CASE("windows begin where they should, and are partial before the first event") {
    const auto own = slices(two_acts, {});
    CHECK(own[1].window_begin == day(2002));
    // Window of 2001 begins on 2001-01-01, the first event is of May.
    CHECK(own[0].partial);
    CHECK_FALSE(own[1].partial);

    const auto sliding = slices(two_acts, options({{"window", "2y"}}));
    CHECK(sliding[0].window_begin == day(2000));
    CHECK(sliding[2].window_begin == day(2002));
    CHECK(sliding[1].partial);
    CHECK_FALSE(sliding[2].partial);

    for (const char* kind : {"cumulative", "half-life"}) {
        const auto all =
            slices(two_acts, options({{kind, kind[0] == 'c' ? "yes" : "1y"}, {"from", "2000"}}));
        CHECK(all[0].window_begin == day(2000));
        CHECK(all[0].partial);  // nothing had happened yet
        CHECK(all[1].window_begin == day(2001, 5, 17));
        CHECK_FALSE(all[1].partial);
    }
}

TEST_CASE("a window of months steps back on the calendar from the end of the slice") {
    const std::vector<EventRow> rows{{"a", "b", {day(2004, 1, 1), day(2004, 3, 31)}}};
    const auto days = slices(rows, options({{"every", "1d"}, {"window", "1mo"}}));
    // Ends on 2004-03-30 (exclusive): a month before is 2004-02-30, which is 2004-02-29.
    CHECK(days.at(29 + 31 + 28).days.end == day(2004, 3, 30));
    CHECK(days.at(29 + 31 + 28).window_begin == day(2004, 2, 29));
    const auto months = slices(rows, options({{"every", "1mo"}, {"window", "1mo"}}));
    CHECK(months.at(1).window_begin == day(2004, 2, 1));
}

TEST_CASE("a year cut by months: days of the month over days of the year") {
    const auto months = slices({{"a", "b", {day(2002), day(2003)}}}, options({{"every", "1mo"}}));
    const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    REQUIRE(months.size() == 12);
    double sum = 0;
    for (std::size_t i = 0; i < 12; ++i) {
        const double m = mass({day(2002), day(2003)}, months[i], options({{"every", "1mo"}}));
        CHECK(m == lengths[i] / 365.0);
        sum += m;
    }
    CHECK(sum == Approx(1).epsilon(1e-15));
}

TEST_CASE("leap years have 366 days") {
    const SeriesOptions set = options({{"every", "1mo"}});
    const auto months = slices({{"a", "b", {day(2004), day(2005)}}}, set);
    CHECK(mass({day(2004), day(2005)}, months[1], set) == 29 / 366.0);
    // 2003 to 2005 has 365 + 366 + 365 = 1096 days, of which 366 fall into 2004.
    const auto years = slices({{"a", "b", {day(2003), day(2006)}}}, {});
    CHECK(mass({day(2003), day(2006)}, years[1], {}) == 366 / 1096.0);
}

TEST_CASE("box masses at the edges of a window") {
    const SeriesOptions set = options({{"window", "2y"}});
    const Slice slice = slices({{"a", "b", on(2001, 1, 1)}, {"a", "b", on(2002, 1, 1)}}, set).at(1);
    REQUIRE(slice.days.end == day(2003));  // window [2001-01-01, 2003-01-01)
    CHECK(mass(on(2000, 12, 31), slice, set) == 0);
    CHECK(mass(on(2001, 1, 1), slice, set) == 1);
    CHECK(mass(on(2002, 12, 31), slice, set) == 1);
    CHECK(mass(on(2003, 1, 1), slice, set) == 0);
    CHECK(mass({day(2000, 12, 31), day(2001, 1, 2)}, slice, set) == 0.5);
    CHECK(mass({day(2002, 12, 31), day(2003, 1, 4)}, slice, set) == 0.25);
    // Wider than the window: 730 of the 2557 days from 1998 to 2004 (two leap years).
    CHECK(mass({day(1998), day(2005)}, slice, set) == 730 / 2557.0);
}

TEST_CASE("cumulative: all that lies before the end") {
    const SeriesOptions set = options({{"cumulative", "yes"}});
    const Slice slice{.label = "2002", .days = {day(2002), day(2003)}, .window_begin = day(1990)};
    CHECK(mass(on(1700, 1, 1), slice, set) == 1);
    CHECK(mass({day(2002), day(2004)}, slice, set) == 0.5);
    CHECK(mass(on(2003, 1, 1), slice, set) == 0);
}

TEST_CASE("fading: the closed form is the integral") {
    const struct {
        DaySpan event;
        Day t;
        const char* half_life;
    } cases[] = {
        {{0, 1}, 1, "10d"},    {{0, 1}, 400, "10d"},   {{0, 30}, 30, "7d"}, {{0, 30}, 11, "7d"},
        {{0, 365}, 500, "1y"}, {{0, 365}, 100, "1mo"}, {{5, 40}, 41, "1d"},
    };
    for (const auto& c : cases) {
        const SeriesOptions set = options({{"half-life", c.half_life}});
        const double expected = summed(c.event, c.t, mean_days(set.window));
        INFO(c.event.begin << ".." << c.event.end << " at " << c.t << ", " << c.half_life);
        CHECK(mass(c.event, ending(c.t), set) == Approx(expected).epsilon(1e-7));
    }
}

TEST_CASE("fading: a half after each half-life, and the part up to t of what still lasts") {
    const SeriesOptions set = options({{"half-life", "10d"}});
    // One day, seen at its end: H/ln2 * (1 - 2^(-1/10)) = 14.42695 * 0.0669670 = 0.966130...
    const double fresh = mass({0, 1}, ending(1), set);
    CHECK(fresh == Approx(10 / std::log(2.0) * (1 - std::exp2(-0.1))).epsilon(1e-13));
    CHECK(mass({0, 1}, ending(11), set) == Approx(fresh / 2).epsilon(1e-14));
    CHECK(mass({0, 1}, ending(31), set) == Approx(fresh / 8).epsilon(1e-14));
    // Of four days one has passed: a quarter of what a whole act of that day would be.
    CHECK(mass({0, 4}, ending(1), set) == Approx(fresh / 4).epsilon(1e-14));
    CHECK(mass({1, 5}, ending(1), set) == 0);
}

TEST_CASE("fading ends after a thousand half-lives") {
    const SeriesOptions set = options({{"half-life", "1d"}});
    CHECK(mass({0, 1}, ending(1001), set) > 0);
    CHECK(mass({0, 1}, ending(1001), set) < 1e-300);
    CHECK(mass({0, 1}, ending(1002), set) == 0);
}

TEST_CASE("the slice that holds a day") {
    const NetworkSeries series =
        build_series(make_case({{"a"}, {"b"}}, two_acts), options({{"every", "1y"}}));
    CHECK(series.slice_at(day(2001, 1, 1)) == 0);
    CHECK(series.slice_at(day(2001, 12, 31)) == 0);
    CHECK(series.slice_at(day(2002, 1, 1)) == 1);
    CHECK(series.slice_at(day(2003, 12, 31)) == 2);
    CHECK_FALSE(series.slice_at(day(2000, 12, 31)));
    CHECK_FALSE(series.slice_at(day(2004, 1, 1)));
}
