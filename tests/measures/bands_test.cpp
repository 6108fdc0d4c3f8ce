#include "entente/measures/bands.hpp"

#include <chrono>
#include <cstring>
#include <limits>
#include <thread>

#include "../network/small_case.hpp"
#include "entente/cases/read.hpp"
#include "entente/core/error.hpp"
#include "entente/network/replicate.hpp"
#include "hand.hpp"
#include "measures/quantile.hpp"

using namespace entente::test;
using namespace small;
using entente::detail::quantile;
using entente::detail::Repeated;

namespace {

const DaySpan two_years{day(2001), day(2003)};

NetworkSeries series_of(const std::vector<EventRow>& rows, const SeriesOptions& chosen = {}) {
    return build_series(make_case({{"a"}, {"b"}, {"c"}, {"d"}}, rows), chosen);
}

MeasureTable with_bands(const NetworkSeries& series, Level level, const char* ids,
                        const BandOptions& bands = {}, unsigned threads = 0) {
    return measure_with_bands(series, level, parse_measures(level, ids), {.threads = threads},
                              bands);
}

/// low, value, high of one item.
std::vector<double> cell(const MeasureTable& table, std::size_t slice, std::size_t item = 0) {
    const Bounds& bounds = table.bounds(0, slice);
    return {bounds.low.at(item), table.values(0, slice)[item], bounds.high.at(item)};
}

/// 40 acts on unknown days between four actors, by a small generator of its own.
std::vector<EventRow> scattered() {
    std::vector<EventRow> rows;
    std::uint32_t state = 99;
    const auto below = [&](std::uint32_t bound) {
        state = state * 1664525 + 1013904223;
        return (state >> 8U) % bound;
    };
    for (int i = 0; i < 40; ++i) {
        const auto a = below(4);
        const Day begin = day(1990) + static_cast<Day>(below(2000));
        rows.push_back({std::string(1, "abcd"[a]),
                        std::string(1, "abcd"[(a + 1 + below(3)) % 4]),
                        {begin, begin + 1 + static_cast<Day>(below(600))},
                        static_cast<double>(below(9)) - 4,
                        1.0 + below(3)});
    }
    return rows;
}

bool same_bits(std::span<const double> a, std::span<const double> b) {
    return a.size() == b.size() &&
           (a.empty() || std::memcmp(a.data(), b.data(), a.size_bytes()) == 0);
}

bool same_bits(const MeasureTable& a, const MeasureTable& b) {
    for (std::size_t c = 0; c < a.measures().size(); ++c) {
        for (std::size_t s = 0; s < a.slices(); ++s) {
            if (!same_bits(a.values(c, s), b.values(c, s))) return false;
            if (!same_bits(a.bounds(c, s).low, b.bounds(c, s).low)) return false;
            if (!same_bits(a.bounds(c, s).high, b.bounds(c, s).high)) return false;
        }
    }
    return a.slices() == b.slices();
}

constexpr Level levels[] = {Level::network, Level::actor, Level::tie};

}  // namespace

TEST_CASE("quantiles on the line between two neighbours, as numpy and R have them") {
    const std::vector<Repeated> four{{1, 1}, {2, 1}, {3, 1}, {4, 1}};
    CHECK(quantile(four, 0.05) == Approx(1.15));
    CHECK(quantile(four, 0.95) == Approx(3.85));
    CHECK(quantile(four, 0.5) == 2.5);
    // 1 1 5: place 0.95 x 2 = 1.9, nine tenths of the way from 1 to 5.
    const std::vector<Repeated> three{{1, 2}, {5, 1}};
    CHECK(quantile(three, 0.95) == Approx(4.6));
    CHECK(quantile(three, 0.05) == 1);
    CHECK(quantile(std::vector<Repeated>{{-7, 1}}, 0.05) == -7);
    CHECK(quantile(std::vector<Repeated>{{0.1, 200}}, 0.95) == 0.1);
    // The way from one to the other is longer than a number can be.
    CHECK(quantile(std::vector<Repeated>{{-1e308, 1}, {1e308, 1}}, 0.95) == Approx(0.9e308));
}

