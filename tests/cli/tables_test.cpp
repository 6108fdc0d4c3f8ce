// The tables, column by column, on a case small enough to work out by hand:
//
//   2000: a->b treaty +8.0 on a day; b->a accusation -2.0 somewhere in 2000
//   2001: a--c meeting +4.0, twice; c is part of b
//   2002: a->b treaty +8.0, told by two sources; 2002 and 2003: b->d quarrel -4.0 (d exists to
//   2001)
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "run.hpp"

using Lines = std::vector<std::string>;

TEST_CASE("slices: one row a year") {
    const Outcome o = run({"slices", tiny});
    CHECK(o.code == 0);
    // 2002 has 365 of the 730 days of the quarrel: half of it.
    CHECK(o.lines() ==
          Lines{"slice,begin,end,window_begin,partial,events,actors,ties,cooperation,conflict",
                "2000,2000-01-01,2001-01-01,2000-01-01,no,2,2,1,8,2",
                "2001,2001-01-01,2002-01-01,2001-01-01,no,2,2,1,8,0",
                "2002,2002-01-01,2003-01-01,2002-01-01,no,1.5,3,2,8,2",
                "2003,2003-01-01,2004-01-01,2003-01-01,no,0.5,2,1,0,2"});
}

TEST_CASE("network: the ties of a slice; net, intensity and tone follow") {
    const Outcome o = run({"network", tiny, "--at", "2000-07"});
    CHECK(o.lines() == Lines{"slice,source,target,cooperation,conflict,net,intensity,tone,events",
                             "2000,a,b,8,2,6,10,0.6,2"});
    const Outcome directed = run({"network", tiny, "--at", "2000", "--directed"});
    CHECK(directed.lines() ==
          Lines{"slice,source,target,cooperation,conflict,net,intensity,tone,events",
                "2000,a,b,8,0,8,8,1,1", "2000,b,a,0,2,-2,2,-1,1"});
}

TEST_CASE("network --minus: what each tie has over its earlier self") {
    // 2000: a-b 8 and -2. 2001: a-c 8.
    const Outcome o = run({"network", tiny, "--at", "2001", "--minus", "2000"});
    CHECK(o.lines() == Lines{"slice,source,target,cooperation,conflict,net,intensity,tone,events,"
                             "minus,change,net_before,net_after",
                             "2001,a,b,-8,-2,-6,-10,,-2,2000,vanished,6,",
                             "2001,a,c,8,0,8,8,,2,2000,appeared,,8"});
    CHECK(run({"network", tiny, "--at", "2001", "--minus", "2001-05"}).code == 2);
    CHECK(run({"network", tiny, "--at", "2001", "--minus", "1850"}).code == 2);
    CHECK(run({"network", tiny, "--all", "--minus", "2000"}).code == 2);
    CHECK(run({"network", tiny, "--minus", "2000"}).code == 2);
}

// The accusation of 2000 is on some day of that year: by months in January in one of 12 replicates.
// The quarrel lasts from 2002 to 2003: 31/730 of it is in January 2002 and stays there.
TEST_CASE("measures: bands of what is uncertain, none of what is not") {
    std::vector<std::string> words{"measures",  tiny,       "--every", "1mo",
                                   "--measure", "conflict", "--bands", "2000"};
    const Lines lines = run(words).lines();
    CHECK(lines[0] == "slice,begin,end,measure,value,low,high");
    CHECK(lines[1] == "2000-01,2000-01-01,2000-02-01,conflict,0.16939890710382513,0,2");
    CHECK(lines[13] == "2001-01,2001-01-01,2001-02-01,conflict,0,0,0");
    words.insert(words.end(), {"--resample", "events", "--seed", "7", "--format", "json"});
    const auto json = nlohmann::json::parse(run(words).out);
    CHECK(json["recipe"]["settings"]["bands"] == "2000");
    CHECK(json["recipe"]["settings"]["seed"] == "7");
    CHECK(json["recipe"]["settings"]["resample"] == "events");
    const auto& january = json["rows"][24];
    CHECK(january["slice"] == "2002-01");
    CHECK(january["low"] == 0);  // the quarrel was not drawn
    CHECK(january["high"] > january["value"]);
}

TEST_CASE("a flag can be taken back") {
    CHECK(run({"network", tiny, "--at", "2000", "--directed=no"}).lines().size() == 2);
    CHECK(run({"network", tiny, "--at", "2000", "--directed=yes"}).lines().size() == 3);
}

