#pragma once
// One position per actor and slice: friends near, foes far, everyone calm (linked stress).
#include <optional>
#include <vector>

#include "entente/core/geometry.hpp"
#include "entente/core/progress.hpp"
#include "entente/network/series.hpp"

namespace entente {

struct LayoutOptions {
    double stability = 0.5;     ///< s in [0, 1): kappa = s / (1 - s); 0.5 -> kappa = 1
    int sweeps = 200;           ///< at most; stops when the objective falls by less than 1e-5 relative
    std::uint64_t seed = 1;
};

struct LayoutSeries {
    /// positions[slice][actor], length = all actors of the case; a tie of mean length is about 1 long.
    /// An actor that is not present in a slice has its position interpolated between its nearest presences (held before the
    /// first and after the last); NaN when it is present in no slice.
    std::vector<std::vector<Point>> positions;
    double seconds = 0;         ///< wall-clock of the solver
};

struct LayoutQuality {
    double stress = 0;          ///< mean over slices of the scale-free mean of ((c|x| - d)/d)^2 per pair
    double movement_mean = 0;   ///< step between consecutive presences over the mean drawn tie length
    double movement_p95 = 0;
    double crowding = 0;        ///< new overlaps of discs 0.2 desired tie lengths wide at 600 moments
    double friend_nearer = 0;   ///< share of (actor, friend, foe) triples with the friend drawn nearer
    double seconds = 0;
};

/// Deterministic: same input, same coordinates to the bit. Sum over slices of n^2 a sweep.
LayoutSeries lay_out(const NetworkSeries& series, const LayoutOptions& options,
                     const Progress& progress = {});
LayoutQuality layout_quality(const NetworkSeries& series, const LayoutSeries& layouts);

/// Desired distances of one slice between present actors (order of Network::present), row by row; the weight of each pair
/// is d^-2, damped by 0.1 for pairs without a path. algorithms: shortest paths on signed lengths.
struct DesiredDistances {
    std::size_t n = 0;
    std::vector<double> distance;  ///< n x n
    std::vector<double> weight;    ///< n x n
};
DesiredDistances desired_distances(const Network& network, double reference_weight);

/// Position of an actor at a moment in slices (1.25 = a quarter of the way from slice 1 to 2), eased.
Point position_at(const LayoutSeries& layouts, double moment, ActorId actor);

}  // namespace entente
