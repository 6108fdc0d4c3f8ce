#include "entente/measures/balance.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include "entente/core/parallel.hpp"
#include "graph.hpp"
#include "margins.hpp"

namespace entente {
namespace {

using detail::Row;
using detail::SignedTies;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

SignedTies ties_of(const Network& network, bool directed) {
    return detail::signed_ties(detail::signed_graph(network, directed));
}

std::vector<bool> has_tie(const SignedTies& graph) {
    std::vector<bool> has(graph.actors, false);
    for (const auto& t : graph.ties) has[t.a] = has[t.b] = true;
    return has;
}

/// Turns components round until most of their actors stand where they last stood. `last`: side of
/// each row before, 0 when it has none.
void align(const SignedTies& graph, const std::vector<int>& last, std::vector<int>& sides) {
    const auto anchor = detail::anchors(graph);
    std::vector<long> agreement(graph.actors, 0);
    for (Row row = 0; row < graph.actors; ++row) agreement[anchor[row]] += last[row] * sides[row];
    std::vector<bool> turn(graph.actors, false);
    for (Row row = 0; row < graph.actors; ++row) {
        const int kept = last[row] == 0 ? 1 : last[row];
        turn[row] = agreement[row] < 0 || (agreement[row] == 0 && sides[row] != kept);
    }
    for (Row row = 0; row < graph.actors; ++row)
        if (turn[anchor[row]]) sides[row] = -sides[row];
}

/// Balance without margins; `last` holds the last known side of every actor of the case.
Balance balance_of(const Network& network, const SignedTies& graph, std::vector<int>& last,
                   const MeasureOptions& options, const Progress& progress) {
    std::vector<int> before;
    for (const ActorId actor : network.present) before.push_back(last[index(actor)]);
    auto found =
        detail::least_frustration(graph, before, detail::SearchClock(options.seconds), progress);
    Balance balance;
    balance.low = found.low;
    balance.high = found.high;
    balance.proved = found.proved;
    for (const auto& t : graph.ties) balance.weight += t.weight;
    balance.side.assign(graph.actors, 0);
    balance.margin = balance.margin_low = balance.margin_high =
        std::vector<double>(graph.actors, nan);
    if (!found.proved) return balance;
    balance.low = balance.high = detail::frustration_of(graph, found.sides);
    align(graph, before, found.sides);
    const auto has = has_tie(graph);
    for (Row row = 0; row < graph.actors; ++row) {
        if (!has[row]) continue;
        balance.side[row] = last[index(network.present[row])] = found.sides[row];
    }
    return balance;
}

void take(const detail::Margins& margins, Balance& balance) {
    balance.margin_low = margins.low;
    balance.margin_high = margins.high;
    for (std::size_t row = 0; row < margins.low.size(); ++row)
        if (margins.low[row] == margins.high[row]) balance.margin[row] = margins.low[row];
}

std::size_t actors_of(const NetworkSeries& series) {
    std::size_t actors = 0;
    for (const Network& network : series.networks)
        if (!network.present.empty()) actors = std::max(actors, index(network.present.back()) + 1);
    return actors;
}

}  // namespace

std::vector<Balance> balance_over_time(const NetworkSeries& series, bool with_margins,
                                       const MeasureOptions& options, const Progress& progress) {
    const std::size_t slices = series.networks.size();
    const bool directed = series.options.directed;
    std::vector<int> last(actors_of(series), 0);
    std::vector<Balance> balances;
    for (std::size_t s = 0; s < slices; ++s) {
        progress.report(static_cast<double>(s) / static_cast<double>(slices), "finding sides");
        const Network& network = series.networks[s];
        balances.push_back(
            balance_of(network, ties_of(network, directed), last, options, progress));
    }
    if (!with_margins) return balances;
    parallel_for(
        slices, options.threads, progress, "making sure of sides",
        [&](std::size_t s, const Progress& quiet) {
            if (!balances[s].proved) return;
            const SignedTies graph = ties_of(series.networks[s], directed);
            std::vector<int> sides = balances[s].side;
            for (int& side : sides) side = side == 0 ? 1 : side;
            take(detail::side_margins(graph, sides, detail::SearchClock(options.seconds), quiet),
                 balances[s]);
        });
    return balances;
}

std::vector<SideChange> side_changes(const NetworkSeries& series,
                                     const std::vector<Balance>& balances) {
    struct Last {
        std::size_t slice = 0;
        int side = 0;
    };
    std::vector<Last> last(actors_of(series));
    std::vector<SideChange> changes;
    for (std::size_t s = 0; s < balances.size(); ++s) {
        const auto& present = series.networks[s].present;
        for (std::size_t row = 0; row < present.size(); ++row) {
            const int side = balances[s].side[row];
            if (side == 0 || !(balances[s].margin_low[row] > 0)) continue;
            Last& known = last[index(present[row])];
            if (known.side == -side) changes.push_back({s, known.slice, present[row], side});
            known = {s, side};
        }
    }
    return changes;
}

std::vector<StrainedTriad> strained_triads(const Network& network, bool directed, ActorId a,
                                           ActorId b) {
    const detail::Graph graph = detail::signed_graph(network, directed);
    std::map<std::pair<ActorId, ActorId>, double> nets;
    for (const auto& e : graph.edges)
        nets[std::minmax(network.present[e.from], network.present[e.to])] = e.weight;
    const auto net_of = [&](ActorId x, ActorId y) {
        const auto found = nets.find(std::minmax(x, y));
        return found == nets.end() ? 0.0 : found->second;
    };
    std::vector<StrainedTriad> triads;
    if (net_of(a, b) == 0) return triads;
    for (const ActorId c : network.present) {
        if (c == a || c == b || net_of(a, c) == 0 || net_of(b, c) == 0) continue;
        StrainedTriad triad{.actors = {a, b, c}, .nets = {}};
        std::sort(triad.actors.begin(), triad.actors.end());
        const auto& [x, y, z] = triad.actors;
        triad.nets = {net_of(x, y), net_of(x, z), net_of(y, z)};
        const auto negative =
            std::count_if(triad.nets.begin(), triad.nets.end(), [](double net) { return net < 0; });
        if (negative % 2 == 1) triads.push_back(triad);
    }
    return triads;
}

}  // namespace entente
