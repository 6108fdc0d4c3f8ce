#pragma once
// Fonts for the window, with just the glyphs that a case needs.
#include <string>

#include "entente/cases/case.hpp"
#include "ui.hpp"

namespace entente::app {

/// Every text of a case that can come on screen, for choosing glyphs.
std::string texts_of(const Case& source_case);

/// Fills the current ImGui context's atlas with fonts of `pixels_per_unit` times their sizes,
/// holding Latin and every further character of `texts` that an installed font has (fontconfig
/// chooses: Inter or a sans first, then what covers the rest). Without any font ImGui's own is
/// used. The backend's texture must be made anew after.
UiFonts load_fonts(const std::string& texts, double pixels_per_unit);

}  // namespace entente::app
