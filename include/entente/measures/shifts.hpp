#pragma once
// Shifts: the slices where a network breaks with what was, and the ties and acts that make it so.
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "entente/core/progress.hpp"
#include "entente/measures/table.hpp"
#include "entente/network/series.hpp"

namespace entente {

/// What happened to an event's mass between the slice before and this one.
enum class Turn : std::uint8_t {
    entered,  ///< 0 before
    left,     ///< 0 now
    grew,     ///< more than before: more of a long span is in the window
    faded     ///< less than before, but not gone
};
std::string_view to_string(Turn turn);

struct ShiftEvent {
    EventId event{};
    Turn turn = Turn::entered;
    double mass_before = 0, mass_after = 0;
    double before = 0, after = 0;  ///< contributions to the tie's net: mass x weight x value
};

/// One tie behind a shift. Undirected: source < target.
struct ShiftTie {
    ActorId source{}, target{};
    double part = 0;                 ///< of the change: (|P' - P| + |N' - N|) / sum of max; > 0
    double before = 0, after = 0;    ///< net; 0 where there is no tie
    std::vector<ShiftEvent> events;  ///< by |after - before|, largest first, then by EventId
};

/// A series in which a change point was found.
struct ShiftLevel {
    std::string_view series;       ///< "change", a measure, or "cooperation", "conflict" of a tie
    double before = 0, after = 0;  ///< means of the segments that meet here; NaN: nothing defined
};

/// Why a slice was marked.
struct ShiftTest {
    enum class Kind : std::uint8_t { outlier, change_point };
    Kind kind = Kind::outlier;
    double strength = 0;             ///< by how many sigma it stands out
    double gain = 0;                 ///< change point: what it saves, in sigma^2; outlier: 0
    std::vector<ShiftLevel> levels;  ///< of the series tested together; outlier: of "change"
};

struct Shift {
    std::size_t slice = 0;
    std::optional<double> change;  ///< to the slice before; nothing when both are empty
    double arrived = 0;            ///< the part of it that grew: sum of increases / sum of max
    double score = 0;              ///< strongest test x sqrt(size / median size); >= 0
    std::size_t rank = 1;          ///< 1 has the largest score; equals: the earlier first
    std::vector<ShiftTest> tests;  ///< at least one
    std::vector<ShiftTie> ties;    ///< by part, largest first, then by ids
};

struct ShiftOptions {
    /// How much of the change the ties listed account for, and how much of what changed in a tie
    /// the events listed; in (0, 1]. 1 lists all whose mass differs.
    double share = 0.9;
};

/// The breaks of a series, in time, each explained. For every slice but the first, with sums of P
/// and N taken over the ties of both slices, a tie that does not exist counting 0:
///
///   change   1 - sum min / sum max, the Ruzicka distance to the slice before (measure `change`)
///   part     of one tie: (|P' - P| + |N' - N|) / sum max; the parts add up to the change
///   size     sum max
///
/// **What is tested.** Where slices share no events (window `own`, or not longer than a slice), the
/// change. Where they do (a longer window, half-life, cumulative), `arrived`, the change that came
/// in: what leaves such a window, or fades, leaves by the calendar years after it happened, and an
/// echo is no shift. What comes in comes in once, so slices are tested as if they did not overlap.
///
/// **Outlier.** A slice whose tested value is above median + 3 sigma, sigma = 1.4826 x MAD.
/// Strength: (value - median) / sigma.
///
/// **Change points.** PELT (Killick, Fearnhead & Eckley, JASA 107, 2012): the exact least sum of
/// squares of a piecewise constant mean, every slice a candidate. Penalty BIC, (d + 1) k sigma^2
/// ln n, for d series of n values each divided by its sigma = 1.4826 x MAD of first differences
/// / sqrt 2. The 1 stands for the place of a change point, which is chosen too: without it pure
/// noise has a break three times out of four. Strength: sqrt(mean over the series of (level after
/// - level before)^2), in sigma. Run by itself on the tested series, where only a rise counts (a
/// fall says that the time of shifts is over; segments may be one slice long), and, with
/// `measures`, on all network measures of the table together. Their neighbours share events
/// where windows overlap: k slices hold one window (half-life: three half-lives), differences are
/// taken over k slices, segments are at least k long, and k slices count as one observation. A
/// measure of such a window turns back when what moved it leaves, so the strength is weighed by
/// arrived / change, the share of the slice's change that came in. Cumulative measures are tested
/// by their steps from slice to slice, k = 1.
///
/// **Score.** The strongest test x sqrt(size of the slice / median size): a share of many acts is
/// surer than one of few, with the square root of their number.
///
/// Undefined values are left out and the series closed up: the first slice and slices empty like
/// the one before have no change; nor are slices tested while a window that overlaps still fills
/// (sliding: `partial`; half-life: three half-lives from the first event on). A cumulative window
/// fills for ever: its change is a share of ever more, and early slices stand out. A slice where no
/// measure is defined stands for nothing, one where some are counts by these. A series of less than
/// five values, or one that never changes, says nothing of what is usual and marks nothing. When
/// more than half of the values (differences) are about equal, so that 1.4826 x MAD is less than a
/// hundredth of a series' range, 1.2533 x the mean absolute deviation stands for it, and that
/// hundredth if this is less too.
///
/// O(ties of all slices + n^2 in the worst case of PELT, about n where breaks are many + events of
/// the ties listed). `measures` is of level network and of this series; an empty table asks for
/// none. Throws Error{internal} when it is not; Error{interrupted}.
std::vector<Shift> find_shifts(const NetworkSeries& series, const MeasureTable& measures = {},
                               const ShiftOptions& options = {}, const Progress& progress = {});

/// The turning points of one tie (directed: from a to b): the same tests as if there were no other
/// tie, so that its change has one part, and PELT on its cooperation and conflict together (0 where
/// there is no tie). Where windows overlap only a rise of one of them counts, weighed like a
/// measure's.
std::vector<Shift> find_tie_shifts(const NetworkSeries& series, ActorId a, ActorId b,
                                   const ShiftOptions& options = {}, const Progress& progress = {});

}  // namespace entente
