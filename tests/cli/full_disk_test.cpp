#include <sys/wait.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "run.hpp"

namespace {

const std::string bundle = std::string(ENTENTE_DATA) + "/japan-dprk";

int exit_code(const std::string& command) {
    const int status = std::system(command.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string text_of(const std::string& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("on a full disk every writer says so in one line, and leaves what was there") {
    const Scratch disk, out;
    // A disk of our own, which only these commands see.
    const std::string with_disk =
        "unshare --user --map-root-user --mount sh -c \"mount -t tmpfs -o size=64k none '" +
        (disk / "") + "'";
    if (exit_code(with_disk + "\" 2> /dev/null") != 0) {
        WARN("skipped: no file system can be mounted here");
        return;
    }
    const std::string film =
        "film " + bundle + " --from 2000 --to 2003 --width 640 --height 360 -o ";
    const std::string page = "film " + bundle + " --from 2000 --to 2003 -o x.html";
    std::vector<std::string> writers{"draw " + bundle + " --at 2003 -o x.svg",
                                     "draw " + bundle + " --at 2003 -o x.png",
                                     "draw " + bundle + " --at 2003 -o x.pdf",
                                     "draw " + bundle + " --at 2003 -o x.dot",
                                     film + "x.gif",
                                     film + "x.webp",
                                     film + "x.pdf",
                                     film + "x.svg",
                                     page,
                                     "measures " + bundle + " --from 1990 --level actor -o x.csv"};
    if (exit_code("command -v ffmpeg > /dev/null") == 0) writers.push_back(film + "x.mp4");
    for (const char* ending : {"gexf", "graphml", "net", "dot", "csv", "json"})
        writers.push_back("network " + bundle + " --from 1990 --all -o x." + std::string(ending));
    for (const std::string& writer : writers)
        for (const int free : {0, 6}) {  // kilobytes
            if (free == 0 && writer.find(".svg") == std::string::npos) continue;
            INFO(writer << ", " << free << " kB left");
            const std::string said = out / "said", left = out / "left";
            const std::string script =
                with_disk + "; cd '" + (disk / "") + "'; head -c " +
                std::to_string((64 - free) * 1024) + " /dev/zero > fill; '" ENTENTE_PROGRAM "' " +
                writer + " 2> '" + said + "'; code=\\$?; ls -A > '" + left + "'; exit \\$code\"";
            CHECK(exit_code(script) == 3);
            const std::string line = text_of(said);
            CHECK(line.starts_with("entente: cannot write x."));
            CHECK(line.ends_with(": No space left on device\n"));
            CHECK(std::count(line.begin(), line.end(), '\n') == 1);
            CHECK(text_of(left) == "fill\n");
        }
}
