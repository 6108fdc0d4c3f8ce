// Discs that would lie on each other are moved apart, so that a tie between them can be seen.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "stage.hpp"

namespace entente {
namespace {

constexpr double gap = 7;  // pixels left between two discs
constexpr int most_passes = 12;
constexpr double look_budget = 60000;  // pairs looked at in all passes

/// Pairs whose discs are nearer than the gap or nearly so, by sweeping over x.
std::vector<std::pair<std::uint32_t, std::uint32_t>> near_pairs(const std::vector<Body>& bodies) {
    std::vector<std::uint32_t> order(bodies.size());
    std::iota(order.begin(), order.end(), 0u);
    const auto left = [&](std::uint32_t i) { return bodies[i].centre.x - bodies[i].radius; };
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::pair(left(a), a) < std::pair(left(b), b);
    });
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Body& a = bodies[order[i]];
        const double reach = a.centre.x + a.radius + 3 * gap;
        for (std::size_t j = i + 1; j < order.size() && left(order[j]) < reach; ++j) {
            const Body& b = bodies[order[j]];
            if (std::abs(a.centre.y - b.centre.y) < a.radius + b.radius + 3 * gap)
                pairs.emplace_back(std::min(order[i], order[j]), std::max(order[i], order[j]));
        }
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

/// Two in one place part in a direction of their own.
Point direction(const std::vector<Body>& bodies, std::uint32_t i, std::uint32_t j) {
    const Point between = bodies[j].centre - bodies[i].centre;
    const double d = std::sqrt(dot(between, between));
    if (d > 1e-6) return (1 / d) * between;
    const double angle = 2.399963 * static_cast<double>(j);
    return {std::cos(angle), std::sin(angle)};
}

}  // namespace

void part_discs(std::vector<Body>& bodies) {
    std::vector<Point> push(bodies.size());
    const auto pairs = near_pairs(bodies);
    const double affordable =
        look_budget / static_cast<double>(std::max<std::size_t>(1, pairs.size()));
    const int passes =
        static_cast<int>(std::clamp(affordable, 2.0, static_cast<double>(most_passes)));
    for (int pass = 0; pass < passes; ++pass) {
        std::fill(push.begin(), push.end(), Point{});
        for (const auto& [i, j] : pairs) {
            const Body& a = bodies[i];
            const Body& b = bodies[j];
            if (a.pinned && b.pinned) continue;
            const double over = a.radius + b.radius + gap -
                                std::sqrt(dot(b.centre - a.centre, b.centre - a.centre));
            if (over <= 0) continue;
            // Who fades in or out pushes as little as it is there; the larger stands firmer.
            const double strength = 0.6 * over * std::min(a.opacity, b.opacity);
            const double ma = a.radius * a.radius;
            const double mb = b.radius * b.radius;
            const double share = a.pinned ? 0 : b.pinned ? 1 : mb / (ma + mb);
            const Point away = direction(bodies, i, j);
            push[i] = push[i] - (strength * share) * away;
            push[j] = push[j] + (strength * (1 - share)) * away;
        }
        for (std::size_t k = 0; k < bodies.size(); ++k)
            bodies[k].centre = bodies[k].centre + push[k];
    }
}

}  // namespace entente
