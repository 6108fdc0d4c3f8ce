#include <catch2/catch.hpp>

#include <cmath>
#include <stop_token>

#include "entente/core/error.hpp"
#include "small_case.hpp"

using namespace small;

namespace {

NetworkSeries build(const std::vector<EventRow>& rows,
                    const std::vector<std::pair<std::string, std::string>>& set = {}) {
    return build_series(make_case({{"a"}, {"b"}, {"c"}}, rows), options(set));
}

// 2001   a --(+3.4, weight 2)--> b       b --(-7.2)--> a       a ==(+1)== c
// 2002   nothing
// 2003   b --(+0.1)--> c
const std::vector<EventRow> drawn{{"a", "b", on(2001, 3, 1), 3.4, 2},
                                  {"b", "a", on(2001, 4, 1), -7.2},
                                  {"a", "c", on(2001, 5, 1), 1, 1, true},
                                  {"b", "c", on(2003, 5, 1), 0.1}};

}  // namespace

TEST_CASE("undirected: both directions summed, a mutual event once") {
    const NetworkSeries series = build(drawn);
    REQUIRE(series.networks.size() == 3);
    const Tie ab = tie(series, "2001", "b", "a");
    CHECK(ab.cooperation == 6.8);
    CHECK(ab.conflict == 7.2);
    CHECK(ab.events == 3);
    CHECK(net(ab) == Approx(-0.4));
    CHECK(intensity(ab) == 14);
    CHECK(tone(ab).value() == Approx(-0.4 / 14));
    const Tie ac = tie(series, "2001", "a", "c");
    CHECK(ac.cooperation == 1);
    CHECK(ac.events == 1);
    CHECK(series.networks[0].ties.size() == 2);
}

TEST_CASE("directed: each direction a tie, a mutual event in both") {
    const NetworkSeries series = build(drawn, {{"directed", "yes"}});
    CHECK(tie(series, "2001", "a", "b").cooperation == 6.8);
    CHECK(tie(series, "2001", "a", "b").conflict == 0);
    CHECK(tie(series, "2001", "b", "a").conflict == 7.2);
    CHECK(tie(series, "2001", "a", "c").cooperation == 1);
    CHECK(tie(series, "2001", "c", "a").cooperation == 1);
    CHECK(tie(series, "2003", "b", "c").events == 1);
    CHECK(tie(series, "2003", "c", "b").events == 0);
    CHECK(series.networks[0].ties.size() == 4);
}

TEST_CASE("totals count each event once, directed or not") {
    for (const char* directed : {"no", "yes"}) {
        const NetworkSeries series = build(drawn, {{"directed", directed}});
        CHECK(series.networks[0].events == 4);
        CHECK(series.networks[0].cooperation == 7.8);
        CHECK(series.networks[0].conflict == 7.2);
    }
}

TEST_CASE("a slice without events is there and empty") {
    const NetworkSeries series = build(drawn);
    CHECK(series.networks[1].slice.label == "2002");
    CHECK(series.networks[1].ties.empty());
    CHECK(series.networks[1].present.empty());
    CHECK(series.networks[1].events == 0);
    CHECK(build({}).networks.empty());
    CHECK(build({}, {{"from", "2000"}, {"to", "2003"}}).networks.size() == 4);
}

TEST_CASE("own, sliding and cumulative windows of the same acts") {
    //             2001  2002  2003
    // own         a-b    .    b-c
    // 2y          a-b   a-b   b-c
    // 3y          a-b   a-b   a-b b-c
    // cumulative  a-b   a-b   a-b b-c
    const auto pairs = [](const NetworkSeries& series) {
        std::string text;
        for (const Network& network : series.networks) {
            for (const Tie& tie : network.ties) {
                text += series.source_case().actor(tie.source).id;
                text += series.source_case().actor(tie.target).id + " ";
            }
            text += "| ";
        }
        return text;
    };
    CHECK(pairs(build(drawn)) == "ab ac | | bc | ");
    CHECK(pairs(build(drawn, {{"window", "1y"}})) == "ab ac | | bc | ");
    CHECK(pairs(build(drawn, {{"window", "2y"}})) == "ab ac | ab ac | bc | ");
    CHECK(pairs(build(drawn, {{"window", "3y"}})) == "ab ac | ab ac | ab ac bc | ");
    CHECK(pairs(build(drawn, {{"cumulative", "yes"}})) == "ab ac | ab ac | ab ac bc | ");
    CHECK(pairs(build(drawn, {{"half-life", "1mo"}})) == "ab ac | ab ac | ab ac bc | ");
    // A window shorter than the slice sees its last day only: nothing here.
    CHECK(pairs(build(drawn, {{"window", "1d"}})) == "| | | ");
}

