#pragma once
// Places and views as text: for options and recipes.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/picture/picture.hpp"

namespace entente {

/// "ID,X,Y;ID,X,Y" in layout units; in an id, ; and \ have a \ before them. Numbers read back
/// exactly.
std::string places_text(const Case& source_case,
                        const std::vector<std::pair<ActorId, Point>>& places);
/// The way back, actors by their ids; empty ones are passed over. Throws Error{usage} naming
/// `option`, for places beyond 1e6 too.
std::vector<std::pair<std::string, Point>> parse_places(std::string_view text,
                                                        std::string_view option);

/// "X,Y,S": where the layout's origin lies, in pixels, and pixels a layout unit.
std::string view_text(const View& view);
/// The way back, for a page of a size. Throws Error{usage} naming `option`, for places beyond 1e9
/// and scales outside (1e-6, 1e6) too.
View parse_view(std::string_view text, double width, double height, std::string_view option);

}  // namespace entente
