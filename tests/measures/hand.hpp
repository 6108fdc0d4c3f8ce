#pragma once
// Networks by hand, and their measures by name.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <memory>
#include <string_view>
#include <vector>

#include "entente/measures/table.hpp"

namespace entente::test {

struct HandTie {
    unsigned a, b;
    double cooperation = 1;
    double conflict = 0;
    double events = 1;
};

/// Actors are those of the ties. Undirected ties may be given either way round.
inline Network hand_network(const std::vector<HandTie>& ties, bool directed = false) {
    Network network;
    for (HandTie t : ties) {
        if (!directed && t.a > t.b) std::swap(t.a, t.b);
        network.ties.push_back({actor_id(t.a), actor_id(t.b), t.cooperation, t.conflict, t.events});
        network.present.push_back(actor_id(t.a));
        network.present.push_back(actor_id(t.b));
        network.events += t.events;
        network.cooperation += t.cooperation;
        network.conflict += t.conflict;
    }
    std::sort(network.ties.begin(), network.ties.end(), [](const Tie& p, const Tie& q) {
        return std::pair(p.source, p.target) < std::pair(q.source, q.target);
    });
    std::sort(network.present.begin(), network.present.end());
    network.present.erase(std::unique(network.present.begin(), network.present.end()),
                          network.present.end());
    return network;
}

inline NetworkSeries hand_series(const std::vector<std::vector<HandTie>>& slices,
                                 const SeriesOptions& options = {}) {
    NetworkSeries series;
    series.options = options;
    for (const auto& ties : slices) series.networks.push_back(hand_network(ties, options.directed));
    return series;
}

/// Values of one measure in one slice, NaN where the cell is empty.
inline std::vector<double> values(const NetworkSeries& series, Level level, std::string_view id,
                                  std::size_t slice = 0) {
    const auto table = measure(series, level, parse_measures(level, id));
    const auto cell = table.values(0, slice);
    return {cell.begin(), cell.end()};
}

inline double network_value(const std::vector<HandTie>& ties, std::string_view id,
                            const SeriesOptions& options = {}) {
    return values(hand_series({ties}, options), Level::network, id).at(0);
}
inline std::vector<double> actor_values(const std::vector<HandTie>& ties, std::string_view id,
                                        const SeriesOptions& options = {}) {
    return values(hand_series({ties}, options), Level::actor, id);
}
inline std::vector<double> tie_values(const std::vector<HandTie>& ties, std::string_view id,
                                      const SeriesOptions& options = {}) {
    return values(hand_series({ties}, options), Level::tie, id);
}

inline const double empty = std::numeric_limits<double>::quiet_NaN();

/// Equal to 1e-12 (relative above 1), an empty cell only to an empty cell.
class About : public Catch::MatcherBase<std::vector<double>> {
  public:
    explicit About(std::vector<double> expected, double tolerance = 1e-12)
        : expected_(std::move(expected)), tolerance_(tolerance) {}
    bool match(const std::vector<double>& found) const override {
        if (found.size() != expected_.size()) return false;
        for (std::size_t i = 0; i < found.size(); ++i) {
            const double want = expected_[i];
            if (std::isnan(want) != std::isnan(found[i])) return false;
            if (std::abs(found[i] - want) > tolerance_ * std::max(1.0, std::abs(want)))
                return false;
        }
        return true;
    }
    std::string describe() const override { return "is " + Catch::Detail::stringify(expected_); }

  private:
    std::vector<double> expected_;
    double tolerance_;
};

inline bool is_empty(double cell) {
    return std::isnan(cell);
}

inline SeriesOptions directed() {
    SeriesOptions options;
    options.directed = true;
    return options;
}
inline SeriesOptions by_inverse() {
    SeriesOptions options;
    options.distance = Distance::inverse;
    return options;
}
inline SeriesOptions on_layer(Layer layer) {
    SeriesOptions options;
    options.layer = layer;
    return options;
}

}  // namespace entente::test
