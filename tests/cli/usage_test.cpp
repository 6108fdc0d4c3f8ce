// Exit codes and messages: 0 done, 1 data, 2 usage, 3 files. Nothing half-written, nothing on the
// wrong stream.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
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
    refused({"measures", tiny, "--measure", "betweeness"},
            "did you mean betweenness? it is one of level actor");
    refused({"explain", tiny, "--tie", "alpha,b", "--at", "2000"}, "did you mean a (Alpha)?");
    refused({"slices", tiny, "--actors", "betta"}, "did you mean b (Beta)?");
    const Outcome far = run({"slices", tiny, "--foo"});
    CHECK(far.err == "entente: unknown option --foo; see entente slices --help\n");
}

TEST_CASE("what the command line lacks, doubles or cannot mean is said in full") {
    refused({"slices", tiny, "--every", "1y", "--every", "2y"},
            "--every is given twice, as 1y and 2y, and takes one value; see entente slices --help");
    refused({"slices", tiny, "--every"}, "--every lacks its value; see entente slices --help");
    refused({"draw", tiny, "--at", "2000", "-o"}, "-o lacks its value; see entente draw --help");
    refused({"layout", tiny, "--seed", "abc"},
            "--seed: \"abc\" is not a whole number from 0; see entente layout --help");
    refused({"draw", tiny, "--at", "2000", "-o", "x.svg", "--width", "wide"},
            "--width: \"wide\" is not a whole number");
    refused({"layout", tiny, "--stability", "high"}, "--stability: \"high\" is not a number");
    refused({"slices", tiny, "--directed=maybe"}, "--directed: \"maybe\" is not yes or no");
    refused({"slices", tiny, "--cumulative=maybe"}, "--cumulative: \"maybe\" is not yes or no");
    refused({"network", tiny, "--all=q"}, "--all: \"q\" is not yes or no");
    refused({"slices", tiny, "--raw=17x"}, "--raw: \"17x\" is not yes or no");
    refused({"slices", tiny, "--max-field", "many"},
            "--max-field: \"many\" is not a number of bytes");
    refused({"slices", tiny, "--max-row", "0"}, "--max-row: \"0\" is not");
    refused({"slices", tiny, "--max-bytes", "99999999999G"}, "--max-bytes");
    // Told before the case is read.
    refused({"slices", "/nowhere/at-all", "--every", "1x"}, "1x");
}

