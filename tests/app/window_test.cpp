// The real window on a display of its own, moved by a real mouse.
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "app/model.hpp"

using namespace entente;

namespace {

bool installed(const std::string& program) {
    return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0;
}

std::string output_of(const std::string& command) {
    std::string text;
    FILE* pipe = ::popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    char block[256];
    while (std::fgets(block, sizeof block, pipe)) text += block;
    ::pclose(pipe);
    return text;
}

/// The window's titles before and after the mouse went down at (x1, y), moved to (x2, y) and was
/// let go, a line each.
std::string drag_in_window(const std::string& source_case, int x1, int x2, int y) {
    const std::string script = R"(
dir=$(mktemp -d); app=; server=
trap 'kill $app $server 2>/dev/null; wait; rm -rf $dir' EXIT
Xvfb -displayfd 3 -noreset -screen 0 1280x720x24 -nolisten tcp 3>$dir/display 2>/dev/null & server=$!
for i in $(seq 100); do [ -s $dir/display ] && break; sleep 0.1; done
export DISPLAY=:$(cat $dir/display)
"$PROGRAM" view "$CASE" --size 1280x720 --at 2000 2>$dir/err & app=$!
for i in $(seq 300); do
  id=$(xdotool search --name ' - entente$' 2>/dev/null | head -n 1); [ -n "$id" ] && break; sleep 0.1
done
[ -n "$id" ] || { cat $dir/err; exit 1; }
sleep 1
before=$(xdotool getwindowname $id); echo "$before"
xdotool mousemove --window $id $X1 $Y; sleep 0.3; xdotool mousedown 1; sleep 0.3
xdotool mousemove --window $id $XM $Y; sleep 0.3; xdotool mousemove --window $id $X2 $Y; sleep 0.3; xdotool mouseup 1
for i in $(seq 50); do after=$(xdotool getwindowname $id); [ "$after" != "$before" ] && break; sleep 0.1; done
sleep 0.5; xdotool getwindowname $id
)";
    const auto set = [](const char* name, const std::string& value) {
        ::setenv(name, value.c_str(), 1);
    };
    set("PROGRAM", ENTENTE_PROGRAM);
    set("CASE", source_case);
    set("X1", std::to_string(x1));
    set("X2", std::to_string(x2));
    set("XM", std::to_string((x1 + x2) / 2));
    set("Y", std::to_string(y));
    return output_of("bash -c '" + [&] {
        std::string quoted;
        for (const char c : script) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
        return quoted;
    }() + "'");
}

}  // namespace

TEST_CASE("dragging along the timeline with a real mouse changes the slice") {
    if (!installed("Xvfb") || !installed("xdotool")) {
        WARN("skipped: needs Xvfb and xdotool");
        return;
    }
    const Rect timeline = app::areas(1280, 720, 1, app::Borders{}).timeline;
    const int y = static_cast<int>((timeline.top + timeline.bottom) / 2);
    const std::string titles = drag_in_window(ENTENTE_DATA "/japan-dprk", 700, 1000, y);
    INFO(titles);
    const auto end = titles.find('\n');
    REQUIRE(end != std::string::npos);
    REQUIRE(titles.size() > end + 5);
    CHECK(titles.substr(0, 7) == "2000 - ");
    const int after = std::atoi(titles.substr(end + 1, 4).c_str());
    // 1905..2024 over some 1160 pixels from x = 60: x = 1000 is about 2002, by way of 1971 at x =
    // 700.
    CHECK(after >= 1998);
    CHECK(after <= 2005);
    CHECK(titles.substr(end + 1, 4) != "2000");
}
