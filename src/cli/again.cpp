// From a recipe back to the command line that it stands for.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "commands.hpp"
#include "entente/core/error.hpp"
#include "entente/core/text.hpp"

namespace entente::cli {

namespace {

constexpr std::array<std::string_view, 12> makers{"events",   "actors",      "slices",  "network",
                                                  "measures", "communities", "explain", "shifts",
                                                  "layout",   "draw",        "film",    "view"};

/// A recipe is somebody's text: nothing in it may say where to write, or become another option.
void check_settings(const Recipe& recipe, const std::string& file) {
    const auto refuse = [&](const std::string& what) {
        throw Error(ErrorCategory::data,
                    fmt::format("the recipe of {} {}", printable(file, 4096), what), file);
    };
    if (std::find(makers.begin(), makers.end(), recipe.command) == makers.end())
        refuse(fmt::format("is for \"{}\", which makes no file", printable(recipe.command)));
    constexpr std::array<std::string_view, 6> elsewhere{"output",  "snapshot", "help",
                                                        "version", "case",     "anyway"};
    for (const auto& [name, text] : recipe.settings) {
        const bool plain = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || c == '-';
        });
        if (!plain || name.front() == '-' ||
            std::find(elsewhere.begin(), elsewhere.end(), name) != elsewhere.end())
            refuse(fmt::format("has \"{}\" among its settings", printable(name)));
    }
}

/// Where the case is: as asked, as named in the recipe, beside the file, or the bundled one.
std::string case_of(const Recipe& recipe, const Arguments& a) {
    if (!a.other_case.empty() || recipe.files.empty()) return a.other_case;
    if (recipe.case_path == "-")
        throw Error(ErrorCategory::usage,
                    fmt::format("{} was made from standard input; give --case FILE, or --case - to "
                                "read it again",
                                printable(a.case_path, 4096)));
    if (const auto found = find_case(recipe, a.case_path, bundled_case())) return found->string();
    throw Error(ErrorCategory::io,
                fmt::format("cannot find the case of {}, {}; give --case PATH",
                            printable(a.case_path, 4096), printable(recipe.case_path, 4096)),
                recipe.case_path);
}

std::vector<std::string> words_of(const Recipe& recipe, const Arguments& a) {
    std::vector<std::string> words{recipe.command};
    const std::string found = case_of(recipe, a);
    // A path that begins with a dash would be taken for an option.
    if (!found.empty())
        words.push_back(found.front() == '-' && found != "-" ? "./" + found : found);
    for (const auto& [name, text] : recipe.settings)
        words.push_back(fmt::format("--{}={}", name, text));
    words.push_back(
        fmt::format("--{}={}", recipe.command == "view" ? "snapshot" : "output", a.output));
    return words;
}

}  // namespace

int run_again(const Job& job) {
    const Arguments& a = job.arguments;
    if (a.output.empty()) throw Error(ErrorCategory::usage, "where to? give -o FILE");
    const Recipe recipe = parse_recipe(find_recipe(a.case_path), a.case_path);
    check_settings(recipe, a.case_path);
    if (recipe.version != ENTENTE_VERSION)
        say(fmt::format("{} was made by entente {}, this is {}: the result may differ",
                        printable(a.case_path, 4096), printable(recipe.version), ENTENTE_VERSION));
    auto asked = parse_arguments(words_of(recipe, a));
    asked->wanted = recipe;
    asked->anyway = a.anyway;
    return run_command({*asked, job.console});
}

}  // namespace entente::cli