TEST_CASE("where all dates are certain, bands have no width") {
    const bool directed_too = GENERATE(false, true);
    SeriesOptions chosen = options({{"window", "2y"}});
    chosen.directed = directed_too;
    const NetworkSeries series = series_of({{"a", "b", on(2001, 1, 1), 4},
                                            {"b", "c", on(2001, 5, 1), -2},
                                            {"c", "a", on(2002, 5, 1), 1},
                                            {.source = "c",
                                             .target = "d",
                                             .days = {day(2001, 7), day(2004)},
                                             .value = 3,
                                             .lasts = true}},
                                           chosen);
    for (const Level level : levels) {
        const MeasureTable table = with_bands(series, level, "all", {.replicates = 3});
        for (std::size_t c = 0; c < table.measures().size(); ++c) {
            for (std::size_t s = 0; s < table.slices(); ++s) {
                if (table.measures()[c]->band == Band::none) continue;
                CAPTURE(table.measures()[c]->id, s);
                const auto values = table.values(c, s);
                CHECK(same_bits(values, table.bounds(c, s).low));
                CHECK(same_bits(values, table.bounds(c, s).high));
            }
        }
    }
}

TEST_CASE("bands that take more room than there is at once are the same, to the last bit") {
    // 200 ties x 16 slices x 1000 replicates: 320 MB, so in two parts. Acts that last add up
    // fractions whose last bits tell in which order they were added.
    std::vector<ActorRow> actors{{"hub"}};
    std::vector<EventRow> rows;
    for (int i = 0; i < 200; ++i) {
        actors.push_back({"n" + std::to_string(i)});
        for (int k = 1; k <= 3; ++k) {
            rows.push_back({.source = "hub",
                            .target = actors.back().id,
                            .days = {day(2000) + i + 100 * k, day(2016) - 7 * k},
                            .value = 0.7 * k,
                            .lasts = true});
        }
    }
    rows[0].days.begin = day(2000);
    const NetworkSeries series = build_series(make_case(actors, rows), {});
    REQUIRE(series.networks.size() == 16);
    const MeasureTable table =
        with_bands(series, Level::tie, "cooperation,conflict,net,intensity,tone,events,change",
                   {.replicates = 1000});
    for (std::size_t c = 0; c < table.measures().size(); ++c) {
        for (std::size_t s = 0; s < table.slices(); ++s) {
            CAPTURE(table.measures()[c]->id, s);
            CHECK(same_bits(table.values(c, s), table.bounds(c, s).low));
            CHECK(same_bits(table.values(c, s), table.bounds(c, s).high));
        }
    }
}

//  2001        2002
//  |-----------|-----------|
//  [ a-b, +8, some day     ]   365 of 730 days in each
TEST_CASE("one act on an unknown day of two years is in one or the other") {
    const NetworkSeries series = series_of({{"a", "b", two_years, 8}});
    REQUIRE(series.networks.size() == 2);
    for (const std::size_t s : {0, 1}) {
        CHECK(cell(with_bands(series, Level::tie, "cooperation"), s) ==
              std::vector<double>{0, 4, 8});
        CHECK(cell(with_bands(series, Level::tie, "events"), s) == std::vector<double>{0, 0.5, 1});
        CHECK(cell(with_bands(series, Level::actor, "degree"), s) == std::vector<double>{0, 1, 1});
        CHECK(cell(with_bands(series, Level::network, "ties"), s) == std::vector<double>{0, 1, 1});
        // Without the act there is no tone, so the replicates that have it are all +1.
        CHECK(cell(with_bands(series, Level::tie, "tone"), s) == std::vector<double>{1, 1, 1});
        CHECK(cell(with_bands(series, Level::network, "tone"), s) == std::vector<double>{1, 1, 1});
    }
}

