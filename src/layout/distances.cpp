#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>

#include "entente/layout/layout.hpp"
#include "pairs.hpp"
#include "stress.hpp"

namespace entente {
namespace {

using detail::SignedPair;

constexpr double shortest_tie = 0.5;
constexpr double longest_tie = 1;
constexpr double hostile_factor = 2.5;
constexpr double unreached = std::numeric_limits<double>::infinity();

double friendly_length(double weight, double reference) {
    const double length = 1 / (1 + std::log1p(weight) / std::log1p(reference));
    return std::clamp(length, shortest_tie, longest_tie);
}

struct Arc {
    std::uint32_t to;
    double length;
};

struct Roads {
    std::vector<std::size_t> first;  // row -> its first arc; one more at the end
    std::vector<Arc> arcs;
};

Roads make_roads(std::size_t n, const std::vector<SignedPair>& pairs,
                 const std::vector<double>& length) {
    Roads roads;
    roads.first.assign(n + 1, 0);
    for (const SignedPair& p : pairs) {
        ++roads.first[p.a + 1];
        ++roads.first[p.b + 1];
    }
    for (std::size_t i = 0; i < n; ++i) roads.first[i + 1] += roads.first[i];
    roads.arcs.resize(2 * pairs.size());
    std::vector<std::size_t> next(roads.first.begin(), roads.first.end() - 1);
    for (std::size_t e = 0; e < pairs.size(); ++e) {
        roads.arcs[next[pairs[e].a]++] = {pairs[e].b, length[e]};
        roads.arcs[next[pairs[e].b]++] = {pairs[e].a, length[e]};
    }
    return roads;
}

// Dijkstra with lazy deletion.
void shortest_paths(const Roads& roads, std::uint32_t from, double* distance) {
    using Entry = std::pair<double, std::uint32_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
    distance[from] = 0;
    open.emplace(0.0, from);
    while (!open.empty()) {
        const auto [so_far, at] = open.top();
        open.pop();
        if (so_far > distance[at]) continue;
        for (std::size_t k = roads.first[at]; k < roads.first[at + 1]; ++k) {
            const Arc& arc = roads.arcs[k];
            if (so_far + arc.length < distance[arc.to]) {
                distance[arc.to] = so_far + arc.length;
                open.emplace(distance[arc.to], arc.to);
            }
        }
    }
}

std::vector<double> tie_lengths(const std::vector<SignedPair>& pairs, double reference) {
    std::vector<double> length(pairs.size());
    double sum = 0;
    std::size_t friendly = 0;
    for (std::size_t e = 0; e < pairs.size(); ++e) {
        if (pairs[e].net < 0) continue;
        length[e] = friendly_length(pairs[e].net, reference);
        sum += length[e];
        ++friendly;
    }
    const double mean =
        friendly > 0 ? sum / static_cast<double>(friendly) : (shortest_tie + longest_tie) / 2;
    for (std::size_t e = 0; e < pairs.size(); ++e) {
        if (pairs[e].net < 0) length[e] = hostile_factor * mean;
    }
    return length;
}

// For each actor the longest shortest path between any two actors of its component.
std::vector<double> component_widths(const DesiredDistances& desired) {
    const std::size_t n = desired.n;
    std::vector<double> reach(n, 0);
    std::vector<double> width(n, 0);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            const double d = desired.distance[i * n + j];
            if (d < unreached) reach[i] = std::max(reach[i], d);
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            if (desired.distance[i * n + j] < unreached) width[i] = std::max(width[i], reach[j]);
        }
    }
    return width;
}

// Distances of pairs without a path, weights of all, and exact symmetry (the two sums of a path may
// differ in the last bit).
void complete(DesiredDistances& desired) {
    const std::size_t n = desired.n;
    const std::vector<double> width = component_widths(desired);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = i + 1; j < n; ++j) {
            double& d = desired.distance[i * n + j];
            const bool path = d < unreached;
            if (!path) d = 0.5 * (width[i] + width[j]) + detail::component_gap;
            desired.distance[j * n + i] = d;
            desired.weight[i * n + j] = (path ? 1 : detail::no_path_damping) / (d * d);
            desired.weight[j * n + i] = desired.weight[i * n + j];
        }
    }
}

}  // namespace

DesiredDistances desired_distances(const Network& network, double reference_weight,
                                   const Progress& progress) {
    const double reference =
        reference_weight > 0 && std::isfinite(reference_weight) ? reference_weight : 1;
    const std::size_t n = network.present.size();
    const std::vector<SignedPair> pairs = detail::signed_pairs(network);
    const std::vector<double> length = tie_lengths(pairs, reference);
    const Roads roads = make_roads(n, pairs, length);

    DesiredDistances desired{n, std::vector<double>(n * n, unreached),
                             std::vector<double>(n * n, 0)};
    for (std::size_t i = 0; i < n; ++i) {
        progress.check();
        shortest_paths(roads, static_cast<std::uint32_t>(i), desired.distance.data() + i * n);
    }
    for (std::size_t e = 0; e < pairs.size(); ++e) {
        if (pairs[e].net >= 0) continue;
        double& d = desired.distance[pairs[e].a * n + pairs[e].b];
        d = std::max(d, length[e]);
    }
    complete(desired);
    return desired;
}

}  // namespace entente