TEST_CASE("a mutual act stands in both directions, and once when they are summed") {
    CHECK(run({"network", tiny, "--at", "2001", "--directed"}).lines() ==
          Lines{"slice,source,target,cooperation,conflict,net,intensity,tone,events",
                "2001,a,c,8,0,8,8,1,2", "2001,c,a,8,0,8,8,1,2"});
    CHECK(run({"network", tiny, "--at", "2001"}).lines()[1] == "2001,a,c,8,0,8,8,1,2");
}

TEST_CASE("roll-up: c's acts become b's") {
    CHECK(run({"network", tiny, "--at", "2001", "--rollup", "parent"}).lines()[1] ==
          "2001,a,b,8,0,8,8,1,2");
    // d belongs to c, c to b: at the top the quarrel of b with d is inside one family and vanishes.
    CHECK(
        run({"network", tiny, "--at", "2003", "--rollup", "top", "--to", "2003"}).lines().size() ==
        1);
}

TEST_CASE(
    "explain: two accounts of one act weigh a half each, and contributions add up to the net") {
    const Outcome o = run({"explain", tiny, "--tie", "b,a", "--at", "2002"});
    CHECK(o.lines() ==
          Lines{"event,when,source,target,code,value,weight,mass,contribution,summary,citation",
                "e5,2002-06-01,a,b,057,8,0.5,1,4,A treaty by one account,s1:One ¶3",
                "e6,2002-06-02,a,b,057,8,0.5,1,4,A treaty by another account,s2:Two ¶3"});
    const Outcome without =
        run({"explain", tiny, "--tie", "b,a", "--at", "2002", "--without-source", "s2"});
    CHECK(without.lines() ==
          Lines{"event,when,source,target,code,value,weight,mass,contribution,summary,citation",
                "e5,2002-06-01,a,b,057,8,1,1,8,A treaty by one account,s1:One ¶3"});
}

TEST_CASE("events: as read, days widened, the end excluded") {
    const Outcome o = run({"events", tiny});
    REQUIRE(o.lines().size() == 7);
    CHECK(o.lines()[0] ==
          "id,when,begin,end,source,target,mutual,code,value,weight,happening,summary,citation");
    CHECK(o.lines()[2] ==
          "e2,2000,2000-01-01,2001-01-01,b,a,no,112,-2,1,,Beta accuses Alpha,s1:One ¶2");
    CHECK(o.lines()[3] ==
          "e3,2001-05,2001-05-01,2001-06-01,a,c,yes,036,4,2,,\"They meet, twice\",s2:Two ¶1");
    CHECK(run({"events", tiny, "--from", "2003"}).lines().size() == 2);
    CHECK(run({"events", tiny, "--to", "2001-04"}).lines().size() == 3);
}

TEST_CASE("actors: who they are and when they act; a formula in a name stays text") {
    const Outcome o = run({"actors", tiny});
    CHECK(o.lines() == Lines{"id,name,kind,parent,groups,from,to,first_event,last_event,events",
                             "a,Alpha,state,,west,,,2000-01-01,2002-06-02,5",
                             "b,Beta,state,,west;east,,,2000-01-01,2003-12-31,5",
                             "c,'=Gamma(),organisation,b,,,,2001-05-01,2001-05-31,1",
                             "d,Δέλτα 朝鮮,person,c,,2001,,2002-01-01,2003-12-31,1"});
    // --from and --to choose acts, as in `events`: the quarrel alone lasts into 2003.
    const Outcome late = run({"actors", tiny, "--from", "2003"});
    CHECK(late.lines() == Lines{"id,name,kind,parent,groups,from,to,first_event,last_event,events",
                                "a,Alpha,state,,west,,,,,0",
                                "b,Beta,state,,west;east,,,2002-01-01,2003-12-31,1",
                                "c,'=Gamma(),organisation,b,,,,,,0",
                                "d,Δέλτα 朝鮮,person,c,,2001,,2002-01-01,2003-12-31,1"});
    CHECK(run({"actors", tiny, "--raw"}).lines()[3].starts_with("c,=Gamma(),"));
    CHECK(run({"actors", tiny, "--actors", "west"}).lines().size() >= 3);
}

