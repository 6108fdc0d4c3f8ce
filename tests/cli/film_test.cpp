// Films from the command line: files that are whole or not there, whatever ends the program.
#include <signal.h>
#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "run.hpp"
#include "running.hpp"

namespace fs = std::filesystem;

namespace {

const std::string bundle = std::string(ENTENTE_DATA) + "/japan-dprk";

std::string start_of(const std::string& file, std::size_t bytes) {
    std::ifstream in(file, std::ios::binary);
    std::string text(bytes, '\0');
    in.read(text.data(), static_cast<std::streamsize>(bytes));
    return text;
}

}  // namespace

TEST_CASE("film writes by the ending") {
    const Scratch scratch;
    const auto film = [&](const std::string& name) {
        return run({"film", tiny, "--seconds", "0.5", "--width", "640", "--height", "360", "-o",
                    scratch / name});
    };
    CHECK(film("x.gif").code == 0);
    CHECK(start_of(scratch / "x.gif", 6) == "GIF89a");
    CHECK(film("x.webp").code == 0);
    CHECK(start_of(scratch / "x.webp", 4) == "RIFF");
    CHECK(film("x.pdf").code == 0);
    CHECK(start_of(scratch / "x.pdf", 5) == "%PDF-");
    CHECK(film("x.svg").code == 0);
    CHECK(start_of(scratch / "x.svg", 5) == "<?xml");
}

TEST_CASE("film tells what is wrong in one line, before any work") {
    const Scratch scratch;
    const auto told = [&](std::vector<std::string> words, int code, const std::string& part) {
        words.insert(words.begin(), {"film", tiny});
        const Outcome outcome = run(words);
        CHECK(outcome.code == code);
        CHECK(outcome.err.find(part) != std::string::npos);
        CHECK(outcome.err.find('\n') == outcome.err.size() - 1);
        CHECK(scratch.files() == 0);
    };
    told({}, 2, "give -o FILE");
    told({"-o", scratch / "x.gfi"}, 2, "did you mean gif?");
    told({"-o", scratch / "x.gif", "--fps", "0"}, 2, "--fps");
    told({"-o", scratch / "x.gif", "--seconds", "nan"}, 2, "--seconds");
    told({"-o", scratch / "x.gif", "--sheet", "4x3"}, 2, ".pdf or .svg");
    told({"-o", scratch / "x.gif", "--at", "2000"}, 2, "--at");
    told({"-o", scratch / "none/x.gif"}, 3, "cannot write");
}

TEST_CASE("film says how many slices a sheet left out") {
    const Scratch scratch;
    const Outcome outcome = run({"film", bundle, "--from", "1990", "--to", "2010", "--sheet", "2x2",
                                 "-o", scratch / "x.svg"});
    CHECK(outcome.code == 0);
    CHECK(outcome.err.find("4 of 21 slices") != std::string::npos);
}

TEST_CASE("a film ends soon when asked to, and at once when killed, without a file") {
    for (const std::string ending : {"gif", "webp", "mp4"}) {
        if (ending == "mp4" && std::system("command -v ffmpeg >/dev/null") != 0) continue;
        for (const int number : {SIGINT, SIGKILL}) {
            const Scratch scratch;
            Running film({"film", bundle, "--seconds", "600", "-o", scratch / ("x." + ending)}, "");
            for (int i = 0; i < 60; ++i) pause_a_little();
            REQUIRE_FALSE(has_ended(film.id()));
            film.signal(number);
            CHECK(film.wait() == (number == SIGINT ? 130 : 128 + SIGKILL));
            CHECK(scratch.files() == 0);
        }
    }
}

TEST_CASE("a film beyond the limit of the shell is told, and none is left") {
    const Scratch scratch, elsewhere;
    for (const std::string ending : {"gif", "webp", "pdf", "svg"}) {
        const std::string command = "ulimit -f 8; '" ENTENTE_PROGRAM "' film '" + bundle +
                                    "' --from 2000 --to 2003 -o '" + (scratch / ("x." + ending)) +
                                    "' 2> '" + (elsewhere / "err") + "'";
        const int status = std::system(command.c_str());
        REQUIRE(WIFEXITED(status));
        CHECK(WEXITSTATUS(status) == 3);
        std::ifstream err(elsewhere / "err");
        std::string line;
        std::getline(err, line);
        CHECK(line.starts_with("entente: cannot write " + (scratch / ("x." + ending))));
        CHECK(scratch.files() == 0);
    }
}

TEST_CASE("a sheet that nobody asked for is as small as its slices allow") {
    const Scratch scratch;
    const std::string one =
        scratch.write("one.csv", "date,source,target,value\n2001-03-04,a,b,3\n");
    const std::vector<std::string> words{"film", one,        "--every", "1y", "--width",
                                         "320",  "--height", "200",     "-o", scratch / "x.svg"};
    CHECK(run(words).code == 0);
    std::ifstream svg(scratch / "x.svg");
    const std::string text{std::istreambuf_iterator<char>(svg), {}};
    CHECK(text.find("one.csv · 2001</title>") != std::string::npos);
    auto asked = words;
    asked.insert(asked.end(), {"--sheet", "4x3"});
    const Outcome refused = run(asked);
    CHECK(refused.code == 2);
    CHECK(refused.err.find("4 x 3 pictures do not fit") != std::string::npos);
}