TEST_CASE("the limits of reading can be raised, and their messages say how") {
    const Scratch scratch;
    const std::string file =
        scratch.write("long.csv", "date,source,target\n2000," + std::string(70'000, 'a') + ",b\n");
    const Outcome o = run({"slices", file});
    CHECK(o.code == 1);
    CHECK_THAT(o.err, Contains("expected a shorter field, or a larger --max-field"));
    CHECK(run({"slices", file, "--max-field", "128k", "--every", "1y"}).lines().size() == 2);
    CHECK(run({"check", file, "--max-field", "1M"}).code == 0);
    CHECK(run({"check", tiny, "--max-row", "32"}).code == 1);
    CHECK(run({"check", tiny, "--max-bytes", "100"}).code == 1);
    CHECK(run({"check", tiny, "--max-bytes", "1G", "--max-row", "64k"}).code == 0);
    refused({"view", tiny, "--max-bytes", "100", "--snapshot", scratch / "x.png"},
            "entente check lists them", 1);
}

TEST_CASE("the window refuses what it is asked to show and cannot") {
    const Scratch scratch;
    const std::string png = scratch / "x.png";
    const auto shows = [&](const std::vector<std::string>& asked, const std::string& says) {
        std::vector<std::string> words{"view", tiny, "--snapshot", png};
        words.insert(words.end(), asked.begin(), asked.end());
        refused(words, says);
    };
    shows({"--at", "1800"}, "--at 1800-01-01 is outside the slices, which go from 2000-01-01 to");
    shows({"--select", "Alpha"}, "there is no actor \"Alpha\"; did you mean a (Alpha)?");
    shows({"--select", "zz,a"}, "there is no actor \"zz\"");
    shows({"--tab", "actor2"}, "there is no tab \"actor2\"; did you mean actors?");
    shows({"--tab", "zzzz"}, "one of slice, actors, actor, tie, balance, shifts, export");
    shows({"--actors", "nobody"}, "nobody");
    refused({"view", "/nowhere", "--tab", "tei"}, "nowhere", 3);
    refused({"view", tiny, "--tab", "tei"}, "did you mean tie?");  // before any window
    const std::string span = scratch.write("span.csv", "date,source,target\n0001,a,b\n9990,a,b\n");
    refused({"view", span, "--every", "1d", "--snapshot", png}, "more than a million slices");
    CHECK(scratch.files() == 1);
}

TEST_CASE("a file that is not there is told before a display is asked for") {
    const Outcome o = run({"nosuch.csv"});
    CHECK(o.code == 3);
    CHECK(o.err == "entente: cannot read nosuch.csv: there is no such file or folder\n");
    CHECK(run({"view", "nosuch", "--snapshot", "x.png"}).err ==
          "entente: cannot read nosuch: there is no such file or folder\n");
}

TEST_CASE("what standard output does not take is told") {
    for (const char* words :
         {"--help", "slices --help", "--version", "measures", "check bad.csv"}) {
        const Scratch scratch;
        scratch.write("bad.csv", "date,source,target\nnever,a,b\n");
        const std::string command = "cd '" + (scratch / "") + "' && '" ENTENTE_PROGRAM "' " +
                                    words + " >/dev/full 2>/dev/null";
        INFO(command);
        const int status = std::system(command.c_str());
        REQUIRE(WIFEXITED(status));
        CHECK(WEXITSTATUS(status) == 3);
    }
}

TEST_CASE("only rows can be skipped") {
    const Scratch scratch;
    const auto skips = [&](const std::string& text) {
        return run({"slices", scratch.write("x.csv", text), "--skip-bad-rows"});
    };
    CHECK(skips("date,source,target\n2000,a,b\nnever,a,b\n").code == 0);
    for (const char* text :
         {"", "date,source\n2000,a\n", "date,date,source,target\n2000,2000,a,b\n"}) {
        INFO(text);
        const Outcome o = skips(text);
        CHECK(o.code == 1);
        CHECK(o.out.empty());
        CHECK_THAT(o.err, Contains("leaves out rows and nothing else"));
    }
    scratch.write("c/datapackage.json", "{");
    CHECK(run({"slices", scratch / "c", "--skip-bad-rows"}).code == 1);
}

TEST_CASE("a broken default view is a problem of the case, with its place") {
    const Scratch scratch;
    const auto json = [&](const std::string& view) {
        scratch.write("c/datapackage.json",
                      "{\"resources\": [{\"name\": \"actors\", \"path\": \"actors.csv\"},\n"
                      "{\"name\": \"events\", \"path\": \"events.csv\"},\n"
                      "{\"name\": \"sources\", \"path\": \"sources.csv\"}],\n\"entente\": " +
                          view + "}");
    };
    scratch.write("c/actors.csv",
                  "id,name,kind,parent,groups,aliases,from,to,note\na,A,state,,,,,,\n");
    scratch.write("c/events.csv",
                  "id,when,source,target,mutual,code,value,weight,happening,summary,citation\n");
    scratch.write("c/sources.csv", "id,title,authors,published,where,note\n");
    const std::string place = scratch / "c/datapackage.json:";
    json("{\"every\": \"1q\",\n  \"layer\": \"foo\"}");
    const Outcome broken = run({"check", scratch / "c"});
    CHECK(broken.code == 1);
    REQUIRE(broken.lines().size() == 2);
    CHECK(broken.lines()[0].starts_with(place +
                                        "4:13: error: found default every \"1q\", expected "));
    CHECK(broken.lines()[1].starts_with(place +
                                        "5:3: error: found default layer \"foo\", expected "));
    CHECK(run({"slices", scratch / "c"}).code == 1);
    CHECK(run({"slices", scratch / "c", "--skip-bad-rows"}).code == 1);
    json("{\"cumulative\": true, \"window\": \"5y\"}");
    CHECK(run({"check", scratch / "c"}).lines().size() == 1);
    json("{\"every\": \"1y\", \"layer\": \"conflict\"}");
    CHECK(run({"check", scratch / "c"}).code == 0);
}

TEST_CASE("no slices: the case has no events, or the options leave none") {
    refused({"network", tiny, "--at", "2000", "--top", "1"},
            "no event of the case is left with --top 1");
    const Scratch scratch;
    const std::string empty = scratch.write("e.csv", "date,source,target\n");
    refused({"network", empty, "--at", "2000"}, "the case has no events");
    const std::string self = scratch.write("s.csv", "date,source,target\n2000,a,a\n");
    refused({"network", self, "--at", "2000"}, "an act of an actor toward itself");
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
    refused({"layout", tiny, "--stability", "aut"}, "--stability");
    refused({"view", tiny, "--stability", "auto"}, "--stability auto --quality");
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
