#pragma once
// One signed, weighted network a slice, one actor index for all.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "entente/core/progress.hpp"
#include "entente/network/select.hpp"

namespace entente {

/// What passed between two actors in one slice. Undirected: source < target, both directions summed,
/// a mutual event counted once. Directed: from source to target, a mutual event counts in both ties.
struct Tie {
    ActorId source{};
    ActorId target{};
    double cooperation = 0;  ///< P = sum of m n max(v, 0)
    double conflict = 0;     ///< N = sum of m n max(-v, 0)
    double events = 0;       ///< E = sum of m n; > 0
};
inline double net(const Tie& t) { return t.cooperation - t.conflict; }
inline double intensity(const Tie& t) { return t.cooperation + t.conflict; }
/// net / intensity in [-1, 1]; nothing when intensity is 0.
std::optional<double> tone(const Tie& tie);
/// P + N, P or N.
double layer_weight(const Tie& tie, Layer layer);

struct Slice {
    std::string label;      ///< ISO form of begin at the precision of the slicing
    DaySpan days;
    Day window_begin = 0;   ///< first day that counts
    bool partial = false;   ///< the window begins before the first event of the case
};

struct Network {
    Slice slice;
    std::vector<Tie> ties;          ///< sorted by source, then target
    std::vector<ActorId> present;   ///< actors with a tie, sorted
    double events = 0;              ///< sum of m n over events, a mutual one once
    double cooperation = 0;         ///< sum of m n max(v,0) over events, a mutual one once
    double conflict = 0;
    /// O(log ties). Order of the two does not matter when undirected.
    const Tie* find(ActorId a, ActorId b, bool directed) const;
};

struct NetworkSeries {
    std::shared_ptr<const Selection> selection;
    SeriesOptions options;
    std::vector<Network> networks;   ///< in time; a slice without events is there and empty
    const Case& source_case() const { return *selection->source_case; }
    /// Slice that holds the day, or nothing outside all.
    std::optional<std::size_t> slice_at(Day day) const;
};

/// The slices of `options` over the extent of the selection (or from..to). O(slices).
/// Throws Error{usage} when there would be more than a million.
std::vector<Slice> make_slices(const Selection& selection, const SeriesOptions& options);

/// Mass of an event with days [a, b) in a slice ending at t, in closed form; in [0, 1].
double mass(DaySpan event, const Slice& slice, const SeriesOptions& options);

/// O(events + ties written + partial overlaps of long events with slices), whatever the window's width. A sum over
/// whole masses of CAMEO-Goldstein values is exact.
NetworkSeries build_series(std::shared_ptr<const Selection> selection, const SeriesOptions& options,
                           const Progress& progress = {});
/// read -> select -> build in one.
NetworkSeries build_series(std::shared_ptr<const Case> source_case, const SeriesOptions& options,
                           const Progress& progress = {});

enum class Presence : std::uint8_t { present, silent, absent };
/// present: has a tie in the slice; absent: its from/to do not touch the slice; else silent.
Presence presence(const NetworkSeries& series, std::size_t slice, ActorId actor);

/// One event behind a tie in a slice. Contributions add up to the tie's net.
struct Contribution {
    EventId event{};
    ActorId source{}, target{};  ///< after roll-up, in the event's own direction
    double value = 0;
    double weight = 1;
    double mass = 0;
    double contribution = 0;     ///< mass x weight x value
};
/// Events with mass > 0 behind the tie of a and b (directed: from a to b, mutual ones included), by begin, then file
/// order. O(events of the selection).
std::vector<Contribution> explain(const NetworkSeries& series, std::size_t slice, ActorId a, ActorId b);

/// Cooperation and conflict of one pair over all slices (for curves). O(slices log ties).
std::vector<std::optional<Tie>> tie_history(const NetworkSeries& series, ActorId a, ActorId b);

}  // namespace entente
