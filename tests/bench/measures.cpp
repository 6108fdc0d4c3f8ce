// Times of the measures, by level and distance.
//
//     bench_measures                        the bundled case by years, icews14 by months
//     bench_measures CASE [name=value]...   a case with options of the command line, e.g. every=1mo
#include <fmt/format.h>

#include <chrono>
#include <cstring>
#include <exception>
#include <filesystem>

#include "entente/cases/read.hpp"
#include "entente/measures/table.hpp"

namespace {

using namespace entente;

double seconds(const NetworkSeries& series, Level level, std::string_view measures) {
    const auto start = std::chrono::steady_clock::now();
    (void)measure(series, level, parse_measures(level, measures));
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void print_times(const std::string& path, SeriesOptions options) {
    const auto source_case = read_case(path).result;
    for (const Distance distance : {Distance::hop, Distance::inverse}) {
        options.distance = distance;
        const NetworkSeries series = build_series(source_case, options);
        std::size_t presences = 0, ties = 0;
        for (const Network& network : series.networks) {
            presences += network.present.size();
            ties += network.ties.size();
        }
        fmt::print("{}, --distance {}: {} slices, {} presences, {} ties\n", path,
                   to_string(distance), series.networks.size(), presences, ties);
        for (const Level level : {Level::network, Level::actor, Level::tie})
            fmt::print("  {:>22} {:8.3f} s\n", to_string(level), seconds(series, level, "all"));
        for (const char* id : {"betweenness", "eigenvector", "pagerank", "coreness", "constraint"})
            fmt::print("  {:>22} {:8.3f} s\n", id, seconds(series, Level::actor, id));
    }
}

}  // namespace

int main(int count, char** words) try {
    SeriesOptions options;
    if (count > 1) {
        for (int i = 2; i < count; ++i) {
            const char* equals = std::strchr(words[i], '=');
            if (!equals) return fmt::print(stderr, "expected name=value, not {}\n", words[i]), 2;
            set_option(options, std::string_view(words[i], static_cast<std::size_t>(equals - words[i])), equals + 1);
        }
        print_times(words[1], options);
        return 0;
    }
    print_times(ENTENTE_DATA "/japan-dprk", options);
    const std::filesystem::path icews = ENTENTE_DATASETS "/icews14/events.csv.gz";
    options.every = {1, PeriodUnit::month};
    options.value = ValueMode::count;
    if (std::filesystem::exists(icews)) print_times(icews.string(), options);
    return 0;
} catch (const std::exception& e) {
    fmt::print(stderr, "bench_measures: {}\n", e.what());
    return 1;
}
