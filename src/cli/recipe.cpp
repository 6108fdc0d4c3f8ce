#include "recipe.hpp"

#include <fmt/format.h>

#include "commands.hpp"
#include "entente/core/error.hpp"
#include "entente/core/text.hpp"

namespace entente::cli {

namespace {

[[noreturn]] void misused(const std::string& message) {
    throw Error(ErrorCategory::usage, message);
}

TableOptions without_recipe(const Job& job) {
    const Arguments& a = job.arguments;
    TableOptions table{.format = {},
                       .raw = a.raw,
                       .recipe = {},
                       .progress = job.console.progress(),
                       .file = a.output};
    if (a.output.empty()) {
        table.format = parse_format(a.format);
        return table;
    }
    table.format = format_of_ending(a.output);
    if (!a.format.empty() && parse_format(a.format) != table.format)
        misused(fmt::format("--format {} and the ending of {} differ; give one of them", a.format,
                            printable(a.output)));
    return table;
}

}  // namespace

std::string recipe_of(const Job& job, const Case& source_case, const SeriesOptions* options,
                      std::map<std::string, std::string> resolved) {
    const Arguments& a = job.arguments;
    Recipe recipe{.version = ENTENTE_VERSION,
                  .command = a.command,
                  .case_path = a.case_path,
                  .files = source_case.files,
                  .settings = std::move(resolved)};
    if (options) recipe.settings.merge(option_texts(*options));
    for (const auto& [name, text] : a.given)
        if (a.overrides.count(name) == 0) recipe.settings.emplace(name, text);
    const bool same = a.wanted && file_differences(*a.wanted, source_case).empty();
    if (same) recipe.case_path = a.wanted->case_path;
    return recipe_text(recipe);
}

std::map<std::string, std::string> measure_settings(const Arguments& arguments) {
    const MeasureOptions options = measure_options(arguments);
    std::map<std::string, std::string> settings{
        {"seed", std::to_string(options.seed)},
        {"resolution", number_text(options.resolution)},
        {"communities", options.communities == CommunityTies::net ? "net" : "layer"}};
    if (arguments.command != "communities") settings["seconds"] = number_text(options.seconds);
    return settings;
}

void check_wanted(const Job& job, const Case& source_case) {
    if (!job.arguments.wanted) return;
    const auto lines = file_differences(*job.arguments.wanted, source_case);
    const auto& was = job.arguments.wanted->files;
    if (lines.empty() && was.size() == 1 && was.front().name != source_case.files.front().name)
        say(fmt::format("the case is the same but for its name, {}, which may stand in the result",
                        printable(source_case.files.front().name)));
    if (lines.empty()) return;
    const std::string what = fmt::format("{} is not the case of the recipe: {}",
                                         printable(source_case.path, 4096), fmt::join(lines, "; "));
    if (!job.arguments.anyway)
        throw Error(ErrorCategory::data,
                    what + "; give the right one with --case, or --anyway to go on with this one");
    say(what);
}

TableOptions table_options(const Job& job, const NetworkSeries& series,
                           std::map<std::string, std::string> resolved) {
    TableOptions table = without_recipe(job);
    table.recipe = recipe_of(job, series.source_case(), &series.options, std::move(resolved));
    return table;
}

TableOptions table_options(const Job& job, const Case& source_case, const SeriesOptions& options) {
    TableOptions table = without_recipe(job);
    table.recipe = recipe_of(job, source_case, &options);
    return table;
}

TableOptions table_options(const Job& job) {
    TableOptions table = without_recipe(job);
    table.recipe = recipe_of(job, Case{}, nullptr);
    return table;
}

int run_recipe(const Job& job) {
    const std::string& file = job.arguments.case_path;
    const Recipe recipe = parse_recipe(find_recipe(file), file);
    print(recipe_lines(recipe) + "\n", job.console.progress());
    return 0;
}

}  // namespace entente::cli
