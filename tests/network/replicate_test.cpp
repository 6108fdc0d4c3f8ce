#include "entente/network/replicate.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "small_case.hpp"

using namespace small;

namespace {

constexpr std::uint64_t draws = 4000;

std::shared_ptr<const Selection> selected(
    const std::vector<EventRow>& rows,
    const std::vector<std::pair<std::string, std::string>>& set = {}) {
    return std::make_shared<const Selection>(
        select(make_case({{"a"}, {"b"}, {"c"}, {"d"}}, rows, {"S", "T"}), options(set)));
}

/// Five standard deviations of how often something of probability p happens in all draws.
double far_off(double p) {
    return 5 * std::sqrt(static_cast<double>(draws) * p * (1 - p));
}

DaySpan days(const SelectedEvent& event) {
    return {event.begin, event.end};
}

const EventRow in_four_days{"a", "b", {day(2001), day(2001, 1, 5)}, 2, 3};
const EventRow in_three_years{"a", "c", {day(2000), day(2003)}, -1};

}  // namespace

TEST_CASE("an act with an unknown day falls on each day of its span alike, all else stays") {
    const auto base =
        selected({in_four_days,
                  {"a", "b", on(2001, 5, 1)},
                  {.source = "a", .target = "b", .days = {day(2001), day(2003)}, .lasts = true}});
    std::vector<double> times(4, 0);
    for (std::uint64_t r = 0; r < draws; ++r) {
        const Selection drawn = replicate(*base, {.seed = 7}, r);
        REQUIRE(drawn.events.size() == 3);
        const SelectedEvent& act = drawn.events[0];
        REQUIRE(act.end == act.begin + 1);
        REQUIRE(act.begin >= day(2001));
        REQUIRE(act.begin < day(2001, 1, 5));
        ++times[static_cast<std::size_t>(act.begin - day(2001))];
        CHECK(act.weight == 3);
        CHECK(act.value == 2);
        CHECK(days(drawn.events[1]) == on(2001, 5, 1));
        CHECK(days(drawn.events[2]) == DaySpan{day(2001), day(2003)});
    }
    for (const double t : times) CHECK(std::abs(t - draws / 4.0) < far_off(0.25));
}

TEST_CASE(
    "a replicate is one of its seed and number; two accounts fall each on a day of their own") {
    const EventRow told{"a", "b", {day(2000), day(2003)}, 1, 1, false, "h", "S"};
    EventRow told_again = told;
    told_again.citation = "T";
    const auto base = selected({told, told_again});
    const auto day_of_first = [&](std::uint64_t seed, std::uint64_t number) {
        return replicate(*base, {.seed = seed}, number).events[0].begin;
    };
    CHECK(day_of_first(1, 5) == day_of_first(1, 5));
    std::set<Day> of_numbers, of_seeds;
    std::size_t apart = 0;
    for (std::uint64_t i = 0; i < 100; ++i) {
        of_numbers.insert(day_of_first(1, i));
        of_seeds.insert(day_of_first(i, 1));
        const Selection drawn = replicate(*base, {.seed = 1}, i);
        CHECK(drawn.events[1].weight == 0.5);
        apart += drawn.events[0].begin != drawn.events[1].begin ? 1 : 0;
    }
    // 100 draws out of 1,096 days: about 95 different ones.
    CHECK(of_numbers.size() > 80);
    CHECK(of_seeds.size() > 80);
    CHECK(apart > 90);
}

TEST_CASE("what else is selected does not move an act") {
    const std::vector<EventRow> rows{{"b", "c", on(2000, 1, 1), 1, 1, false, "", "S"},
                                     in_three_years};
    const auto all = selected(rows);
    const auto fewer = selected(rows, {{"without-source", "S"}});
    REQUIRE(fewer->events.size() == 1);
    for (std::uint64_t r = 0; r < 20; ++r) {
        CHECK(days(replicate(*all, {}, r).events[1]) == days(replicate(*fewer, {}, r).events[0]));
    }
}

TEST_CASE("events are drawn anew by happening, a row without one by itself") {
    // Units: the three rows of h; the one row x.
    const EventRow h{"a", "b", on(2001, 1, 1), 1, 2, false, "h"};
    const auto base = selected({h, {"c", "d", on(2001, 1, 1)}, h, h});
    const ReplicateOptions anew{.seed = 3, .resample_events = true};
    std::vector<double> times_of_h(3, 0);
    for (std::uint64_t r = 0; r < draws; ++r) {
        const Selection drawn = replicate(*base, anew, r);
        double of_h = 0, of_x = 0;
        for (const SelectedEvent& event : drawn.events) {
            (index(event.event) == 1 ? of_x : of_h) += event.weight;
        }
        // h weighs 3 rows x 2 each time, x weighs 1; two units are drawn.
        REQUIRE(of_h / 6 + of_x == 2);
        ++times_of_h[static_cast<std::size_t>(of_h / 6)];
        if (of_x == 2) REQUIRE(drawn.events.size() == 1);
        if (of_x == 0) REQUIRE(drawn.events.size() == 3);
        CHECK(drawn.actors == base->actors);
    }
    CHECK(std::abs(times_of_h[0] - draws / 4.0) < far_off(0.25));
    CHECK(std::abs(times_of_h[1] - draws / 2.0) < far_off(0.5));
    CHECK(std::abs(times_of_h[2] - draws / 4.0) < far_off(0.25));
}

