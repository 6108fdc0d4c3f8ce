#include <algorithm>

#include "entente/layout/layout.hpp"
#include "pairs.hpp"
#include "roads.hpp"
#include "stress.hpp"

namespace entente {
namespace {

// For each actor the longest shortest path between any two actors of its component.
std::vector<double> component_widths(const DesiredDistances& desired) {
    const std::size_t n = desired.n;
    std::vector<double> reach(n, 0);
    std::vector<double> width(n, 0);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            const double d = desired.distance[i * n + j];
            if (d < detail::unreached) reach[i] = std::max(reach[i], d);
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            const bool path = desired.distance[i * n + j] < detail::unreached;
            if (path) width[i] = std::max(width[i], reach[j]);
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
            const bool path = d < detail::unreached;
            if (!path) d = detail::distance_without_path(width[i], width[j]);
            desired.distance[j * n + i] = d;
            desired.weight[i * n + j] = (path ? 1 : detail::no_path_damping) / (d * d);
            desired.weight[j * n + i] = desired.weight[i * n + j];
        }
    }
}

}  // namespace

DesiredDistances desired_distances(const Network& network, double reference_weight,
                                   const Progress& progress) {
    const std::size_t n = network.present.size();
    const std::vector<detail::SignedPair> pairs = detail::signed_pairs(network);
    const std::vector<double> lengths = detail::tie_lengths(pairs, reference_weight);
    const detail::Roads roads(n, pairs, lengths);
    detail::Search search(roads);

    DesiredDistances desired{n, std::vector<double>(n * n, detail::unreached),
                             std::vector<double>(n * n, 0)};
    for (std::size_t i = 0; i < n; ++i) {
        progress.check();
        for (const auto [row, d] : search.nearest(static_cast<std::uint32_t>(i), n)) {
            desired.distance[i * n + row] = d;
        }
    }
    for (std::size_t e = 0; e < pairs.size(); ++e) {
        if (pairs[e].net < 0) desired.distance[pairs[e].a * n + pairs[e].b] = lengths[e];
    }
    complete(desired);
    return desired;
}

}  // namespace entente
