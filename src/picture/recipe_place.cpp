#include "recipe_place.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "entente/core/error.hpp"
#include "entente/picture/recipe.hpp"

namespace entente {

namespace {

std::string big_endian(std::uint32_t value) {
    std::string out;
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xff);
    return out;
}

[[noreturn]] void no_such(const char* format) {
    throw Error(ErrorCategory::internal,
                fmt::format("a recipe cannot be put into what is no {}", format));
}

std::uint64_t number_at(std::string_view text, std::size_t place) {
    while (place < text.size() && (text[place] == ' ' || text[place] == '\n')) ++place;
    std::uint64_t value = 0;
    const auto [end, fault] = std::from_chars(text.data() + std::min(place, text.size()),
                                              text.data() + text.size(), value);
    if (fault != std::errc{}) no_such("PDF");
    return value;
}

std::size_t found(std::size_t place) {
    if (place == std::string_view::npos) no_such("PDF");
    return place;
}

std::string pdf_string(std::string_view text) {
    std::string out = "(";
    for (const char c : text) {
        if (c == '(' || c == ')' || c == '\\') out += '\\';
        out += c;
    }
    return out + ')';
}

}  // namespace

namespace {

/// `body`: the chunk's type and its data.
std::string png_with_chunk(std::string png, const std::string& body) {
    constexpr std::size_t behind_header = 8 + 12 + 13;  // signature, IHDR
    if (!png.starts_with("\x89PNG") || png.size() < behind_header) no_such("PNG");
    const auto check = static_cast<std::uint32_t>(
        ::crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size())));
    png.insert(behind_header,
               big_endian(static_cast<std::uint32_t>(body.size() - 4)) + body + big_endian(check));
    return png;
}

}  // namespace

std::string png_with_recipe(std::string png, const std::string& recipe) {
    if (recipe.empty()) return png;
    std::string body = "tEXtentente-recipe";
    body += '\0';
    return png_with_chunk(std::move(png), body + recipe);
}

std::string detail::png_with_density(std::string png, double dpi) {
    if (!(dpi > 0)) return png;
    const auto a_metre = static_cast<std::uint32_t>(std::lround(dpi / 0.0254));
    const std::string unit(1, '\1');  // metres
    return png_with_chunk(std::move(png),
                          "pHYs" + big_endian(a_metre) + big_endian(a_metre) + unit);
}

std::string detail::pdf_update(const ByteSource& pdf, std::uint64_t size,
                               const std::string& recipe) {
    constexpr std::size_t enough = 2048;
    const std::uint64_t tail_begin = size > enough ? size - enough : 0;
    const std::string tail = pdf(tail_begin, enough);
    const std::size_t start = found(tail.rfind("startxref"));
    const std::size_t trailer = found(tail.rfind("trailer", start));
    const std::uint64_t table = number_at(tail, start + 9);
    const std::string dictionary = tail.substr(trailer, start - trailer);
    const auto entry = [&](std::string_view key) {
        return number_at(dictionary, found(dictionary.find(key)) + key.size());
    };
    const std::uint64_t objects = entry("/Size"), root = entry("/Root"), info = entry("/Info");
    // "xref", "0 N", then 20 bytes an object, the first ten its offset.
    const std::string head = pdf(table, 64);
    if (!head.starts_with("xref")) no_such("PDF");
    const std::size_t rows = found(head.find('\n', found(head.find('\n')) + 1)) + 1;
    const std::string object =
        pdf(number_at(pdf(table + rows + 20 * info, 10), 0), std::size_t{1} << 16);
    const std::size_t open = found(object.find("<<"));
    const std::size_t close = found(object.rfind(">>", found(object.find("endobj", open))));
    const std::string changed = fmt::format("{} 0 obj\n{}/EntenteRecipe {}\n>>\nendobj\n", info,
                                            object.substr(open, close - open), pdf_string(recipe));
    return fmt::format(
        "{}xref\n{} 1\n{:010} 00000 n \ntrailer\n<< /Size {} /Root {} 0 R /Info {} 0 R /Prev {} "
        ">>\n"
        "startxref\n{}\n%%EOF\n",
        changed, info, size, objects, root, info, table, size + changed.size());
}

}  // namespace entente
