#include <algorithm>
#include <cmath>
#include <numeric>

#include "entente/core/parallel.hpp"
#include "pairs.hpp"
#include "roads.hpp"
#include "sparse.hpp"
#include "stress.hpp"

namespace entente::detail {
namespace {

std::vector<ActorId> all_present(const NetworkSeries& series) {
    std::vector<ActorId> actors;
    for (const Network& network : series.networks) {
        actors.insert(actors.end(), network.present.begin(), network.present.end());
    }
    std::sort(actors.begin(), actors.end());
    actors.erase(std::unique(actors.begin(), actors.end()), actors.end());
    return actors;
}

std::vector<std::uint32_t> places_of(const std::vector<ActorId>& present,
                                     const std::vector<ActorId>& all) {
    std::vector<std::uint32_t> places;
    for (ActorId actor : present) {
        const auto place = std::lower_bound(all.begin(), all.end(), actor);
        places.push_back(static_cast<std::uint32_t>(place - all.begin()));
    }
    return places;
}

// Middle of each slice in median steps; the slice's number where the days do not rise.
std::vector<double> slice_times(const NetworkSeries& series) {
    const std::size_t slices = series.networks.size();
    std::vector<double> times(slices);
    std::vector<double> steps;
    for (std::size_t t = 0; t < slices; ++t) {
        const DaySpan days = series.networks[t].slice.days;
        times[t] = 0.5 * (static_cast<double>(days.begin) + static_cast<double>(days.end));
        if (t > 0) steps.push_back(times[t] - times[t - 1]);
    }
    const bool rising =
        std::all_of(steps.begin(), steps.end(), [](double step) { return step > 0; });
    if (!rising) {
        std::iota(times.begin(), times.end(), 0.0);
        return times;
    }
    if (steps.empty()) return times;
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
    std::nth_element(steps.begin(), middle, steps.end());
    for (double& time : times) time /= *middle;
    return times;
}

void fill_dense(StressSlice& slice, const DesiredDistances& desired) {
    slice.nearness.assign(slice.n * slice.stride, 0.0F);
    for (std::size_t i = 0; i < slice.n; ++i) {
        for (std::size_t j = 0; j < slice.n; ++j) {
            if (i == j) continue;
            const double d = desired.distance[i * slice.n + j];
            const double w = desired.weight[i * slice.n + j];
            const bool path = w * d * d > 0.5 * (1 + no_path_damping);
            slice.nearness[i * slice.stride + j] = static_cast<float>(path ? 1 / d : -1 / d);
            slice.row_weight[i] += w;
        }
    }
}

void fill_sparse(StressSlice& slice, const std::vector<SparsePair>& pairs) {
    std::vector<std::size_t> count(slice.n, 0);
    for (const SparsePair& pair : pairs) {
        ++count[pair.a];
        ++count[pair.b];
        if (pair.times > 1) slice.weight[Term::sampled] = static_cast<float>(pair.times);
    }
    slice.weight[Term::without_path] =
        slice.weight[Term::sampled] * static_cast<float>(no_path_damping);
    slice.first.assign(slice.n + 1, 0);
    for (std::size_t i = 0; i < slice.n; ++i)
        slice.first[i + 1] = slice.first[i] + (count[i] + 3) / 4 * 4;
    slice.terms.resize(slice.first.back());
    std::vector<std::size_t> next(slice.first.begin(), slice.first.end() - 1);
    for (const SparsePair& pair : pairs) {
        const Term::Kind kind = !pair.path        ? Term::without_path
                                : pair.times == 1 ? Term::near
                                                  : Term::sampled;
        const auto nearness = static_cast<float>(1 / pair.distance);
        slice.terms[next[pair.a]++] = Term::of(pair.b, kind, nearness);
        slice.terms[next[pair.b]++] = Term::of(pair.a, kind, nearness);
        const double weight =
            static_cast<double>(slice.weight[kind]) / (pair.distance * pair.distance);
        slice.row_weight[pair.a] += weight;
        slice.row_weight[pair.b] += weight;
    }
}

void add_places(const StressSlice& slice, std::size_t t, std::vector<Trajectory>& trajectories) {
    for (std::size_t row = 0; row < slice.n; ++row) {
        trajectories[slice.actors[row]].places.push_back(
            {static_cast<std::uint32_t>(t), static_cast<std::uint32_t>(row), slice.begin + row});
    }
}

void link_places(StressProblem& problem, const std::vector<double>& times, double kappa) {
    for (Trajectory& trajectory : problem.trajectories) {
        std::vector<double> diagonal;
        for (std::size_t k = 0; k < trajectory.places.size(); ++k) {
            const Place& place = trajectory.places[k];
            const double weight = problem.slices[place.slice].row_weight[place.row];
            diagonal.push_back(weight);
            if (k == 0) continue;
            const Place& before = trajectory.places[k - 1];
            const double weight_before = problem.slices[before.slice].row_weight[before.row];
            const double link =
                kappa * 0.5 * (weight_before + weight) / (times[place.slice] - times[before.slice]);
            trajectory.link.push_back(link);
            diagonal[k - 1] += link;
            diagonal[k] += link;
        }
        trajectory.system = Tridiagonal(diagonal, trajectory.link);
    }
}

double mean_tie_length(const NetworkSeries& series, double reference) {
    double length = 0;
    double ties = 0;
    for (const Network& network : series.networks) {
        const std::vector<double> lengths = tie_lengths(signed_pairs(network), reference);
        length = std::accumulate(lengths.begin(), lengths.end(), length);
        ties += static_cast<double>(lengths.size());
    }
    return ties > 0 ? length / ties : 1;
}

void fill(StressSlice& slice, bool sparse, const Network& network, double reference,
          const Progress& progress) {
    slice.row_weight.assign(slice.n, 0);
    if (!sparse) {
        fill_dense(slice, desired_distances(network, reference, progress));
    } else {
        const std::vector<SignedPair> pairs = signed_pairs(network);
        fill_sparse(slice,
                    sparse_pairs(pairs, tie_lengths(pairs, reference), slice.actors, progress));
    }
    if (slice.n == 1) slice.row_weight[0] = 1;  // alone: stays where its links leave it
}

}  // namespace

double reference_weight(const NetworkSeries& series) {
    std::vector<double> sizes;
    for (const Network& network : series.networks) {
        for (const SignedPair& pair : signed_pairs(network)) {
            if (pair.net != 0) sizes.push_back(std::abs(pair.net));
        }
    }
    if (sizes.empty()) return 1;
    const auto upper = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), upper, sizes.end());
    if (sizes.size() % 2 == 1) return *upper;
    return 0.5 * *upper + 0.5 * *std::max_element(sizes.begin(), upper);
}

