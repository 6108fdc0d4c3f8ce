// The times that the program promises, on the bundled case and on a large made one. Prints a table:
// what, time, bound.
//   cmake --build build/release --target bench_targets && build/release/tests/bench_targets
#include <epoxy/gl.h>
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <random>
#include <vector>

#include "app/canvas.hpp"
#include "app/offscreen.hpp"
#include "app/shell.hpp"
#include "entente/cases/read.hpp"
#include "entente/picture/export.hpp"

using namespace entente;

namespace {

double seconds(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Median of some runs after one that does not count.
double median(int runs, const std::function<void()>& work) {
    work();
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) times.push_back(seconds(work));
    std::nth_element(times.begin(), times.begin() + runs / 2, times.end());
    return times[static_cast<std::size_t>(runs / 2)];
}

double cpu_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// Of many frames the quickest, the middle one, and the processor time of the middle one over all
/// threads: on a machine that does other work too, waiting is not the program's.
struct FrameTimes {
    double least = 0, middle = 0, cpu = 0;
};
FrameTimes frame_times(int frames, const std::function<void()>& draw) {
    draw();
    std::vector<double> wall, cpu;
    for (int i = 0; i < frames; ++i) {
        const double start = cpu_seconds();
        wall.push_back(seconds(draw));
        cpu.push_back(cpu_seconds() - start);
    }
    std::sort(wall.begin(), wall.end());
    std::sort(cpu.begin(), cpu.end());
    const auto half = static_cast<std::size_t>(frames / 2);
    return {wall.front(), wall[half], cpu[half]};
}

void report(const char* what, double time, double bound) {
    fmt::print("{:<58}{:>9.1f} ms   bound {:>6.0f} ms   {}\n", what, 1e3 * time, 1e3 * bound,
               time <= bound ? "held" : "MISSED");
}

const std::string bundled = ENTENTE_DATA "/japan-dprk";

void engine() {
    SeriesOptions options;
    const auto run = [&] {
        const auto reading = read_case(bundled);
        const auto series = build_series(reading.result, options);
        (void)measure(series, Level::actor, parse_measures(Level::actor, "all"));
    };
    report("read, slice by years, all actor measures", median(5, run), 0.5);
}

void pictures() {
    const auto reading = read_case(bundled);
    const auto series = build_series(reading.result, options_from(reading.result->defaults));
    const auto layouts = lay_out(series, {});
    const Style style;
    const auto sizes = measure(series, Level::actor, parse_measures(Level::actor, style.size_by));
    const Material material{.series = &series, .actor_measures = &sizes, .layouts = &layouts};
    const View view = fit(material, style, 1600, 900);
    const auto last = static_cast<double>(series.networks.size() - 1);
    for (const char* file :
         {"/tmp/entente-bench.svg", "/tmp/entente-bench.png", "/tmp/entente-bench.pdf"}) {
        const auto run = [&] { write_picture(compose(material, style, view, last), file); };
        report(fmt::format("picture, composed and written: {}", file + 19).c_str(), median(5, run),
               0.3);
        std::filesystem::remove(file);
    }
}

void window() {
    AppOptions options;
    options.case_path = bundled;
    const app::OffscreenContext context;
    app::Shell shell(options);
    const auto frame = [&](double dt) {
        shell.begin_frame(1600, 900, 1, dt);
        (void)shell.views();
        (void)shell.picture();
    };
    report("from opening the case to the first whole frame", seconds([&] {
               frame(0.016);
               while (shell.picture().discs.empty()) frame(0.016);
           }),
           1.0);
    shell.settle();
    frame(0.016);
    const auto slices = static_cast<double>(app::slice_count(shell.model()));
    double moment = slices / 2;
    report("slider step: model, views, picture",
           median(200,
                  [&] {
                      moment += 0.37;
                      if (moment > slices - 1) moment = 0;
                      shell.queue().push(app::command::DragMoment{moment});
                      frame(0.016);
                  }),
           0.004);
    int years = 2;
    report("another window length, until it is on screen",
           median(5,
                  [&] {
                      const Period wanted{++years, PeriodUnit::year};
                      shell.queue().push(app::command::SetWindow{WindowKind::sliding, wanted});
                      do {
                          frame(0.001);
                      } while (!shell.model().shown->series ||
                               shell.model().shown->series->options.window != wanted ||
                               shell.model().shown->series->options.window_kind !=
                                   WindowKind::sliding);
                  }),
           0.1);
}

Picture large_picture(std::size_t actors, std::size_t ties) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> x(0, 1280), y(0, 720), step(-80, 80);
    Picture picture;
    picture.width = 1280;
    picture.height = 720;
    picture.background = {255, 255, 255, 255};
    for (std::size_t i = 0; i < actors; ++i) {
        picture.discs.push_back({.actor = actor_id(i),
                                 .centre = {x(random), y(random)},
                                 .radius = 6,
                                 .fill = {90, 120, 170, 255},
                                 .rim = {30, 30, 30, 255}});
    }
    for (std::size_t i = 0; i < ties; ++i) {
        Curve tie;
        const Point from = picture.discs[i % actors].centre;
        const Point to{from.x + step(random), from.y + step(random)};
        tie.path = {from, from + (1.0 / 3) * (to - from), from + (2.0 / 3) * (to - from), to};
        tie.width = 1.5;
        tie.colour = {40, 90, 180, 200};
        picture.ties.push_back(tie);
    }
    return picture;
}

void canvas() {
    const app::OffscreenContext context;
    app::Canvas canvas;
    const auto draw = [&](const char* what, const Picture& picture, double bound) {
        const FrameTimes times = frame_times(100, [&] {
            canvas.draw(picture, 1);
            glFinish();
        });
        report(what, times.least, bound);
        fmt::print("{:<58}{:>9.1f} ms\n", "  median of these frames", 1e3 * times.middle);
        fmt::print("{:<58}{:>9.1f} ms\n", "  processor time of all threads", 1e3 * times.cpu);
    };
    draw("200 actors, 2,000 ties of about 60 px, software GL", large_picture(200, 2000), 0.010);
    draw("1,000 actors, 5,000 ties of about 60 px, software GL", large_picture(1000, 5000), 0.025);
}

}  // namespace

int main() {
    engine();
    pictures();
    window();
    canvas();
}
