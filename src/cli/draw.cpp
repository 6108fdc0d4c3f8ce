#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "commands.hpp"
#include "entente/core/error.hpp"
#include "entente/core/text.hpp"
#include "entente/picture/export.hpp"
#include "entente/picture/picture.hpp"
#include "recipe.hpp"

namespace entente::cli {

namespace {

double pixels(std::optional<int> asked, int by_default, const char* option) {
    const int n = asked.value_or(by_default);
    if (n < 100 || n > 20000) {
        throw Error(ErrorCategory::usage,
                    std::string(option) + " is a number of pixels from 100 to 20000");
    }
    return n;
}

using Places = std::vector<std::pair<ActorId, Point>>;

/// ID,X,Y;ID,X,Y; in an id, ; and \ have a \ before them.
Places places_of(const Case& source_case, std::string_view text, const char* option) {
    Places places;
    std::string item;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i + 1 < text.size() && text[i] == '\\') {
            item += text[++i];
        } else if (i < text.size() && text[i] != ';') {
            item += text[i];
        } else if (!item.empty()) {
            const std::size_t y = item.rfind(',');
            const std::size_t x = y == 0 || y == item.npos ? item.npos : item.rfind(',', y - 1);
            const auto down = y == item.npos ? std::nullopt : parse_number(item.substr(y + 1));
            const auto right =
                x == item.npos ? std::nullopt : parse_number(item.substr(x + 1, y - x - 1));
            if (!down || !right)
                throw Error(ErrorCategory::usage, fmt::format("{} {} is not ID,X,Y with two "
                                                              "numbers in layout units",
                                                              option, printable(item)));
            places.emplace_back(actor_of(source_case, item.substr(0, x)), Point{*right, *down});
            item.clear();
        }
    }
    return places;
}

View view_of(const std::string& text, double width, double height) {
    const std::size_t first = text.find(','), second = text.find(',', first + 1);
    const bool three = first != text.npos && second != text.npos;
    const auto x = three ? parse_number(text.substr(0, first)) : std::nullopt;
    const auto y = three ? parse_number(text.substr(first + 1, second - first - 1)) : std::nullopt;
    const auto scale = three ? parse_number(text.substr(second + 1)) : std::nullopt;
    const auto near = [](double v) { return std::abs(v) <= 1e9; };
    if (!x || !y || !scale || !near(*x) || !near(*y) || !(*scale > 1e-6 && *scale < 1e6))
        throw Error(ErrorCategory::usage,
                    fmt::format("--view {} is not X,Y,S: where the layout's origin lies, in "
                                "pixels, and pixels a layout unit, above 0",
                                printable(text)));
    return {.width = width, .height = height, .scale = *scale, .offset = {*x, *y}};
}

bool yes_or_no(const std::string& text, const char* option) {
    if (text.empty() || text == "yes") return true;
    if (text == "no") return false;
    throw Error(ErrorCategory::usage,
                fmt::format("{} is yes or no, not {}", option, printable(text)));
}

}  // namespace

Drawn measure_for(const NetworkSeries& series, const Style& style, const Progress& progress,
                  std::vector<std::string> shown) {
    const bool sides = style.colour_by == ColourBy::side;
    Known known;
    if (sides) known.balances = balance_over_time(series, true, {}, progress);
    if (const auto more = colour_measures(style.colour_by); !more.empty()) shown.emplace_back(more);
    if (std::find(shown.begin(), shown.end(), style.size_by) == shown.end())
        shown.push_back(style.size_by);
    return {
        measure(series, Level::actor,
                parse_measures(Level::actor, fmt::format("{}", fmt::join(shown, ","))), {},
                progress, known),
        measure(series, Level::tie,
                sides ? parse_measures(Level::tie, "frustrated") : std::vector<const Measure*>{},
                {}, progress, known)};
}

int run_draw(const Job& job) {
    const Arguments& arguments = job.arguments;
    if (arguments.output.empty())
        throw Error(ErrorCategory::usage, "where to? give -o FILE with svg, png, pdf or dot");
    check_picture_ending(arguments.output);
    const LayoutOptions how = layout_options(arguments);
    const double width = pixels(arguments.width, 1600, "--width");
    const double height = pixels(arguments.height, 900, "--height");
    Style style = scaled_for_page(style_of(arguments), width, height);
    style.labels = yes_or_no(arguments.labels, "--labels");
    const auto asked = arguments.view.empty()
                           ? std::nullopt
                           : std::optional(view_of(arguments.view, width, height));
    const NetworkSeries series = load_series(job);
    const std::size_t slice = slice_of(series, arguments);
    const std::optional<std::size_t> minus = minus_of(series, arguments);
    const Places moved = places_of(series.source_case(), arguments.move, "--move");
    const Places placed = places_of(series.source_case(), arguments.places, "--places");
    const Progress progress = job.console.progress();
    LayoutSeries layouts = laid_out(series, how, progress);
    for (const auto& [actor, place] : placed) layouts.positions[slice][index(actor)] = place;
    const Drawn drawn = measure_for(series, style, progress);
    const Material material{.series = &series,
                            .actor_measures = &drawn.actors,
                            .layouts = &layouts,
                            .moved = &moved,
                            .tie_measures = &drawn.ties};
    const View view = asked   ? *asked
                      : minus ? fit_difference(material, style, width, height, slice, *minus)
                              : fit(material, style, width, height, slice);
    Picture picture = minus ? compose_difference(material, style, view, slice, *minus)
                            : compose(material, style, view, static_cast<double>(slice));
    auto settings = look_settings(arguments, style, layouts.stability);
    settings["width"] = number_text(width);
    settings["height"] = number_text(height);
    picture.recipe = recipe_of(job, series.source_case(), &series.options, std::move(settings));
    write_picture(picture, arguments.output, progress);
    return 0;
}

}  // namespace entente::cli
