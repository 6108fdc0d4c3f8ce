#pragma once
// Where the recipe stands that goes with everything that is written:
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
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "entente/cases/recipe.hpp"
#include "entente/picture/style.hpp"

namespace entente {

/// The recipe that a file carries, as text; the file may also be a recipe. Told by the bytes, not
/// by the name; then FILE.recipe.json is looked for. Throws Error{io} when the file cannot be read,
/// Error{data} when there is no recipe in it. O(bytes).
std::string find_recipe(const std::filesystem::path& file);
/// The settings that a look and a layout are, by option.
std::map<std::string, std::string> look_settings(const Style& style, double stability,
                                                 std::uint64_t seed);

/// A PNG's bytes with the recipe in them; as they are when it is empty. Throws Error{internal} for
/// what is no PNG.
std::string png_with_recipe(std::string png, const std::string& recipe);

}  // namespace entente
