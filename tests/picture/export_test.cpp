#include "entente/picture/export.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "entente/core/error.hpp"
#include "entente/core/files.hpp"
#include "../folder.hpp"
#include "picture/process.hpp"

using namespace entente;
using entente::test::Folder;
namespace fs = std::filesystem;

namespace {

/// Sets ENTENTE_GRAPHVIZ for its lifetime.
class Helper {
  public:
    explicit Helper(const fs::path& path) { setenv("ENTENTE_GRAPHVIZ", path.c_str(), 1); }
    Helper(const Helper&) = delete;
    ~Helper() { unsetenv("ENTENTE_GRAPHVIZ"); }
};

/// Whether a process ends within two seconds; one that its parent has yet to bury has ended.
bool is_gone(pid_t process) {
    for (int i = 0; i < 200; ++i) {
        std::ifstream in("/proc/" + std::to_string(process) + "/stat");
        std::string line;
        if (!std::getline(in, line)) return true;
        const std::size_t name_end = line.rfind(')');
        if (name_end != std::string::npos && line.substr(name_end + 2, 1) == "Z") return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}

Label text_at(double left, double top, std::string text) {
    Label label;
    label.box = {left, top, left + text_width(text, 13), top + 16};
    label.text = std::move(text);
    label.colour = {0, 0, 0, 255};
    return label;
}

///   (50,60) O------- - - ->O (250,60)     on a page of 300 x 120
Picture two_discs(const std::string& name = "Japan") {
    auto the_case = std::make_shared<Case>();
    the_case->actors.resize(2);
    the_case->actors[0].id = "jpn";
    the_case->actors[0].name = name;
    the_case->actors[1].id = "prk";
    the_case->actors[1].name = "朝鮮";
    Picture p;
    p.width = 300;
    p.height = 120;
    p.background = {255, 255, 255, 255};
    p.discs = {{.actor = actor_id(0),
                .centre = {50, 60},
                .radius = 20,
                .fill = {51, 34, 136, 255},
                .rim = {0, 0, 0, 255}},
               {.actor = actor_id(1),
                .centre = {250, 60},
                .radius = 10,
                .fill = {136, 34, 85, 128},
                .rim = {0, 0, 0, 255}}};
    p.ties = {{.source = actor_id(0),
               .target = actor_id(1),
               .path = {{70, 60}, {130, 60}, {180, 60}, {240, 60}},
               .width = 3,
               .colour = {178, 24, 43, 200},
               .dashed = true,
               .arrow = true}};
    p.labels = {text_at(40, 90, name), text_at(230, 90, "朝鮮")};
    p.title = "Test · 2002";
    p.source_case = the_case;
    return p;
}

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

std::string written(const Picture& picture, const fs::path& file) {
    write_picture(picture, file);
    return read_file(file);
}

ErrorCategory category_of(const Picture& picture, const fs::path& file) {
    try {
        write_picture(picture, file);
    } catch (const Error& error) {
        return error.category();
    }
    return ErrorCategory::internal;
}

void write_script(const fs::path& file, const std::string& body) {
    write_file(file, "#!/bin/sh\n" + body + "\n");
    fs::permissions(file, fs::perms::owner_all);
}

}  // namespace

TEST_CASE("a PNG has exactly the page's pixels") {
    Folder folder;
    const std::string png = written(two_discs(), folder / "a.png");
    REQUIRE(png.starts_with("\x89PNG\r\n\x1a\n"));
    CHECK(big_endian(png, 16) == 300);
    CHECK(big_endian(png, 20) == 120);
    CHECK(folder.files() == 1);
}

TEST_CASE("a PDF has a page of as many points") {
    Folder folder;
    const std::string pdf = written(two_discs(), folder / "a.pdf");
    CHECK(pdf.starts_with("%PDF-"));
    CHECK(pdf.find("/MediaBox [ 0 0 300 120 ]") != std::string::npos);
    CHECK(pdf.find("(D:19700101000000") != std::string::npos);
}

TEST_CASE(
    "an SVG has the page's size, discs where they are, a title, a description and no more than "
    "that") {
    Folder folder;
    const std::string svg = written(two_discs(), folder / "a.svg");
    CHECK(svg.find("width=\"300pt\" height=\"120pt\" viewBox=\"0 0 300 120\"") !=
          std::string::npos);
    // Under translate(0 120): y = 120 - 60 upwards.
    CHECK(svg.find("translate(0 120)") != std::string::npos);
    CHECK(svg.find("cx=\"50\" cy=\"-60\" rx=\"20\" ry=\"20\"") != std::string::npos);
    CHECK(svg.find("cx=\"250\" cy=\"-60\" rx=\"10\" ry=\"10\"") != std::string::npos);
    CHECK(svg.find("<title id=\"title\">Test · 2002</title>") != std::string::npos);
    CHECK(svg.find("<desc id=\"description\">A network of 2 actors") != std::string::npos);
    CHECK(svg.find("<title>Japan → 朝鮮</title>") != std::string::npos);
    CHECK(svg.find("sans-serif\"") != std::string::npos);
    CHECK(svg.find("DOCTYPE") == std::string::npos);
    CHECK(svg.find("<!--") == std::string::npos);
    CHECK(svg.find("href") == std::string::npos);
    CHECK(svg.find("transparent") == std::string::npos);
}

TEST_CASE("every format is the same bytes each time") {
    Folder folder;
    for (const std::string ending : {"svg", "png", "pdf", "dot"}) {
        CAPTURE(ending);
        CHECK(written(two_discs(), folder / ("a." + ending)) ==
              written(two_discs(), folder / ("b." + ending)));
    }
}

TEST_CASE("DOT for other programs joins the actors' nodes and names them") {
    const std::string dot = to_dot(two_discs());
    CHECK(dot.starts_with("digraph entente {"));
    CHECK(dot.find("n0 -> n1 [") != std::string::npos);
    CHECK(dot.find("actor=\"jpn\"") != std::string::npos);
    CHECK(dot.find("pos=\"50.00,60.00\"") != std::string::npos);
}

TEST_CASE("hostile names come through as text") {
    Folder folder;
    const std::string name = GENERATE(
        std::string("</text><script>alert(1)</script>"), std::string("]]> & --> <!-- &lt;"),
        std::string("\"'\\N\\\\\" ];}"), std::string("<<b>x</b>>"),
        std::string("e\u0301 😀 שלום \u202Eabc"), std::string("{a|b} %s%n \\E \\G"),
        std::string("bad \xff\xfe \x01\x02"), std::string("trailing \\"), std::string(10000, 'W'),
        std::string("font-family=\"Inter\""));
    CAPTURE(name.substr(0, 40));
    const std::string svg = written(two_discs(name), folder / "a.svg");
    CHECK(svg.find("<script") == std::string::npos);
    CHECK(svg.find("]]>") == std::string::npos);
    CHECK(std::count(svg.begin(), svg.end(), '<') == std::count(svg.begin(), svg.end(), '>'));
    if (std::system("command -v xmllint > /dev/null 2>&1") == 0)
        CHECK(std::system(
                  ("xmllint --noout --nonet '" + (folder / "a.svg").string() + "'").c_str()) == 0);
    CHECK(written(two_discs(name), folder / "a.png").size() > 1000);
    CHECK(written(two_discs(name), folder / "a.pdf").size() > 1000);
    CHECK(written(two_discs(name), folder / "a.dot").find("n0 -> n1") != std::string::npos);
}

TEST_CASE("Graphviz reads back the text that was meant") {
    const std::string name = R"(a "b" \N \\ <i> & &lt; {x|y} )"
                             "日本";
    const Picture picture = two_discs(name);
    Folder folder;
    const std::string svg = written(picture, folder / "a.svg");
    CHECK(svg.find(R"(>a &quot;b&quot; \N \\ &lt;i&gt; &amp; &amp;lt; {x|y} )"
                   "日本</text>") != std::string::npos);
}

TEST_CASE("a picture without anything in it is still a page") {
    Folder folder;
    Picture empty;
    empty.width = 64;
    empty.height = 32;
    empty.background = {255, 255, 255, 255};
    CHECK(big_endian(written(empty, folder / "a.png"), 16) == 64);
    CHECK(written(empty, folder / "a.svg").find("A network of 0 actors") != std::string::npos);
}

TEST_CASE("what lies outside the page does not change the page") {
    Folder folder;
    Picture p = two_discs();
    p.discs[0].centre = {-500, 4000};
    p.discs[1].centre = {1e9, std::nan("")};
    p.ties[0].path.from = {-500, 4000};
    const std::string png = written(p, folder / "a.png");
    CHECK(big_endian(png, 16) == 300);
    CHECK(big_endian(png, 20) == 120);
}

TEST_CASE("an unknown ending is wrong usage before any work") {
    Folder folder;
    Helper none("/nowhere");
    CHECK_THROWS_WITH(check_picture_ending("a.pn"), Catch::Contains("did you mean png?"));
    CHECK_THROWS_AS(check_picture_ending("a"), Error);
    CHECK_NOTHROW(check_picture_ending("a.PNG"));
    CHECK(category_of(two_discs(), folder / "a.bmp") == ErrorCategory::usage);
    Picture huge = two_discs();
    huge.width = 1e6;
    CHECK(category_of(huge, folder / "a.png") == ErrorCategory::usage);
    CHECK(folder.files() == 0);
}

TEST_CASE("a folder that is not there or a helper that fails is an io error and leaves nothing") {
    Folder folder;
    CHECK(category_of(two_discs(), folder / "missing/a.png") == ErrorCategory::io);
    const fs::path script = folder / "helper";
    const std::string body = GENERATE(
        std::string("cat > /dev/null; echo no layout >&2; exit 3"), std::string("kill -SEGV $$"),
        std::string("cat > /dev/null"), std::string("exit 0"),
        std::string("cat > /dev/null; printf '\\211PNG\\r\\n\\032\\n'"));
    CAPTURE(body);
    write_script(script, body);
    Helper helper(script);
    CHECK(category_of(two_discs(), folder / "a.png") == ErrorCategory::io);
    CHECK(folder.files() == 1);
}

TEST_CASE("a helper that is not there is named in the error") {
    Folder folder;
    Helper helper("/nowhere/entente-graphviz");
    CHECK_THROWS_WITH(write_picture(two_discs(), folder / "a.svg"),
                      Catch::Contains("/nowhere/entente-graphviz"));
    CHECK(folder.files() == 0);
}

TEST_CASE("a process is fed and drained at once, however much it is") {
    const std::string much(3'000'000, 'x');
    const ProcessResult result = run_process("/bin/cat", {}, much, std::chrono::seconds(60));
    CHECK(result.exit_code == 0);
    CHECK(result.output == much);
}

TEST_CASE("a process that takes too long is ended with all it started") {
    Folder folder;
    write_script(folder / "slow", "sleep 600");
    const auto begin = std::chrono::steady_clock::now();
    const ProcessResult result =
        run_process(folder / "slow", {}, "input", std::chrono::milliseconds(200));
    CHECK(result.timed_out);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(60));
}

TEST_CASE("a stop ends a process, and what it started, at once") {
    Folder folder;
    write_script(folder / "slow", "sleep 600 & echo $! > " + (folder / "pid").string() + "; wait");
    std::stop_source stop;
    const std::jthread stopper([&] {
        while (!fs::exists(folder / "pid") || fs::file_size(folder / "pid") == 0)
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        stop.request_stop();
    });
    const auto begin = std::chrono::steady_clock::now();
    CHECK_THROWS_WITH(run_process(folder / "slow", {}, "input", std::chrono::seconds(60),
                                  Progress(stop.get_token())),
                      "interrupted");
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(30));
    pid_t started = 0;
    std::ifstream(folder / "pid") >> started;
    REQUIRE(started > 0);
    CHECK(is_gone(started));
}

TEST_CASE("a stopped picture leaves no file") {
    Folder folder;
    std::stop_source stop;
    stop.request_stop();
    CHECK_THROWS_WITH(write_picture(two_discs(), folder / "a.svg", Progress(stop.get_token())),
                      "interrupted");
    CHECK(folder.files() == 0);
}
