#pragma once
// The linked stress of algorithms A.3: its terms, its value, and one sweep of its majorisation.
#include <array>
#include <cstdint>
#include <vector>

#include "entente/layout/layout.hpp"
#include "tridiagonal.hpp"

namespace entente::detail {

/// Slices of more present actors are sparse.
inline constexpr std::size_t dense_at_most = 1000;

/// Weight of a pair without a path, relative to one with a path of the same length.
inline constexpr double no_path_damping = 0.1;

/// Two components fill discs as wide as their longest shortest paths, and keep 1 between them.
inline double distance_without_path(double width, double other_width) {
    return 0.5 * (width + other_width) + 1;
}

/// One pair of a sparse slice, seen from one of the two: another actor at 1 / nearness. Terms of
/// nearness 0 fill a row up to a multiple of four.
struct Term {
    enum Kind : std::uint32_t { near, sampled, without_path };
    std::uint32_t row_and_kind = 0;
    float nearness = 0;  ///< 1 / d
    static Term of(std::uint32_t row, Kind kind, float nearness) {
        return {row << 2U | static_cast<std::uint32_t>(kind), nearness};
    }
    std::size_t row() const { return row_and_kind >> 2U; }
    std::size_t kind() const { return row_and_kind & 3U; }
};

/// One slice of the objective. Rows are the present actors in the order of Network::present. Small
/// slices are dense: every pair has a term. Big ones are sparse: see sparse.hpp.
struct StressSlice {
    std::size_t n = 0;
    std::size_t stride = 0;             ///< n rounded up to a multiple of four
    std::size_t begin = 0;              ///< spot of row 0; a multiple of four
    std::vector<std::uint32_t> actors;  ///< row -> place in StressProblem::actors
    std::vector<float> nearness;        ///< dense: n x stride: 1/d; negative: no path; 0: no pair
    std::vector<std::size_t> first;     ///< sparse: row -> its first term; one more at the end
    std::vector<Term> terms;            ///< sparse: every pair twice
    std::array<float, 3> weight{1, 1, 1};  ///< sparse: of each kind of term, w d^2
    std::vector<double> row_weight;        ///< W_i = sum of w_ij; 1 for an actor alone
    bool sparse() const { return !first.empty(); }
};

/// Calls see(other row, nearness, push) for every term of a row, with push = w d.
template <class See>
void each_term(const StressSlice& slice, std::size_t row, See see) {
    if (slice.sparse()) {
        for (std::size_t k = slice.first[row]; k < slice.first[row + 1]; ++k) {
            const Term& term = slice.terms[k];
            const double near = static_cast<double>(term.nearness);
            if (near > 0)
                see(term.row(), near, static_cast<double>(slice.weight[term.kind()]) * near);
        }
        return;
    }
    const float* nearness = slice.nearness.data() + row * slice.stride;
    for (std::size_t other = 0; other < slice.n; ++other) {
        const double near = static_cast<double>(nearness[other]);
        if (near > 0) see(other, near, near);
        if (near < 0) see(other, -near, -near * no_path_damping);
    }
}

struct Place {
    std::uint32_t slice = 0;
    std::uint32_t row = 0;
    std::size_t spot = 0;  ///< of Positions
};

/// All presences of one actor in time, and lambda between one and the next.
struct Trajectory {
    std::vector<Place> places;
    std::vector<double> link;
    Tridiagonal system;  ///< W + links on the diagonal, -link beside it
};

struct StressProblem {
    std::vector<ActorId> actors;  ///< present in any slice, sorted
    std::vector<StressSlice> slices;
    std::vector<Trajectory> trajectories;  ///< one an actor, same order
    std::size_t spots = 0;                 ///< sum of the strides
    double mean_tie_length = 1;            ///< mean desired length of all ties of all slices
    bool sparse = false;                   ///< whether any slice is
};

/// One position a spot, slice after slice; x and y repeat `points` in single precision. Spots that
/// pad a slice stay at the origin.
struct Positions {
    std::vector<Point> points;
    std::vector<float> x, y;
    explicit Positions(std::size_t spots) : points(spots), x(spots), y(spots) {}
    void set(std::size_t spot, Point p) {
        points[spot] = p;
        x[spot] = static_cast<float>(p.x);
        y[spot] = static_cast<float>(p.y);
    }
};

/// Median |net| over all pairs with a tie and net != 0 of all slices; 1 when there are none.
double reference_weight(const NetworkSeries& series);

/// Slices with more than `dense_limit` actors are sparse.
/// Dense: O(n (m + n) log n) time and 4 bytes an ordered pair.
StressProblem make_problem(const NetworkSeries& series, double kappa, const Progress& progress,
                           std::size_t dense_limit = dense_at_most);

/// lay_out with another limit.
LayoutSeries lay_out_up_to(std::size_t dense_limit, const NetworkSeries& series,
                           const LayoutOptions& options, const Progress& progress = {});

/// Every actor at the same place in all its slices.
Positions spread(const StressProblem& problem, const std::vector<Point>& place_of_actor);

/// S(X) of A.3 in double precision.
double objective(const StressProblem& problem, const Positions& positions,
                 const Progress& progress = {});

/// Moves each actor's whole trajectory toward and past the minimum of the majorant, one actor after
/// the other. Never raises the objective (beyond single-precision rounding of the pull). With
/// sparse slices an eighth of the actors, drawn by lot, moves at once, on all threads: what they
/// pull on each other is a small part of what pulls them.
void sweep(const StressProblem& problem, Positions& positions, const Progress& progress);

/// Mean desired distance of two actors over the slices that have a term for them.
struct Spring {
    std::uint32_t a, b;
    float distance, weight;
};
std::vector<Spring> mean_springs(const StressProblem& problem, const Progress& progress);

/// One place an actor for all slices: SGD on the mean distances (Zheng, Pawar, Goodman 2019), from
/// random places or from those given.
std::vector<Point> aggregate_layout(std::vector<Spring> springs, std::size_t actors,
                                    std::uint64_t seed, const Progress& progress,
                                    std::vector<Point> from = {});

/// PivotMDS (Brandes, Pich 2006): classical scaling of the distances to 50 pivots, each the actor
/// farthest from those before, over the 20 strongest springs of every actor; to the springs' scale.
/// O(50 x 20 actors log).
std::vector<Point> pivot_places(const std::vector<Spring>& springs, std::size_t actors,
                                const Progress& progress);

}  // namespace entente::detail
