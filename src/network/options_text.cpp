// Options told back: as a command line, and in words.
#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "entente/network/options.hpp"

namespace entente {

namespace {

bool plain_for_shell(std::string_view text) {
    constexpr std::string_view plain = "_-./:=+@%,";
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
               plain.find(c) != std::string_view::npos;
    });
}

std::string quoted(std::string_view text) {
    if (plain_for_shell(text)) return std::string(text);
    std::string result = "'";
    for (const char c : text) {
        if (c == '\'') {
            result += "'\\''";
        } else {
            result += c;
        }
    }
    return result + "'";
}

std::string joined(const std::vector<std::string>& items) {
    std::string result;
    for (const auto& item : items) {
        if (!result.empty()) result += ',';
        for (const char c : item) {
            if (c == ',' || c == ';' || c == '\\') result += '\\';
            result += c;
        }
    }
    // A lone name that is also the word for "no filter" stays a list.
    if (result == "all" || result == "none") result += ',';
    return result;
}

class CommandLine {
  public:
    void flag(std::string_view name) { append(fmt::format("--{}", name)); }
    void value(std::string_view name, std::string_view text) {
        // A value that begins with a dash would be taken for an option.
        const char* const between = text.substr(0, 1) == "-" ? "=" : " ";
        append(fmt::format("--{}{}{}", name, between, quoted(text)));
    }
    std::string text() const { return text_; }

  private:
    void append(const std::string& part) { text_ += (text_.empty() ? "" : " ") + part; }
    std::string text_;
};

void append_window(CommandLine& line, const SeriesOptions& options) {
    switch (options.window_kind) {
        case WindowKind::own:
            return line.value("window", "own");
        case WindowKind::sliding:
            return line.value("window", to_string(options.window));
        case WindowKind::cumulative:
            return line.flag("cumulative");
        case WindowKind::half_life:
            return line.value("half-life", to_string(options.window));
    }
}

bool same_window(const SeriesOptions& a, const SeriesOptions& b) {
    if (a.window_kind != b.window_kind) return false;
    const bool has_length =
        a.window_kind == WindowKind::sliding || a.window_kind == WindowKind::half_life;
    return !has_length || a.window == b.window;
}

std::string spelled(Period period, bool with_article) {
    constexpr std::array units{"day", "week", "month", "year"};
    constexpr std::array numbers{"two",   "three", "four", "five",   "six",   "seven",
                                 "eight", "nine",  "ten",  "eleven", "twelve"};
    const char* const unit = units.at(static_cast<std::size_t>(period.unit));
    const std::string article = with_article ? "the " : "";
    if (period.count == 1) return article + unit;
    const auto place = static_cast<std::size_t>(period.count - 2);
    return place < numbers.size() ? fmt::format("{}{} {}s", article, numbers.at(place), unit)
                                  : fmt::format("{}{} {}s", article, period.count, unit);
}

}  // namespace

std::string command_line(const SeriesOptions& options, const SeriesOptions& base) {
    CommandLine line;
    if (options.every != base.every) line.value("every", to_string(options.every));
    if (!same_window(options, base)) append_window(line, options);
    if (options.from != base.from) line.value("from", options.from ? iso(*options.from) : "..");
    if (options.to != base.to) line.value("to", options.to ? iso(*options.to - 1) : "..");
    if (options.directed != base.directed) line.flag(options.directed ? "directed" : "directed=no");
    if (options.layer != base.layer) line.value("layer", to_string(options.layer));
    if (options.distance != base.distance) line.value("distance", to_string(options.distance));
    if (options.value != base.value) line.value("value", to_string(options.value));
    if (options.rollup != base.rollup) line.value("rollup", to_string(options.rollup));
    if (options.actors != base.actors) {
        line.value("actors", options.actors.empty() ? "all" : joined(options.actors));
    }
    if (options.top != base.top) {
        line.value("top", options.top ? std::to_string(*options.top) : "all");
    }
    if (options.without_source != base.without_source) {
        const auto& taken = options.without_source;
        line.value("without-source", taken.empty() ? "none" : joined(taken));
    }
    return line.text();
}

std::string describe_window(const SeriesOptions& options) {
    return describe_window(options, "the slice");
}

std::string describe_window(const SeriesOptions& options, std::string_view slice) {
    switch (options.window_kind) {
        case WindowKind::own:
            return fmt::format("acts of {}", slice);
        case WindowKind::sliding:
            return fmt::format("acts of {} to the end of {}", spelled(options.window, true), slice);
        case WindowKind::cumulative:
            return fmt::format("all acts to the end of {}", slice);
        case WindowKind::half_life:
            return fmt::format("all acts to the end of {}, fading by half every {}", slice,
                               spelled(options.window, false));
    }
    return {};
}

}  // namespace entente
