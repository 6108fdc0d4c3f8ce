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

std::pair<std::string, std::string> window_text(const SeriesOptions& options) {
    switch (options.window_kind) {
        case WindowKind::own:
            break;
        case WindowKind::sliding:
            return {"window", to_string(options.window)};
        case WindowKind::cumulative:
            return {"cumulative", "yes"};
        case WindowKind::half_life:
            return {"half-life", to_string(options.window)};
    }
    return {"window", "own"};
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

std::map<std::string, std::string> option_texts(const SeriesOptions& options) {
    const auto& taken = options.without_source;
    return {window_text(options),
            {"every", to_string(options.every)},
            {"from", options.from ? iso(*options.from) : ".."},
            {"to", options.to ? iso(*options.to - 1) : ".."},
            {"directed", options.directed ? "yes" : "no"},
            {"layer", std::string(to_string(options.layer))},
            {"distance", std::string(to_string(options.distance))},
            {"value", std::string(to_string(options.value))},
            {"rollup", std::string(to_string(options.rollup))},
            {"actors", options.actors.empty() ? "all" : joined(options.actors)},
            {"top", options.top ? std::to_string(*options.top) : "all"},
            {"without-source", taken.empty() ? "none" : joined(taken)}};
}

std::string command_line(const SeriesOptions& options, const SeriesOptions& base) {
    const auto wanted = option_texts(options);
    const auto known = option_texts(base);
    CommandLine line;
    for (const std::string_view name : option_names()) {
        const auto mine = wanted.find(std::string(name));
        if (mine == wanted.end()) continue;
        const auto theirs = known.find(mine->first);
        if (theirs != known.end() && theirs->second == mine->second) continue;
        if (name == "cumulative" || name == "directed")
            line.flag(mine->second == "yes" ? mine->first : mine->first + "=no");
        else
            line.value(name, mine->second);
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
