#include <catch2/catch.hpp>

#include <cmath>

#include "entente/core/error.hpp"
#include "small_case.hpp"

using namespace small;
using Catch::Matchers::Contains;

namespace {

const DaySpan any_day = on(2000, 1, 1);

/// The selection as text: "source>target" an event, "source=target" when mutual.
std::vector<std::string> told(const Selection& selection) {
    std::vector<std::string> lines;
    for (const SelectedEvent& e : selection.events) {
        const Case& c = *selection.source_case;
        lines.push_back(c.actor(e.source).id + (e.mutual ? "=" : ">") + c.actor(e.target).id);
    }
    return lines;
}

std::vector<double> weights(const std::vector<EventRow>& rows,
                            const std::vector<std::string>& without = {}) {
    SeriesOptions set;
    set.without_source = without;
    const auto source_case = make_case({{"a"}, {"b"}, {"c"}}, rows, {"A", "B", "C", "D"});
    std::vector<double> result;
    for (const SelectedEvent& e : select(source_case, set).events) result.push_back(e.weight);
    return result;
}

/// An act a > b of happening "h" with value +1.
EventRow account(const std::string& citation, double weight = 1) {
    return {.source = "a",
            .target = "b",
            .days = any_day,
            .weight = weight,
            .happening = "h",
            .citation = citation};
}

std::vector<std::string> names(const Selection& selection) {
    std::vector<std::string> ids;
    for (const ActorId actor : selection.actors) {
        ids.push_back(selection.source_case->actor(actor).id);
    }
    return ids;
}

using Lines = std::vector<std::string>;
using Numbers = std::vector<double>;

//   jpn            prk
//    |              |
//   mofa         chongryon (its own head in real life; a child here)
//    |              |
//   envoy         union
std::shared_ptr<Case> family(const std::vector<EventRow>& rows) {
    return make_case({{"jpn", "", {"states"}},
                      {"mofa", "jpn", {"ministries"}},
                      {"envoy", "mofa", {"persons"}},
                      {"prk", "", {"states"}},
                      {"chongryon", "prk"},
                      {"union", "chongryon"},
                      {"usa", "", {"states"}}},
                     rows);
}

std::shared_ptr<Case> family() {
    return family({{"envoy", "union", any_day},            // 0
                   {"envoy", "mofa", any_day},             // 1
                   {"mofa", "jpn", any_day},               // 2
                   {"usa", "chongryon", any_day},          // 3
                   {"usa", "usa", any_day},                // 4
                   {"jpn", "usa", any_day, 1, 1, true}});  // 5
}

}  // namespace

TEST_CASE("without roll-up only acts toward oneself are left out") {
    CHECK(told(select(family(), {})) ==
          Lines{"envoy>union", "envoy>mofa", "mofa>jpn", "usa>chongryon", "jpn=usa"});
}

TEST_CASE("roll-up to the parent moves each end one step; what then stays inside vanishes") {
    // envoy -> mofa, union -> chongryon, mofa -> jpn, chongryon -> prk:
    // 0 mofa > chongryon; 1 mofa > jpn; 2 jpn > jpn vanishes; 3 usa > prk; 5 stays.
    const Selection rolled = select(family(), options({{"rollup", "parent"}}));
    CHECK(told(rolled) == Lines{"mofa>chongryon", "mofa>jpn", "usa>prk", "jpn=usa"});
    CHECK(names(rolled) == Lines{"chongryon", "jpn", "mofa", "prk", "usa"});
}

TEST_CASE("roll-up to the top makes a family vanish") {
    const Selection rolled = select(family(), options({{"rollup", "top"}}));
    CHECK(told(rolled) == Lines{"jpn>prk", "usa>prk", "jpn=usa"});
    CHECK(names(rolled) == Lines{"jpn", "prk", "usa"});
    CHECK(index(rolled.events[0].event) == 0);
    CHECK(index(rolled.events[1].event) == 3);
    CHECK(index(rolled.events[2].event) == 5);
}

TEST_CASE("parents in a circle are refused, not followed") {
    const auto circle = make_case({{"a", "b"}, {"b", "a"}}, {});
    CHECK_THROWS_WITH(select(circle, options({{"rollup", "top"}})), Contains("circle"));
}

TEST_CASE("actors are kept by id or group, at both ends") {
    CHECK(told(select(family(), options({{"actors", "states"}}))) == Lines{"jpn=usa"});
    CHECK(told(select(family(), options({{"actors", "usa,chongryon,jpn"}}))) ==
          Lines{"usa>chongryon", "jpn=usa"});
    CHECK(told(select(family(), options({{"actors", "states;persons;union"}}))) ==
          Lines{"envoy>union", "jpn=usa"});
    CHECK(select(family(), options({{"actors", "envoy"}})).events.empty());
}

