#pragma once
// Exact structural balance: how far a network is from two sides, friends inside and foes across.
#include <array>
#include <optional>
#include <vector>

#include "entente/core/progress.hpp"
#include "entente/measures/options.hpp"
#include "entente/network/series.hpp"

namespace entente {

/// The least frustration of one slice and a partition that has it. Pairs count once with their net
/// weight, both directions added; a pair whose net is within 1e-9 of its intensity of 0 carries no
/// sign and is left out.
struct Balance {
    double low = 0, high = 0;  ///< proved bounds of L; equal when L is known
    double weight = 0;         ///< sum of |net| over the pairs
    bool proved = true;        ///< L is known; else sides and margins are empty cells
    /// In the order of Network::present: 1 or -1 in a best partition; 0 for an actor without a pair
    /// that carries a sign, and for all when L is not proved.
    std::vector<int> side;
    /// Likewise: by how much L rises at least when the actor has to stand on the other side, toward
    /// its component's strongest actor (largest sum of |net|; for that one itself: toward the
    /// second strongest). 0: undecided, some best partition has it there. NaN when not known, not
    /// asked for, or without a side.
    std::vector<double> margin;
    std::vector<double> margin_low,
        margin_high;  ///< proved bounds; both the margin when it is known
};

/// Balance of every slice, in time. L is the weighted line index of balance, min over sides x of
/// the sum over pairs of |w| (1 - sign(w) x_i x_j) / 2 (Harary, Behavioral Science 4, 1959), exact:
/// cutting planes on negative cycles (after Aref, Mason and Wilson, Networks 75, 2020, who give the
/// model) on ties that merging and blocks leave. A slice begins from the sides of the slices
/// before. Sides are aligned: in each component that way round which agrees with the last known
/// sides of most of its actors; the strongest actor of a new component has side 1. One slice
/// searches for at most options.seconds (and as long again for margins), then says what is proved.
/// Sparse networks of 21,000 ties are proved in 0.1 s where 3 % of the ties go against the sides
/// that were planted, in 0.3 s at 6 %, 3 s at 8 %, 10 s at 9 %; at 10 %, or where ties prefer the
/// busy, the limit comes first.
/// `with_margins` costs a flow an actor and, where bounds do not meet, in blocks of at most 250
/// actors a search. Deterministic but for searches that the time limit ends.
/// Sparse slices of thousands of ties take milliseconds to seconds; dense ones with many negative
/// ties are hard from 100 actors on (the problem is NP-hard). Throws Error{data} for sums that are
/// not finite; Error{interrupted} within 100 ms of a stop.
std::vector<Balance> balance_over_time(const NetworkSeries& series, bool with_margins,
                                       const MeasureOptions& options = {},
                                       const Progress& progress = {});

/// An actor that left its side for the other.
struct SideChange {
    std::size_t slice = 0;   ///< the first on the new side
    std::size_t before = 0;  ///< the last slice on the old side; other slices may lie between
    ActorId actor{};
    int side = 0;  ///< the new one
};
/// Changes of side that count: decided (margin proved to be above 0) in the last slice on the old
/// side and in the first on the new one; slices in which the actor is undecided or has no side are
/// passed over. `balances` with margins. By slice, then actor. O(slices x actors).
std::vector<SideChange> side_changes(const NetworkSeries& series,
                                     const std::vector<Balance>& balances);

/// Three actors of whom every two have a pair that carries a sign, the product of signs negative.
struct StrainedTriad {
    std::array<ActorId, 3> actors{};  ///< ascending
    std::array<double, 3> nets{};     ///< of actors 0-1, 0-2, 1-2
};
/// Unbalanced triads with the pair a, b in them; by third actor. O(ties log ties).
std::vector<StrainedTriad> strained_triads(const Network& network, bool directed, ActorId a,
                                           ActorId b);

}  // namespace entente