// Nine acts, each on some day from 2001-05-20 to 2002-12-31: 226 of 591 days are in 2001. The
// number in 2001 is binomial (9, 0.3824): P(0) = 0.013, P(<= 1) = 0.086, P(<= 5) = 0.919, P(<= 6) =
// 0.981.
TEST_CASE("the band of many unknown days is that of the binomial") {
    const std::vector<EventRow> nine(9, {"a", "b", {day(2001, 5, 20), day(2003)}, 1});
    const NetworkSeries series = series_of(nine);
    const auto found = cell(with_bands(series, Level::tie, "cooperation", {.replicates = 2000}), 0);
    CHECK_THAT(found, About({1, 9 * 226.0 / 591, 6}));
}

TEST_CASE("acts that last are not moved") {
    const NetworkSeries series =
        series_of({{.source = "a", .target = "b", .days = two_years, .value = 8, .lasts = true}});
    CHECK(cell(with_bands(series, Level::tie, "cooperation"), 0) == std::vector<double>{4, 4, 4});
}

//  2001: a-b +4   2002: a-b +4; one more a-b +4 and the only c-d +4 on some day of either
TEST_CASE("what rests on the slice before is taken from the same replicate") {
    const NetworkSeries series = series_of(
        {{"a", "b", on(2001, 1, 1), 4}, {"a", "b", on(2002, 1, 1), 4}, {"a", "b", two_years, 4}});
    // 6 and 6; in a replicate 8 and 4, or 4 and 8: distance 1 - 4/8 either way.
    CHECK(cell(with_bands(series, Level::network, "change"), 1) ==
          std::vector<double>{0.5, 0, 0.5});
    CHECK(cell(with_bands(series, Level::tie, "change"), 1) == std::vector<double>{-4, 0, 4});
    CHECK(std::isnan(cell(with_bands(series, Level::tie, "change"), 0)[0]));

    // It ends (-4, the tie is not there any more) or begins (+4).
    const NetworkSeries alone = series_of({{"c", "d", two_years, 4}});
    CHECK(cell(with_bands(alone, Level::tie, "change"), 1) == std::vector<double>{-4, 0, 4});
    // None of one tie is kept, or there was none to keep.
    CHECK(cell(with_bands(alone, Level::network, "persistence"), 1) ==
          std::vector<double>{0, 1, 0});
}

//  a ---+4--- b     2001, certain, and c-a -2 on some day of 2001 or 2002: half of it in 2001.
//   \        /      In a replicate -2 is the least that must change, or nothing is at odds.
//   -2     +4
//     \   /
//       c
TEST_CASE("bands of balance") {
    const NetworkSeries series = series_of(
        {{"a", "b", on(2001, 1, 1), 4}, {"b", "c", on(2001, 1, 1), 4}, {"c", "a", two_years, -2}});
    CHECK(cell(with_bands(series, Level::network, "frustration"), 0) ==
          std::vector<double>{0, 1, 2});
    CHECK(cell(with_bands(series, Level::network, "frustration_ties"), 0) ==
          std::vector<double>{0, 1, 1});
    // 1 - 2 x 1/9 in the series; 1 - 2 x 2/10 or 1.
    CHECK_THAT(cell(with_bands(series, Level::network, "line_balance"), 0),
               About({0.6, 7.0 / 9, 1}));
    const MeasureTable frustrated = with_bands(series, Level::tie, "frustrated");
    CHECK(cell(frustrated, 0, 0) == std::vector<double>{0, 0, 0});  // a-b
    CHECK(cell(frustrated, 0, 1) == std::vector<double>{1, 1, 1});  // a-c, where it is
    // Sides and communities are names.
    CHECK(with_bands(series, Level::actor, "side").bounds(0, 0).low.empty());
    CHECK(with_bands(series, Level::actor, "community").bounds(0, 0).low.empty());
    // c alone on its side: 4 for b-c less 2 for a-c; without a-c: 4. In the series 4 - 1.
    CHECK(cell(with_bands(series, Level::actor, "side_margin"), 0, 2) ==
          std::vector<double>{2, 3, 4});
}

