#include "versions.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <unordered_map>

#include "declared.hpp"

namespace entente::detail {
namespace {

std::uint64_t hash(const Network& network) {
    std::uint64_t h = network.ties.size();
    const auto mix = [&](std::uint64_t word) {
        h = (h ^ word) * 0x9e3779b97f4a7c15U;
        h ^= h >> 32U;
    };
    const auto mix_number = [&](double x) { mix(std::bit_cast<std::uint64_t>(x)); };
    for (const Tie& tie : network.ties) {
        mix((std::uint64_t{index(tie.source)} << 32U) | index(tie.target));
        mix_number(tie.cooperation);
        mix_number(tie.conflict);
        mix_number(tie.events);
    }
    mix_number(network.events);
    mix_number(network.cooperation);
    mix_number(network.conflict);
    return h;
}

bool alike(const Network& a, const Network& b) {
    return a.ties == b.ties && a.events == b.events && a.cooperation == b.cooperation &&
           a.conflict == b.conflict;
}

constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

/// Place of each item of `own` in `other`, both sorted by `key`; nowhere when it lacks it.
template <class Item, class Key>
std::vector<std::size_t> places(const std::vector<Item>& own, const std::vector<Item>& other,
                                Key key) {
    std::vector<std::size_t> places;
    places.reserve(own.size());
    std::size_t at = 0;
    for (const Item& item : own) {
        while (at < other.size() && key(other[at]) < key(item)) ++at;
        places.push_back(at < other.size() && key(other[at]) == key(item) ? at : nowhere);
    }
    return places;
}

std::vector<std::size_t> places(const Network& own, const Network& other, Level level) {
    if (level == Level::network) return {0};
    if (level == Level::actor) {
        return places(own.present, other.present, [](ActorId actor) { return actor; });
    }
    return places(own.ties, other.ties,
                  [](const Tie& tie) { return std::pair(tie.source, tie.target); });
}

/// Net of each tie of `own` in the slice before; 0 where it has none.
std::vector<double> nets_before(const Network& own, const Network* before) {
    std::vector<double> nets(own.ties.size(), 0);
    if (before == nullptr) return nets;
    const auto at = places(own, *before, Level::tie);
    for (std::size_t i = 0; i < nets.size(); ++i)
        if (at[i] != nowhere) nets[i] = net(before->ties[at[i]]);
    return nets;
}

/// Marks what a search did not find in its time: not known is not undefined.
void mark_unproved(const Measure& measure, SliceView& view, std::vector<double>& values) {
    const auto mark = [&](std::size_t i) {
        if (std::isnan(values[i])) values[i] = unproved;
    };
    if (const auto compute_bounds = declared(measure).bounds) {
        const Bounds bounds = compute_bounds(view);
        for (std::size_t i = 0; i < bounds.low.size(); ++i)
            if (!std::isnan(bounds.low[i]) || !std::isnan(bounds.high[i])) mark(i);
    }
    const Needs& needs = declared(measure).needs;
    if (!needs.balance) return;
    const Balance& balance = view.whole().balances[view.slice()];
    for (std::size_t i = 0; i < values.size(); ++i)
        if (!balance.proved || (needs.margins && balance.side[i] != 0)) mark(i);
}

/// In the order of `own`; `values` are in that of the view.
std::vector<double> in_own_order(const Measure& measure, const std::vector<double>& values,
                                 const std::vector<std::size_t>& at, const Network& own,
                                 const Network* before) {
    std::vector<double> ordered(at.size(), measure.band == Band::zero ? 0 : undefined);
    if (measure.band == Band::lost) {
        ordered = nets_before(own, before);
        for (double& value : ordered) value = 0 - value;
    }
    for (std::size_t i = 0; i < at.size(); ++i)
        if (at[i] != nowhere) ordered[i] = values[at[i]];
    return ordered;
}

}  // namespace

Looks looks(const std::vector<std::vector<Network>>& drawn, std::size_t slice,
            const Progress& progress) {
    Looks looks;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> known;  // hash -> looks
    for (const auto& networks : drawn) {
        progress.check();
        const Network& network = networks[slice];
        std::vector<std::uint32_t>& same_hash = known[hash(network)];
        const auto found =
            std::find_if(same_hash.begin(), same_hash.end(),
                         [&](std::uint32_t look) { return alike(*looks.network[look], network); });
        if (found != same_hash.end()) {
            looks.of.push_back(*found);
            continue;
        }
        looks.of.push_back(static_cast<std::uint32_t>(looks.network.size()));
        same_hash.push_back(looks.of.back());
        looks.network.push_back(&network);
    }
    return looks;
}

std::vector<Version> versions(const Looks& now, const Looks* before, const Progress& progress) {
    std::vector<Version> found;
    std::unordered_map<std::uint64_t, std::size_t> known;
    for (std::size_t r = 0; r < now.of.size(); ++r) {
        if (r % 1024 == 0) progress.check();
        const std::uint64_t look_before = before ? before->of[r] : 0;
        const auto [at, fresh] = known.emplace((look_before << 32U) | now.of[r], found.size());
        if (fresh) {
            found.push_back({.now = now.network[now.of[r]],
                             .before = before ? before->network[before->of[r]] : nullptr,
                             .replicates = 0,
                             .values = {}});
        }
        ++found[at->second].replicates;
    }
    return found;
}

bool looks_like_own(const NetworkSeries& series, std::size_t slice, const Version& version) {
    return alike(*version.now, series.networks[slice]) &&
           (!version.before || alike(*version.before, series.networks[slice - 1]));
}

std::vector<std::vector<double>> measure_for(const Network& own,
                                             const std::vector<const Measure*>& measures,
                                             Level level, SliceView& view,
                                             const Progress& progress) {
    const auto at = places(own, view.network(), level);
    std::vector<std::vector<double>> ordered;
    for (const Measure* m : measures) {
        progress.check();
        std::vector<double> values = values_of(*m, view);
        mark_unproved(*m, view, values);
        ordered.push_back(in_own_order(*m, values, at, own, view.before()));
    }
    return ordered;
}

}  // namespace entente::detail
