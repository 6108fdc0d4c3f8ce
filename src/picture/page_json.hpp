#pragma once
#include <string>
#include <string_view>

#include "entente/picture/page.hpp"

namespace entente {

/// A JSON string that may stand in a script element: <, >, &, U+2028 and U+2029 are escaped, and
/// bytes that are not UTF-8 become U+FFFD.
std::string page_string(std::string_view text);
/// JSON text that someone else wrote, fit for a script element: < > & as escapes.
std::string page_json(std::string_view json);
/// A number with at most `digits` significant ones; null for what is not finite.
std::string page_number(double value, int digits = 12);
/// Everything that the page shows, as one JSON object.
std::string page_data(const Material& material, const Style& style, const PageOptions& options,
                      const Progress& progress);

}  // namespace entente
