// Time of 200 replicates of the bundled case by its own options, every measure of a level.
//
//     bench_bands [events]    with `events`, events are drawn anew too
#include <fmt/format.h>

#include <chrono>
#include <string_view>

#include "entente/cases/read.hpp"
#include "entente/measures/bands.hpp"

int main(int count, char** words) {
    using namespace entente;
    const auto source_case = read_case(ENTENTE_DATA "/japan-dprk").result;
    const NetworkSeries series = build_series(source_case, options_from(source_case->defaults));
    const bool anew = count > 1 && std::string_view(words[1]) == "events";
    for (const Level level : {Level::network, Level::actor, Level::tie}) {
        const auto start = std::chrono::steady_clock::now();
        (void)measure_with_bands(series, level, parse_measures(level, "all"), {},
                                 {.replicates = 200, .seed = 1, .resample_events = anew});
        const auto taken = std::chrono::steady_clock::now() - start;
        fmt::print("{:>8} {:8.3f} s\n", to_string(level),
                   std::chrono::duration<double>(taken).count());
    }
}
