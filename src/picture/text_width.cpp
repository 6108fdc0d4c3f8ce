// Advances of Inter in thousandths of an em (regular and semi-bold), the first font that pictures
// ask for.
#include <array>
#include <cstdint>

#include "entente/picture/picture.hpp"
#include "utf8.hpp"

namespace entente {
namespace {

constexpr std::array<std::uint16_t, 95> regular = {
    281, 278, 403, 631, 638, 813, 639, 222, 362, 362, 500, 659, 280, 460, 276, 357, 625, 464, 605,
    636, 642, 608, 624, 571, 616, 624, 276, 280, 659, 659, 659, 507, 936, 676, 651, 727, 719, 598,
    587, 743, 740, 264, 543, 652, 563, 889, 753, 761, 635, 761, 639, 638, 642, 741, 676, 949, 642,
    665, 625, 362, 357, 362, 469, 452, 497, 564, 621, 558, 621, 582, 361, 609, 591, 237, 237, 544,
    237, 869, 585, 597, 609, 609, 372, 523, 364, 581, 557, 813, 540, 557, 541, 362, 327, 362, 659};
constexpr std::array<std::uint16_t, 95> semi_bold = {
    248, 309, 396, 643, 649, 844, 663, 213, 393, 393, 543, 673, 295, 466, 290, 379, 667, 481,  621,
    652, 666, 632, 648, 587, 646, 648, 290, 295, 673, 673, 673, 544, 999, 724, 657, 744, 724,  608,
    586, 755, 744, 275, 561, 677, 566, 906, 741, 775, 643, 776, 651, 649, 660, 734, 724, 1007, 690,
    705, 653, 393, 379, 393, 481, 468, 497, 575, 630, 577, 630, 593, 377, 625, 613, 261, 261,  569,
    261, 898, 610, 608, 625, 625, 397, 549, 380, 608, 576, 837, 563, 576, 562, 393, 358, 393,  673};

bool combines(char32_t c) {
    return (c >= 0x0300 && c <= 0x036f) || (c >= 0x0483 && c <= 0x0489) ||
           (c >= 0x0591 && c <= 0x05bd) || (c >= 0x064b && c <= 0x065f) ||
           (c >= 0x1ab0 && c <= 0x1aff) || (c >= 0x1dc0 && c <= 0x1dff) ||
           (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2060 && c <= 0x2069) || (c >= 0x20d0 && c <= 0x20ff) ||
           (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xfe20 && c <= 0xfe2f) || c == 0xfeff ||
           (c >= 0x3099 && c <= 0x309a) || (c >= 0xe0100 && c <= 0xe01ef);
}

bool full_width(char32_t c) {
    return (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0x303e) ||
           (c >= 0x3041 && c <= 0xa4cf) || (c >= 0xa960 && c <= 0xa97c) ||
           (c >= 0xac00 && c <= 0xd7a3) || (c >= 0xf900 && c <= 0xfaff) ||
           (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60) ||
           (c >= 0xffe0 && c <= 0xffe6) || (c >= 0x1f000 && c <= 0x1faff) ||
           (c >= 0x20000 && c <= 0x3fffd);
}

double advance(char32_t c, bool bold) {
    if (c < 0x20 || c == 0x7f) return 0;
    if (c < 0x7f) return (bold ? semi_bold : regular)[c - 0x20];
    if (combines(c)) return 0;
    if (full_width(c)) return 1000;
    if (c == 0x2026) return 821;
    if (c == 0x2014) return 1000;
    if (c == 0x2013) return 500;
    if (c == 0x2212) return 659;
    if (c == 0xb7) return 275;
    if (c >= 0x2190 && c <= 0x21ff) return 954;
    if (c >= 0x0400 && c <= 0x052f) return bold ? 674 : 654;
    return bold ? 603 : 586;
}

}  // namespace

double text_width(std::string_view text, double size, bool bold) {
    double thousandths = 0;
    for (std::size_t i = 0; i < text.size();)
        thousandths += advance(next_code_point(text, i), bold);
    return thousandths * size / 1000;
}

}  // namespace entente