TEST_CASE("windows reach back before --from") {
    const NetworkSeries series = build(drawn, {{"from", "2002"}, {"window", "2y"}});
    CHECK(series.networks.front().slice.label == "2002");
    CHECK(tie(series, "2002", "a", "b").cooperation == 6.8);
}

TEST_CASE("an act on an unknown day of a year is spread over its months") {
    const NetworkSeries series =
        build({{"a", "b", {day(2002), day(2003)}, -5, 2}}, {{"every", "1mo"}});
    REQUIRE(series.networks.size() == 12);
    const Tie february = tie(series, "2002-02", "a", "b");
    CHECK(february.conflict == Approx(10 * 28 / 365.0).epsilon(1e-15));
    CHECK(february.events == Approx(2 * 28 / 365.0).epsilon(1e-15));
    CHECK(february.cooperation == 0);
}

TEST_CASE("an act spread over two slices is whole in a window that holds both") {
    // [2001-12-31, 2002-01-02) lies half in each year.
    const std::vector<EventRow> rows{{"a", "b", {day(2001, 12, 31), day(2002, 1, 2)}, 4}};
    CHECK(tie(build(rows), "2001", "a", "b").cooperation == 2);
    CHECK(tie(build(rows), "2002", "a", "b").cooperation == 2);
    CHECK(tie(build(rows, {{"window", "2y"}}), "2002", "a", "b").cooperation == 4);
    CHECK(tie(build(rows, {{"cumulative", "yes"}}), "2001", "a", "b").cooperation == 2);
}

TEST_CASE("sums of tenths are exact however the window moves") {
    // 0.1 + 0.2 + ... over two thousand days: whole tenths, whatever came and went before.
    std::vector<EventRow> rows;
    for (int i = 0; i < 2000; ++i) {
        const Day at = day(2000) + i;
        rows.push_back({"a", "b", {at, at + 1}, (i % 7 + 1) / 10.0, 1.0 + i % 3});
    }
    const NetworkSeries series = build(rows, {{"every", "1d"}, {"window", "30d"}});
    for (int s = 0; s < 2000; ++s) {
        int tenths = 0;
        int events = 0;
        for (int i = std::max(0, s - 29); i <= s; ++i) {
            tenths += (i % 7 + 1) * (1 + i % 3);
            events += 1 + i % 3;
        }
        const Tie& only = series.networks.at(static_cast<std::size_t>(s)).ties.at(0);
        REQUIRE(only.cooperation == tenths / 10.0);
        REQUIRE(only.events == events);
    }
}

TEST_CASE("thirds of two accounts add up to whole acts") {
    const auto source_case = make_case({{"a"}, {"b"}},
                                       {{.source = "a",
                                         .target = "b",
                                         .days = on(2000, 1, 1),
                                         .value = 0.1,
                                         .happening = "h",
                                         .citation = "A:1"},
                                        {.source = "a",
                                         .target = "b",
                                         .days = on(2000, 1, 2),
                                         .value = 0.1,
                                         .happening = "h",
                                         .citation = "B:1"},
                                        {.source = "a",
                                         .target = "b",
                                         .days = on(2000, 1, 3),
                                         .value = 0.1,
                                         .happening = "h",
                                         .citation = "C:1"}},
                                       {"A", "B", "C"});
    const Tie all = tie(build_series(source_case, {}), "2000", "a", "b");
    CHECK(all.events == 1);
    CHECK(all.cooperation == 0.1);
    const Tie without =
        tie(build_series(source_case, options({{"without-source", "C"}})), "2000", "a", "b");
    CHECK(without.events == 1);
}

TEST_CASE("nothing is left behind by numbers of any size") {
    // A huge act passes; what remains is as if it had never been there.
    const std::vector<EventRow> rows{{"a", "b", on(2000, 1, 1), 1e15 / 3},
                                     {"a", "b", on(2000, 1, 1), 1 / 3.0, 1 / 7.0},
                                     {"a", "b", on(2001, 1, 1), 1 / 3.0, 1 / 7.0},
                                     {"a", "b", on(2003, 1, 1), 1 / 3.0, 1 / 7.0}};
    const NetworkSeries series = build(rows);
    CHECK(tie(series, "2001", "a", "b").cooperation == Approx(1 / 21.0).epsilon(1e-12));
    CHECK(tie(series, "2001", "a", "b").events == Approx(1 / 7.0).epsilon(1e-12));
    CHECK(series.networks[2].ties.empty());
    // However small, an event that counts makes a tie.
    const NetworkSeries small_one =
        build({{"a", "b", on(2000, 1, 1), 1e90, 1e90}, {"a", "b", on(2001, 1, 1), 1, 1e-90}});
    CHECK(small_one.networks[1].ties.size() == 1);
}

