#pragma once
// Other ways the same events may have happened: acts with an unknown day on one day each, events
// drawn anew.
#include <cstdint>

#include "entente/network/select.hpp"

namespace entente {

struct ReplicateOptions {
    std::uint64_t seed = 1;
    bool resample_events = false;  ///< events drawn with replacement, then days
};

/// The replicate of that number. Every act with an unknown day (its span is longer than a day and
/// it does not last) is put on one day of its span, each day alike, with its whole weight; all else
/// stays as it is. Each row by itself: two accounts of one act keep a span each and may fall on
/// different days.
///
/// With resample_events the rows that share a `happening` are one unit, since they tell one thing
/// and are not independent; a row without one is a unit of its own. As many units as there are
/// among the selected events are drawn with replacement; the weight of an event is multiplied by
/// how often its unit was drawn, and events of units that were not drawn are left out. An event
/// that counts twice has one day.
///
/// The day of an event depends on seed, number and its place in Case::events alone: filters,
/// sources taken away and resampling leave it where it is. O(events).
Selection replicate(const Selection& selection, const ReplicateOptions& options,
                    std::uint64_t number);

}  // namespace entente
