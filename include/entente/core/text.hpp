#pragma once
// Numbers and text as they stand in files.
#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// Shortest text that reads back as the same double; decimal point always; "" for NaN;
/// "inf"/"-inf".
std::string number_text(double value);
/// The whole text as a finite number in C locale (no blanks, no hex, no inf/nan), else nullopt.
std::optional<double> parse_number(std::string_view text);
/// Text fit for a message: control characters and broken UTF-8 as \xNN, cut after `limit`
/// characters with an ellipsis.
std::string printable(std::string_view text, std::size_t limit = 80);
/// Offset of the first byte that is not part of valid UTF-8 (overlong and surrogate forms are not),
/// or npos.
std::size_t first_invalid_utf8(std::string_view text);
/// Number of code points of valid UTF-8 (a broken byte counts as one).
std::size_t character_count(std::string_view text);
/// Without outer blanks and tabs.
std::string_view trimmed(std::string_view text);
/// A field of a CSV file (RFC 4180): quoted where it has to be, and, unless `raw`, with an
/// apostrophe before text that a spreadsheet would take for a formula (= + - @, tab, carriage
/// return in front).
std::string csv_field(std::string_view text, bool raw = false);
std::string lower_ascii(std::string_view text);

}  // namespace entente
