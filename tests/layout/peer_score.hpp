#pragma once
// Stress and movement as MultiDynNoS scores them (its paper's numbers): of the drawing scaled by
// 1.1^i, i = -20 to 20, as suits StressOn best, a tie 5 long.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <map>
#include <sstream>

#include "hand_made.hpp"

namespace entente::test {

inline constexpr double tie_length = 5;
inline constexpr double no_path = std::numeric_limits<double>::infinity();

/// Lines whose first field is the wave and whose last two are the pair.
inline NetworkSeries read_waves(const std::filesystem::path& file, std::size_t actors) {
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    std::map<int, std::vector<HandTie>> waves;
    while (std::getline(in, line)) {
        std::vector<unsigned> fields;
        std::stringstream parts(line);
        for (std::string field; std::getline(parts, field, ',');)
            fields.push_back(static_cast<unsigned>(std::stoul(field)));
        const auto n = fields.size();
        waves[static_cast<int>(fields[0])].push_back({fields[n - 2] - 1, fields[n - 1] - 1, 1.0});
    }
    std::vector<std::vector<HandTie>> slices;
    for (auto& [wave, ties] : waves) slices.push_back(std::move(ties));
    return hand_series(std::move(slices), actors);
}

/// Fewest ties between present actors, row by row.
inline std::vector<double> hops(const Network& network) {
    const std::size_t n = network.present.size();
    const auto row = [&](ActorId actor) {
        return static_cast<std::size_t>(
            std::lower_bound(network.present.begin(), network.present.end(), actor) -
            network.present.begin());
    };
    std::vector<double> d(n * n, no_path);
    for (std::size_t i = 0; i < n; ++i) d[i * n + i] = 0;
    for (const Tie& tie : network.ties) {
        d[row(tie.source) * n + row(tie.target)] = 1;
        d[row(tie.target) * n + row(tie.source)] = 1;
    }
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j)
                d[i * n + j] = std::min(d[i * n + j], d[i * n + k] + d[k * n + j]);
    return d;
}

inline double stress_on(const NetworkSeries& series, const LayoutSeries& layouts, double scale) {
    double sum = 0;
    double slices = 0;
    for (std::size_t t = 0; t < series.networks.size(); ++t) {
        const Network& network = series.networks[t];
        if (network.ties.empty()) continue;
        const std::size_t n = network.present.size();
        const std::vector<double> d = hops(network);
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = i + 1; j < n; ++j) {
                if (d[i * n + j] == no_path) continue;
                const double drawn =
                    scale * distance(layouts.positions[t][index(network.present[i])],
                                     layouts.positions[t][index(network.present[j])]);
                const double off = (d[i * n + j] - drawn / tie_length) / d[i * n + j];
                sum += off * off;
            }
        }
        ++slices;
    }
    return slices > 0 ? sum / slices : 0;
}

/// Length of an actor's way over its presences, mean over actors.
inline double movement(const NetworkSeries& series, const LayoutSeries& layouts, double scale) {
    std::map<ActorId, std::pair<Point, double>> ways;
    for (std::size_t t = 0; t < series.networks.size(); ++t) {
        for (const ActorId actor : series.networks[t].present) {
            const Point p = layouts.positions[t][index(actor)];
            const auto [way, fresh] = ways.try_emplace(actor, p, 0.0);
            if (!fresh) way->second.second += scale * distance(way->second.first, p);
            way->second.first = p;
        }
    }
    double sum = 0;
    for (const auto& [actor, way] : ways) sum += way.second;
    return ways.empty() ? 0 : sum / static_cast<double>(ways.size());
}

inline double best_scale(const NetworkSeries& series, const LayoutSeries& layouts) {
    double best = 1;
    for (int i = -20; i <= 20; ++i) {
        const double scale = tie_length * std::pow(1.1, i);
        if (i == -20 || stress_on(series, layouts, scale) < stress_on(series, layouts, best))
            best = scale;
    }
    return best;
}

}  // namespace entente::test
