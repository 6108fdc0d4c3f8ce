// How long exact balance takes: the war slices, Bitcoin Alpha, sparse graphs of 21,000 ties, and
// dense random signs, which end at the time limit.
#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <random>

#include "entente/cases/read.hpp"
#include "measures/margins.hpp"

using namespace entente;
using namespace entente::detail;

namespace {

double since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void print(std::string_view name, const SignedTies& graph, double limit) {
    const auto start = std::chrono::steady_clock::now();
    const auto found = least_frustration(graph, {}, SearchClock(limit), {});
    fmt::print("{:<34} {:6} actors {:6} ties  L {} to {}  {:8.3f} s\n", name, graph.actors,
               graph.ties.size(), found.low, found.high, since(start));
}

/// Ties that prefer actors with many; two sides, a share of signs at odds with them.
SignedTies sparse(std::uint32_t actors, std::size_t ties, double turned, unsigned seed) {
    std::mt19937 random(seed);
    const auto chance = [&] { return static_cast<double>(random()) / 4294967296.0; };
    std::vector<bool> side(actors);
    for (std::size_t i = 0; i < actors; ++i) side[i] = chance() < 0.12;
    std::map<std::pair<Row, Row>, bool> found;
    std::vector<Row> ends{0};
    const auto join = [&](Row a, Row b) {
        if (a == b || found.contains(std::minmax(a, b))) return;
        found[std::minmax(a, b)] = (side[a] != side[b]) != (chance() < turned);
        ends.push_back(a);
        ends.push_back(b);
    };
    for (Row v = 1; v < actors; ++v) join(ends[random() % ends.size()], v);
    while (found.size() < ties)
        join(ends[random() % ends.size()],
             chance() < 0.7 ? ends[random() % ends.size()] : static_cast<Row>(random() % actors));
    SignedTies graph{.actors = actors, .ties = {}};
    for (const auto& [pair, negative] : found)
        graph.ties.push_back({pair.first, pair.second, 1, negative});
    return graph;
}

SignedTies dense(std::uint32_t actors) {
    std::mt19937 random(1);
    SignedTies graph{.actors = actors, .ties = {}};
    for (Row a = 0; a < actors; ++a)
        for (Row b = a + 1; b < actors; ++b) graph.ties.push_back({a, b, 1, random() % 2 == 0});
    return graph;
}

/// Networks of a plain file, the two directions of a pair added and, if `signs`, their sum's sign
/// taken.
std::vector<SignedTies> networks(const std::filesystem::path& file, SeriesOptions options,
                                 bool signs) {
    options.directed = false;
    const auto series = build_series(read_case(file).result, options);
    std::vector<SignedTies> graphs;
    for (const Network& network : series.networks) {
        graphs.push_back(signed_ties(signed_graph(network, false)));
        for (SignedTie& t : graphs.back().ties)
            if (signs) t.weight = 1;
    }
    return graphs;
}

void print_margins(std::string_view name, const std::vector<SignedTies>& graphs) {
    double search = 0, margins = 0;
    std::size_t known = 0, all = 0;
    for (const SignedTies& graph : graphs) {
        auto start = std::chrono::steady_clock::now();
        const auto found = least_frustration(graph, {}, SearchClock(100), {});
        search += since(start);
        start = std::chrono::steady_clock::now();
        const auto bounds = side_margins(graph, found.sides, SearchClock(100), {});
        margins += since(start);
        for (std::size_t i = 0; i < graph.actors; ++i) {
            known += bounds.low[i] == bounds.high[i];
            all += bounds.low[i] <= bounds.high[i];
        }
    }
    fmt::print("{:<34} {:6} networks: frustration {:.3f} s, margins {:.3f} s ({} of {} known)\n",
               name, graphs.size(), search, margins, known, all);
}

}  // namespace

int main() {
    const std::filesystem::path datasets = ENTENTE_DATASETS;
    if (std::filesystem::exists(datasets / "icews14")) {
        SeriesOptions options;
        options.every = {1, PeriodUnit::month};
        print_margins("icews14 by months, net",
                      networks(datasets / "icews14" / "events.csv.gz", options, false));
        options.every = {1, PeriodUnit::year};
        options.window_kind = WindowKind::cumulative;
        const auto file = datasets / "bitcoin-alpha" / "events.csv.gz";
        print("Bitcoin Alpha, signs of sums", networks(file, options, true).back(), 60);
        print("Bitcoin Alpha, sums", networks(file, options, false).back(), 60);
    }
    print("21,000 ties, 6 % at odds", sparse(5800, 21000, 0.06, 7), 60);
    print("21,000 ties, 3 % at odds", sparse(5800, 21000, 0.03, 7), 60);
    print("complete, random signs", dense(200), 10);
    print("complete, random signs", dense(500), 10);
}
