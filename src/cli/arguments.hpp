#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "entente/cases/read.hpp"
#include "entente/picture/recipe.hpp"

namespace entente::cli {

/// What the user asked for, as typed; meaning and checks belong to the subcommands.
struct Arguments {
    std::string command;
    std::string case_path;                         ///< empty: none named
    std::map<std::string, std::string> overrides;  ///< slicing options given, by name
    /// All options given but for those that say where the result goes, by name: as text.
    std::map<std::string, std::string> given;
    std::string at, minus, tie, level, measure, output, snapshot, size, tab, select;
    std::string sheet, view, move, places, labels;
    std::string format, theme, size_by, colour_by, communities, resample;
    std::optional<double> stability, seconds, resolution, fps;
    std::optional<int> width, height, bands;
    std::optional<double> dpi;
    std::uint64_t seed = 1;
    ReadOptions limits;
    bool stability_auto = false;
    bool all = false, quality = false, raw = false, skip_bad_rows = false;
    std::string other_case;  ///< --case of `again`
    bool anyway = false;
    /// What is made again: the case's files are compared with it. Set by `again`.
    std::optional<Recipe> wanted;
};

/// Reads the command line. Returns nothing when help or the version was asked for and printed.
/// Throws Error{usage}, with a suggestion for what looks mistyped.
std::optional<Arguments> parse_arguments(std::vector<std::string> words);

}  // namespace entente::cli
