#include "app/fonts.hpp"

#include <imgui.h>

#include <catch2/catch.hpp>

#include "entente/picture/picture.hpp"

using namespace entente;
using namespace entente::app;

TEST_CASE("names on the canvas are as large as in an exported picture") {
    ImGui::CreateContext();
    const double ratio = GENERATE(1.0, 2.0);
    const UiFonts fonts = load_fonts("長", ratio);
    if (!fonts.canvas.empty()) {  // a machine may have no fonts at all
        const CanvasFont& names = fonts.canvas.front();
        const auto width = [&](const char* text) {
            return static_cast<double>(
                names.font->CalcTextSizeA(names.font->FontSize, 1e6f, 0, text).x);
        };
        CAPTURE(ratio);
        CHECK(names.em == Approx(13 * ratio));
        CHECK(width("Families of the abductees") ==
              Approx(text_width("Families of the abductees", 13 * ratio)).epsilon(0.12));
        // A full-width character is as wide as the em, whatever font it comes from.
        if (names.font->FindGlyphNoFallback(0x9577))
            CHECK(width("長") == Approx(13 * ratio).margin(1));
    }
    ImGui::DestroyContext();
}
