#include <cmath>

#include "entente/core/parallel.hpp"
#include "entente/core/random.hpp"

#include "lanes.hpp"
#include "stress.hpp"

namespace entente::detail {
namespace {

// Steps go this much of the way to the minimum of the majorant. Below 2 they still lower it, since
// it is quadratic; at 1.7 half as many sweeps are needed.
constexpr double over_relaxation = 1.7;
// Of many actors at once: below 2 / (1 + the share of an actor's pull that comes from those that
// move with it), with room for the ties of some.
constexpr double batch_relaxation = 1.6;

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
    const float* x = positions.x.data() + slice.begin;
    const float* y = positions.y.data() + slice.begin;
    const Lanes xi = all(x[row]);
    const Lanes yi = all(y[row]);
    const Lanes one = all(1);
    const Lanes tiny = all(1e-30F);
    Lanes px = all(0);
    Lanes py = all(0);
    for (std::size_t k = slice.first[row]; k < slice.first[row + 1]; k += 4) {
        const Term* t = slice.terms.data() + k;
        const Lanes dx = xi - Lanes{x[t[0].row()], x[t[1].row()], x[t[2].row()], x[t[3].row()]};
        const Lanes dy = yi - Lanes{y[t[0].row()], y[t[1].row()], y[t[2].row()], y[t[3].row()]};
        const Lanes near{t[0].nearness, t[1].nearness, t[2].nearness, t[3].nearness};
        const Lanes weight{slice.weight[t[0].kind()], slice.weight[t[1].kind()],
                           slice.weight[t[2].kind()], slice.weight[t[3].kind()]};
        const Lanes square = dx * dx + dy * dy;
        const Lanes factor = weight * near * (one / root(square < tiny ? tiny : square) - near);
        px += factor * dx;
        py += factor * dy;
    }
    return {static_cast<double>(sum(px)), static_cast<double>(sum(py))};
}

// The right side of the system, W x + pull, at one place.
Point right_side(const StressSlice& slice, const Positions& positions, std::size_t row) {
    const Point pull =
        slice.sparse() ? sparse_pull(slice, positions, row) : dense_pull(slice, positions, row);
    return slice.row_weight[row] * positions.points[slice.begin + row] + pull;
}

void move(const Trajectory& trajectory, double relaxation, std::vector<Point>& right,
          Positions& positions) {
    trajectory.system.solve(right);
    for (std::size_t k = 0; k < right.size(); ++k) {
        const std::size_t spot = trajectory.places[k].spot;
        const Point now = positions.points[spot];
        positions.set(spot, now + relaxation * (right[k] - now));
    }
}

constexpr std::uint64_t batches = 8;

std::uint64_t batch_of(std::size_t actor) {
    return Random(actor).next() % batches;
}

void sweep_in_batches(const StressProblem& problem, Positions& positions,
                      const Progress& progress) {
    std::vector<std::vector<std::uint32_t>> members(batches);
    for (std::uint32_t actor = 0; actor < problem.trajectories.size(); ++actor)
        members[batch_of(actor)].push_back(actor);
    std::vector<char> moves(problem.trajectories.size());
    std::vector<Point> right_sides(problem.spots);
    std::vector<Point> right;
    for (const std::vector<std::uint32_t>& batch : members) {
        std::fill(moves.begin(), moves.end(), 0);
        for (const std::uint32_t actor : batch) moves[actor] = 1;
        parallel_for(problem.slices.size(), 0, Progress(progress.stop_token()), {},
                     [&](std::size_t t, const Progress&) {
                         const StressSlice& slice = problem.slices[t];
                         for (std::size_t row = 0; row < slice.n; ++row) {
                             if (moves[slice.actors[row]] == 0) continue;
                             right_sides[slice.begin + row] = right_side(slice, positions, row);
                         }
                     });
        for (const std::uint32_t actor : batch) {
            right.clear();
            for (const Place& place : problem.trajectories[actor].places)
                right.push_back(right_sides[place.spot]);
            move(problem.trajectories[actor], batch_relaxation, right, positions);
        }
    }
}

}  // namespace

void sweep(const StressProblem& problem, Positions& positions, const Progress& progress) {
    if (problem.sparse) return sweep_in_batches(problem, positions, progress);
    std::vector<Point> right;
    for (const Trajectory& trajectory : problem.trajectories) {
        progress.check();
        right.clear();
        for (const Place& place : trajectory.places)
            right.push_back(right_side(problem.slices[place.slice], positions, place.row));
        move(trajectory, over_relaxation, right, positions);
    }
}

}  // namespace entente::detail
