// A million events under 3,600 sliding windows moved day by day: build_series against rebuilding
// each window from the events in it. bench_windows [EVENTS [ACTORS]]
#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <random>
#include <unordered_map>

#include "entente/network/series.hpp"

namespace {

using namespace entente;

constexpr int slices = 3600;

/// Of this program's own work, so that a busy machine does not count.
double seconds_since(std::clock_t start) {
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

/// Acts of a day, sorted by date; few actors do much (the r-th is named in proportion to 1/r).
std::shared_ptr<const Case> daily_acts(int events, int actors) {
    auto made = std::make_shared<Case>();
    std::vector<double> part;
    for (int i = 0; i < actors; ++i) {
        Actor actor;
        actor.id = actor.name = fmt::format("a{:05}", i);
        made->actors.push_back(actor);
        part.push_back(1.0 / (i + 1));
    }
    std::mt19937_64 random(7);
    std::discrete_distribution<std::size_t> who(part.begin(), part.end());
    std::uniform_int_distribution<int> tenths(-100, 100);
    for (int value = -100; value <= 100; ++value) {
        made->events.acts.push_back({.code = "", .value = value / 10.0});
    }
    const Day first = day_of({2000, 1, 1});
    for (int i = 0; i < events; ++i) {
        const std::size_t source = who(random);
        std::size_t target = who(random);
        while (target == source) target = who(random);
        const auto day = static_cast<Day>(first + std::int64_t{i} * slices / events);
        EventTable& table = made->events;
        table.begin.push_back(day);
        table.end.push_back(day + 1);
        table.source.push_back(actor_id(source));
        table.target.push_back(actor_id(target));
        table.act.push_back(static_cast<std::uint32_t>(tenths(random) + 100));
        for (TextColumn* column :
             {&table.id, &table.when, &table.happening, &table.summary, &table.citation}) {
            column->push_back("");
        }
    }
    return made;
}

/// Ties written when each window is added up from nothing.
std::size_t rebuild_each(const Selection& selection, const NetworkSeries& like) {
    std::size_t ties = 0;
    std::unordered_map<std::uint64_t, Tie> pairs;
    for (const Network& network : like.networks) {
        const auto& events = selection.events;
        auto at =
            std::lower_bound(events.begin(), events.end(), network.slice.window_begin,
                             [](const SelectedEvent& event, Day day) { return event.begin < day; });
        pairs.clear();
        for (; at != events.end() && at->begin < network.slice.days.end; ++at) {
            const auto [a, b] = std::minmax({index(at->source), index(at->target)});
            Tie& tie = pairs[std::uint64_t{a} << 32 | b];
            tie.events += at->weight;
            (at->value > 0 ? tie.cooperation : tie.conflict) += at->weight * std::fabs(at->value);
        }
        std::vector<Tie> sorted;
        for (const auto& [key, tie] : pairs) {
            sorted.push_back(tie);
            sorted.back().source = actor_id(key >> 32);
            sorted.back().target = actor_id(key & 0xffffffff);
        }
        std::sort(sorted.begin(), sorted.end(), [](const Tie& x, const Tie& y) {
            return std::pair(x.source, x.target) < std::pair(y.source, y.target);
        });
        ties += sorted.size();
    }
    return ties;
}

void measure(const std::shared_ptr<const Selection>& selection, const char* name,
             const char* length, bool compare) {
    SeriesOptions options;
    set_option(options, "every", "1d");
    set_option(options, name, length);
    auto start = std::clock();
    const NetworkSeries series = build_series(selection, options);
    const double swept = seconds_since(start);
    std::size_t ties = 0;
    for (const Network& network : series.networks) ties += network.ties.size();
    fmt::print("{:>10} {:>5}: {} slices, {:>9} ties, {:.3f} s", name, length,
               series.networks.size(), ties, swept);
    if (compare) {
        start = std::clock();
        const std::size_t again = rebuild_each(*selection, series);
        const double rebuilt = seconds_since(start);
        fmt::print("; each window anew {:.3f} s, {:.1f} times as long{}", rebuilt, rebuilt / swept,
                   again == ties ? "" : " AND OTHER TIES");
    }
    fmt::print("\n");
}

}  // namespace

int main(int argc, char** argv) {
    const int events = argc > 1 ? std::atoi(argv[1]) : 1'000'000;
    const int actors = argc > 2 ? std::atoi(argv[2]) : 250;
    if (events < 1 || actors < 2) {
        fmt::print(stderr, "usage: bench_windows [EVENTS [ACTORS]]\n");
        return 2;
    }
    const auto source_case = daily_acts(events, actors);
    const auto start = std::clock();
    const auto selection = std::make_shared<const Selection>(select(source_case, SeriesOptions{}));
    fmt::print("{} events, {} actors: select {:.3f} s\n", events, actors, seconds_since(start));
    measure(selection, "window", "1d", true);
    measure(selection, "window", "30d", true);
    measure(selection, "window", "365d", true);
    measure(selection, "half-life", "30d", false);
    measure(selection, "cumulative", "yes", false);
}
