#include "entente/picture/film.hpp"

#include <fmt/format.h>

#include "commands.hpp"
#include "entente/core/error.hpp"
#include "entente/core/text.hpp"
#include "entente/picture/export.hpp"
#include "recipe.hpp"

namespace entente::cli {

namespace {

FilmOptions film_options(const Arguments& arguments) {
    FilmOptions options;
    options.seconds = arguments.seconds;
    options.fps = arguments.fps.value_or(options.fps);
    options.width = arguments.width.value_or(options.width);
    options.height = arguments.height.value_or(options.height);
    if (!arguments.sheet.empty()) options.sheet = parse_sheet(arguments.sheet);
    return options;
}

std::map<std::string, std::string> film_settings(const Arguments& arguments, const Style& style,
                                                 double stability, const FilmOptions& options,
                                                 std::size_t slices) {
    auto settings = look_settings(style, stability, arguments.seed);
    settings["width"] = std::to_string(options.width);
    settings["height"] = std::to_string(options.height);
    const std::string ending = ending_of(arguments.output);
    if (ending == "pdf" || ending == "svg") return settings;
    settings["seconds"] = number_text(film_seconds(options, slices));
    settings["fps"] = number_text(options.fps);
    return settings;
}

void tell(const FilmReport& report, const FilmOptions& options) {
    if (report.left_out > 0)
        say(
            fmt::format("{} of {} slices, evenly spread, fit the sheet; a .pdf has as many pages "
                        "as it takes",
                        report.slices, report.slices + report.left_out));
    if (report.width != options.width || report.height != options.height)
        say(fmt::format("the film is {} x {} pixels: an mp4's sides are even", report.width,
                        report.height));
}

}  // namespace

int run_film(const Job& job) {
    const Arguments& arguments = job.arguments;
    if (arguments.output.empty())
        throw Error(ErrorCategory::usage,
                    "where to? give -o FILE with gif, webp, mp4, pdf, svg or html");
    if (ending_of(arguments.output) == "html") return run_page(job);
    const std::string ending = ending_of(arguments.output);
    if ((ending == "pdf" || ending == "svg") && (arguments.seconds || arguments.fps))
        say("--seconds and --fps have no say here: a ." + ending + " has pages and does not move");
    const FilmOptions options = film_options(arguments);
    check_film(arguments.output, options);
    const LayoutOptions how = layout_options(arguments);
    const Style style = scaled_for_page(style_of(arguments), options.width, options.height);
    const NetworkSeries series = load_series(job);
    const Places moved = places_of(series.source_case(), arguments.move, "--move");
    if (series.networks.empty()) throw Error(ErrorCategory::usage, why_no_slices(series));
    const Progress progress = job.console.progress();
    const LayoutSeries layouts = laid_out(series, how, progress);
    const Drawn drawn = measure_for(series, style, progress);
    const Material material{.series = &series,
                            .actor_measures = &drawn.actors,
                            .layouts = &layouts,
                            .moved = &moved,
                            .tie_measures = &drawn.ties};
    const FilmReport report = write_film(
        material, style, options, arguments.output,
        recipe_of(
            job, series.source_case(), &series.options,
            film_settings(arguments, style, layouts.stability, options, series.networks.size())),
        progress);
    tell(report, options);
    return 0;
}

}  // namespace entente::cli
