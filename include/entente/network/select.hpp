#pragma once
// From a case to the events that count: roll-up, filters, sources taken away, two accounts counted once.
#include <memory>
#include <vector>

#include "entente/cases/case.hpp"
#include "entente/network/options.hpp"

namespace entente {

/// One event as it counts.
struct SelectedEvent {
    EventId event{};      ///< in Case::events
    ActorId source{};     ///< after roll-up
    ActorId target{};
    Day begin = 0;        ///< included
    Day end = 0;          ///< excluded
    double value = 0;     ///< after --value
    double weight = 1;    ///< n, or n/k when k accounts tell the same act
    bool mutual = false;
    bool lasts = false;
};

struct Selection {
    std::shared_ptr<const Case> source_case;
    std::vector<SelectedEvent> events;  ///< in file order
    std::vector<ActorId> actors;        ///< that may appear: after roll-up and filters, sorted
};

/// O(events + actors). Events inside one family (after roll-up) and acts of an actor toward itself are left
/// out. Throws Error{usage} for an unknown actor, group or source, with a suggestion.
Selection select(std::shared_ptr<const Case> source_case, const SeriesOptions& options);

}  // namespace entente
