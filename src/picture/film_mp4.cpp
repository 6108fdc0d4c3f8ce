// MP4 (H.264) through ffmpeg, which takes raw frames and writes to the file that has no name yet.
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <sstream>

#include "entente/core/error.hpp"
#include "entente/core/text.hpp"
#include "film_encoder.hpp"
#include "process.hpp"

namespace entente::detail {
namespace {

/// ffmpeg's format for metadata: a recipe may be longer than an argument can be.
std::string comment(const std::string& text) {
    std::string out = ";FFMETADATA1\ncomment=";
    for (const char c : text) {
        if (std::string_view("=;#\\\n").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out + '\n';
}

std::vector<std::string> arguments(const FilmTarget& target) {
    // Threads are a fixed number: x264's choices depend on it.
    std::vector<std::string> words{"-hide_banner",
                                   "-loglevel",
                                   "error",
                                   "-nostdin",
                                   "-y",
                                   "-f",
                                   "rawvideo",
                                   "-pix_fmt",
                                   "bgr0",
                                   "-video_size",
                                   fmt::format("{}x{}", target.width, target.height),
                                   "-framerate",
                                   fmt::format("{}", target.fps),
                                   "-i",
                                   "pipe:0",
                                   "-f",
                                   "ffmetadata",
                                   "-i",
                                   "file:/proc/self/fd/4",
                                   "-map",
                                   "0:v",
                                   "-c:v",
                                   "libx264",
                                   "-threads",
                                   "2",
                                   "-preset",
                                   "medium",
                                   "-tune",
                                   "animation",
                                   "-crf",
                                   "18",
                                   "-vf",
                                   "scale=out_color_matrix=bt709:out_range=tv",
                                   "-pix_fmt",
                                   "yuv420p",
                                   "-colorspace",
                                   "bt709",
                                   "-color_primaries",
                                   "bt709",
                                   "-color_trc",
                                   "bt709",
                                   "-color_range",
                                   "tv",
                                   "-fflags",
                                   "+bitexact",
                                   "-flags:v",
                                   "+bitexact",
                                   "-map_metadata",
                                   target.recipe.empty() ? "-1" : "1",
                                   "-movflags",
                                   "+faststart",
                                   "-f",
                                   "mp4",
                                   "file:/proc/self/fd/3"};
    return words;
}

class Mp4Writer : public FilmEncoder {
  public:
    explicit Mp4Writer(const FilmTarget& target)
        : target_(target),
          ffmpeg_(find_ffmpeg(), arguments(target), target.file->descriptor(),
                  comment(target.recipe)) {}

    void frame(const Frame& frame, FrameSpan shown) override {
        const std::string_view bytes(reinterpret_cast<const char*>(frame.pixels.data()),
                                     frame.pixels.size() * sizeof(std::uint32_t));
        for (std::int64_t i = shown.begin; i < shown.end; ++i)
            if (!ffmpeg_.feed(bytes, target_.progress)) fail(ffmpeg_.finish(target_.progress));
    }
    void finish() override {
        const ProcessResult result = ffmpeg_.finish(target_.progress);
        // It is silent about a full disk when it writes the end.
        if (result.exit_code != 0 || result.signal != 0 || !result.errors.empty()) fail(result);
    }

  private:
    [[noreturn]] void fail(const ProcessResult& result) const {
        for (const int code : {ENOSPC, EDQUOT, EFBIG})
            if (result.errors.find(std::strerror(code)) != std::string::npos)
                target_.file->fail(code);
        const std::string said = printable(result.errors.substr(0, result.errors.find('\n')), 300);
        throw Error(
            ErrorCategory::io,
            fmt::format("could not write the film: ffmpeg {}{}{}",
                        result.signal != 0 ? fmt::format("was ended by signal {}", result.signal)
                                           : fmt::format("ended with code {}", result.exit_code),
                        said.empty() ? "" : ": ", said));
    }

    FilmTarget target_;
    FedProcess ffmpeg_;
};

}  // namespace

std::string find_ffmpeg() {
    const char* path = std::getenv("PATH");
    std::istringstream folders(path != nullptr ? path : "/usr/bin");
    for (std::string folder; std::getline(folders, folder, ':');) {
        const std::string program = folder + "/ffmpeg";
        if (!folder.empty() && ::access(program.c_str(), X_OK) == 0) return program;
    }
    throw Error(ErrorCategory::io,
                "an mp4 needs the program ffmpeg: install it (Debian's package ffmpeg), or write "
                "a .webp or .gif");
}

std::unique_ptr<FilmEncoder> make_mp4(const FilmTarget& target) {
    return std::make_unique<Mp4Writer>(target);
}

}  // namespace entente::detail
