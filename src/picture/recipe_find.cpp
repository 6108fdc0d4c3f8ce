// The way back: from the bytes of a file to the recipe in them.
#include <fmt/format.h>

#include <optional>
#include <string_view>

#include "entente/core/error.hpp"
#include "entente/core/files.hpp"
#include "entente/core/text.hpp"
#include "entente/picture/recipe.hpp"

namespace entente {

namespace {

using Bytes = std::string_view;
using Found = std::optional<std::string>;

std::size_t byte(Bytes bytes, std::size_t place) {
    return place < bytes.size() ? static_cast<unsigned char>(bytes[place]) : 0;
}

std::size_t big_endian(Bytes bytes, std::size_t place) {
    std::size_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8 | byte(bytes, place + i);
    return value;
}

std::size_t little_endian(Bytes bytes, std::size_t place) {
    std::size_t value = 0;
    for (std::size_t i = 4; i-- > 0;) value = value << 8 | byte(bytes, place + i);
    return value;
}

/// What stands between two marks; the first mark cannot come from a name, whose quotes and angles
/// are written otherwise.
Found between(Bytes bytes, std::string_view open, std::string_view close) {
    const std::size_t begin = bytes.find(open);
    if (begin == Bytes::npos) return {};
    const std::size_t end = bytes.find(close, begin + open.size());
    if (end == Bytes::npos) return {};
    return std::string(bytes.substr(begin + open.size(), end - begin - open.size()));
}

/// XML's text as it was meant: of its entities a recipe has none but this.
Found with_quotes(const Found& found) {
    if (!found) return found;
    std::string_view text = *found;
    constexpr std::string_view entity = "&quot;";
    std::string out;
    while (!text.empty()) {
        const bool quote = text.starts_with(entity);
        out += quote ? '"' : text.front();
        text.remove_prefix(quote ? entity.size() : 1);
    }
    return out;
}

Found in_png(Bytes bytes) {
    constexpr std::string_view key("entente-recipe\0", 15);
    for (std::size_t at = 8; at + 12 <= bytes.size();) {
        const std::size_t size = big_endian(bytes, at);
        if (size > bytes.size() - at - 12) return {};
        const Bytes body = bytes.substr(at + 8, size);
        if (bytes.substr(at + 4, 4) == "tEXt" && body.starts_with(key))
            return std::string(body.substr(key.size()));
        at += size + 12;
    }
    return {};
}

Found in_pdf(Bytes bytes) {
    constexpr std::string_view key = "/EntenteRecipe (";
    const std::size_t begin = bytes.rfind(key);
    if (begin == Bytes::npos) return {};
    std::string text;
    for (std::size_t i = begin + key.size(); i < bytes.size() && bytes[i] != ')'; ++i) {
        if (bytes[i] == '\\' && i + 1 < bytes.size()) ++i;
        text += bytes[i];
    }
    return text;
}

Found in_gif(Bytes bytes) {
    const auto table = [](std::size_t flags) {
        return (flags & 0x80) != 0 ? std::size_t{3} << ((flags & 7) + 1) : 0;
    };
    for (std::size_t at = 13 + table(byte(bytes, 10)); at + 1 < bytes.size();) {
        const bool comment = bytes.substr(at, 2) == "\x21\xfe";
        if (byte(bytes, at) == 0x21)
            at += 2;
        else if (byte(bytes, at) == 0x2c)
            at += 11 + table(byte(bytes, at + 9));
        else
            return {};
        std::string text;
        while (const std::size_t size = byte(bytes, at)) {
            if (comment) text += bytes.substr(std::min(at + 1, bytes.size()), size);
            at += size + 1;
        }
        ++at;
        if (comment) return text;
    }
    return {};
}

Found in_webp(Bytes bytes) {
    for (std::size_t at = 12; at + 8 <= bytes.size();) {
        const std::size_t size = little_endian(bytes, at + 4);
        if (size > bytes.size() - at - 8) return {};
        if (bytes.substr(at, 4) == "XMP ")
            return with_quotes(
                between(bytes.substr(at + 8, size), "<entente:recipe>", "</entente:recipe>"));
        at += 8 + size + size % 2;
    }
    return {};
}

/// The comment that ffmpeg writes: moov, udta, meta (four bytes of version), ilst, ©cmt, data
/// (eight of type and language).
Found in_mp4(Bytes bytes) {
    struct Step {
        std::string_view name;
        std::size_t skipped;
    };
    constexpr Step path[]{{"moov", 0},
                          {"udta", 0},
                          {"meta", 4},
                          {"ilst", 0},
                          {"\xa9"
                           "cmt",
                           0},
                          {"data", 8}};
    for (const auto& [name, skipped] : path) {
        Bytes inside;
        for (std::size_t at = 0; at + 8 <= bytes.size() && inside.empty();) {
            const std::size_t size = big_endian(bytes, at);
            if (size < 8 || size > bytes.size() - at) return {};
            if (bytes.substr(at + 4, 4) == name && size > 8 + skipped)
                inside = bytes.substr(at + 8 + skipped, size - 8 - skipped);
            at += size;
        }
        if (inside.empty()) return {};
        bytes = inside;
    }
    return std::string(bytes);
}

/// The object that begins at `begin`.
Found whole_object(Bytes bytes, std::size_t begin) {
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = begin; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (quoted && c == '\\')
            ++i;
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && c == '{')
            ++depth;
        else if (!quoted && c == '}' && --depth == 0)
            return std::string(bytes.substr(begin, i + 1 - begin));
    }
    return {};
}

