#pragma once
// One position per actor and slice: friends near, foes far, everyone calm (linked stress).
#include <cstdint>
#include <limits>
#include <vector>

#include "entente/core/geometry.hpp"
#include "entente/core/progress.hpp"
#include "entente/network/series.hpp"

namespace entente {

struct LayoutOptions {
    /// s in [0, 1): kappa = s / (1 - s), how much staying put weighs against the drawing of a
    /// slice. 0: every slice on its own (from a common start); 0.5: kappa = 1, a neighbour slice
    /// weighs as much as all distances in this one.
    double stability = 0.5;
    /// Choose the stability instead (`stability` is then ignored): the least hundredth at which 95
    /// % of the steps are at most 0.65 tie lengths (LayoutQuality::movement_p95); where stress
    /// would exceed 1.3 times that of stability 0 (or 0.01, if that is more) before, the last that
    /// keeps within it. LayoutSeries tells which. Found by bisection: some nine layouts.
    bool automatic = false;
    /// Sweeps over all actors at most; stops earlier when the objective falls by less than 1e-5 of
    /// itself a sweep (2e-4 where a slice has more than 1000 actors).
    int sweeps = 100;
    std::uint64_t seed = 1;
};

/// Positions have their centre (mean of all present actors of all slices) at the origin; one unit
/// is the mean desired length of all ties of all slices, so that a tie of mean length is about 1
/// long. The drawing is wider than high, its principal axis horizontal.
struct LayoutSeries {
    /// positions[slice][actor], length = all actors of the case.
    /// An actor that is not present in a slice has its position interpolated between its nearest
    /// presences (held before the first and after the last); NaN when it is present in no slice.
    std::vector<std::vector<Point>> positions;
    double seconds = 0;      ///< wall-clock of the solver
    int sweeps = 0;          ///< over all actors, after the start was chosen
    double stability = 0.5;  ///< that it was made with
    /// What an automatic stability was chosen by: its steps' 95 % quantile (NaN without steps) and
    /// its stress over that of stability 0 (NaN when that is 0). NaN unless automatic.
    double chosen_p95 = std::numeric_limits<double>::quiet_NaN();
    double chosen_stress_ratio = std::numeric_limits<double>::quiet_NaN();
};

/// NaN where undefined.
struct LayoutQuality {
    /// For every pair of present actors of a slice the relative error (c |x| - d) / d, d the
    /// desired distance; c is the scale that suits the slice best. Mean of the squares over the
    /// slice's pairs (those without a path count 0.1), then over the slices that have pairs. 0 is
    /// perfect, 1 is all actors in one place. In slices of more than 1000 actors the pairs of 100
    /// of them, evenly spread by id, with all others.
    double stress = 0;
    /// Distance between an actor's positions in one presence and its next one, over the mean drawn
    /// length of all ties of all slices: mean and 95 % quantile (linear between ranks) over all
    /// such steps.
    double movement_mean = 0;
    double movement_p95 = 0;
    /// Of 600 moments evenly spread from the first to the last slice: the sum of the pairs of
    /// actors nearer than 0.2 units that were not so (or not both shown) at the moment before. An
    /// actor is shown at a moment when it is present in the slices on both sides of it.
    double crowding = 0;
    /// Share of all (actor, friend, foe) in one slice with the friend drawn nearer than the foe;
    /// friends have net > 0 with the actor, foes net < 0.
    double friend_nearer = 0;
    double seconds = 0;  ///< of LayoutSeries

