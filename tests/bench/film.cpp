// Milliseconds a frame painted and encoded, and the memory of films of 30 s and of 300 s.
//
//     bench_film
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>

#include "entente/cases/read.hpp"
#include "entente/picture/film.hpp"
#include "picture/paint.hpp"

using namespace entente;

namespace {

double since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// In a process of its own: the largest memory is of all that a process ever did.
void film(const Material& material, const std::string& ending, double seconds) {
    const pid_t child = fork();
    if (child == 0) {
        const auto file = std::filesystem::temp_directory_path() / ("entente-bench." + ending);
        FilmOptions options;
        options.seconds = seconds;
        const Style style = scaled_for_page({}, options.width, options.height);
        const auto start = std::chrono::steady_clock::now();
        const FilmReport report = write_film(material, style, options, file);
        const double taken = since(start);
        rusage used{};
        getrusage(RUSAGE_SELF, &used);
        fmt::print(
            "{:>5} {:4.0f} s: {:5} frames {:6.1f} ms each, {:6.1f} MB of memory, {:6.1f} MB "
            "of film\n",
            ending, seconds, report.frames, 1000 * taken / static_cast<double>(report.frames),
            static_cast<double>(used.ru_maxrss) / 1024,
            static_cast<double>(std::filesystem::file_size(file)) / 1e6);
        std::filesystem::remove(file);
        std::fflush(stdout);
        _exit(0);
    }
    waitpid(child, nullptr, 0);
}

}  // namespace

int main() {
    const auto source_case = read_case(ENTENTE_DATA "/japan-dprk").result;
    const NetworkSeries series = build_series(source_case, options_from(source_case->defaults));
    const LayoutSeries layouts = lay_out(series, {});
    const MeasureTable actors =
        measure(series, Level::actor, parse_measures(Level::actor, "strength"));
    const Material material{.series = &series, .actor_measures = &actors, .layouts = &layouts};
    for (const char* ending : {"gif", "webp"})
        for (const double seconds : {30.0, 300.0}) film(material, ending, seconds);
    const Style style = scaled_for_page({}, 1280, 720);
    const View view = fit(material, style, 1280, 720);
    detail::Painter painter;
    constexpr int frames = 100;
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < frames; ++i)
        (void)painter.frame(compose(material, style, view, 90 + i / 10.0));
    fmt::print("composed and painted: {:.1f} ms a frame\n", 1000 * since(start) / frames);
}
