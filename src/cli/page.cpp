#include "entente/picture/page.hpp"

#include <algorithm>

#include "commands.hpp"
#include "entente/core/error.hpp"

namespace entente::cli {

int run_page(const Job& job) {
    const Arguments& arguments = job.arguments;
    if (arguments.seconds || arguments.fps || arguments.width || arguments.height ||
        !arguments.sheet.empty())
        throw Error(ErrorCategory::usage,
                    "a page has no length and fits its window; --seconds, --fps, --sheet, --width "
                    "and --height are of other films");
    const LayoutOptions how{.stability = stability_of(arguments), .seed = arguments.seed};
    const Style style = style_of(arguments);
    const NetworkSeries series = load_series(job);
    const Progress progress = job.console.progress();
    const LayoutSeries layouts = lay_out(series, how, progress);
    Known known;
    if (style.colour_by == ColourBy::side)
        known.balances = balance_over_time(series, true, {}, progress);
    std::string wanted = "degree,strength,cooperation,conflict,net,betweenness,closeness";
    if (const auto more = colour_measures(style.colour_by); !more.empty())
        wanted.append(",").append(more);
    auto measures = parse_measures(Level::actor, wanted);
    const Measure* size = find_measure(Level::actor, style.size_by);
    if (std::find(measures.begin(), measures.end(), size) == measures.end())
        measures.push_back(size);
    const MeasureTable actors = measure(series, Level::actor, measures, {}, progress, known);
    const Material material{.series = &series, .actor_measures = &actors, .layouts = &layouts};
    write_page(material, style, {.version = ENTENTE_VERSION, .recipe = {}}, arguments.output,
               progress);
    return 0;
}

}  // namespace entente::cli
