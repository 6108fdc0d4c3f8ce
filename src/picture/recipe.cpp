#include "entente/picture/recipe.hpp"

#include "entente/core/text.hpp"

namespace entente {

std::map<std::string, std::string> look_settings(const Style& style, double stability,
                                                 std::uint64_t seed) {
    return {{"theme", style.theme == Theme::dark ? "dark" : "light"},
            {"size-by", style.size_by},
            {"colour-by", std::string(to_string(style.colour_by))},
            {"stability", number_text(stability)},
            {"seed", std::to_string(seed)}};
}

}  // namespace entente
