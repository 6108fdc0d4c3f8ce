// Files that tell how they were made, and are made again.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "run.hpp"

namespace fs = std::filesystem;

namespace {

std::string bytes_of(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void put(const std::string& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

/// A copy of the tiny case, to be changed.
std::string copied_case(const Scratch& scratch) {
    fs::copy(tiny, scratch / "case");
    return scratch / "case";
}

}  // namespace

TEST_CASE("what is written is made again bit for bit") {
    const Scratch scratch;
    const std::vector<std::vector<std::string>> runs{
        {"draw", tiny, "--at", "2002", "-o", "x.svg", "--theme", "dark", "--width", "640"},
        {"draw", tiny, "--at", "2002", "-o", "x.png", "--width", "640", "--height", "480"},
        {"draw", tiny, "--at", "2002", "-o", "x.png", "--width", "640", "--dpi", "300"},
        {"draw", tiny, "--at", "2002", "-o", "x.pdf"},
        {"draw", tiny, "--at", "2002", "-o", "x.dot", "--directed", "--stability", "0.25"},
        {"draw", tiny, "--at", "2002", "--minus", "2001", "-o", "x.svg"},
        {"draw", tiny, "--at", "2002", "-o", "x.svg", "--view", "100,-50,80.5", "--move",
         "a,0.5,-1;b,2,1e-3", "--labels", "no"},
        {"film", tiny, "-o", "x.gif", "--seconds", "0.5", "--width", "320", "--height", "200"},
        {"film", tiny, "-o", "x.webp", "--seconds", "0.5", "--width", "320", "--height", "200"},
        {"film", tiny, "-o", "x.pdf"},
        {"film", tiny, "-o", "x.gif", "--seconds", "0.5", "--move", "a,1,2", "--labels", "no"},
        {"film", tiny, "-o", "x.pdf", "--sheet", "2x1"},
        {"film", tiny, "-o", "x.svg", "--sheet", "2x1"},
        {"film", tiny, "-o", "x.html", "--colour-by", "side"},
        {"film", tiny, "-o", "x.html", "--theme", "dark"},
        {"network", tiny, "--all", "--cumulative", "-o", "x.csv"},
        {"network", tiny, "--at", "2002", "--half-life", "1y", "-o", "x.json", "--raw"},
        {"measures", tiny, "--level", "actor", "--bands", "5", "--seed", "9", "-o", "x.csv"},
        {"network", tiny, "--at", "2002", "--minus", "2001", "-o", "x.json"},
        {"network", tiny, "--all", "-o", "x.gexf", "--measure", "degree", "--stability", "0.3"},
        {"network", tiny, "--at", "2002", "-o", "x.graphml", "--colour-by", "side"},
        {"network", tiny, "--all", "-o", "x.net"},
        {"network", tiny, "--all", "-o", "x.dot", "--directed"},
        {"measures", "-o", "x.json"},
        {"layout", tiny, "-o", "x.txt"},
        {"explain", tiny, "--tie", "a,b", "--at", "2002", "-o", "x.json"},
        {"shifts", tiny, "-o", "x.csv"},
        {"communities", tiny, "-o", "x.json", "--resolution", "2"},
        {"slices", tiny, "--every", "2y", "-o", "x.csv"},
        {"actors", tiny, "-o", "x.csv"},
        {"events", tiny, "-o", "x.json", "--without-source", "none"}};
    for (std::vector<std::string> words : runs) {
        const auto out = std::find(words.begin(), words.end(), "-o") + 1;
        const std::string name = *out;
        *out = scratch / name;
        INFO(words.front() << " " << name);
        const Outcome made = run(words);
        REQUIRE(made.code == 0);
        const std::string first = bytes_of(scratch / name);
        REQUIRE_FALSE(first.empty());
        const Outcome told = run({"recipe", scratch / name});
        REQUIRE(told.code == 0);
        CHECK(nlohmann::json::parse(told.out)["command"] == words.front());
        const Outcome again = run({"again", scratch / name, "-o", scratch / ("again-" + name)});
        CHECK(again.code == 0);
        CHECK(again.err == made.err);
        CHECK(bytes_of(scratch / ("again-" + name)) == first);
    }
}

TEST_CASE("a recipe names version, files and every setting") {
    const Scratch scratch;
    REQUIRE(run({"draw", tiny, "--at", "2002", "-o", scratch / "x.svg"}).code == 0);
    const auto recipe = nlohmann::json::parse(run({"recipe", scratch / "x.svg"}).out);
    CHECK("entente " + recipe["entente"].get<std::string>() + "\n" == run({"--version"}).out);
    CHECK(recipe["case"] == tiny);
    REQUIRE(recipe["files"].size() == 4);
    CHECK(recipe["files"][0]["name"] == "datapackage.json");
    for (const char* name : {"at", "every", "window", "layer", "size-by", "colour-by", "theme",
                             "width", "height", "stability", "seed"})
        CHECK(recipe["settings"].contains(name));
    CHECK_FALSE(recipe["settings"].contains("output"));
    // sha256sum of another program.
    const std::string command = "sha256sum " + tiny + "/datapackage.json > " + scratch / "sum";
    REQUIRE(std::system(command.c_str()) == 0);
    CHECK(bytes_of(scratch / "sum").substr(0, 64) == recipe["files"][0]["sha256"]);
}

TEST_CASE("a case that has changed is told, and nothing is written") {
    const Scratch scratch;
    const std::string copy = copied_case(scratch);
    REQUIRE(run({"network", copy, "--at", "2002", "-o", scratch / "x.json"}).code == 0);
    std::ofstream(copy + "/events.csv", std::ios::app) << "\n";
    const Outcome refused = run({"again", scratch / "x.json", "-o", scratch / "y.json"});
    CHECK(refused.code == 1);
    CHECK(refused.err.find("events.csv has changed (SHA-256 ") != std::string::npos);
    CHECK_FALSE(fs::exists(scratch / "y.json"));
    const Outcome forced = run({"again", scratch / "x.json", "-o", scratch / "y.json", "--anyway"});
    CHECK(forced.code == 0);
    CHECK(forced.err.find("events.csv has changed") != std::string::npos);
    CHECK(bytes_of(scratch / "y.json") != bytes_of(scratch / "x.json"));  // the new SHA-256
    const Outcome right =
        run({"again", scratch / "x.json", "-o", scratch / "z.json", "--case", tiny});
    CHECK(right.code == 0);
    CHECK(bytes_of(scratch / "z.json") == bytes_of(scratch / "x.json"));
}

TEST_CASE("another version is told") {
    const Scratch scratch;
    REQUIRE(run({"network", tiny, "--at", "2002", "-o", scratch / "x.json"}).code == 0);
    put(scratch / "x.json",
        replaced(bytes_of(scratch / "x.json"), "\"entente\":\"", "\"entente\":\"0.0."));
    const Outcome again = run({"again", scratch / "x.json", "-o", scratch / "y.json"});
    CHECK(again.code == 0);
    CHECK(again.err.find("was made by entente 0.0.") != std::string::npos);
}

TEST_CASE("what came from standard input is made again from a file or from there") {
    const Scratch scratch;
    const std::string text = "date,source,target,value\n2001,a,b,3\n2002,b,c,-4\n";
    REQUIRE(run({"network", "-", "--all", "-o", scratch / "x.csv"}, text).code == 0);
    const Outcome lost = run({"again", scratch / "x.csv", "-o", scratch / "y.csv"});
    CHECK(lost.code == 2);
    CHECK(lost.err.find("standard input") != std::string::npos);
    CHECK(run({"again", scratch / "x.csv", "--case", "-", "-o", scratch / "y.csv"}, text).code ==
          0);
    CHECK(bytes_of(scratch / "y.csv") == bytes_of(scratch / "x.csv"));
    CHECK(run({"again", scratch / "x.csv", "--case", "-", "-o", scratch / "y.csv"}, text + "\n")
              .code == 1);
}

TEST_CASE("a case that has moved is found beside the file") {
    const Scratch scratch;
    fs::create_directory(scratch / "old");
    fs::copy(tiny, scratch / "old/case");
    REQUIRE(
        run({"network", scratch / "old/case", "--at", "2002", "-o", scratch / "old/x.csv"}).code ==
        0);
    const std::string sidecar = scratch / "old/x.csv.recipe.json";
    put(sidecar, replaced(bytes_of(sidecar), scratch / "old/case", "case"));
    fs::rename(scratch / "old", scratch / "new");
    CHECK(run({"again", scratch / "new/x.csv", "-o", scratch / "y.csv"}).code == 0);
    CHECK(bytes_of(scratch / "y.csv") == bytes_of(scratch / "new/x.csv"));
    fs::rename(scratch / "new/case", scratch / "new/elsewhere");
    const Outcome lost = run({"again", scratch / "new/x.csv", "-o", scratch / "z.csv"});
    CHECK(lost.code == 3);
    CHECK(lost.err.find("give --case PATH") != std::string::npos);
}

TEST_CASE("a recipe may not choose what is run or where it goes") {
    const Scratch scratch;
    REQUIRE(run({"network", tiny, "--at", "2002", "-o", scratch / "x.csv"}).code == 0);
    const std::string sidecar = scratch / "x.csv.recipe.json";
    const std::string recipe = bytes_of(sidecar);
    const auto refused = [&](const std::string& from, const std::string& to, int code) {
        put(scratch / "r.json", replaced(recipe, from, to));
        const Outcome outcome = run({"again", scratch / "r.json", "-o", scratch / "y.csv"});
        INFO(to << ": " << outcome.err);
        CHECK(outcome.code == code);
        CHECK(outcome.err.find('\n') == outcome.err.size() - 1);
        CHECK_FALSE(fs::exists(scratch / "y.csv"));
    };
    refused("\"network\"", "\"again\"", 1);
    refused("\"network\"", "\"import\"", 1);
    refused("\"at\"", "\"output\"", 1);
    refused("\"at\"", "\"o\"", 2);
    refused("\"at\"", "\"-at\"", 1);
    refused("\"at\"", "\"at=1 --output\"", 1);
    refused("\"at\"", "\"att\"", 2);
    refused(tiny, "--output=" + scratch / "stolen", 3);
    CHECK_FALSE(fs::exists(scratch / "stolen"));
}

TEST_CASE("what is written never takes the place of the case") {
    const Scratch scratch;
    const std::string text = "date,source,target,value\n2001,a,b,3\n";
    const std::string file = scratch.write("x.csv", text);
    const Outcome plain = run({"network", file, "--all", "-o", scratch / "./x.csv"});
    CHECK(plain.code == 2);
    CHECK(plain.err.find("belongs to the case") != std::string::npos);
    CHECK(bytes_of(file) == text);
    CHECK(scratch.files() == 1);
    const std::string copy = copied_case(scratch);
    const std::string events = bytes_of(copy + "/events.csv");
    CHECK(run({"events", copy, "-o", copy + "/events.csv"}).code == 2);
    CHECK(bytes_of(copy + "/events.csv") == events);
}

TEST_CASE("a frame of the window is made again from its recipe") {
    const Scratch scratch;
    const Outcome made = run({"view", tiny, "--snapshot", scratch / "x.png", "--size", "800x600",
                              "--tab", "balance", "--theme", "dark", "--at", "2001"});
    if (made.code == 3) {
        WARN("skipped: " << made.err);
        return;
    }
    REQUIRE(made.code == 0);
    CHECK(run({"again", scratch / "x.png", "-o", scratch / "y.png"}).code == 0);
    CHECK(bytes_of(scratch / "x.png") == bytes_of(scratch / "y.png"));
    CHECK(run({"again", scratch / "x.png", "-o", scratch / "y.svg"}).code == 2);
    const auto compared = [&](const std::string& name, const std::string& minus) {
        return run({"view", tiny, "--snapshot", scratch / name, "--size", "800x600", "--at", "2001",
                    "--minus", minus});
    };
    REQUIRE(compared("two.png", "2000").code == 0);
    CHECK(bytes_of(scratch / "two.png") != bytes_of(scratch / "x.png"));
    CHECK(run({"again", scratch / "two.png", "-o", scratch / "y.png"}).code == 0);
    CHECK(bytes_of(scratch / "two.png") == bytes_of(scratch / "y.png"));
    CHECK(compared("same.png", "2001").code == 0);  // the window says that it is the same slice
    const Outcome outside = compared("none.png", "1850");
    CHECK(outside.code == 2);
    CHECK(outside.err.find("--minus 1850-01-01 is outside the slices") != std::string::npos);
    CHECK_FALSE(fs::exists(scratch / "none.png"));
}

TEST_CASE("what draw takes from a view by hand is checked") {
    const Scratch scratch;
    const auto told = [&](const std::string& option, const std::string& value,
                          const std::string& part) {
        const Outcome outcome =
            run({"draw", tiny, "--at", "2002", "-o", scratch / "x.svg", option + "=" + value});
        INFO(option << " " << value << ": " << outcome.err);
        CHECK(outcome.code == 2);
        CHECK(outcome.err.find(part) != std::string::npos);
    };
    for (const char* view : {"1", "1,2", "1,2,", "1,2,0", "1,2,nan", "a,b,c", "1,2,3,4", ",,"})
        told("--view", view, "is not X,Y,S");
    for (const char* move : {"a", "a,1", "a,1,x", ",", "a,,"}) told("--move", move, "ID,X,Y");
    told("--move", "zz,1,2", "unknown actor");
    told("--labels", "perhaps", "yes or no");
    CHECK(scratch.files() == 0);
}

TEST_CASE("recipe and again tell what is wrong") {
    const Scratch scratch;
    const auto told = [&](const std::vector<std::string>& words, int code,
                          const std::string& part) {
        const Outcome outcome = run(words);
        INFO(outcome.err);
        CHECK(outcome.code == code);
        CHECK(outcome.err.find(part) != std::string::npos);
        CHECK(outcome.out.empty());
    };
    told({"recipe"}, 2, "recipe needs a file");
    told({"recipe", scratch / "none"}, 3, "cannot read");
    told({"recipe", tiny + "/events.csv"}, 1, "carries no recipe");
    told({"again", tiny + "/events.csv", "-o", scratch / "x.csv"}, 1, "carries no recipe");
    told({"again", tiny + "/events.csv"}, 2, "give -o FILE");
    told({"network", tiny, "--at", "2002", "-o", scratch / "x.cvs"}, 2, "did you mean csv?");
    told({"slices", tiny, "-o", scratch / "x.csv", "--format", "json"}, 2, "differ");
    told({"slices", tiny, "-o", scratch / "x.cvs"}, 2, "did you mean csv?");
    told({"network", tiny, "--at", "2002", "-o", scratch / "x.csv", "--format", "json"}, 2,
         "leave --format out");
    told({"network", tiny, "--at", "2002", "--size-by", "degree"}, 2, "for graph files");
    told({"network", tiny, "-o", scratch / "x.gexf"}, 2, "give --at DATE");
    told({"network", tiny, "--at", "2002", "-o", scratch / "no/x.csv"}, 3, "cannot write");
    CHECK(scratch.files() == 0);
}

TEST_CASE("a picture for paper says how dense its pixels are") {
    const Scratch scratch;
    const auto drawn = [&](std::vector<std::string> more) {
        std::vector<std::string> words{
            "draw",    tiny,  "--at",     "2002", "-o", scratch / "x.png",
            "--width", "640", "--height", "480"};
        words.insert(words.end(), more.begin(), more.end());
        REQUIRE(run(words).code == 0);
        return bytes_of(scratch / "x.png");
    };
    CHECK(drawn({}).find("pHYs") == std::string::npos);
    const std::string png = drawn({"--dpi", "300"});
    const std::size_t chunk = png.find("pHYs");
    REQUIRE(chunk != std::string::npos);
    // 300 an inch are 11811 a metre, 0x2e23; 1: metres.
    const std::string eleven_thousand{'\0', '\0', '\x2e', '\x23'};
    CHECK(png.substr(chunk + 4, 9) == eleven_thousand + eleven_thousand + '\1');
    CHECK(png.find("IDAT") > chunk);
    for (const char* wrong : {"0", "1e9", "nan", "many", "1200"}) {  // 1200: a page of 3.4 cm
        const auto refused =
            run({"draw", tiny, "--at", "2002", "-o", scratch / "no.png", "--dpi", wrong});
        CHECK(refused.code == 2);
        CHECK_FALSE(fs::exists(scratch / "no.png"));
    }
}

TEST_CASE("a vector picture for paper is as large as its pixels are there, and fits into it") {
    const Scratch scratch;
    const auto drawn = [&](const char* width, const char* height, std::vector<std::string> more) {
        std::vector<std::string> words{
            "draw",    tiny,  "--at",     "2002", "-o", scratch / "x.svg",
            "--width", width, "--height", height};
        words.insert(words.end(), more.begin(), more.end());
        REQUIRE(run(words).code == 0);
        return bytes_of(scratch / "x.svg");
    };
    const auto large = [](const char* size, const std::string& svg) {
        return svg.find(size) != std::string::npos;
    };
    CHECK(large("width=\"2400pt\" height=\"1350pt\"", drawn("2400", "1350", {})));
    const std::string paper = drawn("2400", "1350", {"--dpi", "300"});  // 8 x 4.5 inches
    CHECK(large("width=\"576pt\" height=\"324pt\"", paper));
    // The zoom is in the pixels of --width: the same as on a page of that many points.
    const auto shapes = [](const std::string& svg) { return svg.substr(svg.find("<g id=")); };
    CHECK(shapes(drawn("2400", "1350", {"--dpi", "300", "--view", "1200,675,150"})) ==
          shapes(drawn("576", "324", {"--dpi", "72", "--view", "288,162,36"})));
}

TEST_CASE("places out of all bounds are refused, by recipes too") {
    const Scratch scratch;
    for (const char* option : {"--move", "--places"})
        for (const char* place : {"a,1e200,0", "a,0,-1e7", "a,nan,0", "a,inf,1"}) {
            const auto refused =
                run({"draw", tiny, "--at", "2002", "-o", scratch / "x.svg", option, place});
            CHECK(refused.code == 2);
            CHECK(std::count(refused.err.begin(), refused.err.end(), '\n') == 1);
        }
    CHECK(run({"film", tiny, "-o", scratch / "x.gif", "--move", "a,1e200,0"}).code == 2);
}

TEST_CASE("a case of one file is known by what is in it, whatever its name") {
    const Scratch scratch;
    const std::string acts = "date,source,target,value\n2001,a,b,1\n2002,b,c,-2\n";
    put(scratch / "one.csv", acts);
    put(scratch / "two.csv", acts);
    REQUIRE(run({"draw", "-", "--at", "2002", "-o", scratch / "in.svg"}, acts).code == 0);
    const auto again = run(
        {"again", scratch / "in.svg", "--case", scratch / "two.csv", "-o", scratch / "out.svg"});
    CHECK(again.code == 0);
    CHECK(again.err.find("two.csv") != std::string::npos);
    CHECK(fs::exists(scratch / "out.svg"));
    put(scratch / "two.csv", acts + "2002,a,c,1\n");
    const auto changed =
        run({"again", scratch / "in.svg", "--case", scratch / "two.csv", "-o", scratch / "no.svg"});
    CHECK(changed.code == 1);
    CHECK(changed.err.find("has changed") != std::string::npos);
}

TEST_CASE("a recipe longer than Graphviz reads at once is made again from dot") {
    const Scratch scratch;
    std::string places;
    for (int i = 0; i < 1500; ++i) places += "a,0.123456789,-1.23456789;";
    REQUIRE(run({"draw", tiny, "--at", "2002", "-o", scratch / "x.dot", "--move", places}).code ==
            0);
    const std::string dot = bytes_of(scratch / "x.dot");
    CHECK(dot.find("\" + \"") != std::string::npos);
    REQUIRE(run({"again", scratch / "x.dot", "-o", scratch / "y.dot"}).code == 0);
    CHECK(bytes_of(scratch / "y.dot") == dot);
}
