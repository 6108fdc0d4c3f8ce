#include <algorithm>
#include <cmath>

#include "entente/core/random.hpp"
#include "stress.hpp"

namespace entente::detail {
namespace {

void relax(const Spring& spring, double step, std::vector<Point>& at) {
    const Point gap = at[spring.a] - at[spring.b];
    const double now = std::sqrt(dot(gap, gap));
    if (!(now > 0)) return;
    const double part = std::min(1.0, step * static_cast<double>(spring.weight));
    const double move = part * (now - static_cast<double>(spring.distance)) / (2 * now);
    at[spring.a] = at[spring.a] - move * gap;
    at[spring.b] = at[spring.b] + move * gap;
}

}  // namespace

// For positions that do not move, sum_t w_t (|x| - d_t)^2 = W (|x| - D)^2 + constant with W = sum
// w_t, D = sum w_t d_t / W.
std::vector<Spring> mean_springs(const StressProblem& problem, const Progress& progress) {
    std::vector<Spring> springs;
    std::vector<double> weight(problem.actors.size(), 0);
    std::vector<double> weighted_distance(problem.actors.size(), 0);
    for (std::uint32_t b = 0; b < problem.trajectories.size(); ++b) {
        progress.check();
        for (const Place& place : problem.trajectories[b].places) {
            const StressSlice& slice = problem.slices[place.slice];
            each_term(slice, place.row, [&](std::size_t other, double nearness, double push) {
                weight[slice.actors[other]] += push * nearness;
                weighted_distance[slice.actors[other]] += push;
            });
        }
        for (std::uint32_t a = 0; a < b; ++a) {
            if (weight[a] <= 0) continue;
            springs.push_back({a, b, static_cast<float>(weighted_distance[a] / weight[a]),
                               static_cast<float>(weight[a])});
        }
        std::fill(weight.begin(), weight.end(), 0);
        std::fill(weighted_distance.begin(), weighted_distance.end(), 0);
    }
    return springs;
}

std::vector<Point> aggregate_layout(std::vector<Spring> springs, std::size_t actors,
                                    std::uint64_t seed, const Progress& progress,
                                    std::vector<Point> from) {
    const bool cold = from.empty();
    const int rounds = cold ? 30 : 15;
    constexpr double last_step = 0.01;
    Random random(seed);
    std::vector<Point> at = std::move(from);
    at.resize(actors);
    for (Point& p : at) {
        if (!cold) break;
        p.x = random.uniform();
        p.y = random.uniform();
    }
    if (springs.empty()) return at;
    const auto [weakest, strongest] =
        std::minmax_element(springs.begin(), springs.end(),
                            [](const Spring& p, const Spring& q) { return p.weight < q.weight; });
    const double first = 1 / static_cast<double>(weakest->weight);
    const double last = last_step / static_cast<double>(strongest->weight);
    const double decay = std::log(last / first) / (rounds - 1);
    for (int round = 0; round < rounds; ++round) {
        shuffle(springs, random);
        const double step = first * std::exp(decay * round);
        for (std::size_t k = 0; k < springs.size(); ++k) {
            if (k % 65536 == 0) progress.check();
            relax(springs[k], step, at);
        }
    }
    return at;
}

}  // namespace entente::detail
