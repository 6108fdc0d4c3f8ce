#include "stress.hpp"

#include <algorithm>
#include <cmath>

#include "pairs.hpp"

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
        for (std::size_t t = 0; t < slices; ++t) times[t] = static_cast<double>(t);
        return times;
    }
    if (steps.empty()) return times;
    std::nth_element(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2),
                     steps.end());
    const double usual = steps[steps.size() / 2];
    for (double& time : times) time /= usual;
    return times;
}

StressSlice make_slice(const DesiredDistances& desired, std::vector<std::uint32_t> actors) {
    StressSlice slice;
    slice.n = desired.n;
    slice.stride = (desired.n + 3) / 4 * 4;
    slice.actors = std::move(actors);
    slice.nearness.assign(slice.n * slice.stride, 0.0F);
    slice.row_weight.assign(slice.n, 0);
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
    if (slice.n == 1) slice.row_weight[0] = 1;  // alone: stays where its links leave it
    return slice;
}

void add_places(const StressSlice& slice, std::size_t t, std::vector<Trajectory>& trajectories) {
    for (std::size_t row = 0; row < slice.n; ++row) {
        trajectories[slice.actors[row]].places.push_back(
            {static_cast<std::uint32_t>(t), static_cast<std::uint32_t>(row)});
    }
}

void add_links(StressProblem& problem, const std::vector<double>& times, double kappa) {
    for (Trajectory& trajectory : problem.trajectories) {
        for (std::size_t k = 1; k < trajectory.places.size(); ++k) {
            const auto [s, a] = trajectory.places[k - 1];
            const auto [t, b] = trajectory.places[k];
            const double weight =
                0.5 * (problem.slices[s].row_weight[a] + problem.slices[t].row_weight[b]);
            trajectory.link.push_back(kappa * weight / (times[t] - times[s]));
        }
    }
}

struct TieLengths {
    double sum = 0;
    std::size_t count = 0;
    void add(const Network& network, const DesiredDistances& desired) {
        for (const SignedPair& pair : signed_pairs(network)) {
            sum += desired.distance[pair.a * desired.n + pair.b];
            ++count;
        }
    }
    double mean() const { return count > 0 ? sum / static_cast<double>(count) : 1; }
};

double squared(double value) {
    return value * value;
}

double slice_stress(const StressSlice& slice, const SlicePositions& at) {
    double sum = 0;
    for (std::size_t i = 0; i < slice.n; ++i) {
        double row = 0;
        for (std::size_t j = i + 1; j < slice.n; ++j) {
            const double nearness = static_cast<double>(slice.nearness[i * slice.stride + j]);
            const Point gap = at.points[i] - at.points[j];
            const double off = squared(std::abs(nearness) * std::sqrt(dot(gap, gap)) - 1);
            row += nearness > 0 ? off : no_path_damping * off;
        }
        sum += row;
    }
    return sum;
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

StressProblem make_problem(const NetworkSeries& series, double kappa, const Progress& progress) {
    StressProblem problem;
    problem.actors = all_present(series);
    problem.trajectories.resize(problem.actors.size());
    const double reference = reference_weight(series);
    TieLengths lengths;
    for (std::size_t t = 0; t < series.networks.size(); ++t) {
        progress.check();
        const Network& network = series.networks[t];
        const DesiredDistances desired = desired_distances(network, reference, progress);
        lengths.add(network, desired);
        std::vector<std::uint32_t> actors;
        for (ActorId actor : network.present) {
            const auto place =
                std::lower_bound(problem.actors.begin(), problem.actors.end(), actor);
            actors.push_back(static_cast<std::uint32_t>(place - problem.actors.begin()));
        }
        problem.slices.push_back(make_slice(desired, std::move(actors)));
        add_places(problem.slices.back(), t, problem.trajectories);
    }
    problem.mean_tie_length = lengths.mean();
    add_links(problem, slice_times(series), kappa);
    return problem;
}

Positions spread(const StressProblem& problem, const std::vector<Point>& place_of_actor) {
    Positions positions;
    for (const StressSlice& slice : problem.slices) {
        SlicePositions at{std::vector<Point>(slice.n), std::vector<float>(slice.stride),
                          std::vector<float>(slice.stride)};
        for (std::size_t row = 0; row < slice.n; ++row) {
            at.set(row, place_of_actor[slice.actors[row]]);
        }
        positions.push_back(std::move(at));
    }
    return positions;
}

double objective(const StressProblem& problem, const Positions& positions) {
    double sum = 0;
    for (std::size_t t = 0; t < problem.slices.size(); ++t) {
        sum += slice_stress(problem.slices[t], positions[t]);
    }
    for (const Trajectory& trajectory : problem.trajectories) {
        for (std::size_t k = 1; k < trajectory.places.size(); ++k) {
            const auto [s, a] = trajectory.places[k - 1];
            const auto [t, b] = trajectory.places[k];
            const Point step = positions[t].points[b] - positions[s].points[a];
            sum += trajectory.link[k - 1] * dot(step, step);
        }
    }
    return sum;
}

}  // namespace entente::detail
