#include "fonts.hpp"

#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include <imgui.h>
#include <imgui_freetype.h>

#include <list>
#include <memory>

namespace entente::app {

namespace {

struct Destroy {
    void operator()(FcPattern* p) const { FcPatternDestroy(p); }
    void operator()(FcCharSet* c) const { FcCharSetDestroy(c); }
    void operator()(FcFontSet* s) const { FcFontSetDestroy(s); }
};
using Pattern = std::unique_ptr<FcPattern, Destroy>;
using Characters = std::unique_ptr<FcCharSet, Destroy>;
using FontSet = std::unique_ptr<FcFontSet, Destroy>;

struct FontPart {  // one font file and the characters it is to give
    std::string file;
    int index = 0;
    Characters characters;
    double line = 1;  ///< from its highest to its lowest, in parts of its em
};

class FreeType {
  public:
    FreeType() { FT_Init_FreeType(&library_); }
    ~FreeType() { FT_Done_FreeType(library_); }
    FreeType(const FreeType&) = delete;
    FreeType& operator=(const FreeType&) = delete;

    /// ImGui sizes a font by its line, and every font has a line of its own.
    double line_of(const FontPart& part) const {
        FT_Face face = nullptr;
        if (FT_New_Face(library_, part.file.c_str(), part.index, &face) != 0) return 1;
        const double line = face->ascender - face->descender, em = face->units_per_EM;
        FT_Done_Face(face);
        return line > 0 && em > 0 ? line / em : 1;
    }