TEST_CASE("measures: rows by slice, then actor, then the order asked for") {
    const Outcome o = run({"measures", tiny, "--level", "actor", "--measure", "degree,strength"});
    REQUIRE(o.code == 0);
    REQUIRE(o.lines().size() == 1 + 2 * (2 + 2 + 3 + 2));
    CHECK(o.lines()[0] == "slice,begin,end,actor,measure,value,low,high");
    CHECK(o.lines()[1] == "2000,2000-01-01,2001-01-01,a,degree,1,,");
    CHECK(o.lines()[2] == "2000,2000-01-01,2001-01-01,a,strength,10,,");
    CHECK(o.lines()[11] == "2002,2002-01-01,2003-01-01,b,degree,2,,");
    CHECK(o.lines()[12] == "2002,2002-01-01,2003-01-01,b,strength,10,,");
}

TEST_CASE("communities: what becomes of them") {
    const std::string columns = "slice,begin,end,change,community,others,actors,members";
    // all actors of a year hang together, and from year to year at least one of them stays
    CHECK(run({"communities", tiny}).lines() ==
          Lines{columns, "2000,2000-01-01,2001-01-01,birth,0,,2,a;b"});
    // the quarrel parts b and d: 2002 a and b are friends, d is alone; 2003 b is alone too
    CHECK(run({"communities", tiny, "--communities", "net"}).lines() ==
          Lines{columns, "2000,2000-01-01,2001-01-01,birth,0,,2,a;b",
                "2002,2002-01-01,2003-01-01,birth,1,,1,d"});
    // everyone a community: a keeps 0 in 2001 and 2002, b and d in 2003
    CHECK(run({"communities", tiny, "--resolution", "1000", "--to", "2001"}).lines() ==
          Lines{columns, "2000,2000-01-01,2001-01-01,birth,0,,1,a",
                "2000,2000-01-01,2001-01-01,birth,1,,1,b",
                "2001,2001-01-01,2002-01-01,death,1,,1,b",
                "2001,2001-01-01,2002-01-01,birth,2,,1,c"});
}

TEST_CASE("JSON says the same as CSV") {
    const Outcome o = run({"network", tiny, "--at", "2000", "--format", "json"});
    const auto json = nlohmann::json::parse(o.out);
    CHECK(json["columns"][0] == "slice");
    REQUIRE(json["rows"].size() == 1);
    CHECK(json["rows"][0]["source"] == "a");
    CHECK(json["rows"][0]["net"] == 6);
    CHECK(json["recipe"]["command"] == "network");
    const auto empty =
        nlohmann::json::parse(run({"network", tiny, "--at", "2000", "--actors", "d,c", "--format",
                                   "json", "--from", "2000", "--to", "2003"})
                                  .out);
    CHECK(empty["rows"].empty());
}

TEST_CASE("layout: a position for each actor present, the same each time") {
    const Outcome o = run({"layout", tiny});
    CHECK(o.code == 0);
    CHECK(o.lines().size() == 1 + 2 + 2 + 3 + 2);
    CHECK(o.lines()[0] == "slice,actor,x,y");
    CHECK(o.out == run({"layout", tiny}).out);
    const Outcome quality = run({"layout", tiny, "--quality"});
    CHECK(quality.lines().size() == 13);
    CHECK(quality.lines()[1].starts_with("stress,"));
    CHECK(quality.lines()[6].starts_with("seconds,"));
    const Outcome chosen = run({"layout", tiny, "--quality", "--stability", "auto"});
    REQUIRE(chosen.lines().size() == 15);
    CHECK(chosen.lines()[13].starts_with("stability,"));
    CHECK(chosen.lines()[14].starts_with("stress_ratio,"));
    const Outcome again = run({"layout", tiny, "--quality"});
    for (std::size_t k = 0; k < 13; ++k) {
        if (k != 6) CHECK(quality.lines()[k] == again.lines()[k]);
    }
}

TEST_CASE("a plain file and standard input are cases too") {
    const std::string text = "date,source,target,value\n2001-01-01,x,y,3\n2001-01-02,y,z,-1\n";
    const Outcome o = run({"network", "-", "--at", "2001", "--every", "1y"}, text);
    CHECK(o.code == 0);
    CHECK(o.lines() == Lines{"slice,source,target,cooperation,conflict,net,intensity,tone,events",
                             "2001,x,y,3,0,3,3,1,1", "2001,y,z,0,1,-1,1,-1,1"});
}

