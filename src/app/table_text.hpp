#pragma once
// A table of measures as the command line prints it.
#include <string>

#include "entente/measures/table.hpp"

namespace entente::app {

/// CSV with the columns of `entente measures CASE --level ...`: one row a slice, subject and
/// measure, values exact, undefined cells empty, text that a spreadsheet would run with a leading
/// apostrophe.
std::string measures_csv(const NetworkSeries& series, const MeasureTable& table);

}  // namespace entente::app
