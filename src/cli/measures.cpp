#include <algorithm>

#include "commands.hpp"
#include "entente/core/error.hpp"
#include "entente/core/text.hpp"
#include "entente/measures/table.hpp"
#include "recipe.hpp"

namespace entente::cli {

namespace {

Level level_of(const Arguments& arguments, Level by_default) {
    if (arguments.level.empty()) return by_default;
    if (const auto level = parse_level(arguments.level)) return *level;
    const std::string hint = suggestion(arguments.level, {"network", "actor", "tie"});
    throw Error(ErrorCategory::usage, "unknown level " + printable(arguments.level) + "; " +
                                          (hint.empty() ? "network, actor or tie" : hint));
}

/// The measures of these names at whatever level.
std::vector<const Measure*> named_anywhere(std::string_view list) {
    std::vector<const Measure*> found;
    std::vector<std::string> known;
    for (const Measure& m : all_measures()) known.emplace_back(m.id);
    for (std::size_t begin = 0; begin <= list.size();) {
        const std::size_t end = std::min(list.find(',', begin), list.size());
        const std::string_view id = trimmed(list.substr(begin, end - begin));
        begin = end + 1;
        const std::size_t before = found.size();
        for (const Measure& m : all_measures())
            if (id == "all" || m.id == id) found.push_back(&m);
        if (found.size() > before) continue;
        const std::string hint = suggestion(id, known);
        throw Error(ErrorCategory::usage,
                    "no measure " + printable(id) + "; " +
                        (hint.empty() ? "entente measures lists them" : hint));
    }
    return found;
}

int list_measures(const Job& job) {
    TableWriter out({"measure", "level", "definition", "formula", "range", "sign", "direction",
                     "weights", "undefined", "cost", "source"},
                    table_options(job));
    const auto text = [](std::string_view s) { return Cell{std::string(s)}; };
    const bool all = job.arguments.level.empty();
    const Level level = level_of(job.arguments, Level::network);
    std::vector<const Measure*> named;
    if (!job.arguments.measure.empty()) {
        named = all ? named_anywhere(job.arguments.measure)
                    : parse_measures(level, job.arguments.measure);
    }
    for (const Measure& m : all_measures()) {
        if (!all && m.level != level) continue;
        if (!named.empty() && std::find(named.begin(), named.end(), &m) == named.end()) continue;
        out.row({text(m.id), text(to_string(m.level)), text(m.definition), text(m.formula),
                 text(m.range), text(m.sign), text(m.direction), text(m.weights), text(m.undefined),
                 text(m.cost), text(m.source)});
    }
    out.finish();
    return 0;
}

std::vector<std::string> columns_of(Level level) {
    switch (level) {
        case Level::network:
            return {"slice", "begin", "end", "measure", "value", "low", "high"};
        case Level::actor:
            return {"slice", "begin", "end", "actor", "measure", "value", "low", "high"};
        case Level::tie:
            break;
    }
    return {"slice", "begin", "end", "source", "target", "measure", "value", "low", "high"};
}

/// Who a row is about: nobody, an actor, or the two of a tie.
std::vector<Cell> subject(const NetworkSeries& series, const Network& network, Level level,
                          std::size_t item) {
    const auto id = [&](ActorId actor) { return Cell{series.source_case().actor(actor).id}; };
    if (level == Level::actor) return {id(network.present[item])};
    if (level == Level::tie) return {id(network.ties[item].source), id(network.ties[item].target)};
    return {};
}

void write_values(const NetworkSeries& series, const MeasureTable& table, TableWriter& out) {
    for (std::size_t s = 0; s < table.slices(); ++s) {
        const Network& network = series.networks[s];
        const std::vector<Cell> when{network.slice.label, iso(network.slice.days.begin),
                                     iso(network.slice.days.end)};
        const std::size_t items = table.measures().empty() ? 0 : table.values(0, s).size();
        for (std::size_t item = 0; item < items; ++item) {
            std::vector<Cell> head = when;
            for (auto& cell : subject(series, network, table.level(), item))
                head.push_back(std::move(cell));
            for (std::size_t m = 0; m < table.measures().size(); ++m) {
                const auto& [low, high] = table.bounds(m, s);
                std::vector<Cell> row = head;
                row.insert(row.end(),
                           {Cell{std::string(table.measures()[m]->id)},
                            Cell{table.values(m, s)[item]}, low.empty() ? Cell{} : Cell{low[item]},
                            high.empty() ? Cell{} : Cell{high[item]}});
                out.row(std::move(row));
            }
        }
    }
}

}  // namespace

int run_measures(const Job& job) {
    if (job.arguments.case_path.empty()) return list_measures(job);
    const Level level = level_of(job.arguments, Level::network);
    const auto wanted =
        parse_measures(level, job.arguments.measure.empty() ? "all" : job.arguments.measure);
    const MeasureOptions options = measure_options(job.arguments);
    const auto bands = band_options(job.arguments);
    const NetworkSeries series = load_series(job);
    const Progress progress = job.console.progress();
    const MeasureTable table =
        bands ? measure_with_bands(series, level, wanted, options, *bands, progress)
              : measure(series, level, wanted, options, progress);
    auto settings = measure_settings(job.arguments);
    settings["level"] = to_string(level);
    settings["measure"] = job.arguments.measure.empty() ? "all" : job.arguments.measure;
    TableWriter out(columns_of(level), table_options(job, series, std::move(settings)));
    write_values(series, table, out);
    out.finish();
    return 0;
}

}  // namespace entente::cli
