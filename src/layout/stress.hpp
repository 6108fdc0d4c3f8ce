#pragma once
// The linked stress of algorithms A.3 and one sweep of its majorisation.
#include <cstdint>
#include <vector>

#include "entente/layout/layout.hpp"

namespace entente::detail {

/// Weight of a pair without a path, relative to one with a path of the same length.
inline constexpr double no_path_damping = 0.1;
/// What is left between the discs that hold two components.
inline constexpr double component_gap = 1;

/// One slice of the objective. Rows are the present actors in the order of Network::present.
struct StressSlice {
    std::size_t n = 0;
    std::size_t stride = 0;             ///< n rounded up to a multiple of four
    std::vector<std::uint32_t> actors;  ///< row -> place in StressProblem::actors
    std::vector<float> nearness;        ///< n x stride: 1/d; negative: no path; 0: no pair
    std::vector<double> row_weight;     ///< W_i = sum of w_ij
};

struct Presence2D {
    std::uint32_t slice = 0;
    std::uint32_t row = 0;
};

/// All presences of one actor in time, and lambda between one and the next.
struct Trajectory {
    std::vector<Presence2D> places;
    std::vector<double> link;
};

struct StressProblem {
    std::vector<ActorId> actors;  ///< present in any slice, sorted
    std::vector<StressSlice> slices;
    std::vector<Trajectory> trajectories;  ///< one an actor, same order
    double mean_tie_length = 1;            ///< mean desired length of all ties of all slices
};

/// Positions of one slice; x and y repeat `points` in single precision, padded to the stride.
struct SlicePositions {
    std::vector<Point> points;
    std::vector<float> x, y;
    void set(std::size_t row, Point p) {
        points[row] = p;
        x[row] = static_cast<float>(p.x);
        y[row] = static_cast<float>(p.y);
    }
};
using Positions = std::vector<SlicePositions>;

/// Median |net| over all pairs with a tie and net != 0 of all slices; 1 when there are none.
double reference_weight(const NetworkSeries& series);

/// O(sum over slices of n (m + n) log n) time, 4 bytes a present ordered pair.
StressProblem make_problem(const NetworkSeries& series, double kappa, const Progress& progress);

/// Every actor at the same place in all its slices.
Positions spread(const StressProblem& problem, const std::vector<Point>& place_of_actor);

/// S(X) of A.3 in double precision.
double objective(const StressProblem& problem, const Positions& positions);

/// Moves each actor's whole trajectory to the minimum of the majorant, one actor after the other.
/// Never raises the objective (beyond single-precision rounding of the pull).
void sweep(const StressProblem& problem, Positions& positions, const Progress& progress);

/// One place an actor for all slices: SGD on the mean distances (Zheng, Pawar, Goodman 2019).
std::vector<Point> aggregate_layout(const StressProblem& problem, std::uint64_t seed,
                                    const Progress& progress);

}  // namespace entente::detail