TEST_CASE("an event of weight 0 makes no tie") {
    for (const char* window : {"own", "30d"}) {
        CHECK(build({{"a", "b", on(2000, 1, 1), 1, 0}}, {{"window", window}})
                  .networks.at(0)
                  .ties.empty());
    }
    CHECK(build({{"a", "b", {day(2000), day(2002)}, 1, 0}}, {{"half-life", "1y"}})
              .networks.at(1)
              .ties.empty());
    // It does count beside one that does, and value 0 makes a tie without tone.
    const NetworkSeries neutral = build({{"a", "b", on(2000, 1, 1), 0}});
    CHECK(tie(neutral, "2000", "a", "b").events == 1);
    CHECK_FALSE(tone(tie(neutral, "2000", "a", "b")));
}

TEST_CASE("fading: each year halves what nothing renews") {
    // Slices of 365.25 days do not exist; 4y slices of 1461 days are four half-lives of 1y.
    const NetworkSeries series =
        build({{"a", "b", on(2000, 6, 1), 8}, {"a", "c", on(2011, 12, 31), 1}},
              {{"every", "4y"}, {"half-life", "1y"}});
    REQUIRE(series.networks.size() == 3);
    const double first = tie(series, "2000", "a", "b").cooperation;
    CHECK(tie(series, "2004", "a", "b").cooperation == Approx(first / 16).epsilon(1e-14));
    CHECK(tie(series, "2008", "a", "b").cooperation == Approx(first / 256).epsilon(1e-14));
    // On the day itself: H/ln2 (1 - 2^(-1/H)) with H = 365.25.
    const double day_fresh = 365.25 / std::log(2.0) * -std::expm1(-std::log(2.0) / 365.25);
    CHECK(tie(series, "2008", "a", "c").cooperation == Approx(day_fresh).epsilon(1e-14));
}

TEST_CASE("fading: a tie ends a thousand half-lives after its last act") {
    // The act's day ends on 2000-01-02; ages at the ends of days are 0, 1, ... days.
    const NetworkSeries series = build({{"a", "b", on(2000, 1, 1)}, {"a", "c", on(2004, 1, 1)}},
                                       {{"every", "1d"}, {"half-life", "1d"}});
    CHECK(series.networks.at(1000).ties.size() == 1);
    CHECK(series.networks.at(1000).ties[0].events > 0);
    CHECK(series.networks.at(1001).ties.empty());
    CHECK(series.networks.at(1001).events == 0);
    CHECK(series.networks.back().ties.size() == 1);
}

TEST_CASE("present, silent and absent are three things") {
    const auto source_case = make_case(
        {{"a"},
         {"b"},
         {"old", "", {}, std::nullopt, day(2001, 7, 1)},
         {"young", "", {}, day(2003, 2, 1), std::nullopt}},
        {{"a", "b", on(2001, 3, 1)}, {"a", "old", on(2001, 4, 1)}, {"a", "b", on(2003, 1, 1)}});
    const NetworkSeries series = build_series(source_case, options({{"window", "2y"}}));
    const auto at = [&](std::size_t slice, const char* who) {
        return presence(series, slice, id(*source_case, who));
    };
    CHECK(at(0, "a") == Presence::present);
    CHECK(at(0, "old") == Presence::present);
    CHECK(at(0, "young") == Presence::absent);
    // Ended before 2002 began, but its act of 2001 still counts in the window.
    CHECK(at(1, "old") == Presence::present);
    CHECK(at(2, "old") == Presence::absent);
    CHECK(at(2, "young") == Presence::silent);  // from February of that year
    CHECK(to_string(Presence::silent) == "silent");
}

