#pragma once
// What it takes to make a file again. It goes with everything that is written:
//
// | file | where |
// |---|---|
// | svg | `<metadata id="entente-recipe">` |
// | png | a tEXt chunk `entente-recipe` |
// | pdf | `/EntenteRecipe` of the document's information |
// | dot | the graph's attribute `entente_recipe` |
// | gif, mp4 | its comment |
// | webp | `<entente:recipe>` in its XMP |
// | html | `<script type="application/json" id="entente-recipe">` |
// | gexf, graphml | `<meta><description>`, `<data key="recipe">` |
// | json | the member `recipe` |
// | csv, txt, net | FILE.recipe.json beside it |
#include <filesystem>
#include <map>
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
/// Throws Error{data} that says what is missing; `place` stands in the message.
Recipe parse_recipe(std::string_view text, const std::string& place);

/// The recipe that a file carries, as text; the file may also be a recipe. Told by the bytes, not
/// by the name; then FILE.recipe.json is looked for. Throws Error{io} when the file cannot be read,
/// Error{data} when there is no recipe in it. O(bytes).
std::string find_recipe(const std::filesystem::path& file);
/// FILE.recipe.json.
std::filesystem::path recipe_beside(const std::filesystem::path& file);

/// A PNG's bytes with the recipe in them; as they are when it is empty. Throws Error{internal} for
/// what is no PNG.
std::string png_with_recipe(std::string png, const std::string& recipe);

/// One line a difference: a file that changed, is missing or is new. Empty when the case is that of
/// the recipe.
std::vector<std::string> file_differences(const Recipe& recipe, const Case& source_case);

}  // namespace entente
