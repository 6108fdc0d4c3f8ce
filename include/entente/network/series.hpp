#pragma once
// One signed, weighted network a slice, one actor index for all.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/core/progress.hpp"
#include "entente/network/select.hpp"

namespace entente {

/// What passed between two actors in one slice. Undirected: source < target, both directions
/// summed, a mutual event counted once. Directed: from source to target, a mutual event counts in
/// both ties.
struct Tie {
    ActorId source{};
    ActorId target{};
    double cooperation = 0;  ///< P = sum of m n max(v, 0)
    double conflict = 0;     ///< N = sum of m n max(-v, 0)
    double events = 0;       ///< E = sum of m n; > 0
    bool operator==(const Tie&) const = default;
};
inline double net(const Tie& t) {
    return t.cooperation - t.conflict;
}
inline double intensity(const Tie& t) {
    return t.cooperation + t.conflict;
}
/// net / intensity in [-1, 1]; nothing when intensity is 0.
std::optional<double> tone(const Tie& tie);
/// P + N, P or N.
double layer_weight(const Tie& tie, Layer layer);

struct Slice {
    std::string label;     ///< ISO form of begin at the precision of the slicing
    DaySpan days;          ///< calendar-aligned
    Day window_begin = 0;  ///< first day that counts
    bool partial = false;  ///< the window begins before the first event of the case
    bool operator==(const Slice&) const = default;
};

struct Network {
    Slice slice;
    std::vector<Tie> ties;         ///< sorted by source, then target
    std::vector<ActorId> present;  ///< actors with a tie, sorted
    double events = 0;             ///< sum of m n over events, a mutual one once
    double cooperation = 0;        ///< sum of m n max(v,0) over events, a mutual one once
    double conflict = 0;           ///< sum of m n max(-v,0), likewise
    /// The tie of a and b, nullptr when there is none. O(log ties). `directed` as the series was
    /// built: then from a to b; otherwise the order of the two does not matter.
    const Tie* find(ActorId a, ActorId b, bool directed) const;
};

struct NetworkSeries {
    std::shared_ptr<const Selection> selection;
    SeriesOptions options;
    std::vector<Network> networks;  ///< in time; a slice without events is there and empty
    const Case& source_case() const { return *selection->source_case; }
    /// Slice that holds the day, or nothing outside all. O(log slices).
    std::optional<std::size_t> slice_at(Day day) const;
};

/// Calendar-aligned slices from the one that holds the first event of the selection (or `from`) to
/// the one that holds the last (or `to`). `from` and `to` choose slices, not events: the slice that
/// holds `from` is whole, and windows reach back before it. No slices when the selection has no
/// events, unless both are given. The window of a slice that ends at t begins own: where the slice
/// does; sliding: W before t on the calendar; cumulative, half-life: with the first event of the
/// case (where the slice begins if that is later than t). O(slices). Throws Error{usage} when there
/// would be more than a million, and when `from` is not before `to` (where one is not given: the
/// selection's first or last day).
std::vector<Slice> make_slices(const Selection& selection, const SeriesOptions& options);

/// Why a series without slices has none, for a message: the case has no events, or the options that
/// leave none of them.
std::string why_no_slices(const NetworkSeries& series);

/// Mass of an event with days [a, b), b > a, in a slice that ends at t, in closed form; in [0, 1].
/// Box (own, sliding, cumulative): |[a,b) n [window_begin,t)| / (b - a), for cumulative without a
/// first day. Half-life H in days: with l = ln 2 / H and c = min(b, t), (1/(b-a)) * integral over u
/// in [a, c) of 2^(-(t-u)/H) du = 2^(-(t-c)/H) (1 - exp(-l (c-a))) / (l (b-a)); 0 once c is more
/// than a thousand half-lives before t, where 2^-x would soon leave the range of a double.
double mass(DaySpan event, const Slice& slice, const SeriesOptions& options);

/// All slices with their ties, each pair with E > 0 in a slice (see mass for where fading ends).
/// O(E log E + ties written + partial overlaps of long events with slices), E = events, whatever
/// the window's width: each event enters and leaves once. Sums over whole masses are kept in
/// 128-bit fixed point, so nothing is left behind when events leave; where all values x weights are
/// multiples of 1/600 (CAMEO- Goldstein tenths, weights n/k with k up to 6) they are exact before
/// the one rounding to double; others are off by less than 2^-60 of the pair's largest n max(1,
/// |v|). Throws Error{usage} as make_slices does and for more than 100 million ties;
/// Error{interrupted}.
NetworkSeries build_series(std::shared_ptr<const Selection> selection, const SeriesOptions& options,
                           const Progress& progress = {});
/// The same on given slices: those of make_slices for another selection of the same case, as a
/// replicate is one.
NetworkSeries build_series(std::shared_ptr<const Selection> selection, const SeriesOptions& options,
                           const std::vector<Slice>& slices, const Progress& progress = {});
/// select, then build.
NetworkSeries build_series(std::shared_ptr<const Case> source_case, const SeriesOptions& options,
                           const Progress& progress = {});

enum class Presence : std::uint8_t { present, silent, absent };
std::string_view to_string(Presence presence);
/// present: has a tie in the slice; absent: its from/to do not touch the slice's days; else silent.
Presence presence(const NetworkSeries& series, std::size_t slice, ActorId actor);

/// One event behind a tie in a slice. Contributions add up to the tie's net.
struct Contribution {
    EventId event{};
    ActorId source{}, target{};  ///< after roll-up, in the event's own direction
    double value = 0;
    double weight = 1;
    double mass = 0;
    double contribution = 0;  ///< mass x weight x value
};
/// Events with mass > 0 behind the tie of a and b (directed: from a to b, mutual ones included), by
/// begin, then file order. Empty when nothing passed between them. O(events of the selection).
std::vector<Contribution> explain(const NetworkSeries& series, std::size_t slice, ActorId a,
                                  ActorId b);

/// The tie of one pair in every slice (for curves), nothing where there is none. O(slices log
/// ties).
std::vector<std::optional<Tie>> tie_history(const NetworkSeries& series, ActorId a, ActorId b);

}  // namespace entente