TEST_CASE("explain: the events of a tie, by begin, with their part of its net") {
    const std::vector<EventRow> rows{{"b", "a", on(2001, 6, 1), -2},
                                     {"a", "b", {day(2001), day(2003)}, 4, 3},
                                     {"a", "c", on(2001, 1, 1), 9},
                                     {"a", "b", on(2002, 6, 1), 9},
                                     {"a", "b", on(2001, 6, 1), 1, 1, true}};
    const NetworkSeries series = build(rows);
    const Case& c = series.source_case();
    // 2001 of [2001, 2003): 365/730 = 1/2 of 3 x 4 = 6.   6 - 2 + 1 = 5.
    const auto parts = explain(series, 0, id(c, "b"), id(c, "a"));
    REQUIRE(parts.size() == 3);
    CHECK(index(parts[0].event) == 1);
    CHECK(parts[0].mass == 0.5);
    CHECK(parts[0].weight == 3);
    CHECK(parts[0].contribution == 6);
    CHECK(index(parts[1].event) == 0);
    CHECK(parts[1].source == id(c, "b"));
    CHECK(parts[1].contribution == -2);
    CHECK(index(parts[2].event) == 4);
    CHECK(net(tie(series, "2001", "a", "b")) == 5);

    const NetworkSeries directed = build(rows, {{"directed", "yes"}});
    CHECK(explain(directed, 0, id(c, "a"), id(c, "b")).size() == 2);
    CHECK(explain(directed, 0, id(c, "b"), id(c, "a")).size() == 2);
    CHECK(net(tie(directed, "2001", "a", "b")) == 7);
    CHECK(net(tie(directed, "2001", "b", "a")) == -1);
    CHECK(explain(series, 0, id(c, "b"), id(c, "c")).empty());
}

TEST_CASE("a source taken away changes the tie by what it told") {
    const auto source_case = make_case(
        {{"a"}, {"b"}},
        {{.source = "a",
          .target = "b",
          .days = on(2001, 1, 1),
          .value = 4,
          .happening = "h",
          .citation = "A:1"},
         {.source = "a",
          .target = "b",
          .days = on(2001, 1, 9),
          .value = 2,
          .happening = "h",
          .citation = "B:1"},
         {.source = "a", .target = "b", .days = on(2001, 2, 1), .value = -1, .citation = "B:2"}},
        {"A", "B"});
    // Both: 4/2 + 2/2 - 1 = 2; without A: 2 - 1 = 1; without B: 4.
    CHECK(net(tie(build_series(source_case, {}), "2001", "a", "b")) == 2);
    const auto without = [&](const char* source) {
        return net(tie(build_series(source_case, options({{"without-source", source}})), "2001",
                       "a", "b"));
    };
    CHECK(without("A") == 1);
    CHECK(without("B") == 4);
}

TEST_CASE("the history of a tie has a place for every slice") {
    const NetworkSeries series = build(drawn);
    const Case& c = series.source_case();
    const auto history = tie_history(series, id(c, "c"), id(c, "b"));
    REQUIRE(history.size() == 3);
    CHECK_FALSE(history[0]);
    CHECK_FALSE(history[1]);
    CHECK(history[2].value().cooperation == 0.1);
}

TEST_CASE("layers weigh a tie") {
    const Tie both{.source = {}, .target = {}, .cooperation = 3, .conflict = 5, .events = 2};
    CHECK(layer_weight(both, Layer::interaction) == 8);
    CHECK(layer_weight(both, Layer::cooperation) == 3);
    CHECK(layer_weight(both, Layer::conflict) == 5);
    CHECK(tone(both).value() == -0.25);
}

TEST_CASE("too many ties are refused before they are made") {
    // 150 actors have 11,175 pairs; all met on the first of 10,000 days and are remembered after.
    std::vector<ActorRow> actors;
    std::vector<EventRow> rows;
    for (int i = 0; i < 150; ++i) actors.push_back({"x" + std::to_string(i)});
    for (std::size_t i = 0; i < actors.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            rows.push_back({actors[i].id, actors[j].id, on(2000, 1, 1)});
        }
    }
    rows.push_back({"x0", "x1", {day(2000) + 9999, day(2000) + 10000}});
    const auto source_case = make_case(actors, rows);
    CHECK_THROWS_WITH(build_series(source_case, options({{"every", "1d"}, {"cumulative", "yes"}})),
                      Catch::Matchers::Contains("hold 111750000 ties"));
    CHECK(build_series(source_case, options({{"every", "1d"}})).networks.size() == 10000);
}

TEST_CASE("building can be stopped") {
    std::stop_source stop;
    stop.request_stop();
    CHECK_THROWS_AS(build_series(make_case({{"a"}, {"b"}}, {{"a", "b", on(2000, 1, 1)}}), {},
                                 Progress(stop.get_token())),
                    Error);
}