  private:
    FT_Library library_ = nullptr;
};

// What the window itself says, whatever the case: Latin, punctuation, arrows, signs.
constexpr ImWchar own_ranges[][2] = {{0x20, 0x7E},     {0xA0, 0x24F},    {0x2010, 0x2027},
                                     {0x2030, 0x203A}, {0x2190, 0x2194}, {0x2202, 0x2265},
                                     {0x25A0, 0x25CF}, {0x202F, 0x202F}};

Characters wanted_characters(const std::string& texts) {
    Characters wanted(FcCharSetCreate());
    for (const auto& [first, last] : own_ranges) {
        for (FcChar32 c = first; c <= last; ++c) FcCharSetAddChar(wanted.get(), c);
    }
    const auto* at = reinterpret_cast<const FcChar8*>(texts.data());
    auto left = static_cast<int>(texts.size());
    while (left > 0) {
        FcChar32 c = 0;
        const int used = FcUtf8ToUcs4(at, &c, left);
        if (used <= 0) break;
        if (c >= 0x20 && c <= 0xFFFF)
            FcCharSetAddChar(wanted.get(), c);  // ImGui here knows 16 bits
        at += used;
        left -= used;
    }
    return wanted;
}

Pattern pattern_for(const char* family, bool bold) {
    Pattern pattern(FcPatternCreate());
    const auto text = [](const char* s) { return reinterpret_cast<const FcChar8*>(s); };
    FcPatternAddString(pattern.get(), FC_FAMILY, text(family));
    FcPatternAddString(pattern.get(), FC_FAMILY, text("Noto Sans"));
    FcPatternAddString(pattern.get(), FC_FAMILY, text("DejaVu Sans"));
    FcPatternAddString(pattern.get(), FC_FAMILY, text("Noto Sans CJK JP"));
    FcPatternAddInteger(pattern.get(), FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
    FcPatternAddInteger(pattern.get(), FC_SLANT, FC_SLANT_ROMAN);
    FcPatternAddBool(pattern.get(), FC_SCALABLE, FcTrue);
    FcConfigSubstitute(nullptr, pattern.get(), FcMatchPattern);
    FcDefaultSubstitute(pattern.get());
    return pattern;
}

std::list<FontPart> find_fonts(const char* family, bool bold, const FcCharSet* wanted) {
    constexpr std::size_t most = 8;
    const FreeType free_type;
    std::list<FontPart> parts;
    const Pattern pattern = pattern_for(family, bold);
    FcResult result = FcResultMatch;
    const FontSet sorted(FcFontSort(nullptr, pattern.get(), FcFalse, nullptr, &result));
    Characters missing(FcCharSetCopy(const_cast<FcCharSet*>(wanted)));
    for (int i = 0; sorted && i < sorted->nfont && parts.size() < most; ++i) {
        FcCharSet* has = nullptr;
        FcChar8* file = nullptr;
        FcBool scalable = FcFalse, colour = FcFalse;
        int index = 0;
        FcPattern* font = sorted->fonts[i];
        FcPatternGetBool(font, FC_SCALABLE, 0, &scalable);
        FcPatternGetBool(font, FC_COLOR, 0, &colour);
        if (!scalable || colour || FcPatternGetString(font, FC_FILE, 0, &file) != FcResultMatch ||
            FcPatternGetCharSet(font, FC_CHARSET, 0, &has) != FcResultMatch) {
            continue;
        }
        FcPatternGetInteger(font, FC_INDEX, 0, &index);
        Characters gives(FcCharSetIntersect(missing.get(), has));
        if (FcCharSetCount(gives.get()) == 0) continue;
        missing.reset(FcCharSetSubtract(missing.get(), has));
        parts.push_back({reinterpret_cast<const char*>(file), index & 0xFFFF, std::move(gives)});
        parts.back().line = free_type.line_of(parts.back());
        if (FcCharSetCount(missing.get()) == 0) break;
    }
    return parts;
}

ImVector<ImWchar> ranges_of(const FcCharSet* characters) {
    ImFontGlyphRangesBuilder builder;
    FcChar32 map[FC_CHARSET_MAP_SIZE];
    FcChar32 next = 0;
    for (FcChar32 page = FcCharSetFirstPage(characters, map, &next); page != FC_CHARSET_DONE;
         page = FcCharSetNextPage(characters, map, &next)) {
        for (FcChar32 word = 0; word < FC_CHARSET_MAP_SIZE; ++word) {
            for (FcChar32 bit = 0; bit < 32; ++bit) {
                if (map[word] >> bit & 1U)
                    builder.AddChar(static_cast<ImWchar>(page + word * 32 + bit));
            }
        }
    }
    ImVector<ImWchar> ranges;
    builder.BuildRanges(&ranges);
    return ranges;
}

/// Adds one font made of parts, all with the same em; `ranges` has to live until the atlas is
/// built.
ImFont* add_font(const std::list<FontPart>& parts, double em,
                 std::list<ImVector<ImWchar>>& ranges) {
    ImFont* font = nullptr;
    for (const FontPart& part : parts) {
        ImFontConfig config;
        config.MergeMode = font != nullptr;
        config.FontNo = part.index;
        config.OversampleH = config.OversampleV = 1;
        config.PixelSnapH = false;
        ranges.push_back(ranges_of(part.characters.get()));
        ImFont* added = ImGui::GetIO().Fonts->AddFontFromFileTTF(
            part.file.c_str(), static_cast<float>(em * part.line), &config, ranges.back().Data);
        if (added) font = added;
    }
    return font;
}

}  // namespace

std::string texts_of(const Case& source_case) {
    std::string all = source_case.name;
    for (const Actor& a : source_case.actors) {
        all += a.id + a.name + a.note;
        for (const auto& g : a.groups) all += g;
        for (const auto& g : a.aliases) all += g;
    }
    for (const Source& s : source_case.sources) all += s.id + s.title + s.authors;
    for (std::size_t i = 0; i < source_case.events.size(); ++i) {
        all += source_case.events.summary[i];
        all += source_case.events.citation[i];
    }
    return all;
}

UiFonts load_fonts(const std::string& texts, double pixels_per_unit) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
    const Characters wanted = wanted_characters(texts);
    const auto regular = find_fonts("Inter", false, wanted.get());
    const auto bold = find_fonts("Inter", true, wanted.get());
    std::list<ImVector<ImWchar>> ranges;
    const auto add = [&](bool in_bold, double em) {
        return add_font(in_bold ? bold : regular, em * pixels_per_unit, ranges);
    };
    UiFonts fonts;
    constexpr double line = 1.21;  // of Inter: the panels' sizes are those of its lines
    fonts.body = add(false, 14 / line);
    fonts.bold = add(true, 14 / line);
    fonts.small = add(false, 12 / line);
    fonts.large = add(true, 20 / line);
    const double name = Style{}.text_size, small_print = 0.87 * name, title = 1.35 * name;
    for (const double em : {name, small_print})
        fonts.canvas.push_back({add(false, em), em * pixels_per_unit});
    for (const double em : {name, small_print, title})
        fonts.canvas_bold.push_back({add(true, em), em * pixels_per_unit});
    if (!fonts.body) {
        fonts.canvas.clear();
        fonts.canvas_bold.clear();
        ImFontConfig config;
        config.SizePixels = static_cast<float>(13 * pixels_per_unit);
        atlas.AddFontDefault(&config);
    }
    atlas.Build();
    return fonts;
}

}  // namespace entente::app
