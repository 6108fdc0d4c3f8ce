#pragma once
// Series built by hand: "slice 0: a-b +1, b-c -2".
#include <algorithm>
#include <memory>

#include "entente/layout/layout.hpp"

namespace entente::test {

struct HandTie {
    unsigned a, b;
    double net;
};

inline Network hand_network(std::vector<HandTie> ties, int slice = 0) {
    Network network;
    network.slice.label = std::to_string(slice);
    network.slice.days = {slice * 365, (slice + 1) * 365};
    for (HandTie t : ties) {
        Tie tie{actor_id(std::min(t.a, t.b)), actor_id(std::max(t.a, t.b)), std::max(t.net, 0.0),
                std::max(-t.net, 0.0), 1};
        network.ties.push_back(tie);
        network.present.push_back(tie.source);
        network.present.push_back(tie.target);
    }
    std::sort(network.ties.begin(), network.ties.end(), [](const Tie& p, const Tie& q) {
        return std::pair(p.source, p.target) < std::pair(q.source, q.target);
    });
    std::sort(network.present.begin(), network.present.end());
    network.present.erase(std::unique(network.present.begin(), network.present.end()),
                          network.present.end());
    return network;
}

inline NetworkSeries hand_series(std::vector<std::vector<HandTie>> slices, std::size_t actors) {
    auto source_case = std::make_shared<Case>();
    source_case->actors.resize(actors);
    auto selection = std::make_shared<Selection>();
    selection->source_case = source_case;
    NetworkSeries series;
    series.selection = selection;
    for (std::size_t t = 0; t < slices.size(); ++t) {
        series.networks.push_back(hand_network(slices[t], static_cast<int>(t)));
    }
    return series;
}

inline Point at(const LayoutSeries& layouts, std::size_t slice, unsigned actor) {
    return layouts.positions.at(slice).at(actor);
}

}  // namespace entente::test
