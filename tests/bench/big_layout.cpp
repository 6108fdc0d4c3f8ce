// Layouts too big for all pairs: time, memory, and what the pairs left out cost.
//
//     bench_big_layout                          1,000 actors drawn by all pairs and by some of
//                                               them, then 5,000 actors in 100 slices
//     bench_big_layout ACTORS TIES SLICES       one series of that size
//     bench_big_layout ACTORS TIES SLICES csv   the same series as a case, to standard output
#include <fmt/format.h>
#include <sys/resource.h>

#include <atomic>
#include <chrono>
#include <exception>
#include <string>
#include <thread>

#include "../layout/communities.hpp"
#include "entente/core/error.hpp"
#include "layout/stress.hpp"

namespace {

using namespace entente;
using namespace entente::test;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

double processor_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double peak_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

void print_line(const std::string& name, const NetworkSeries& series, const LayoutOptions& options,
                std::size_t dense_limit = detail::dense_at_most, const Progress& progress = {}) {
    const double before = processor_seconds();
    const LayoutSeries layouts = detail::lay_out_up_to(dense_limit, series, options, progress);
    const double of_processor = processor_seconds() - before;
    const LayoutQuality q = layout_quality(series, layouts);
    fmt::print(
        "{:12} {:7.4f} {:7.4f} {:7.3f} {:7.3f} {:7.3f} {:7.3f} {:8.0f} {:6} {:8.2f} {:8.2f} "
        "{:7.0f}\n",
        name, q.stress, q.stress_worst, q.movement_mean, q.movement_p95, q.neighbourhood,
        q.friend_nearer, q.crowding, q.sweeps, q.seconds, of_processor, peak_megabytes());
    std::fflush(stdout);
}

void print_head(const World& w) {
    fmt::print(
        "{} actors, {} ties, {} slices\n{:12} {:>7} {:>7} {:>7} {:>7} {:>7} {:>7} {:>8} {:>6} "
        "{:>8} {:>7}\n",
        w.actors, w.ties, w.slices, "", "stress", "worst", "move", "p95", "near", "friend",
        "crowding", "sweeps", "seconds", "cpu", "MB");
}

void compare_with_all_pairs(const World& world) {
    print_head(world);
    const NetworkSeries series = community_series(world);
    print_line("some pairs", series, {}, 0);
    print_line("all pairs", series, {});
}

// Seconds from a stop, given after `wait`, to the end.
double time_to_stop(const NetworkSeries& series, double wait) {
    std::stop_source stop;
    Clock::time_point asked;
    std::jthread later([&] {
        std::this_thread::sleep_for(std::chrono::duration<double>(wait));
        asked = Clock::now();
        stop.request_stop();
    });
    try {
        lay_out(series, {}, Progress(stop.get_token()));
    } catch (const Error&) {
        return seconds_since(asked);
    }
    later.join();
    return 0;
}

void print_big(const World& world) {
    print_head(world);
    const NetworkSeries series = community_series(world);
    fmt::print("{:12} {:>93.0f}\n", "the series alone", peak_megabytes());
    const auto start = Clock::now();
    std::string last;
    const Progress progress({}, [&](double fraction, std::string_view step) {
        if (step == last) return;
        last = step;
        fmt::print(stderr, "  {:6.2f} s {:4.0f} % {}\n", seconds_since(start), 100 * fraction,
                   step);
    });
    print_line("as it is", series, {}, detail::dense_at_most, progress);
    const double seconds = 0.02 * world.slices * world.actors / 1000;
    if (world.slices <= 20) {
        for (const int sweeps : {20, 50, 300})
            print_line(fmt::format("{} sweeps", sweeps), series, {.sweeps = sweeps});
    }
    for (const double part : {0.05, 0.2, 0.4, 0.6, 0.8, 0.95})
        fmt::print("stopped after {:.1f} s: {:.0f} ms later\n", part * seconds,
                   1000 * time_to_stop(series, part * seconds));
}

void print_csv(const World& world) {
    fmt::print("date,source,target,value\n");
    Communities communities(world);
    for (unsigned t = 0; t < world.slices; ++t) {
        if (t > 0) communities.step();
        for (const HandTie& tie : communities.ties())
            fmt::print("{}-07-01,a{},a{},{}\n", 1900 + t, tie.a, tie.b, tie.net);
    }
}

}  // namespace

int main(int count, char** arguments) {
    try {
        if (count < 4) {
            compare_with_all_pairs({.actors = 1000, .ties = 2500, .slices = 10, .communities = 20});
            print_big({});
            return 0;
        }
        const auto number = [&](int k) { return static_cast<unsigned>(std::stoul(arguments[k])); };
        const World world{.actors = number(1),
                          .ties = number(2),
                          .slices = number(3),
                          .communities = std::max(2U, number(1) / 80)};
        count > 4 ? print_csv(world) : print_big(world);
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
    return 0;
}
