// Seconds that the measures of actors which igraph has too take, month by month, on two threads,
// without reading and building; then the largest memory of the program in MB. Compared with
// igraph's by icews14_compare.py.
//
//     bench_icews14 CASE
#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <exception>

#include "entente/cases/read.hpp"
#include "entente/measures/table.hpp"

namespace {

/// Those that igraph has too, or that are sums.
constexpr const char* ids =
    "degree,strength,cooperation,conflict,net,tone,betweenness,betweenness_normalised,closeness,"
    "harmonic,eigenvector,hub,authority,pagerank,coreness,clustering,constraint";

}  // namespace

int main(int count, char** words) try {
    using namespace entente;
    if (count != 2) return fmt::print(stderr, "bench_icews14 CASE\n"), 2;
    SeriesOptions options;
    options.every = {1, PeriodUnit::month};
    options.value = ValueMode::count;
    const NetworkSeries series = build_series(read_case(words[1]).result, options);
    MeasureOptions two;
    two.threads = 2;
    const auto start = std::chrono::steady_clock::now();
    (void)measure(series, Level::actor, parse_measures(Level::actor, ids), two);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    fmt::print("{:.4f} {:.1f}\n", took.count(), static_cast<double>(used.ru_maxrss) / 1024);
    return 0;
} catch (const std::exception& e) {
    fmt::print(stderr, "bench_icews14: {}\n", e.what());
    return 1;
}
