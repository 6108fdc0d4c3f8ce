#include "entente/core/time.hpp"

#include <catch2/catch.hpp>

using namespace entente;

TEST_CASE("days count from 1970-01-01 in the proleptic Gregorian calendar") {
    CHECK(day_of({1970, 1, 1}) == 0);
    CHECK(day_of({1970, 1, 2}) == 1);
    CHECK(day_of({2000, 3, 1}) == 11017);  // 30 years, 7 leap days, then 31 + 29
    CHECK(civil(11016) == CivilDate{2000, 2, 29});
    CHECK(iso(day_of({905, 2, 3})) == "0905-02-03");
    for (Day d = day_of({1899, 12, 1}); d < day_of({1905, 1, 1}); ++d) CHECK(day_of(civil(d)) == d);
}

TEST_CASE("impossible dates are not dates") {
    CHECK(is_date({2024, 2, 29}));
    CHECK_FALSE(is_date({2023, 2, 29}));
    CHECK_FALSE(is_date({1900, 2, 29}));
    CHECK(is_date({2000, 2, 29}));
    CHECK_FALSE(is_date({2023, 13, 1}));
    CHECK_FALSE(is_date({2023, 0, 1}));
    CHECK_FALSE(is_date({2023, 1, 0}));
    CHECK_FALSE(is_date({10000, 1, 1}));
    CHECK(is_date({0, 1, 1}));
}

TEST_CASE("periods are written as a number and d, w, mo or y") {
    CHECK(parse_period("3mo") == Period{3, PeriodUnit::month});
    CHECK(parse_period("1d") == Period{1, PeriodUnit::day});
    CHECK(parse_period("2w") == Period{2, PeriodUnit::week});
    CHECK(parse_period("10y") == Period{10, PeriodUnit::year});
    for (const auto* bad : {"", "y", "0y", "-1y", "1", "1m", "1.5y", "1 y", "999999y", "1yy"}) {
        CHECK_FALSE(parse_period(bad));
    }
    CHECK(to_string(Period{3, PeriodUnit::month}) == "3mo");
}

TEST_CASE("slices are aligned to the calendar") {
    const Day sunday = day_of({2002, 9, 15}), monday = day_of({2002, 9, 16});
    CHECK(align_down(sunday, {1, PeriodUnit::week}) == day_of({2002, 9, 9}));
    CHECK(align_down(monday, {1, PeriodUnit::week}) == monday);
    CHECK(align_down(day_of({2002, 9, 17}), {3, PeriodUnit::month}) == day_of({2002, 7, 1}));
    CHECK(align_down(day_of({2002, 9, 17}), {1, PeriodUnit::month}) == day_of({2002, 9, 1}));
    CHECK(align_down(day_of({2004, 9, 17}), {5, PeriodUnit::year}) == day_of({2000, 1, 1}));
    CHECK(align_down(day_of({1969, 12, 31}), {2, PeriodUnit::day}) == day_of({1969, 12, 30}));
    CHECK(align_down(day_of({1969, 12, 31}), {1, PeriodUnit::week}) == day_of({1969, 12, 29}));
}

TEST_CASE("moving by months and years stays on the calendar") {
    CHECK(shift(day_of({2024, 1, 31}), {1, PeriodUnit::month}, 1) == day_of({2024, 2, 29}));
    CHECK(shift(day_of({2024, 2, 29}), {1, PeriodUnit::year}, -1) == day_of({2023, 2, 28}));
    CHECK(shift(day_of({2003, 1, 1}), {5, PeriodUnit::year}, -1) == day_of({1998, 1, 1}));
    CHECK(shift(day_of({2003, 1, 1}), {1, PeriodUnit::month}, -1) == day_of({2002, 12, 1}));
    CHECK(shift(day_of({2003, 1, 1}), {2, PeriodUnit::week}, 1) == day_of({2003, 1, 15}));
    // Nothing overflows, however far the move.
    CHECK(shift(0, {100000, PeriodUnit::year}, 1000) == 100'000'000);
    CHECK(shift(0, {100000, PeriodUnit::day}, -100000) == -100'000'000);
}

TEST_CASE("labels have the precision of the slicing") {
    const Day d = day_of({2002, 9, 16});
    CHECK(slice_label(d, {1, PeriodUnit::year}) == "2002");
    CHECK(slice_label(d, {1, PeriodUnit::month}) == "2002-09");
    CHECK(slice_label(d, {1, PeriodUnit::week}) == "2002-09-16");
    CHECK(mean_days({2, PeriodUnit::year}) == 730.5);
    CHECK(mean_days({1, PeriodUnit::month}) == 30.4375);
}
