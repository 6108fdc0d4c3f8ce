#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace entente {

/// The code point at `place`, which moves behind it; a byte that is not part of valid UTF-8 gives
/// U+FFFD.
char32_t next_code_point(std::string_view text, std::size_t& place);
void append_utf8(std::string& text, char32_t code_point);

/// Text that can stand in any picture: valid UTF-8, no control characters, no characters that XML
/// forbids, no direction overrides; at most `limit` code points, with an ellipsis where it was cut.
std::string drawable(std::string_view text, std::size_t limit);

}  // namespace entente