TEST_CASE("nothing to draw") {
    const auto none = selected({});
    CHECK(replicate(*none, {.seed = 1, .resample_events = true}, 0).events.empty());
}

TEST_CASE("a replicate is built on the slices of the series") {
    const SeriesOptions five = options({{"window", "2y"}});
    const auto base = selected({in_three_years});
    const NetworkSeries series = build_series(base, five);
    REQUIRE(series.networks.size() == 3);
    std::vector<Slice> slices;
    for (const Network& network : series.networks) slices.push_back(network.slice);
    for (std::uint64_t r = 0; r < 20; ++r) {
        const auto drawn = std::make_shared<const Selection>(replicate(*base, {}, r));
        const Day fell_on = drawn->events[0].begin;
        const NetworkSeries again = build_series(drawn, five, slices);
        REQUIRE(again.networks.size() == 3);
        for (std::size_t s = 0; s < 3; ++s) {
            CHECK(again.networks[s].slice == slices[s]);
            const bool inside = slices[s].window_begin <= fell_on && fell_on < slices[s].days.end;
            CHECK(again.networks[s].ties.size() == (inside ? 1 : 0));
        }
    }
}

namespace {

struct Windows {
    const char* name;
    const char* value;
};

/// Acts of some days to some years between four actors, by a small generator of its own.
std::vector<EventRow> scattered() {
    std::vector<EventRow> rows;
    std::uint32_t state = 12345;
    const auto below = [&](std::uint32_t bound) {
        state = state * 1664525 + 1013904223;
        return (state >> 8U) % bound;
    };
    const std::string names = "abcd";
    for (int i = 0; i < 60; ++i) {
        const auto a = below(4);
        const auto b = (a + 1 + below(3)) % 4;
        const Day begin = day(1990) + static_cast<Day>(below(3000));
        rows.push_back({std::string(1, names[a]),
                        std::string(1, names[b]),
                        {begin, begin + 1 + static_cast<Day>(below(900))},
                        static_cast<double>(below(9)) - 4,
                        1.0 + below(3)});
        rows.back().lasts = below(4) == 0;
    }
    return rows;
}

}  // namespace

TEST_CASE("every tie of a replicate is one of the series, and the mean over many is its value") {
    const auto windows = GENERATE(Windows{"window", "own"}, Windows{"window", "3y"},
                                  Windows{"cumulative", "yes"}, Windows{"half-life", "6mo"});
    CAPTURE(windows.name, windows.value);
    const SeriesOptions chosen = options({{windows.name, windows.value}, {"every", "6mo"}});
    const auto base = selected(scattered());
    const NetworkSeries series = build_series(base, chosen);
    std::vector<Slice> slices;
    for (const Network& network : series.networks) slices.push_back(network.slice);
    std::vector<double> sum(slices.size(), 0);
    constexpr std::uint64_t count = 400;
    for (std::uint64_t r = 0; r < count; ++r) {
        const auto drawn = std::make_shared<const Selection>(replicate(*base, {}, r));
        const NetworkSeries again = build_series(drawn, chosen, slices);
        for (std::size_t s = 0; s < slices.size(); ++s) {
            for (const Tie& tie : again.networks[s].ties) {
                REQUIRE(series.networks[s].find(tie.source, tie.target, false) != nullptr);
            }
            sum[s] += again.networks[s].cooperation;
        }
    }
    // The mass m of an act is the mean over the days of its span, and the variance of a mass in
    // [0, 1] is at most m (1 - m): within five standard errors.
    for (std::size_t s = 0; s < slices.size(); ++s) {
        double variance = 0;
        for (const SelectedEvent& event : base->events) {
            const double m = mass(days(event), slices[s], chosen);
            const double size = event.weight * std::max(event.value, 0.0);
            if (!event.lasts) variance += size * size * m * (1 - m);
        }
        CAPTURE(slices[s].label);
        CHECK(std::abs(sum[s] / count - series.networks[s].cooperation) <
              5 * std::sqrt(variance / count) + 1e-9);
    }
}