StressProblem make_problem(const NetworkSeries& series, double kappa, const Progress& progress,
                           std::size_t dense_limit) {
    constexpr double few = 1e5;  // threads cost more than they gain
    StressProblem problem;
    problem.actors = all_present(series);
    problem.trajectories.resize(problem.actors.size());
    problem.slices.resize(series.networks.size());
    double squares = 0;
    for (std::size_t t = 0; t < series.networks.size(); ++t) {
        StressSlice& slice = problem.slices[t];
        slice.n = series.networks[t].present.size();
        slice.stride = (slice.n + 3) / 4 * 4;
        slice.begin = problem.spots;
        slice.actors = places_of(series.networks[t].present, problem.actors);
        problem.spots += slice.stride;
        problem.sparse = problem.sparse || slice.n > dense_limit;
        squares += static_cast<double>(slice.n) * static_cast<double>(slice.n);
        add_places(slice, t, problem.trajectories);
    }
    const double reference = reference_weight(series);
    problem.mean_tie_length = mean_tie_length(series, reference);
    parallel_for(problem.slices.size(), squares < few ? 1 : 0, progress, "desired distances",
                 [&](std::size_t t, const Progress& quiet) {
                     StressSlice& slice = problem.slices[t];
                     fill(slice, slice.n > dense_limit, series.networks[t], reference, quiet);
                 });
    link_places(problem, slice_times(series), kappa);
    return problem;
}

}  // namespace entente::detail
