// Exit codes and messages: 0 done, 1 data, 2 usage, 3 files. Nothing half-written, nothing on the
// wrong stream.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "run.hpp"

using Catch::Matchers::Contains;

namespace {

void refused(const std::vector<std::string>& words, const std::string& says, int code = 2) {
    INFO(says);
    const Outcome o = run(words);
    CHECK(o.code == code);
    CHECK(o.out.empty());
    CHECK(o.err.starts_with("entente: "));
    CHECK_THAT(o.err, Contains(says));
    CHECK(std::count(o.err.begin(), o.err.end(), '\n') == 1);
}

}  // namespace

TEST_CASE("what is mistyped gets a suggestion") {
    refused({"network", tiny, "--att", "2000"}, "did you mean --at?");
    refused({"slices", tiny, "--evry", "1y"}, "did you mean --every?");
    refused({"mesures", tiny}, "did you mean measures?");
    refused({"explain", tiny, "--tie", "a,B", "--at", "2000"}, "did you mean b?");
    refused({"measures", tiny, "--level", "actor", "--measure", "betweeness"},
            "did you mean betweenness?");
    refused({"measures", tiny, "--level", "actr"}, "did you mean actor?");
    refused({"measures", "--measure", "betweeness"}, "did you mean betweenness?");
    refused({"slices", tiny, "--layer", "conflct"}, "did you mean conflict?");
    refused({"slices", tiny, "--format", "jsn"}, "did you mean json?");
}

TEST_CASE("wrong usage exits 2 and says how it is right") {
    refused({"network", tiny}, "--at DATE");
    refused({"network", tiny, "--at", "1905"}, "outside the slices");
    refused({"network", tiny, "--at", "2000-13"}, "no date");
    refused({"slices", tiny, "--from", "2023-02-30"}, "2023-02-30");
    refused({"slices", tiny, "--every", "1x"}, "1x");
    refused({"slices", tiny, "--window", "2y", "--cumulative"}, "replace one another");
    refused({"explain", tiny, "--tie", "a", "--at", "2000"}, "--tie A,B");
    refused({"explain", tiny, "--tie", "a,a", "--at", "2000"}, "two different");
    refused({"slices", tiny, "--without-source", "s9"}, "s9");
    refused({"slices", tiny, "--actors", "nobody"}, "nobody");
    refused({"draw", tiny, "--at", "2000"}, "-o FILE");
    refused({"draw", tiny, "--at", "2000", "-o", "x.bmp"}, "bmp");
    refused({"slices"}, "needs a case");
    refused({"slices", tiny, "more"}, "more");
    refused({"layout", tiny, "--stability", "1"}, "--stability");
    refused({"layout", tiny, "--seed", "-1"}, "a whole number from 0");
    refused({"view", tiny, "--snapshot", "x.png", "--size", "10"}, "--size");
    for (const char* replicates : {"0", "-5", "100001"})
        refused({"measures", tiny, "--bands", replicates}, "a whole number from 1 to 100000");
    refused({"measures", tiny, "--bands", "many"}, "many");
    refused({"measures", tiny, "--resample", "events"}, "--bands R");
    refused({"measures", tiny, "--bands", "9", "--resample", "event"}, "did you mean events?");
    refused({"draw", tiny, "--at", "2000", "-o", "x.svg", "--theme", "drak"}, "did you mean dark?");
    refused({"draw", tiny, "--at", "2000", "-o", "x.svg", "--size-by", "community"},
            "--colour-by community");
    refused({"draw", tiny, "--at", "2000", "-o", "x.svg", "--colour-by", "sides"},
            "did you mean side?");
}

TEST_CASE("what cannot be read or written exits 3") {
    const Scratch scratch;
    refused({"slices", "/nowhere/at-all"}, "/nowhere/at-all", 3);
    refused({"draw", tiny, "--at", "2000", "-o", scratch / "none/x.svg"}, "none/x.svg", 3);
    CHECK(scratch.files() == 0);
}

TEST_CASE("a case with errors gives no table: ten problems, their number, and a way on") {
    const Scratch scratch;
    std::string rows = "date,source,target\n";
    for (int i = 0; i < 12; ++i) rows += "2023-02-30,a,b\n";
    rows += "2023-02-28,a,b\n";
    const std::string file = scratch.write("bad.csv", rows);
    const Outcome o = run({"slices", file});
    CHECK(o.code == 1);
    CHECK(o.out.empty());
    CHECK_THAT(o.err, Contains(file + ":2:1: error: found "));
    CHECK(std::count(o.err.begin(), o.err.end(), '\n') == 11);
    CHECK_THAT(o.err, Contains("12 errors"));
    const Outcome skipped = run({"slices", file, "--skip-bad-rows", "--every", "1y"});
    CHECK(skipped.code == 0);
    CHECK(skipped.lines().size() == 2);

    const Outcome check = run({"check", file});
    CHECK(check.code == 1);
    CHECK(check.lines().size() == 12);
    CHECK(check.err.empty());
}

TEST_CASE("a failed picture leaves no file, and an old one stays") {
    const Scratch scratch;
    const std::string bad = scratch.write("bad.csv", "date,source,target\nnever,a,b\n");
    CHECK(run({"draw", bad, "--at", "2000", "-o", scratch / "x.svg"}).code == 1);
    CHECK(scratch.files() == 1);
}

TEST_CASE("help fits a screen and has an example") {
    for (const char* command : {"view", "check", "events", "actors", "slices", "network",
                                "measures", "communities", "explain", "layout", "draw"}) {
        INFO(command);
        const Outcome o = run({command, "--help"});
        CHECK(o.code == 0);
        CHECK(o.lines().size() <= 40);
        CHECK_THAT(o.out, Contains("Example: entente "));
        for (const auto& line : o.lines()) CHECK(line.size() <= 110);
    }
    CHECK(run({"--help"}).code == 0);
    CHECK_THAT(run({"--version"}).out, Contains("entente 0."));
}

TEST_CASE("measures without a case lists what there is") {
    const Outcome o = run({"measures"});
    CHECK(o.code == 0);
    CHECK(o.lines()[0] ==
          "measure,level,definition,formula,range,sign,direction,weights,undefined,cost,source");
    CHECK_THAT(o.out, Contains("\nbetweenness,actor,"));
    CHECK(run({"measures", "--level", "tie"}).lines().size() > 5);
}

TEST_CASE("pictures are written whole, in the size asked for") {
    const Scratch scratch;
    for (const char* ending : {"svg", "png", "pdf", "dot"}) {
        INFO(ending);
        const std::string file = scratch / (std::string("p.") + ending);
        const Outcome o =
            run({"draw", tiny, "--at", "2002", "-o", file, "--width", "800", "--height", "600"});
        CHECK(o.code == 0);
        CHECK(o.err.empty());
        CHECK(std::filesystem::file_size(file) > 500);
    }
    CHECK(scratch.files() == 4);
}

TEST_CASE("a snapshot of the window needs no display") {
    const Scratch scratch;
    const Outcome o =
        run({"view", tiny, "--snapshot", scratch / "w.png", "--size", "1280x720", "--at", "2002"});
    CHECK(o.err.empty());
    CHECK(o.code == 0);
    CHECK(std::filesystem::file_size(scratch / "w.png") > 10000);
    refused({"view", tiny, "--snapshot", scratch / "w.jpg"}, "PNG");
}

TEST_CASE("measures without a case lists those that are named, at every level") {
    CHECK(run({"measures", "--measure", "betweenness"}).lines().size() == 2);
    CHECK(run({"measures", "--measure", "tone, betweenness"}).lines().size() == 5);
}
