#include <fmt/ranges.h>

#include <cmath>

#include "commands.hpp"
#include "entente/core/error.hpp"
#include "entente/core/files.hpp"
#include "entente/core/text.hpp"
#include "entente/picture/export.hpp"
#include "entente/picture/picture.hpp"
#include "entente/picture/place_text.hpp"
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

/// The page to compose. With --dpi a vector format has the size in points that so many pixels have
/// on paper.
struct Paper {
    double width = 1600, height = 900, dpi = 96;
    double scale = 1;  ///< of what was asked for in pixels
};

Paper paper_of(const Arguments& arguments) {
    Paper paper{.width = pixels(arguments.width, 1600, "--width"),
                .height = pixels(arguments.height, 900, "--height")};
    if (!arguments.dpi) return paper;
    const double dpi = paper.dpi = *arguments.dpi;
    if (!(dpi >= 36 && dpi <= 2400))
        throw Error(ErrorCategory::usage, "--dpi is a number of pixels an inch from 36 to 2400");
    constexpr double least_width = 5, least_height = 3;
    const auto cm = [&](double side) { return side / dpi * 2.54; };
    if (cm(paper.width) < least_width || cm(paper.height) < least_height)
        throw Error(
            ErrorCategory::usage,
            fmt::format("--dpi {} makes a page of {:.1f} x {:.1f} cm, too small to read; "
                        "give --width at least {:.0f} and --height at least {:.0f}",
                        number_text(dpi), cm(paper.width), cm(paper.height),
                        std::ceil(least_width / 2.54 * dpi), std::ceil(least_height / 2.54 * dpi)));
    if (ending_of(arguments.output) == "png") return paper;
    paper.scale = 72 / dpi;
    paper.width *= paper.scale;
    paper.height *= paper.scale;
    paper.dpi = 72;
    return paper;
}

std::optional<View> view_of(const Arguments& arguments, const Paper& paper) {
    if (arguments.view.empty()) return {};
    View view = parse_view(arguments.view, paper.width, paper.height, "--view");
    view.scale *= paper.scale;
    view.offset = paper.scale * view.offset;
    return view;
}

}  // namespace

Places places_of(const Case& source_case, const std::string& text, const char* option) {
    Places places;
    for (const auto& [id, place] : parse_places(text, option))
        places.emplace_back(actor_of(source_case, id), place);
    return places;
}

Drawn measure_for(const NetworkSeries& series, const Style& style, const Progress& progress,
                  std::vector<std::string> shown) {
    const bool sides = style.colour_by == ColourBy::side;
    Known known;
    if (sides) known.balances = balance_over_time(series, true, {}, progress);
    const std::vector<std::string> ids = look_measures(style, std::move(shown));
    return {
        measure(series, Level::actor,
                parse_measures(Level::actor, fmt::format("{}", fmt::join(ids, ","))), {}, progress,
                known),
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
    const Paper paper = paper_of(arguments);
    const auto [width, height] = std::pair(paper.width, paper.height);
    const Style style = scaled_for_page(style_of(arguments), width, height, paper.dpi);
    const auto asked = view_of(arguments, paper);
    const NetworkSeries series = load_series(job);
    const std::size_t slice = slice_of(series, arguments);
    const std::optional<std::size_t> minus = minus_of(series, arguments);
    const Places moved = places_of(series.source_case(), arguments.move, "--move");
    const Places placed = places_of(series.source_case(), arguments.places, "--places");
    const Progress progress = job.console.progress();
    LayoutSeries layouts = laid_out(series, how, progress);
    for (const auto& [actor, place] : placed)
        for (const std::size_t one : {slice, minus.value_or(slice)})
            layouts.positions[one][index(actor)] = place;
    const Drawn drawn = measure_for(series, style, progress);
    const Material material{.series = &series,
                            .actor_measures = &drawn.actors,
                            .layouts = &layouts,
                            .moved = &moved,
                            .tie_measures = &drawn.ties};
    const auto moment = static_cast<double>(slice);
    const View view = asked   ? *asked
                      : minus ? fit_difference(material, style, width, height, moment, *minus)
                              : fit(material, style, width, height, slice);
    Picture picture = minus ? compose_difference(material, style, view, moment, *minus)
                            : compose(material, style, view, moment);
    picture.dpi = arguments.dpi.value_or(0);
    auto settings = look_settings(style, layouts.stability, arguments.seed);
    settings["width"] = std::to_string(arguments.width.value_or(1600));
    settings["height"] = std::to_string(arguments.height.value_or(900));
    picture.recipe = recipe_of(job, series.source_case(), &series.options, std::move(settings));
    write_picture(picture, arguments.output, progress);
    return 0;
}

}  // namespace entente::cli
