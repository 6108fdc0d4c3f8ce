#include "page_json.hpp"

#include <fmt/format.h>

#include <cmath>

#include "utf8.hpp"

namespace entente {
namespace {

void append_escape(std::string& out, char32_t c) {
    out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
}

bool is_markup(char32_t c) {
    return c == '<' || c == '>' || c == '&' || c == 0x2028 || c == 0x2029;
}

}  // namespace

std::string page_string(std::string_view text) {
    std::string out = "\"";
    for (std::size_t place = 0; place < text.size();) {
        const char32_t c = next_code_point(text, place);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += static_cast<char>(c);
        } else if (c < 0x20 || c == 0x7f || is_markup(c)) {
            append_escape(out, c);
        } else {
            append_utf8(out, c);
        }
    }
    return out + '"';
}

std::string page_json(std::string_view json) {
    std::string out;
    for (std::size_t place = 0; place < json.size();) {
        const char32_t c = next_code_point(json, place);
        if (is_markup(c))
            append_escape(out, c);
        else
            append_utf8(out, c);
    }
    return out;
}

std::string page_number(double value, int digits) {
    if (!std::isfinite(value)) return "null";
    const std::string text = fmt::format("{:.{}g}", value, digits);
    return text == "-0" ? "0" : text;
}

}  // namespace entente
