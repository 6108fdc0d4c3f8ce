#include "entente/network/series.hpp"

#include <algorithm>

namespace entente {

std::optional<double> tone(const Tie& tie) {
    const double all = intensity(tie);
    if (!(all > 0)) return std::nullopt;
    return net(tie) / all;
}

double layer_weight(const Tie& tie, Layer layer) {
    switch (layer) {
        case Layer::interaction:
            return intensity(tie);
        case Layer::cooperation:
            return tie.cooperation;
        case Layer::conflict:
            return tie.conflict;
    }
    return 0;
}

const Tie* Network::find(ActorId a, ActorId b, bool directed) const {
    if (!directed && b < a) std::swap(a, b);
    const auto at = std::lower_bound(
        ties.begin(), ties.end(), std::pair(a, b),
        [](const Tie& tie, const auto& pair) { return std::pair(tie.source, tie.target) < pair; });
    return at != ties.end() && at->source == a && at->target == b ? &*at : nullptr;
}

std::string_view to_string(Presence presence) {
    switch (presence) {
        case Presence::present:
            return "present";
        case Presence::silent:
            return "silent";
        case Presence::absent:
            return "absent";
    }
    return {};
}

Presence presence(const NetworkSeries& series, std::size_t slice, ActorId actor) {
    const Network& network = series.networks.at(slice);
    if (std::binary_search(network.present.begin(), network.present.end(), actor)) {
        return Presence::present;
    }
    const Actor& who = series.source_case().actor(actor);
    const DaySpan days = network.slice.days;
    const bool not_yet = who.exists_from && *who.exists_from >= days.end;
    const bool no_more = who.exists_to && *who.exists_to <= days.begin;
    return not_yet || no_more ? Presence::absent : Presence::silent;
}

std::vector<Contribution> explain(const NetworkSeries& series, std::size_t slice, ActorId a,
                                  ActorId b) {
    const Slice& at = series.networks.at(slice).slice;
    std::vector<Contribution> contributions;
    for (const SelectedEvent& event : series.selection->events) {
        const bool forth = event.source == a && event.target == b;
        const bool back = event.source == b && event.target == a;
        if (!forth && !(back && (event.mutual || !series.options.directed))) continue;
        const double m = mass({event.begin, event.end}, at, series.options);
        if (!(m > 0)) continue;
        contributions.push_back({event.event, event.source, event.target, event.value, event.weight,
                                 m, m * event.weight * event.value});
    }
    const auto& begin = series.source_case().events.begin;
    std::stable_sort(contributions.begin(), contributions.end(),
                     [&](const Contribution& x, const Contribution& y) {
                         return begin[index(x.event)] < begin[index(y.event)];
                     });
    return contributions;
}

std::vector<std::optional<Tie>> tie_history(const NetworkSeries& series, ActorId a, ActorId b) {
    std::vector<std::optional<Tie>> history;
    history.reserve(series.networks.size());
    for (const Network& network : series.networks) {
        const Tie* const tie = network.find(a, b, series.options.directed);
        history.push_back(tie ? std::optional(*tie) : std::nullopt);
    }
    return history;
}

}  // namespace entente
