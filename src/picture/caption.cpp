#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "decoration.hpp"
#include "entente/core/text.hpp"
#include "utf8.hpp"

namespace entente {
namespace {

std::string value_words(const NetworkSeries& series) {
    if (series.options.value == ValueMode::count) return "every act counts +1";
    const auto& acts = series.source_case().events.acts;
    const bool coded =
        std::any_of(acts.begin(), acts.end(), [](const Act& act) { return !act.code.empty(); });
    const std::string values =
        coded ? "values: CAMEO codes on Goldstein's scale" : "values as in the data";
    return series.options.value == ValueMode::sign ? values + ", sign only" : values;
}

std::string count_words(std::size_t n, std::string_view thing) {
    return fmt::format("{} {}{}", n, thing, n == 1 ? "" : "s");
}

std::string window_words(const NetworkSeries& series, const Slice& slice) {
    std::string words = describe_window(series.options);
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
        words[0] = static_cast<char>(words[0] - 'a' + 'A');
    words += fmt::format(" ({} to {})", iso(slice.window_begin), iso(slice.days.end - 1));
    if (slice.partial) words += ", a window that begins before the first act";
    return words;
}

/// Of acts that last only a part lies in a window: at most one decimal.
std::string amount(double value) {
    return number_text(std::round(value * 10) / 10);
}

std::string method_words(const NetworkSeries& series, const Network& network) {
    const SeriesOptions& options = series.options;
    std::string words =
        fmt::format("{}, {}, {} act{}", count_words(network.present.size(), "actor"),
                    count_words(network.ties.size(), "tie"), amount(network.events),
                    network.events == 1 ? "" : "s");
    words += fmt::format(" · layer: {}{}", to_string(options.layer),
                         options.directed ? ", directed" : "");
    if (options.rollup != Rollup::none)
        words += fmt::format(" · rolled up to {}",
                             options.rollup == Rollup::parent ? "parents" : "topmost parents");
    return words + " · " + value_words(series);
}

std::string change_words(const NetworkSeries& series, const Comparison& comparison) {
    const auto count = [&](TieChange change) {
        const std::string_view symbol = change_symbol(change);
        return fmt::format("{} {}{}", comparison.ties[static_cast<std::size_t>(change)],
                           to_string(change), symbol.empty() ? "" : fmt::format(" ({})", symbol));
    };
    return fmt::format(
        "Ties: {}, {}, {}, {}, {}, {} (faint) · layer: {}{} · everyone stands at the mean of both "
        "places",
        count(TieChange::appeared), count(TieChange::vanished), count(TieChange::changed_sign),
        count(TieChange::grew), count(TieChange::shrank), count(TieChange::stayed),
        to_string(series.options.layer), series.options.directed ? ", directed" : "");
}

/// Greedy lines at blanks; a word longer than a line is left as it is.
std::vector<std::string> wrapped(std::string_view text, double width, double size, bool bold) {
    std::vector<std::string> lines;
    std::string line;
    while (!text.empty()) {
        const std::size_t blank = std::min(text.find(' '), text.size());
        const std::string word(text.substr(0, blank));
        text.remove_prefix(std::min(blank + 1, text.size()));
        const std::string longer = line.empty() ? word : line + " " + word;
        if (!line.empty() && text_width(longer, size, bold) > width) {
            lines.push_back(line);
            line = word;
        } else {
            line = longer;
        }
    }
    if (!line.empty()) lines.push_back(line);
    return lines;
}

std::string case_name(const NetworkSeries& series) {
    return drawable(series.source_case().name, 90);
}

}  // namespace

Label caption_line(std::string text, double left, double top, double size, Colour colour,
                   Colour halo, bool bold) {
    Label label;
    label.box = {left, top, left + text_width(text, size, bold), top + 1.25 * size};
    label.text = std::move(text);
    label.size = size;
    label.colour = colour;
    label.halo = halo;
    label.bold = bold;
    return label;
}

std::string picture_title(const NetworkSeries& series, std::size_t slice) {
    if (series.networks.empty()) return case_name(series);
    const Network& network = series.networks[slice];
    return fmt::format("{} · {} · {} · layer {}", case_name(series), network.slice.label,
                       describe_window(series.options), to_string(series.options.layer));
}

std::vector<Label> lay_out_caption(const Material& material, const Style& style, double width,
                                   double height, std::size_t slice, const Comparison* comparison) {
    const NetworkSeries& series = *material.series;
    const Palette& colours = palette(style.theme);
    const double edge = 1.2 * style.text_size;
    const double room = std::max(10.0, width - 2 * edge);
    const double title_size = 1.35 * style.text_size;
    const double small = 0.87 * style.text_size;
    std::vector<Label> lines;
    if (series.networks.empty()) return lines;
    const Network& network = series.networks[slice];
    std::string title = case_name(series) + " · " + network.slice.label;
    std::string window = window_words(series, network.slice);
    if (comparison != nullptr) {
        const Slice& minus = series.networks[comparison->minus].slice;
        title += " compared with " + minus.label;
        window += fmt::format(", compared with those of {} to {}", iso(minus.window_begin),
                              iso(minus.days.end - 1));
    }
    double y = edge;
    for (auto& text : wrapped(title, room, title_size, true)) {
        lines.push_back(
            caption_line(std::move(text), edge, y, title_size, colours.text, colours.halo, true));
        y += 1.3 * title_size;
    }
    for (auto& text : wrapped(window, room, small, false)) {
        lines.push_back(
            caption_line(std::move(text), edge, y, small, colours.muted, colours.halo, false));
        y += 1.35 * small;
    }
    auto below = wrapped(
        comparison != nullptr ? change_words(series, *comparison) : method_words(series, network),
        room, small, false);
    double bottom = height - edge - 1.35 * small * static_cast<double>(below.size());
    for (auto& text : below) {
        lines.push_back(
            caption_line(std::move(text), edge, bottom, small, colours.muted, colours.halo, false));
        bottom += 1.35 * small;
    }
    return lines;
}

}  // namespace entente
