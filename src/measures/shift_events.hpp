#pragma once
// The events behind a change of ties between a slice and the one before.
#include <span>
#include <utility>
#include <vector>

#include "entente/measures/shifts.hpp"

namespace entente::detail {

/// The events of some pairs of actors, ready to be asked slice by slice.
class EventsOfPairs {
  public:
    using Pair = std::pair<ActorId, ActorId>;  ///< the smaller id first

    /// `pairs` in any order, doubles allowed. O(events log pairs + a sort of those found).
    EventsOfPairs(const NetworkSeries& series, std::vector<Pair> pairs, const Progress& progress);

    /// Events of the tie whose mass in `slice` (>= 1) differs from that in the slice before, by
    /// |after - before|, largest first, then by EventId, until they account for `share` of its sum.
    /// O(events of the pair that touch either window + their sort).
    std::vector<ShiftEvent> changed(std::size_t slice, ActorId source, ActorId target,
                                    double share) const;

  private:
    struct Entry {
        std::size_t event;  // in Selection::events
        Day last_end;       // of this and all before it in the list
    };
    std::span<const Entry> touching(const std::vector<Entry>& entries, std::size_t slice) const;

    const NetworkSeries& series_;
    std::vector<Pair> pairs_;                  // sorted
    std::vector<std::vector<Entry>> entries_;  // of the pair in the same place, by begin
};

}  // namespace entente::detail
