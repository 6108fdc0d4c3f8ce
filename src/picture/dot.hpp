#pragma once
#include <string>

#include "entente/picture/picture.hpp"

namespace entente {

enum class DotUse {
    data,  ///< ties join the nodes of their actors: for other programs
    paint  ///< ties stand in the picture's own order and have ids: for the renderer
};
std::string dot_of(const Picture& picture, DotUse use);

inline constexpr std::string_view dot_fonts = "Inter,Noto Sans,Noto Sans CJK JP,sans-serif";
inline constexpr std::string_view dot_bold_fonts =
    "Inter,Noto Sans,Noto Sans CJK JP,sans-serif Semi-Bold";

/// Text inside DOT's double quotes that is shown as it stands: no escape, entity or markup in it is
/// understood.
std::string dot_text(std::string_view text);

}  // namespace entente