TEST_CASE("a flag can take back what the case says, as the window's command line does") {
    const Scratch scratch;
    const std::string text =
        "{\"name\": \"c\", \"resources\": [{\"name\": \"actors\", \"path\": \"actors.csv\"},"
        "{\"name\": \"events\", \"path\": \"events.csv\"},"
        "{\"name\": \"sources\", \"path\": \"sources.csv\"}],"
        "\"entente\": {\"every\": \"1y\", \"directed\": true}}";
    scratch.write("c/datapackage.json", text);
    scratch.write("c/actors.csv",
                  "id,name,kind,parent,groups,aliases,from,to,note\n"
                  "a,A,state,,,,,,\nb,B,state,,,,,,\n");
    scratch.write("c/events.csv",
                  "id,when,source,target,mutual,code,value,weight,happening,summary,citation\n"
                  "e1,2000,a,b,no,,1,,,,\ne2,2000,b,a,no,,2,,,,\n");
    scratch.write("c/sources.csv", "id,title,authors,published,where,note\n");
    CHECK(run({"network", scratch / "c", "--at", "2000"}).lines().size() == 3);
    CHECK(run({"network", scratch / "c", "--at", "2000", "--directed=no"}).lines() ==
          Lines{"slice,source,target,cooperation,conflict,net,intensity,tone,events",
                "2000,a,b,3,0,3,3,1,2"});
}

TEST_CASE("explain finds actors whose names hold commas") {
    const std::string rows =
        "date,source,target\n2000,\"A, b\",C\n2000,A,\"b,C\"\n2000,C,\"D,e\"\n";
    CHECK(run({"explain", "-", "--tie", "C,D,e", "--at", "2000"}, rows).lines().size() == 2);
    // "A" and "b,C", or "A, b" and "C": not guessed.
    CHECK(run({"explain", "-", "--tie", "A, b,C", "--at", "2000"}, rows).code == 2);
    CHECK(run({"explain", "-", "--tie", "A\\, b,C", "--at", "2000"}, rows).lines().size() == 2);
    CHECK(run({"explain", "-", "--tie", "A,b,C", "--at", "2000"}, rows).lines().size() == 2);
    CHECK(run({"explain", "-", "--tie", "A,b\\,C", "--at", "2000"}, rows).lines().size() == 2);
}

TEST_CASE("rows without an actor are left out, and their number is told") {
    const Outcome o = run({"slices", "-"}, "date,source,target\n2000,a,b\n2000,,b\n2000,a,\n");
    CHECK(o.code == 0);
    CHECK(o.lines().size() == 2);
    CHECK(o.err == "entente: 2 rows of - without a source or a target actor are left out\n");
    const Outcome check = run({"check", "-"}, "date,source,target\n2000,a,b\n2000,a,\n2000,,b\n");
    CHECK(check.code == 0);
    CHECK(check.lines() ==
          Lines{"-:3:8: warning: found 2 rows without a source or a target actor, "
                "which are left out (the first stands here), expected two actors"});
}

TEST_CASE("graph files of one slice and of three hundred hold every tie of the table") {
    const Scratch scratch;
    std::string rows = "date,source,target,value\n";
    for (int month = 0; month < 300; ++month)
        for (int k = 0; k < month % 4; ++k)  // every fourth slice has no tie
            rows += std::to_string(1990 + month / 12) + (month % 12 < 9 ? "-0" : "-") +
                    std::to_string(month % 12 + 1) + "-05,a" + std::to_string(k) + ",b," +
                    std::to_string(month % 5 - 2) + "\n";
    const std::string series = scratch.write("series.csv", rows);
    const auto count = [&](const std::string& ending, const std::string& part,
                           const std::vector<std::string>& which) {
        std::vector<std::string> words{"network", series, "--every",
                                       "1mo",     "-o",   scratch / ("x." + ending)};
        words.insert(words.end(), which.begin(), which.end());
        CHECK(run(words).code == 0);
        std::ifstream file(scratch / ("x." + ending));
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        int n = 0;
        for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
        return n;
    };
    // A month m has m mod 4 ties: 75 times 0 + 1 + 2 + 3, and 3 in December 1990 (m = 11).
    for (const auto& [which, ties] :
         {std::pair{std::vector<std::string>{"--all"}, 450}, {{"--at", "1990-12"}, 3}}) {
        CHECK(count("csv", "\n", which) == ties + 1);
        CHECK(count("graphml", "<edge ", which) == ties);
        CHECK(count("dot", " -- ", which) == ties);
        CHECK(count("json", "\"target\"", which) == ties);
        CHECK(count("gexf", "for=\"net\"", which) == ties);
    }
    CHECK(count("gexf", "<edge ", {"--all"}) == 3);
    CHECK(count("net", "\n", {"--at", "1990-12"}) == 1 + 1 + 1 + 4 + 1 + 3);
    CHECK(count("graphml", "<edge ", {"--at", "1990-05"}) == 0);
}
