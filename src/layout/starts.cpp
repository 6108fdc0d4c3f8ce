#include "starts.hpp"

#include <algorithm>

namespace entente::detail {
namespace {

constexpr std::size_t most_starts = 32;
constexpr double pairs_at_most = 1.2e6;  // of all starts together: some 30 ms
constexpr int sweeps_a_round = 8;

struct Candidate {
    Start start;
    double objective = 0;
};

double ordered_pairs(const StressProblem& problem) {
    double pairs = 0;
    for (const StressSlice& slice : problem.slices) {
        pairs += slice.sparse() ? static_cast<double>(slice.terms.size())
                                : static_cast<double>(slice.n) * static_cast<double>(slice.n);
    }
    return pairs;
}

std::size_t number_of_starts(const StressProblem& problem) {
    const double room = pairs_at_most / std::max(1.0, ordered_pairs(problem));
    return static_cast<std::size_t>(std::clamp(room, 1.0, static_cast<double>(most_starts)));
}

}  // namespace

Start best_start(const StressProblem& problem, std::uint64_t seed, const Progress& progress) {
    const std::vector<Spring> springs = mean_springs(problem, progress);
    if (problem.sparse) {
        const std::size_t actors = problem.actors.size();
        std::vector<Point> places = aggregate_layout(springs, actors, seed, progress,
                                                     pivot_places(springs, actors, progress));
        Positions positions = spread(problem, places);
        return {std::move(places), std::move(positions)};
    }
    std::vector<Candidate> candidates;
    const std::size_t starts = number_of_starts(problem);
    for (std::size_t k = 0; k < starts; ++k) {
        std::vector<Point> places = aggregate_layout(springs, problem.actors.size(),
                                                     seed + k * 0x9e3779b97f4a7c15U, progress);
        Positions positions = spread(problem, places);
        candidates.push_back({{std::move(places), std::move(positions)}, 0});
    }
    while (candidates.size() > 1) {
        for (Candidate& candidate : candidates) {
            for (int s = 0; s < sweeps_a_round; ++s)
                sweep(problem, candidate.start.positions, progress);
            candidate.objective = objective(problem, candidate.start.positions, progress);
        }
        std::stable_sort(
            candidates.begin(), candidates.end(),
            [](const Candidate& a, const Candidate& b) { return a.objective < b.objective; });
        candidates.erase(
            candidates.begin() + static_cast<std::ptrdiff_t>((candidates.size() + 1) / 2),
            candidates.end());
    }
    return std::move(candidates.front().start);
}

}  // namespace entente::detail
