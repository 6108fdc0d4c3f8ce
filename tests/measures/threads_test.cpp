// The same to the bit, whatever the number of threads; and a stop is soon felt.
#include <bit>
#include <chrono>
#include <random>
#include <thread>

#include "entente/cases/read.hpp"
#include "entente/core/error.hpp"
#include "hand.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// Not for hundreds of actors: what rests on an exact frustration, which gives up after a time, and
/// on full matrices.
bool is_for_few(std::string_view id) {
    for (const char* word : {"frustrat", "line_balance", "side", "walk", "spectral", "pn"})
        if (id.find(word) != std::string_view::npos) return true;
    return false;
}

std::vector<std::uint64_t> bits(const NetworkSeries& series, Level level, bool few,
                                unsigned threads) {
    MeasureOptions options;
    options.threads = threads;
    auto measures = parse_measures(level, "all");
    if (!few) std::erase_if(measures, [](const Measure* m) { return is_for_few(m->id); });
    const auto table = measure(series, level, measures, options);
    std::vector<std::uint64_t> found;
    for (std::size_t c = 0; c < table.measures().size(); ++c)
        for (std::size_t s = 0; s < table.slices(); ++s)
            for (const double value : table.values(c, s))
                found.push_back(std::bit_cast<std::uint64_t>(value));
    return found;
}

void check_threads(const NetworkSeries& series, bool few) {
    for (const Level level : {Level::network, Level::actor, Level::tie}) {
        CAPTURE(to_string(level));
        const auto alone = bits(series, level, few, 1);
        CHECK(bits(series, level, few, 2) == alone);
        CHECK(bits(series, level, few, 5) == alone);
    }
}

/// Slices of a few hundred actors, most of them with a single tie.
NetworkSeries large_series(std::size_t slices, const SeriesOptions& options) {
    std::mt19937 engine(7);
    const auto below = [&](unsigned bound) { return static_cast<unsigned>(engine() % bound); };
    std::vector<std::vector<HandTie>> all(slices);
    for (auto& ties : all) {
        std::vector<std::vector<bool>> joined(500, std::vector<bool>(500, false));
        const auto join = [&](unsigned a, unsigned b) {
            if (!options.directed && a > b) std::swap(a, b);
            if (a == b || joined[a][b]) return;
            joined[a][b] = true;
            ties.push_back({a, b, 0.1 * (1 + below(50)), 0.3 * below(4), 1});
        };
        for (int i = 0; i < 700; ++i) join(below(250), below(250));
        for (unsigned i = 250; i < 500; ++i) join(i, below(i));
    }
    return hand_series(all, options);
}

/// Seconds from the wish to stop until measure() has stopped.
double seconds_to_stop(const NetworkSeries& series, std::string_view ids) {
    using Clock = std::chrono::steady_clock;
    std::stop_source source;
    Clock::time_point wish;
    std::jthread stopper([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(30));
        wish = Clock::now();
        source.request_stop();
    });
    CHECK_THROWS_AS(measure(series, Level::actor, parse_measures(Level::actor, ids), {},
                            Progress(source.get_token())),
                    Error);
    const auto stopped = Clock::now();
    stopper.join();
    return std::chrono::duration<double>(stopped - wish).count();
}

}  // namespace

TEST_CASE("any number of threads finds the same to the bit: few large slices, many") {
    for (const bool is_directed : {false, true}) {
        for (const Distance distance : {Distance::hop, Distance::inverse}) {
            SeriesOptions options;
            options.directed = is_directed;
            options.distance = distance;
            for (const std::size_t slices : {1, 3}) {
                CAPTURE(is_directed, to_string(distance), slices);
                check_threads(large_series(slices, options), false);
            }
        }
    }
}

TEST_CASE("any number of threads finds the same to the bit: the bundled case") {
    SeriesOptions options;
    options.every = {3, PeriodUnit::month};
    const auto source_case = read_case(ENTENTE_DATA "/japan-dprk").result;
    check_threads(build_series(source_case, options), true);
    options.directed = true;
    options.distance = Distance::inverse;
    check_threads(build_series(source_case, options), true);
}

TEST_CASE("a stop is felt in a complete graph, in 10,000 actors and in a long chain") {
    std::vector<HandTie> complete, large, chain;
    for (unsigned a = 0; a < 500; ++a)
        for (unsigned b = a + 1; b < 500; ++b) complete.push_back({a, b, 1.0 + (a * b) % 7});
    for (unsigned i = 0; i < 40000; ++i) {
        const unsigned a = i % 10000, b = (a + 1 + i * 7919U % 9973U) % 10000;
        if (a < b) large.push_back({a, b, 1.0 + i % 7});
    }
    for (unsigned i = 0; i < 30000; ++i) chain.push_back({i, i + 1, 1.0 + i % 3});
    for (const auto& ties : {complete, large, chain}) {
        for (const Distance distance : {Distance::hop, Distance::inverse}) {
            SeriesOptions options;
            options.distance = distance;
            // 100 ms are promised; here something else may hold the processor
            CAPTURE(ties.size(), to_string(distance));
            CHECK(seconds_to_stop(hand_series(std::vector(20, ties), options),
                                  "betweenness,closeness,constraint") < 0.5);
        }
    }
}