TEST_CASE("events drawn anew") {
    const BandOptions anew{.replicates = 1000, .seed = 1, .resample_events = true};
    // Two acts of +1 and +3: 2, 4 or 6 with chances 1/4, 1/2, 1/4; always two acts.
    const NetworkSeries two =
        series_of({{"a", "b", on(2001, 1, 1), 1}, {"a", "b", on(2001, 1, 2), 3}});
    CHECK(cell(with_bands(two, Level::tie, "cooperation", anew), 0) ==
          std::vector<double>{2, 4, 6});
    CHECK(cell(with_bands(two, Level::tie, "events", anew), 0) == std::vector<double>{2, 2, 2});
    // Certain days are not moved without it.
    CHECK(cell(with_bands(two, Level::tie, "cooperation"), 0) == std::vector<double>{4, 4, 4});
    // Rows of one happening go together: there is one unit, drawn once.
    const NetworkSeries one = series_of({{"a", "b", on(2001, 1, 1), 1, 1, false, "h"},
                                         {"a", "b", on(2001, 1, 2), 3, 1, false, "h"}});
    CHECK(cell(with_bands(one, Level::tie, "cooperation", anew), 0) ==
          std::vector<double>{4, 4, 4});
}

TEST_CASE("directed: each direction has a band of its own") {
    const NetworkSeries series =
        series_of({{"a", "b", two_years, 8}, {"b", "a", on(2001, 1, 1), 2}}, directed());
    const MeasureTable table = with_bands(series, Level::tie, "net");
    CHECK(cell(table, 0, 0) == std::vector<double>{0, 4, 8});
    CHECK(cell(table, 0, 1) == std::vector<double>{2, 2, 2});
}

TEST_CASE("huge weights have bands too") {
    const NetworkSeries series = series_of({{"a", "b", two_years, 1e100, 1e100}});
    const auto found = cell(with_bands(series, Level::tie, "cooperation"), 0);
    CHECK(found[0] == 0);
    CHECK(found[1] == Approx(5e199));
    CHECK(found[2] == Approx(1e200));
}

TEST_CASE("an undefined value has no band; a case without events has none at all") {
    const NetworkSeries series = series_of({{"a", "b", two_years, 0}});
    for (const double part : cell(with_bands(series, Level::tie, "tone"), 0))
        CHECK(std::isnan(part));
    CHECK(with_bands(series_of({}), Level::network, "all").slices() == 0);
}

TEST_CASE("a seed gives the same bits with any number of threads, another seed others") {
    const bool anew = GENERATE(false, true);
    const NetworkSeries series = series_of(scattered(), options({{"window", "2y"}}));
    for (const Level level : levels) {
        CAPTURE(to_string(level));
        const BandOptions bands{.replicates = 50, .seed = 4, .resample_events = anew};
        const MeasureTable table = with_bands(series, level, "all", bands, 1);
        for (const unsigned threads : {1U, 2U, 5U})
            CHECK(same_bits(table, with_bands(series, level, "all", bands, threads)));
        BandOptions other = bands;
        other.seed = 5;
        CHECK_FALSE(same_bits(table, with_bands(series, level, "all", other)));
    }
}

