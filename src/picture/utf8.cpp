#include "utf8.hpp"

namespace entente {
namespace {

constexpr char32_t replacement = 0xfffd;

unsigned char byte_at(std::string_view text, std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
}

/// Length of the sequence that a lead byte opens and the smallest code point that needs it.
struct Lead {
    int length;
    char32_t bits, smallest;
};
Lead lead_of(unsigned char byte) {
    if (byte < 0x80) return {1, byte, 0};
    if (byte >= 0xc2 && byte < 0xe0) return {2, byte & 0x1fu, 0x80};
    if (byte >= 0xe0 && byte < 0xf0) return {3, byte & 0x0fu, 0x800};
    if (byte >= 0xf0 && byte < 0xf5) return {4, byte & 0x07u, 0x10000};
    return {0, 0, 0};
}

bool undrawable(char32_t c) {
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xfeff || (c & 0xfffe) == 0xfffe ||
           (c >= 0xfdd0 && c <= 0xfdef);
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& place) {
    const Lead lead = lead_of(byte_at(text, place));
    char32_t c = lead.bits;
    for (int i = 1; i < lead.length; ++i) {
        const unsigned char next = byte_at(text, place + static_cast<std::size_t>(i));
        if ((next & 0xc0) != 0x80) {
            ++place;
            return replacement;
        }
        c = c << 6 | (next & 0x3fu);
    }
    const bool valid =
        lead.length > 0 && c >= lead.smallest && c <= 0x10ffff && !(c >= 0xd800 && c <= 0xdfff);
    place += valid ? static_cast<std::size_t>(lead.length) : 1;
    return valid ? c : replacement;
}

void append_utf8(std::string& text, char32_t c) {
    const auto put = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xc0 | c >> 6), put(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        put(0xe0 | c >> 12), put(0x80 | (c >> 6 & 0x3f)), put(0x80 | (c & 0x3f));
    } else {
        put(0xf0 | c >> 18), put(0x80 | (c >> 12 & 0x3f)), put(0x80 | (c >> 6 & 0x3f));
        put(0x80 | (c & 0x3f));
    }
}

std::string drawable(std::string_view text, std::size_t limit) {
    std::string drawn;
    drawn.reserve(text.size() < 4 * limit ? text.size() : 4 * limit);
    std::size_t count = 0;
    std::size_t before_last = 0;
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = next_code_point(text, i);
        if (c == '\t' || c == '\n') {
            if (drawn.empty() || drawn.back() == ' ') continue;
        } else if (undrawable(c)) {
            continue;
        }
        if (count == limit) {
            drawn.resize(before_last);
            return drawn += "…";
        }
        before_last = drawn.size();
        append_utf8(drawn, c == '\t' || c == '\n' ? U' ' : c);
        ++count;
    }
    return drawn;
}

}  // namespace entente
