#pragma once
#include <string>
#include <string_view>

#include "entente/picture/picture.hpp"

namespace entente {

/// Graphviz's SVG of dot_of(picture, paint) made fit to publish: a title and a description for
/// those who cannot see it, names on discs and ties, fonts with fallbacks, no DOCTYPE that points
/// elsewhere.
std::string finished_svg(const Picture& picture, std::string_view rendered);

/// The element that holds a recipe; nothing for an empty one.
std::string svg_recipe(const std::string& recipe);

/// Escaped for XML text and attributes.
std::string xml_text(std::string_view text);

}  // namespace entente