TEST_CASE("the values are those without bands, and replicates that agree are counted all") {
    // Against quantiles of the replicates taken one by one, as the contract has it.
    const NetworkSeries series = series_of(scattered(), options({{"window", "2y"}}));
    const BandOptions bands{.replicates = 40, .seed = 2};
    const auto measures = parse_measures(Level::network, "all");
    const MeasureTable table = with_bands(series, Level::network, "all", bands);
    const MeasureTable plain = measure(series, Level::network, measures);
    std::vector<Slice> slices;
    for (const Network& network : series.networks) slices.push_back(network.slice);
    std::vector<MeasureTable> drawn;
    for (std::uint64_t r = 0; r < 40; ++r) {
        const auto selection =
            std::make_shared<const Selection>(replicate(*series.selection, {.seed = 2}, r));
        drawn.push_back(
            measure(build_series(selection, series.options, slices), Level::network, measures));
    }
    for (std::size_t c = 0; c < measures.size(); ++c) {
        for (std::size_t s = 0; s < slices.size(); ++s) {
            CAPTURE(measures[c]->id, s);
            CHECK(same_bits(table.values(c, s), plain.values(c, s)));
            if (!plain.network_value(c, s) || measures[c]->band == Band::none) continue;
            std::vector<double> values;
            for (const MeasureTable& one : drawn)
                if (const auto value = one.network_value(c, s)) values.push_back(*value);
            std::sort(values.begin(), values.end());
            const double place = 0.95 * static_cast<double>(values.size() - 1);
            const auto below = static_cast<std::size_t>(place);
            const double above = values[std::min(below + 1, values.size() - 1)];
            const double part = place - static_cast<double>(below);
            CHECK_THAT(std::vector{table.bounds(c, s).high[0]},
                       About({values[below] * (1 - part) + above * part}));
        }
    }
}

TEST_CASE("bands stop when asked to") {
    const auto source_case = read_case(ENTENTE_DATA "/japan-dprk").result;
    const NetworkSeries series = build_series(source_case, options_from(source_case->defaults));
    std::stop_source stop;
    auto asked = std::chrono::steady_clock::now();
    const Progress progress(stop.get_token(), [&](double fraction, std::string_view) {
        if (fraction < 0.2 || stop.stop_requested()) return;
        asked = std::chrono::steady_clock::now();
        stop.request_stop();
    });
    try {
        measure_with_bands(series, Level::actor, parse_measures(Level::actor, "all"), {},
                           {.replicates = 2000}, progress);
        FAIL("not stopped");
    } catch (const Error& e) {
        CHECK(e.category() == ErrorCategory::interrupted);
    }
    CHECK(std::chrono::steady_clock::now() - asked < std::chrono::milliseconds(500));
}

TEST_CASE("too few, too many and too much") {
    const NetworkSeries series = series_of({{"a", "b", two_years}});
    for (const int replicates : {0, -1, most_replicates + 1}) {
        try {
            with_bands(series, Level::tie, "net", {.replicates = replicates});
            FAIL("not refused");
        } catch (const Error& e) {
            CHECK(e.category() == ErrorCategory::usage);
        }
    }
    std::vector<ActorRow> actors{{"hub"}};
    std::vector<EventRow> rows;
    for (int i = 0; i < 800; ++i) {
        actors.push_back({"n" + std::to_string(i)});
        rows.push_back({"hub", actors.back().id, on(2001, 1, 1)});
    }
    const NetworkSeries star = build_series(make_case(actors, rows), {});
    CHECK_THROWS_WITH(with_bands(star, Level::tie, "net", {.replicates = most_replicates}),
                      Catch::Contains("slice 2001 would take") && Catch::Contains("fewer"));
}

TEST_CASE("what an actor or tie counts where a replicate lacks it") {
    for (const char* id : {"degree", "strength", "betweenness", "harmonic", "pagerank", "coreness"})
        CHECK(find_measure(Level::actor, id)->band == Band::zero);
    for (const char* id : {"tone", "closeness", "clustering", "constraint"})
        CHECK(find_measure(Level::actor, id)->band == Band::defined);
    CHECK(find_measure(Level::tie, "edge_betweenness")->band == Band::defined);
    CHECK(find_measure(Level::tie, "change")->band == Band::lost);
}