TEST_CASE("after roll-up an id names the actor that its events went to, a group its members left") {
    CHECK(told(select(family(), options({{"rollup", "top"}, {"actors", "envoy,union"}}))) ==
          Lines{"jpn>prk"});
    CHECK(told(select(family(), options({{"rollup", "top"}, {"actors", "states"}}))) ==
          Lines{"jpn>prk", "usa>prk", "jpn=usa"});
    CHECK_THROWS_WITH(select(family(), options({{"rollup", "top"}, {"actors", "ministries"}})),
                      Contains("no member left"));
}

TEST_CASE("unknown names are refused with a suggestion") {
    CHECK_THROWS_WITH(select(family(), options({{"actors", "jpm"}})),
                      Contains("did you mean jpn?"));
    CHECK_THROWS_WITH(select(family(), options({{"actors", "ministres"}})),
                      Contains("did you mean ministries?"));
    const auto sourced = make_case({{"a"}, {"b"}}, {}, {"overview"});
    CHECK_THROWS_WITH(select(sourced, options({{"without-source", "overvew"}})),
                      Contains("did you mean overview?"));
    try {
        select(family(), options({{"actors", "zzz"}}));
        FAIL("accepted");
    } catch (const Error& error) {
        CHECK(error.category() == ErrorCategory::usage);
    }
}

TEST_CASE("top N keeps the most active by weight; among equals the smaller id") {
    //  a > b  weight 3        a: 3 + 1 = 4
    //  a > c  weight 1        b: 3
    //  d > c  weight 2        c: 1 + 2 = 3
    //                         d: 2
    const auto source_case = make_case(
        {{"a"}, {"b"}, {"c"}, {"d"}, {"e"}},
        {{"a", "b", any_day, 1, 3}, {"a", "c", any_day, 1, 1}, {"d", "c", any_day, 1, 2}});
    CHECK(told(select(source_case, options({{"top", "1"}}))).empty());
    CHECK(told(select(source_case, options({{"top", "2"}}))) == Lines{"a>b"});
    CHECK(told(select(source_case, options({{"top", "3"}}))) == Lines{"a>b", "a>c"});
    CHECK(names(select(source_case, options({{"top", "3"}}))) == Lines{"a", "b", "c"});
    CHECK(names(select(source_case, options({{"top", "9"}}))) == Lines{"a", "b", "c", "d", "e"});
}

TEST_CASE("value modes") {
    const auto values = [](const std::string& mode) {
        const auto source_case = make_case(
            {{"a"}, {"b"}},
            {{"a", "b", any_day, 3.4}, {"a", "b", any_day, -7.2}, {"a", "b", any_day, 0}});
        Numbers result;
        for (const auto& e : select(source_case, options({{"value", mode}})).events) {
            result.push_back(e.value);
        }
        return result;
    };
    CHECK(values("code") == Numbers{3.4, -7.2, 0});
    CHECK(values("sign") == Numbers{1, -1, 0});
    CHECK(values("count") == Numbers{1, 1, 1});
}

TEST_CASE("an event goes with its last source") {
    const auto source_case =
        make_case({{"a"}, {"b"}, {"c"}},
                  {{.source = "a", .target = "b", .days = any_day, .citation = "A:1 p2"},
                   {.source = "b", .target = "a", .days = any_day, .citation = "A:1;B:4"},
                   {.source = "a", .target = "c", .days = any_day, .citation = "A:1;A:7"},
                   {.source = "b", .target = "c", .days = any_day}},
                  {"A", "B"});
    CHECK(told(select(source_case, options({{"without-source", "A"}}))) == Lines{"b>a", "b>c"});
    CHECK(told(select(source_case, options({{"without-source", "B"}}))) ==
          Lines{"a>b", "b>a", "a>c", "b>c"});
    CHECK(told(select(source_case, options({{"without-source", "A,B"}}))) == Lines{"b>c"});
}

TEST_CASE("one act told by k sources counts once") {
    CHECK(weights({account("A:1"), account("B:7")}) == Numbers{0.5, 0.5});
    CHECK(weights({account("A:1", 3), account("B:7", 5)}) == Numbers{1.5, 2.5});
    CHECK(weights({account("A:1"), account("B:1"), account("C:1")}) ==
          Numbers{1 / 3.0, 1 / 3.0, 1 / 3.0});
    // One account may rest on two sources; there are two accounts all the same.
    CHECK(weights({account("A:1;B:2"), account("C:1")}) == Numbers{0.5, 0.5});
}

