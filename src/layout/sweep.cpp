#include <cmath>

#include "lanes.hpp"
#include "stress.hpp"

namespace entente::detail {
namespace {

// Steps go this much of the way to the minimum of the majorant. Below 2 they still lower it, since
// it is quadratic; at 1.7 half as many sweeps are needed.
constexpr double over_relaxation = 1.7;

// r_i - W_i x_i of A.3: sum over j of (w d / |x_i - x_j| - w) (x_i - x_j). Coincident actors pull
// nowhere.
Point dense_pull(const StressSlice& slice, const Positions& positions, std::size_t row) {
    const float* nearness = slice.nearness.data() + row * slice.stride;
    const float* x = positions.x.data() + slice.begin;
    const float* y = positions.y.data() + slice.begin;
    const Lanes xi = all(x[row]);
    const Lanes yi = all(y[row]);
    const Lanes zero = all(0);
    const Lanes one = all(1);
    const Lanes damped = all(static_cast<float>(no_path_damping));
    const Lanes tiny = all(1e-30F);
    Lanes px = zero;
    Lanes py = zero;
    for (std::size_t j = 0; j < slice.stride; j += 4) {
        const Lanes dx = xi - load(x + j);
        const Lanes dy = yi - load(y + j);
        const Lanes q = load(nearness + j);
        const Lanes size = q < zero ? -q : q;
        const Lanes push = q < zero ? damped * size : size;
        const Lanes square = dx * dx + dy * dy;
        const Lanes factor = push * (one / root(square < tiny ? tiny : square) - size);
        px += factor * dx;
        py += factor * dy;
    }
    return {static_cast<double>(sum(px)), static_cast<double>(sum(py))};
}

Point sparse_pull(const StressSlice& slice, const Positions& positions, std::size_t row) {
    constexpr double tiny = 1e-30;
    const Point* points = positions.points.data() + slice.begin;
    Point pull;
    for (std::size_t k = slice.first[row]; k < slice.first[row + 1]; ++k) {
        const Term& term = slice.terms[k];
        const Point gap = points[row] - points[term.row];
        const double away = 1 / std::sqrt(std::max(dot(gap, gap), tiny));
        const double factor =
            static_cast<double>(term.push) * (away - static_cast<double>(term.nearness));
        pull = pull + factor * gap;
    }
    return pull;
}

}  // namespace

void sweep(const StressProblem& problem, Positions& positions, const Progress& progress) {
    std::vector<Point> right;
    for (const Trajectory& trajectory : problem.trajectories) {
        progress.check();
        right.clear();
        for (const Place& place : trajectory.places) {
            const StressSlice& slice = problem.slices[place.slice];
            const Point pull = slice.sparse() ? sparse_pull(slice, positions, place.row)
                                              : dense_pull(slice, positions, place.row);
            right.push_back(slice.row_weight[place.row] * positions.points[place.spot] + pull);
        }
        trajectory.system.solve(right);
        for (std::size_t k = 0; k < right.size(); ++k) {
            const std::size_t spot = trajectory.places[k].spot;
            const Point now = positions.points[spot];
            positions.set(spot, now + over_relaxation * (right[k] - now));
        }
    }
}

}  // namespace entente::detail
