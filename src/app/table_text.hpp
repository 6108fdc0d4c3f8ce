#pragma once
// Tables as the command line prints them.
#include <string>

#include "entente/measures/table.hpp"

namespace entente::app {

/// The columns of `entente measures CASE --level ...` as a line of CSV.
std::string measures_head(Level level);
/// A slice's lines: one a subject and measure, values exact, undefined cells empty, text that a
/// spreadsheet would run with a leading apostrophe.
std::string measures_rows(const NetworkSeries& series, const MeasureTable& table,
                          std::size_t slice);

}  // namespace entente::app