TEST_CASE("two rows of one source are two acts") {
    CHECK(weights({account("A:1"), account("A:2")}) == Numbers{1, 1});
    // A tells two acts, B one: 1.5 acts, the mean of what they tell.
    CHECK(weights({account("A:1"), account("A:2"), account("B:1")}) == Numbers{0.5, 0.5, 0.5});
    // A tells both rows, so they are two acts, the first of which B tells too.
    CHECK(weights({account("A:1;B:1"), account("A:2")}) == Numbers{1, 1});
    // A and B agree on one act and differ on another: two acts.
    CHECK(weights({account("A:1"), account("A:2;B:2"), account("B:1")}) == Numbers{0.5, 1, 0.5});
}

TEST_CASE("a row without a citation is nobody's second account") {
    CHECK(weights({account("A:1"), account("")}) == Numbers{1, 1});
    CHECK(weights({account("A:1"), account(""), account("B:1")}) == Numbers{0.5, 1, 0.5});
}

TEST_CASE("accounts share happening, pair, sign and mutuality") {
    const auto other = [](auto change) {
        EventRow row = account("B:1");
        change(row);
        return weights({account("A:1"), row});
    };
    CHECK(other([](EventRow&) {}) == Numbers{0.5, 0.5});
    CHECK(other([](EventRow& row) { row.value = 9; }) == Numbers{0.5, 0.5});
    CHECK(other([](EventRow& row) { row.days = on(1950, 1, 1); }) == Numbers{0.5, 0.5});
    CHECK(other([](EventRow& row) { row.value = -1; }) == Numbers{1, 1});
    CHECK(other([](EventRow& row) { row.value = 0; }) == Numbers{1, 1});
    CHECK(other([](EventRow& row) { row.happening = "other"; }) == Numbers{1, 1});
    CHECK(other([](EventRow& row) { row.happening = ""; }) == Numbers{1, 1});
    CHECK(other([](EventRow& row) { row.target = "c"; }) == Numbers{1, 1});
    CHECK(other([](EventRow& row) { std::swap(row.source, row.target); }) == Numbers{1, 1});
    CHECK(other([](EventRow& row) { row.mutual = true; }) == Numbers{1, 1});
}

TEST_CASE("accounts of a mutual act may name the pair either way round") {
    EventRow one = account("A:1");
    EventRow two = account("B:1");
    one.mutual = two.mutual = true;
    std::swap(two.source, two.target);
    CHECK(weights({one, two}) == Numbers{0.5, 0.5});
}

TEST_CASE("with a source taken away the rest is counted anew") {
    CHECK(weights({account("A:1"), account("B:1"), account("C:1")}, {"C"}) == Numbers{0.5, 0.5});
    CHECK(weights({account("A:1"), account("B:1")}, {"A"}) == Numbers{1});
    // Without B the first row rests on A alone, and then both are A's.
    CHECK(weights({account("A:1;B:1"), account("C:1")}, {"B"}) == Numbers{0.5, 0.5});
    CHECK(weights({account("A:1;B:1"), account("B:2"), account("A:2")}, {"B"}) == Numbers{1, 1});
}

TEST_CASE("pair and sign of an account are those written, before roll-up and --value") {
    // Two persons of one state: one happening, two pairs, so two acts; both are of jpn after
    // roll-up.
    const auto source_case = make_case(
        {{"jpn"}, {"p", "jpn"}, {"q", "jpn"}, {"prk"}},
        {{.source = "p", .target = "prk", .days = any_day, .happening = "h", .citation = "A:1"},
         {.source = "q", .target = "prk", .days = any_day, .happening = "h", .citation = "B:1"}},
        {"A", "B"});
    for (const auto& e : select(source_case, options({{"rollup", "top"}})).events) {
        CHECK(e.weight == 1);
    }
    // Opposite signs stay two acts although --value count makes them alike.
    const auto signs = make_case({{"a"}, {"b"}},
                                 {{.source = "a",
                                   .target = "b",
                                   .days = any_day,
                                   .value = 2,
                                   .happening = "h",
                                   .citation = "A:1"},
                                  {.source = "a",
                                   .target = "b",
                                   .days = any_day,
                                   .value = -2,
                                   .happening = "h",
                                   .citation = "B:1"}},
                                 {"A", "B"});
    for (const auto& e : select(signs, options({{"value", "count"}})).events) CHECK(e.weight == 1);
}

TEST_CASE("events that no reader makes are refused") {
    const auto refuses = [](EventRow row) {
        try {
            select(make_case({{"a"}, {"b"}}, {row}), {});
        } catch (const Error& error) {
            return error.category() == ErrorCategory::data;
        }
        return false;
    };
    CHECK(refuses({"a", "b", {5, 5}}));
    CHECK(refuses({"a", "b", {5, 2'000'000'000}}));
    CHECK(refuses({"a", "b", any_day, std::nan("")}));
    CHECK(refuses({"a", "b", any_day, 1e200}));
    CHECK(refuses({"a", "b", any_day, 1, -1}));
    CHECK_FALSE(refuses({"a", "b", any_day, 1, 0}));
}