/// A recipe itself, or a table or graph whose first member it is.
Found in_json(Bytes bytes) {
    const auto next = [&](std::size_t at) { return bytes.find_first_not_of(" \t\r\n", at); };
    const std::size_t open = next(0);
    const std::size_t first = next(open + 1);
    if (first == Bytes::npos) return {};
    constexpr std::string_view own = "\"entente\"", member = "\"recipe\"";
    if (bytes.substr(first).starts_with(own)) return std::string(bytes);
    if (!bytes.substr(first).starts_with(member)) return {};
    const std::size_t colon = next(first + member.size());
    if (colon == Bytes::npos || bytes[colon] != ':') return {};
    const std::size_t value = next(colon + 1);
    return value != Bytes::npos && bytes[value] == '{' ? whole_object(bytes, value) : Found{};
}

Found in_markup(Bytes bytes) {
    Found found;
    for (const auto& [open, close] : std::initializer_list<std::pair<const char*, const char*>>{
             {"<metadata id=\"entente-recipe\">", "</metadata>"},
             {"<script type=\"application/json\" id=\"entente-recipe\">", "</script>"},
             {"<description>", "</description>"},
             {"<data key=\"recipe\">", "</data>"}})
        if (!found) found = between(bytes, open, close);
    return with_quotes(found);
}

/// Pieces between quotes, added up; each ends at the first quote that has no backslash before it.
Found in_dot(Bytes bytes) {
    constexpr std::string_view key = "entente_recipe=\"", joint = "\" + \"";
    const std::size_t begin = bytes.find(key);
    if (begin == Bytes::npos) return {};
    std::string text;
    for (std::size_t i = begin + key.size(); i < bytes.size(); ++i) {
        if (bytes[i] == '"') {
            if (bytes.substr(i, joint.size()) != joint) break;
            i += joint.size() - 1;
            continue;
        }
        if (bytes[i] == '\\' && byte(bytes, i + 1) == '"') ++i;
        text += bytes[i];
    }
    return text;
}

Found in_bytes(Bytes bytes) {
    if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return in_png(bytes);
    if (bytes.starts_with("%PDF-")) return in_pdf(bytes);
    if (bytes.starts_with("GIF8")) return in_gif(bytes);
    if (bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP") return in_webp(bytes);
    if (bytes.substr(std::min<std::size_t>(4, bytes.size()), 4) == "ftyp") return in_mp4(bytes);
    const std::size_t first = bytes.find_first_not_of(" \t\r\n");
    if (first == Bytes::npos) return {};
    if (bytes[first] == '{') return in_json(bytes);
    if (bytes[first] == '<') return in_markup(bytes);
    if (bytes.starts_with("graph ") || bytes.starts_with("digraph ")) return in_dot(bytes);
    return {};
}

}  // namespace

std::string find_recipe(const std::filesystem::path& file) {
    if (Found inside = in_bytes(read_file(file))) return *inside;
    const std::filesystem::path beside = recipe_beside(file);
    if (std::error_code fault; std::filesystem::exists(beside, fault)) return read_file(beside);
    throw Error(
        ErrorCategory::data,
        fmt::format("{} carries no recipe, and there is no {} beside it; files that "
                    "entente did not write, or that another program has saved anew, "
                    "have none",
                    printable(file.string(), 4096), printable(beside.filename().string(), 4096)),
        file.string());
}

}  // namespace entente
