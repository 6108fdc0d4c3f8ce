#include "stress.hpp"

#include <cmath>

#include "entente/core/parallel.hpp"

namespace entente::detail {
namespace {

double slice_stress(const StressSlice& slice, const Positions& positions,
                    const Progress& progress) {
    double sum = 0;
    for (std::size_t row = 0; row < slice.n; ++row) {
        if (row % 256 == 0) progress.check();
        const Point at = positions.points[slice.begin + row];
        double twice = 0;
        each_term(slice, row, [&](std::size_t other, double nearness, double push) {
            const Point gap = at - positions.points[slice.begin + other];
            const double off = nearness * std::sqrt(dot(gap, gap)) - 1;
            twice += push / nearness * off * off;
        });
        sum += 0.5 * twice;
    }
    return sum;
}

}  // namespace

Positions spread(const StressProblem& problem, const std::vector<Point>& place_of_actor) {
    Positions positions(problem.spots);
    for (std::size_t actor = 0; actor < problem.trajectories.size(); ++actor) {
        for (const Place& place : problem.trajectories[actor].places) {
            positions.set(place.spot, place_of_actor[actor]);
        }
    }
    return positions;
}

double objective(const StressProblem& problem, const Positions& positions,
                 const Progress& progress) {
    std::vector<double> of_slice(problem.slices.size());
    const unsigned threads = problem.sparse ? 0 : 1;
    parallel_for(of_slice.size(), threads, Progress(progress.stop_token()), {},
                 [&](std::size_t t, const Progress& quiet) {
                     of_slice[t] = slice_stress(problem.slices[t], positions, quiet);
                 });
    double sum = 0;
    for (const double stress : of_slice) sum += stress;
    for (const Trajectory& trajectory : problem.trajectories) {
        for (std::size_t k = 1; k < trajectory.places.size(); ++k) {
            const Point step = positions.points[trajectory.places[k].spot] -
                               positions.points[trajectory.places[k - 1].spot];
            sum += trajectory.link[k - 1] * dot(step, step);
        }
    }
    return sum;
}

}  // namespace entente::detail