    /// The largest stress of a slice that has pairs, each by its own best scale.
    double stress_worst = 0;
    /// Movement that turning and shifting cannot explain: between each slice and the next the
    /// positions of the actors present in both are first turned and shifted (not mirrored) as a
    /// whole onto the later ones, least squares; mean distance that remains over all such steps,
    /// over the mean drawn length of all ties. NaN without steps or ties.
    double movement_nonrigid = 0;
    /// Neighbourhood preservation: for each present actor with k > 0 friends the Jaccard index
    /// |A n B| / |A u B| of its friends A and the k actors B drawn nearest to it (at equal distance
    /// the smaller id); mean over all actors and slices, in slices of more than 1000 actors over
    /// 100 of them, evenly spread by id. In [0, 1], 1: friends are the nearest. NaN without
    /// friends.
    double neighbourhood = 0;
    /// Spearman's rank correlation of what changed and what moved, over all actors and pairs of
    /// consecutive slices with the actor present in both: sum |net' - net| / sum (|net| + |net'|)
    /// over the actor's ties (0 when both are 0), and the length of its step. In [-1, 1]; near 1:
    /// who moves has changed. NaN for less than three steps and when one side is constant.
    double change_faithfulness = 0;
    /// Standard deviation over mean of drawn length / desired length, over all ties of all slices.
    /// 0: every tie as long as it asks for. NaN without ties and when all lengths are 0.
    double tie_length_variation = 0;
    int sweeps = 0;  ///< of LayoutSeries: seconds / sweeps is about the time a sweep takes
};

/// Linked stress by majorisation: each actor's whole trajectory is moved at once, to the exact
/// minimum of a quadratic that lies above the objective and touches it (Gansner, Koren, North 2004,
/// with the links of Brandes, Indlekofer, Mader 2012), from a common start found by stochastic
/// gradient descent (Zheng, Pawar, Goodman 2019): the best of up to 32 starts, as many as some 30
/// ms allow. Then overlaps are pushed apart: in a slice discs
/// 0.2 to 0.3 wide as there is room, on the straight way to the next 0.2; narrower ones only where
/// hundreds of actors stand so close that this would spoil the drawing.
///
///     sum over slices t, pairs ij present:     w (|x_i - x_j| - d)^2
///   + sum over actors, consecutive presences:  lambda |x' - x|^2
///     lambda = kappa (W + W') / 2 x usual step / step
///
/// with d and w = d^-2 of desired_distances, W the sum of an actor's w in a slice, and steps in
/// days from middle to middle (slices whose days do not rise are taken as evenly spaced).
///
/// Deterministic: same input, same coordinates to the bit. The choice of layer does not matter:
/// signs and sizes are those of net.
///
/// n present actors and m ties in a slice: O(n (m + n) log n) once, and n^2 a sweep (about 1.5 ns a
/// pair); 4 bytes a pair and slice. 500 actors in 100 slices take 100 MB. In slices of more than
/// 1000 actors the ties, the 30 nearest of each actor and a sample of 70 an actor stand for all
/// pairs, the start is that of PivotMDS, and the work is on all threads (the result does not depend
/// on their number): about 1 kB an actor and slice, and times that grow with n.
///
/// Throws Error{usage} for a stability outside [0, 1) or negative sweeps, Error{interrupted} within
/// some 50 ms of a stop.
LayoutSeries lay_out(const NetworkSeries& series, const LayoutOptions& options,
                     const Progress& progress = {});

/// A layout that somebody looks at, with the days it is of.
struct ShownLayout {
    std::vector<double> days;                   ///< middle of each slice, rising
    std::vector<std::vector<Point>> positions;  ///< as in LayoutSeries
};
ShownLayout shown_layout(const NetworkSeries& series, const LayoutSeries& layouts);

/// Lays a changed series out so that the picture on screen turns into the new one: another window,
/// step or choice of ties of the same case. Every actor starts where `shown` has it in the middle
/// of each new slice (straight between slices, held before the first and after the last); actors
/// that it does not have start amid those they are near to. After the sweeps the whole result is
/// turned, shifted and, where that is nearer, mirrored onto `shown`: one motion for all slices,
/// least sum of squares over all actors and slices known to both. So it is centred and turned as
/// `shown` was, not as lay_out says; scale, distances and costs are those of lay_out. The seed has
/// no part in it. It depends on what was shown before: for what can be made again use lay_out.
/// Where nobody is known, lay_out's result.
///
/// In the window: keep shown_layout(series, layouts) of the analysis on screen, hand it to the
/// worker with the next request for the same case, and call this instead of lay_out; blend from the
/// old positions to the new by actor.
///
/// Throws as lay_out does; Error{usage} when `days` and `positions` differ in number.
LayoutSeries lay_out_from(const ShownLayout& shown, const NetworkSeries& series,
                          const LayoutOptions& options, const Progress& progress = {});

/// Precondition: `layouts` has a finite position for every present actor of `series`. O(n (m + n)
/// log n) a slice (of n > 1000: 100 (m + n) log n), on all threads, and the 600 moments O(n log n +
/// near pairs) each. Error{interrupted}.
LayoutQuality layout_quality(const NetworkSeries& series, const LayoutSeries& layouts,
                             const Progress& progress = {});

/// Desired distances of one slice between present actors (order of Network::present), row by row.
struct DesiredDistances {
    std::size_t n = 0;
    std::vector<double> distance;  ///< n x n, symmetric, 0 on the diagonal, else > 0 and finite
    std::vector<double>
        weight;  ///< n x n: d^-2, times 0.1 for pairs without a path; 0 on the diagonal
};

/// Shortest paths over ties with these lengths, by net weight w (both directions together):
///   w >= 0: 1 / (1 + log(1 + w) / log(1 + reference_weight)), but 0.5 to 1: the reference weight
///   and all above give 0.5, and
///           a tie in which good and bad cancel out (|w| within 1e-9 of the intensity) is a weak
///           friendly one, 1 long;
///   w < 0:  2.5 times the mean length of the slice's friendly ties (of 0.75 where there are none).
/// A hostile pair is never nearer than its own tie, whatever the path over friends. Two actors
/// without a path are half the longest shortest path of each one's component apart, plus 1:
/// components stand side by side. A reference weight that is not a positive number counts as 1;
/// lay_out uses the median |net| of all ties of all slices with net != 0. O(n (m + n) log n).
DesiredDistances desired_distances(const Network& network, double reference_weight,
                                   const Progress& progress = {});

/// Position of an actor at a moment in slices (1.25 = on the way from slice 1 to 2), in a straight
/// line with the ease curve 3u^2 - 2u^3. Moments before the first and after the last slice are
/// held. NaN for an actor that is present in no slice or unknown, and for a layout without slices.
Point position_at(const LayoutSeries& layouts, double moment, ActorId actor);

}  // namespace entente
