#include "entente/picture/page.hpp"

#include "commands.hpp"
#include "entente/core/error.hpp"
#include "recipe.hpp"

namespace entente::cli {

int run_page(const Job& job) {
    const Arguments& arguments = job.arguments;
    if (arguments.seconds || arguments.fps || arguments.width || arguments.height ||
        !arguments.sheet.empty() || !arguments.move.empty() || !arguments.labels.empty())
        throw Error(ErrorCategory::usage,
                    "a page has no length, fits its window, and its reader chooses; --seconds, "
                    "--fps, --sheet, --width, --height, --move and --labels are of other films");
    const LayoutOptions how = layout_options(arguments);
    const Style style = style_of(arguments);
    const auto theme = arguments.theme.empty() ? std::nullopt : std::optional(style.theme);
    const NetworkSeries series = load_series(job);
    const Progress progress = job.console.progress();
    const LayoutSeries layouts = laid_out(series, how, progress);
    const Drawn drawn = measure_for(series, style, progress, page_measures());
    const Material material{.series = &series,
                            .actor_measures = &drawn.actors,
                            .layouts = &layouts,
                            .tie_measures = &drawn.ties};
    auto settings = look_settings(style, layouts.stability, arguments.seed);
    if (!theme) settings.erase("theme");  // made again, it follows the browser again
    const std::string recipe =
        recipe_of(job, series.source_case(), &series.options, std::move(settings));
    write_page(material, style, {.version = ENTENTE_VERSION, .theme = theme, .recipe = recipe},
               arguments.output, progress);
    return 0;
}

}  // namespace entente::cli
