#pragma once
// What it takes to make a file again: version, case, settings.
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/cases/case.hpp"

namespace entente {

struct Recipe {
    std::string version;          ///< of the program
    std::string command;          ///< of the command line: draw, film, network, ...
    std::string case_path;        ///< as named by whoever made it
    std::vector<CaseFile> files;  ///< that the case was read from
    /// Every option that has a say, defaults too: its name without dashes -> its text.
    std::map<std::string, std::string> settings;
    bool operator==(const Recipe&) const = default;
};

/// {"entente": version, "command": .., "case": .., "files": [{"name": .., "sha256": ..}],
/// "settings": {..}} as one line of ASCII without < > & and without a backslash before a quote or
/// another backslash, so that it may stand anywhere. Bytes that are not UTF-8 become U+FFFD.
std::string recipe_text(const Recipe& recipe);
/// The same for a reader, over several lines.
std::string recipe_lines(const Recipe& recipe);
/// Throws Error{data} that says what is missing; `place` stands in the message.
Recipe parse_recipe(std::string_view text, const std::string& place);

/// FILE.recipe.json.
std::filesystem::path recipe_beside(const std::filesystem::path& file);

/// Where the case of a recipe is that was found in `file`: as named there, else beside the file,
/// else `bundled` when it is a folder whose package has the SHA-256 of the recipe's first file;
/// nothing when it is in none of these places.
std::optional<std::filesystem::path> find_case(const Recipe& recipe,
                                               const std::filesystem::path& file,
                                               const std::filesystem::path& bundled = {});

/// Throws Error{usage} when the file, or the recipe beside it, is one that the case was read from:
/// what is written may not take the place of what is read.
void keep_the_case(const Case& source_case, const std::filesystem::path& written);

/// One line a difference: a file that changed, is missing or is new. Empty when the case is that of
/// the recipe; one of a single file may have been renamed.
std::vector<std::string> file_differences(const Recipe& recipe, const Case& source_case);

}  // namespace entente
