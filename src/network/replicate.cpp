#include "entente/network/replicate.hpp"

#include <limits>
#include <string_view>
#include <unordered_map>

#include "entente/core/random.hpp"

namespace entente {

namespace {

constexpr std::uint64_t of_units = std::numeric_limits<std::uint64_t>::max();

/// Unit of each event, numbered in the order in which they begin.
struct Units {
    std::vector<std::uint32_t> of;
    std::uint32_t count = 0;
};

Units units_of(const Selection& selection) {
    const TextColumn& happening = selection.source_case->events.happening;
    std::unordered_map<std::string_view, std::uint32_t> known;
    Units units;
    units.of.reserve(selection.events.size());
    for (const SelectedEvent& event : selection.events) {
        const std::string_view name = happening[index(event.event)];
        const auto unit =
            name.empty() ? units.count : known.emplace(name, units.count).first->second;
        if (unit == units.count) ++units.count;
        units.of.push_back(unit);
    }
    return units;
}

void resample(Selection& selection, Random random) {
    const Units units = units_of(selection);
    std::vector<std::uint32_t> drawn(units.count, 0);
    for (std::uint32_t i = 0; i < units.count; ++i) ++drawn[random.below(units.count)];
    std::vector<SelectedEvent> kept;
    for (std::size_t i = 0; i < selection.events.size(); ++i) {
        const std::uint32_t times = drawn[units.of[i]];
        if (times == 0) continue;
        kept.push_back(selection.events[i]);
        kept.back().weight *= times;
    }
    selection.events = std::move(kept);
}

}  // namespace

Selection replicate(const Selection& selection, const ReplicateOptions& options,
                    std::uint64_t number) {
    Selection drawn = selection;
    if (options.resample_events) resample(drawn, random_stream(options.seed, number, of_units));
    for (SelectedEvent& event : drawn.events) {
        const std::int64_t days = std::int64_t{event.end} - event.begin;
        if (event.lasts || days == 1) continue;
        Random random = random_stream(options.seed, number, index(event.event));
        event.begin += static_cast<Day>(random.below(static_cast<std::uint32_t>(days)));
        event.end = event.begin + 1;
    }
    return drawn;
}

}  // namespace entente
