#pragma once
// Dates as people know them: EDTF (ISO 8601-2:2019), the part that design.md section 4 lists.
//
//     2002-09-17  2002-09  2002  197X  19XX     one act on an unknown day of that day ... century
//     [1977..1983]  [2002-09-18..2002-12]       one act on an unknown day from the first to the
//     last 1959/1984  1955/..  ../1945               lasts from the first to the last day 2002~
//     2002-09?  197X%  1959~/1984        ~ ? % after a date: widened by one own unit (day, month,
//                                               year, decade, century) on each side
//
// In a span each date widens its own side: 1959~/1984 begins with 1958 and ends with 1984. A date
// that widened leaves the years 0000 to 9999 on either side, as 9999~ does, is a fault. Nothing
// else is read: no seasons, times of day, X in months or days, negative or long years, qualifiers
// before or inside a date, lists, or blanks.
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "entente/core/time.hpp"

namespace entente {

struct When {
    DaySpan days;           ///< half-open, after widening; never empty
    bool lasts = false;     ///< an interval a/b: lasts; else one act on an unknown day
    bool open_end = false;  ///< a/..: `days` are those of a; its end is to be set to the case's end
    bool open_begin = false;  ///< ../b: likewise for the begin
};

struct EdtfFault {
    std::size_t column =
        0;  ///< character of `text`, from 1; one past the last when it ends too early
    std::string expected;  ///< what would have been right there
};

/// Reads one EDTF text. O(length). A span whose last date lies wholly before its first is a fault
/// at the last date; dates that overlap, as in 2002-12/2002, are not.
std::variant<When, EdtfFault> parse_edtf(std::string_view text);

}  // namespace entente
