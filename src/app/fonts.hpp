#pragma once
// Fonts for the window: Latin with diacritics always, and every other letter that the case's own
// texts use.
#include <string>

#include "entente/cases/case.hpp"
#include "ui.hpp"

namespace entente::app {

/// All text of a case that the window may show: names, summaries, groups, sources, citations.
std::string shown_text(const Case& source_case);

/// Clears ImGui's font atlas and fills it anew at `scale` (found through fontconfig; the backend
/// has to upload it again). `text` is UTF-8, in any order. Never fails: a font that is missing is
/// replaced by ImGui's own.
UiFonts load_fonts(const std::string& text, double scale);

}  // namespace entente::app
