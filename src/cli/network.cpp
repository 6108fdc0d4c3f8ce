#include <fmt/format.h>

#include "commands.hpp"
#include "entente/core/error.hpp"
#include "entente/network/difference.hpp"
#include "entente/network/graph_file.hpp"
#include "entente/picture/export.hpp"
#include "entente/picture/graph_look.hpp"
#include "recipe.hpp"

namespace entente::cli {

namespace {

void write_ties(const NetworkSeries& series, std::size_t first, std::size_t last,
                const TableOptions& options) {
    const Case& source_case = series.source_case();
    TableWriter out({"slice", "source", "target", "cooperation", "conflict", "net", "intensity",
                     "tone", "events"},
                    options);
    for (std::size_t s = first; s < last; ++s) {
        const Network& network = series.networks[s];
        for (const Tie& tie : network.ties) {
            const auto t = tone(tie);
            out.row({network.slice.label, source_case.actor(tie.source).id,
                     source_case.actor(tie.target).id, tie.cooperation, tie.conflict, net(tie),
                     intensity(tie), t ? Cell{*t} : Cell{}, tie.events});
        }
    }
    out.finish();
}

/// What a tie has in one slice over the other; who has no tie has zero of everything, and no tone.
void write_difference(const NetworkSeries& series, std::size_t slice, std::size_t minus,
                      const TableOptions& options) {
    const Case& source_case = series.source_case();
    TableWriter out({"slice", "source", "target", "cooperation", "conflict", "net", "intensity",
                     "tone", "events", "minus", "change", "net_before", "net_after"},
                    options);
    for (const TieDifference& d :
         difference(series.networks[minus], series.networks[slice], series.options.layer)) {
        const Tie before = d.before.value_or(Tie{});
        const Tie after = d.after.value_or(Tie{});
        const auto was = tone(before);
        const auto is = tone(after);
        out.row({series.networks[slice].slice.label, source_case.actor(d.source).id,
                 source_case.actor(d.target).id, after.cooperation - before.cooperation,
                 after.conflict - before.conflict, net(after) - net(before),
                 intensity(after) - intensity(before), was && is ? Cell{*is - *was} : Cell{},
                 after.events - before.events, series.networks[minus].slice.label,
                 std::string(to_string(d.change)), d.before ? Cell{net(before)} : Cell{},
                 d.after ? Cell{net(after)} : Cell{}});
    }
    out.finish();
}

/// Of the formats that are both a table and a graph, a difference and what goes to standard output
/// are tables.
bool writes_graph(const Arguments& arguments) {
    if (arguments.output.empty() || !arguments.minus.empty()) return false;
    if (ending_of(arguments.output) == "txt") return false;
    check_graph_ending(arguments.output);
    const std::string& format = arguments.format;
    if (!format.empty() && format != ending_of(arguments.output))
        throw Error(ErrorCategory::usage,
                    "the ending of -o decides the format; leave --format out");
    return true;
}

void refuse_look(const Arguments& arguments) {
    for (const char* name : {"size-by", "colour-by", "stability", "measure", "seed"})
        if (arguments.given.count(name) > 0)
            throw Error(ErrorCategory::usage,
                        fmt::format("--{} is for graph files; give -o a file that ends in gexf, "
                                    "graphml, net, dot or json",
                                    name));
}

int write_graph(const Job& job) {
    const Arguments& arguments = job.arguments;
    const LayoutOptions how = layout_options(arguments);
    const Style style = style_of(arguments);
    const std::string measures = arguments.measure.empty() ? style.size_by : arguments.measure;
    std::vector<std::string> shown;
    for (const Measure* m : parse_measures(Level::actor, measures)) shown.emplace_back(m->id);
    const NetworkSeries series = load_series(job);
    if (series.networks.empty()) throw Error(ErrorCategory::usage, why_no_slices(series));
    const std::size_t first = arguments.all ? 0 : slice_of(series, arguments);
    const std::size_t last = arguments.all ? series.networks.size() : first + 1;
    const Progress progress = job.console.progress();
    GraphDecoration decoration;
    auto settings = std::map<std::string, std::string>{};
    if (ending_of(arguments.output) == "csv") {
        refuse_look(arguments);
    } else {
        const LayoutSeries layouts = laid_out(series, how, progress);
        const Drawn drawn = measure_for(series, style, progress, std::move(shown));
        decoration = graph_decoration(
            {.series = &series, .actor_measures = &drawn.actors, .layouts = &layouts}, style, first,
            last);
        settings = look_settings(style, layouts.stability, arguments.seed);
        settings.erase("theme");
        settings["measure"] = measures;
    }
    decoration.raw = arguments.raw;
    write_graph_file(series, first, last, decoration, arguments.output,
                     recipe_of(job, series.source_case(), &series.options, std::move(settings)),
                     progress);
    return 0;
}

}  // namespace

int run_network(const Job& job) {
    const Arguments& arguments = job.arguments;
    const bool graph = writes_graph(arguments);
    if (arguments.all && !arguments.at.empty())
        throw Error(ErrorCategory::usage, "--at and --all exclude one another; give one of them");
    if (arguments.all && !arguments.minus.empty())
        throw Error(ErrorCategory::usage, "--minus compares one slice, not --all; give --at DATE");
    if (graph) return write_graph(job);
    refuse_look(arguments);
    const NetworkSeries series = load_series(job);
    const TableOptions options = table_options(job, series);
    if (arguments.all) {
        write_ties(series, 0, series.networks.size(), options);
        return 0;
    }
    const std::size_t slice = slice_of(series, arguments);
    if (const auto minus = minus_of(series, arguments))
        write_difference(series, slice, *minus, options);
    else
        write_ties(series, slice, slice + 1, options);
    return 0;
}

}  // namespace entente::cli
