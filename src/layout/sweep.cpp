#include "lanes.hpp"
#include "stress.hpp"
#include "tridiagonal.hpp"

namespace entente::detail {
namespace {

// r_i - W_i x_i of A.3: sum over j of (w d / |x_i - x_j| - w) (x_i - x_j). Coincident actors pull
// nowhere.
Point pull(const StressSlice& slice, const SlicePositions& at, std::size_t row) {
    const float* nearness = slice.nearness.data() + row * slice.stride;
    const Lanes xi = all(at.x[row]);
    const Lanes yi = all(at.y[row]);
    const Lanes zero = all(0);
    const Lanes one = all(1);
    const Lanes damped = all(static_cast<float>(no_path_damping));
    const Lanes tiny = all(1e-30F);
    Lanes px = zero;
    Lanes py = zero;
    for (std::size_t j = 0; j < slice.stride; j += 4) {
        const Lanes dx = xi - load(at.x.data() + j);
        const Lanes dy = yi - load(at.y.data() + j);
        const Lanes q = load(nearness + j);
        const Lanes size = q < zero ? -q : q;
        const Lanes push = q < zero ? damped * size : size;  // w d
        const Lanes square = dx * dx + dy * dy;
        const Lanes away = one / root(square < tiny ? tiny : square);
        const Lanes factor = push * (away - size);
        px += factor * dx;
        py += factor * dy;
    }
    return {static_cast<double>(sum(px)), static_cast<double>(sum(py))};
}

}  // namespace

void sweep(const StressProblem& problem, Positions& positions, const Progress& progress) {
    std::vector<double> diagonal;
    std::vector<double> work;
    std::vector<Point> right;
    for (const Trajectory& trajectory : problem.trajectories) {
        progress.check();
        const std::size_t length = trajectory.places.size();
        diagonal.assign(length, 0);
        right.assign(length, {});
        for (std::size_t k = 0; k < length; ++k) {
            const auto [t, row] = trajectory.places[k];
            const double weight = problem.slices[t].row_weight[row];
            diagonal[k] = weight + (k > 0 ? trajectory.link[k - 1] : 0) +
                          (k + 1 < length ? trajectory.link[k] : 0);
            right[k] =
                weight * positions[t].points[row] + pull(problem.slices[t], positions[t], row);
        }
        solve_tridiagonal(diagonal, trajectory.link, right, work);
        for (std::size_t k = 0; k < length; ++k) {
            const auto [t, row] = trajectory.places[k];
            positions[t].set(row, right[k]);
        }
    }
}

}  // namespace entente::detail
