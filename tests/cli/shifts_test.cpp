// entente shifts: its columns, its rows in order, and what it refuses.
#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "run.hpp"

using Catch::Matchers::Contains;
using Lines = std::vector<std::string>;

namespace {

/// x and y meet for 100 and 90 in turns. In 2010 a pledges b 60 and c 30, after 10 to b in 2009
/// and -5 from c to d.
const std::string text = [] {
    std::string rows = "date,source,target,value\n";
    for (int year = 2000; year <= 2010; ++year)
        rows += std::to_string(year) + "-06-01,x,y," + (year % 2 ? "90\n" : "100\n");
    return rows + "2009-03-01,a,b,10\n2010-03-01,b,a,60\n2010-03-02,a,c,30\n2009-03-03,c,=d,-5\n";
}();

}  // namespace

TEST_CASE("shifts: a row a tie, by slice, then by part") {
    const Outcome o = run({"shifts", "-", "--every", "1y"}, text);
    CHECK(o.code == 0);
    CHECK(o.err.empty());
    // 2009: most 100 + 10 + 5 = 115, apart by 10, 10, 5. 2010: most 100 + 60 + 30 + 5 = 195, apart
    // by 10, 50, 30, 5 = 95, of which 90 % are 85.5.
    REQUIRE(o.lines().size() == 7);
    CHECK(o.lines()[0] ==
          "slice,begin,end,change,score,rank,source,target,part,before,after,events");
    CHECK(o.lines()[1].starts_with("2009,2009-01-01,2010-01-01,0.2173913043478"));
    CHECK_THAT(o.lines()[1], Contains(",2,a,b,0.0869565217391") && Contains(",0,10,12 entered"));
    CHECK_THAT(o.lines()[2],
               Contains(",2,x,y,0.0869565217391") && Contains(",100,90,9 left;10 entered"));
    CHECK_THAT(o.lines()[3], Contains(",2,'=d,c,0.0434782608695") && Contains(",0,-5,15 entered"));
    CHECK(o.lines()[4].starts_with("2010,2010-01-01,2011-01-01,0.4871794871794"));
    CHECK_THAT(o.lines()[4],
               Contains(",1,a,b,0.256410256410") && Contains(",10,60,13 entered;12 left"));
    CHECK_THAT(o.lines()[5], Contains(",1,a,c,0.153846153846") && Contains(",0,30,14 entered"));
    CHECK_THAT(o.lines()[6],
               Contains(",1,x,y,0.0512820512820") && Contains(",90,100,11 entered;10 left"));
}

TEST_CASE("the first twelve shifts of the bundled case are those its README tells of") {
    const Outcome o = run({"shifts", ENTENTE_DATA "/japan-dprk", "--format", "json"});
    REQUIRE(o.code == 0);
    std::map<int, std::string> ranked;
    const auto json = nlohmann::json::parse(o.out);
    for (const auto& row : json["rows"]) ranked[row["rank"]] = row["slice"];
    Lines first;
    for (const auto& [rank, slice] : ranked)
        if (rank <= 12) first.push_back(slice);
    CHECK(first == Lines{"2002", "2007", "1945", "2003", "2024", "2013", "1965", "1998", "2000",
                         "1990", "2014", "2015"});
    CHECK(ranked.size() == 22);
}

TEST_CASE("shifts of one tie") {
    const Outcome o = run({"shifts", "-", "--every", "1y", "--tie", "b,a"}, text);
    CHECK(o.code == 0);
    for (std::size_t i = 1; i < o.lines().size(); ++i) CHECK_THAT(o.lines()[i], Contains(",a,b,"));
    const Outcome quiet = run({"shifts", "-", "--every", "1y", "--tie", "x,y"}, text);
    CHECK(quiet.code == 0);
    CHECK(quiet.lines() ==
          Lines{"slice,begin,end,change,score,rank,source,target,part,before,after,events"});
    CHECK_THAT(quiet.err, Contains("no slice stands out"));
}

TEST_CASE("shifts of measures: a break without a tie has empty cells") {
    // acts of value 0, one a year and seven from 2006 on, make more events and change nothing
    std::string rows = "date,source,target,value\n";
    for (int year = 2000; year < 2012; ++year) {
        const std::string date = std::to_string(year) + "-05-01,x,y,";
        rows += date + "10\n";
        for (int i = 0; i < (year < 2006 ? 1 : 7) + year % 2; ++i) rows += date + "0\n";
    }
    const Outcome o = run({"shifts", "-", "--every", "1y", "--measure", "events"}, rows);
    CHECK(o.code == 0);
    REQUIRE(o.lines().size() == 2);
    CHECK(o.lines()[1].starts_with("2006,2006-01-01,2007-01-01,0,"));
    CHECK(o.lines()[1].ends_with(",1,,,,,,"));
    const Outcome as_json =
        run({"shifts", "-", "--every", "1y", "--measure", "events,tone", "--format", "json"}, rows);
    const auto json = nlohmann::json::parse(as_json.out);
    CHECK(json["recipe"]["command"] == "shifts");
    REQUIRE(json["rows"].size() == 1);
    CHECK(json["rows"][0]["score"] > 1);
    CHECK(json["rows"][0]["source"].is_null());
}

TEST_CASE("what shifts refuses") {
    const auto refused = [](const std::vector<std::string>& words, const std::string& says) {
        const Outcome o = run(words);
        CHECK(o.code == 2);
        CHECK(o.out.empty());
        CHECK_THAT(o.err, Contains(says));
    };
    refused({"shifts"}, "needs a case");
    refused({"shifts", tiny, "--measure", "densty"}, "did you mean density?");
    refused({"shifts", tiny, "--measure", "degree"}, "level actor");
    refused({"shifts", tiny, "--tie", "a,B"}, "did you mean b?");
    refused({"shifts", tiny, "--tie", "a"}, "--tie A,B");
    refused({"shifts", tiny, "--tie", "a,b", "--measure", "tone"}, "leave --measure out");
    refused({"shifts", tiny, "--at", "2000"}, "--at");
}

TEST_CASE("shifts of cases with nothing to tell") {
    CHECK(run({"shifts", tiny}).lines().size() == 1);
    CHECK(run({"shifts", "-"}, "date,source,target\n").code == 0);
    CHECK(run({"shifts", "-"}, "date,source,target\n2000,a,b\n").lines().size() == 1);
    std::string same = "date,source,target,value,weight\n", huge = same;
    for (int year = 2000; year < 2020; ++year) {
        same += std::to_string(year) + "-01-01,a,b,0,1\n";
        huge += std::to_string(year) + "-01-01,a,b," + (year == 2010 ? "1e12" : "1") + ",1e12\n";
    }
    CHECK(run({"shifts", "-", "--every", "1y"}, same).lines().size() == 1);
    const Outcome o = run({"shifts", "-", "--every", "1y"}, huge);
    CHECK(o.code == 0);
    CHECK(o.lines().size() > 1);
    CHECK_THAT(o.out, !Contains("nan") && !Contains("inf"));
}
