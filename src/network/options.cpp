#include "entente/network/options.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "entente/cases/edtf.hpp"
#include "entente/core/error.hpp"
#include "entente/core/text.hpp"
#include "option_text.hpp"

namespace entente {

namespace {

template <class T>
using Words = std::vector<std::pair<std::string_view, T>>;

// One list of words per choice serves reading, writing and suggestions.
const Words<WindowKind> window_words{{"own", WindowKind::own},
                                     {"sliding", WindowKind::sliding},
                                     {"cumulative", WindowKind::cumulative},
                                     {"half-life", WindowKind::half_life}};
const Words<Layer> layer_words{{"interaction", Layer::interaction},
                               {"cooperation", Layer::cooperation},
                               {"conflict", Layer::conflict}};
const Words<Distance> distance_words{{"hop", Distance::hop}, {"inverse", Distance::inverse}};
const Words<ValueMode> value_words{
    {"code", ValueMode::code}, {"count", ValueMode::count}, {"sign", ValueMode::sign}};
const Words<Rollup> rollup_words{
    {"none", Rollup::none}, {"parent", Rollup::parent}, {"top", Rollup::top}};
const Words<bool> yes_no_words{{"yes", true}, {"no", false}, {"true", true}, {"false", false}};

constexpr std::array<std::string_view, 14> names{
    "every", "window",   "cumulative", "half-life", "from",   "to",  "directed",
    "layer", "distance", "value",      "rollup",    "actors", "top", "without-source"};

// What would have been right instead of a text.
struct Refusal {
    std::string expected;
};

[[noreturn]] void refuse(std::string_view expected, const std::string& hint = {}) {
    throw Refusal{fmt::format("{}{}{}", expected, hint.empty() ? "" : "; ", hint)};
}

template <class T>
std::string_view word_of(const Words<T>& words, T value) {
    const auto at = std::find_if(words.begin(), words.end(),
                                 [&](const auto& word) { return word.second == value; });
    return at == words.end() ? std::string_view{} : at->first;
}

template <class T>
T choice(const Words<T>& words, std::string_view text) {
    std::string expected = "one of";
    std::vector<std::string> candidates;
    for (const auto& [word, value] : words) {
        if (word == text) return value;
        expected += fmt::format("{} {}", candidates.empty() ? "" : ",", word);
        candidates.emplace_back(word);
    }
    refuse(expected, suggestion(text, candidates));
}

Period period(std::string_view text) {
    const auto read = parse_period(text);
    if (!read) {
        refuse("a period: a whole number up to 100000 and d, w, mo or y, as in 3mo");
    }
    return *read;
}

DaySpan days(std::string_view name, std::string_view text) {
    const auto read = parse_edtf(text);
    if (const auto* fault = std::get_if<EdtfFault>(&read)) {
        refuse("a date",
               fmt::format("expected {} at character {}", fault->expected, fault->column));
    }
    const When& when = std::get<When>(read);
    if (name == "from" && when.open_begin) refuse("a date with a first day");
    if (name == "to" && when.open_end) refuse("a date with a last day");
    return when.days;
}

int whole_number(std::string_view text) {
    int number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc{} || end != text.data() + text.size() || number < 1) {
        refuse("a whole number from 1");
    }
    return number;
}

std::vector<std::string> list(std::string_view text) {
    std::vector<std::string> items(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escaped = text[i] == '\\' && i + 1 < text.size() &&
                             std::string_view(",;\\").find(text[i + 1]) != std::string_view::npos;
        if (escaped) {
            items.back() += text[++i];
        } else if (text[i] == ',' || text[i] == ';') {
            items.emplace_back();
        } else {
            items.back() += text[i];
        }
    }
    for (auto& item : items) item = std::string(trimmed(item));
    std::erase_if(items, [](const std::string& item) { return item.empty(); });
    if (items.empty()) refuse("a list of names");
    return items;
}

void set_window(SeriesOptions& options, WindowKind kind, Period length) {
    options.window_kind = kind;
    options.window = length;
}

void set_window_option(SeriesOptions& options, std::string_view name, std::string_view text) {
    const Period unused = SeriesOptions{}.window;
    if (name == "half-life") {
        set_window(options, WindowKind::half_life, period(text));
    } else if (name == "window" && text == "own") {
        set_window(options, WindowKind::own, unused);
    } else if (name == "window") {
        set_window(options, WindowKind::sliding, period(text));
    } else if (choice(yes_no_words, text)) {
        set_window(options, WindowKind::cumulative, unused);
    } else if (options.window_kind == WindowKind::cumulative) {
        set_window(options, WindowKind::own, unused);
    }
}

void set(SeriesOptions& options, std::string_view name, std::string_view text) {
    if (detail::is_window_option(name)) {
        set_window_option(options, name, text);
    } else if (name == "every") {
        options.every = period(text);
    } else if (name == "from") {
        options.from = text == ".." ? std::nullopt : std::optional(days(name, text).begin);
    } else if (name == "to") {
        options.to = text == ".." ? std::nullopt : std::optional(days(name, text).end);
    } else if (name == "directed") {
        options.directed = choice(yes_no_words, text);
    } else if (name == "layer") {
        options.layer = choice(layer_words, text);
    } else if (name == "distance") {
        options.distance = choice(distance_words, text);
    } else if (name == "value") {
        options.value = choice(value_words, text);
    } else if (name == "rollup") {
        options.rollup = choice(rollup_words, text);
    } else if (name == "actors") {
        options.actors = text == "all" ? std::vector<std::string>{} : list(text);
    } else if (name == "top") {
        options.top = text == "all" ? std::nullopt : std::optional(whole_number(text));
    } else {  // without-source
        options.without_source = text == "none" ? std::vector<std::string>{} : list(text);
    }
}

}  // namespace

std::span<const std::string_view> option_names() {
    return names;
}

bool detail::is_window_option(std::string_view name) {
    return name == "window" || name == "cumulative" || name == "half-life";
}

std::string detail::try_option(SeriesOptions& options, std::string_view name,
                               std::string_view text) {
    try {
        set(options, name, trimmed(text));
        return {};
    } catch (const Refusal& refusal) {
        return refusal.expected;
    }
}

void set_option(SeriesOptions& options, std::string_view name, std::string_view text) {
    const std::string option = fmt::format("--{}", printable(name));
    if (std::find(names.begin(), names.end(), name) == names.end()) {
        const std::string hint = suggestion(name, {names.begin(), names.end()});
        throw Error(
            ErrorCategory::usage,
            fmt::format("there is no option \"{}\"{}{}", option, hint.empty() ? "" : "; ", hint),
            option);
    }
    const std::string expected = detail::try_option(options, name, text);
    if (expected.empty()) return;
    throw Error(ErrorCategory::usage,
                fmt::format("{}: \"{}\" is not {}", option, printable(trimmed(text)), expected),
                option);
}

std::string_view to_string(WindowKind kind) {
    return word_of(window_words, kind);
}
std::string_view to_string(Layer layer) {
    return word_of(layer_words, layer);
}
std::string_view to_string(Distance distance) {
    return word_of(distance_words, distance);
}
std::string_view to_string(ValueMode mode) {
    return word_of(value_words, mode);
}
std::string_view to_string(Rollup rollup) {
    return word_of(rollup_words, rollup);
}

}  // namespace entente
