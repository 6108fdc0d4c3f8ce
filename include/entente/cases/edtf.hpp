#pragma once
// Dates as people know them: EDTF (ISO 8601-2:2019), the part that design.md section 4 lists.
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "entente/core/time.hpp"

namespace entente {

struct When {
    DaySpan days;             ///< after widening by ~ ? %
    bool lasts = false;       ///< an interval a/b: lasts; else one act on an unknown day
    bool open_end = false;    ///< a/..: `days.end` is to be set to the end of the case
    bool open_begin = false;  ///< ../b
};

struct EdtfFault {
    std::size_t column = 0;  ///< character of `text`, from 1
    std::string expected;    ///< what would have been right there
};

/// Reads one EDTF text. O(length). Years 0000 to 9999.
std::variant<When, EdtfFault> parse_edtf(std::string_view text);

}  // namespace entente
