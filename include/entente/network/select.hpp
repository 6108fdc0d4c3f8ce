#pragma once
// From a case to the events that count: roll-up, filters, sources taken away, two accounts counted
// once.
#include <memory>
#include <vector>

#include "entente/cases/case.hpp"
#include "entente/network/options.hpp"

namespace entente {

/// One event as it counts.
struct SelectedEvent {
    EventId event{};   ///< in Case::events
    ActorId source{};  ///< after roll-up; differs from target
    ActorId target{};
    Day begin = 0;      ///< included
    Day end = 0;        ///< excluded, > begin
    double value = 0;   ///< after --value; finite
    double weight = 1;  ///< n, or n/k when k accounts tell the same act; >= 0
    bool mutual = false;
    bool lasts = false;
};

/// Not empty, but without events, when nothing is left.
struct Selection {
    std::shared_ptr<const Case> source_case;
    std::vector<SelectedEvent> events;  ///< in file order
    std::vector<ActorId> actors;        ///< that may appear: after roll-up and filters, sorted
};

/// The events of a case that count under `options`, in this order:
///
/// 1. **--without-source.** An event goes when it cites something and every source that it cites is
///    taken away; one that cites another too, or none at all, stays.
/// 2. **Accounts.** Among the rows that are left and share `happening` (not empty), `mutual`, the
/// pair
///    as written (ordered; unordered when mutual) and the sign of the value as written (-, 0, +), a
///    row has weight n/k, where k - 1 is the number of different sets of cited sources in the group
///    that share no source with the row's own. So two sources that tell one act give it half each;
///    two rows of one source are two acts, each told once by that source, and do not divide one
///    another. Source A with two rows and B with one: each row counts half, and together they
///    count 1.5, the mean of what the two tell. A row that cites nothing is nobody's second
///    account: it keeps n and divides nothing. Sources taken away are not counted, so the rest is
///    counted anew.
/// 3. **--rollup.** An end of an event becomes its actor's parent (`parent`: one step up) or
/// topmost
///    ancestor (`top`); an actor without a parent stays itself. Events whose two ends are then the
///    same actor are left out, and so are acts of an actor toward itself without any roll-up.
/// 4. **--actors.** An event counts when both ends, after roll-up, are kept: named by id or member
/// of a
///    named group. An id that was rolled up names the actor that its events went to; a group keeps
///    those of its members that are still there.
/// 5. **--top N.** Keeps the N actors with the largest sum of weights of the events so far, each
/// event
///    once for either end, over the whole time; among equals (to a millionth) the smaller id. An
///    event counts when both ends are kept.
///
/// `value` is then as --value says. from and to have no part in it: they choose slices, not events.
/// O(events + actors), plus a sort of the rows that have a happening. Throws Error{usage} for an
/// unknown actor, group or source, with a suggestion, and for a group of which roll-up leaves no
/// member; Error{data} for a case that no reader makes: parents in a circle, an event without days,
/// a value or weight that is not finite or larger than 1e100, a negative weight.
Selection select(std::shared_ptr<const Case> source_case, const SeriesOptions& options);

}  // namespace entente
