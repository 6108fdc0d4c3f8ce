#pragma once
// Rows of events, of a package or of a plain file, become an EventTable.
#include <vector>

#include "actors.hpp"
#include "csv_reader.hpp"
#include "entente/cases/case.hpp"

namespace entente {

struct EventReading {
    EventTable events;
    std::size_t skipped_rows = 0;
};

/// events.csv of a package: actors and sources are known. `sources` null: citations are not
/// checked.
EventReading read_package_events(CsvReader& rows, const std::vector<Actor>& actors,
                                 const std::vector<Source>* sources);
/// A plain file: every name becomes an actor.
EventReading read_plain_events(CsvReader& rows, std::vector<Actor>& actors);

}  // namespace entente
