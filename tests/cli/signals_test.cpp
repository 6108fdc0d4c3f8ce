// Ctrl+C and what else may end the program: exit 130, nothing half-written, nobody left behind.
#include <signal.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "run.hpp"
#include "running.hpp"

namespace {

namespace fs = std::filesystem;

/// The bundled case in more slices than anybody wants: seconds of work, hundreds of megabytes of
/// table.
const std::string bundled = std::string(ENTENTE_DATA) + "/japan-dprk";

/// Sets ENTENTE_GRAPHVIZ for its lifetime.
class Helper {
  public:
    explicit Helper(const std::string& path) { setenv("ENTENTE_GRAPHVIZ", path.c_str(), 1); }
    Helper(const Helper&) = delete;
    Helper& operator=(const Helper&) = delete;
    ~Helper() { unsetenv("ENTENTE_GRAPHVIZ"); }
};

}  // namespace

TEST_CASE("a table ends when asked to, also while its reader is slow") {
    for (const int number : {SIGINT, SIGTERM}) {
        Running table({"network", bundled, "--every", "1d", "--half-life", "1y", "--all"}, "");
        REQUIRE(comes([&] { return table.has_written(); }));
        table.signal(number);
        CHECK(table.wait() == 130);
    }
}

TEST_CASE("a table ends when asked to while a file takes it") {
    const Scratch scratch;
    const std::string file = scratch / "out.csv";
    Running table({"network", bundled, "--every", "1d", "--half-life", "1y", "--all"}, file);
    std::error_code none_yet;
    REQUIRE(comes([&] { return fs::exists(file) && fs::file_size(file, none_yet) > 100'000; }));
    table.signal(SIGINT);
    CHECK(table.wait() == 130);
}

TEST_CASE("waiting for standard input ends when asked to") {
    Running reading({"slices", "-"}, "", true);
    for (int i = 0; i < 30; ++i) pause_a_little();
    REQUIRE_FALSE(has_ended(reading.id()));
    reading.signal(SIGINT);
    CHECK(reading.wait() == 130);
}

TEST_CASE("a snapshot ends when asked to, without a file") {
    const Scratch scratch;
    Running snapshot(
        {"view", bundled, "--every", "1w", "--window", "5y", "--snapshot", scratch / "x.png"}, "");
    for (int i = 0; i < 50; ++i) pause_a_little();
    REQUIRE_FALSE(has_ended(snapshot.id()));
    snapshot.signal(SIGTERM);
    CHECK(snapshot.wait() == 130);
    CHECK(scratch.files() == 0);
}

TEST_CASE("the window ends when asked to, the first time") {
    if (std::system("command -v Xvfb >/dev/null && command -v xdotool >/dev/null") != 0) {
        WARN("skipped: needs Xvfb and xdotool");
        return;
    }
    const Scratch scratch;
    const std::string script = R"(
dir=)" + (scratch / "") + R"(; app=; server=
trap 'kill -9 $app $server 2>/dev/null; wait' EXIT
Xvfb -displayfd 3 -noreset -screen 0 1280x720x24 -nolisten tcp 3>$dir/display 2>/dev/null & server=$!
for i in $(seq 100); do [ -s $dir/display ] && break; sleep 0.1; done
export DISPLAY=:$(cat $dir/display)
for signal in INT TERM; do
  ")" ENTENTE_PROGRAM R"(" view ")" +
                               tiny + R"(" 2>$dir/err & app=$!
  for i in $(seq 300); do xdotool search --name ' - entente$' >/dev/null 2>&1 && break; sleep 0.1; done
  sleep 0.3
  kill -$signal $app
  ( sleep 20; kill -9 $app ) 2>/dev/null & guard=$!
  wait $app
  echo $? >>$dir/codes
  kill $guard 2>/dev/null
done
)";
    const std::string file = scratch.write("script", script);
    CHECK(std::system(("bash '" + file + "' >/dev/null 2>&1").c_str()) == 0);
    std::ifstream codes(scratch / "codes");
    int first = 0, second = 0;
    codes >> first >> second;
    CHECK(first == 130);
    CHECK(second == 130);
}

TEST_CASE("a picture ends when asked to, and with it who draws it") {
    const Scratch scratch;
    const std::string script =
        scratch.write("slow", "#!/bin/sh\necho $$ > '" + (scratch / "pid") + "'\nexec sleep 600\n");
    ::chmod(script.c_str(), 0700);
    const Helper helper(script);
    Running draw({"draw", tiny, "--at", "2000", "-o", scratch / "x.svg"}, "");
    const auto drawn_by = [&] {
        pid_t id = 0;
        std::ifstream(scratch / "pid") >> id;
        return id;
    };
    REQUIRE(comes([&] { return drawn_by() > 0; }));
    draw.signal(SIGINT);
    CHECK(draw.wait() == 130);
    CHECK(has_ended(drawn_by()));
    CHECK(scratch.files() == 2);
}

TEST_CASE("who draws a picture ends with the program that asked, whatever kills it") {
    const Scratch scratch;
    Running draw({"draw", tiny, "--at", "2000", "-o", scratch / "x.png", "--width", "12000",
                  "--height", "12000"},
                 "");
    pid_t drawn_by = 0;
    REQUIRE(comes([&] { return (drawn_by = child_of(draw.id(), "entente-graphviz")) > 0; }));
    draw.signal(SIGKILL);
    CHECK(draw.wait() == 128 + SIGKILL);
    bool ended = false;
    for (int i = 0; i < 250 && !ended; ++i) {
        pause_a_little();
        ended = has_ended(drawn_by);
    }
    CHECK(ended);
    CHECK(scratch.files() == 0);
}

TEST_CASE("a file beyond the limit of the shell is told, and none is left") {
    const Scratch scratch, elsewhere;
    const std::string command = "ulimit -f 2; '" ENTENTE_PROGRAM "' draw '" + tiny +
                                "' --at 2000 -o '" + (scratch / "x.svg") + "' 2> '" +
                                (elsewhere / "err") + "'";
    const int status = std::system(command.c_str());
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 3);
    std::ifstream err(elsewhere / "err");
    std::string line;
    std::getline(err, line);
    CHECK(line.starts_with("entente: cannot write "));
    CHECK(scratch.files() == 0);
}
