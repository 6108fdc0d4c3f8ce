#include "entente/core/text.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "entente/core/error.hpp"

using namespace entente;

TEST_CASE("numbers read back exactly") {
    for (const double v :
         {0.1, 1.0 / 3, -7.2, 1e300, 1e-300, 5e-324, 123456789.125, 1e16, 0.00001}) {
        CHECK(parse_number(number_text(v)) == v);
    }
    CHECK(number_text(7.0) == "7");
    CHECK(number_text(-0.0) == "0");
    CHECK(number_text(0.00012) == "0.00012");
    CHECK(number_text(std::nan("")).empty());
}

TEST_CASE("only whole finite numbers are numbers") {
    CHECK(parse_number("1e3") == 1000.0);
    CHECK(parse_number("+2.5") == 2.5);
    CHECK(parse_number(".5") == 0.5);
    for (const auto* bad :
         {"", " 1", "1 ", "nan", "inf", "-inf", "1,5", "0x10", "1e999", "+", "--1", "+-1"}) {
        CHECK_FALSE(parse_number(bad));
    }
}

TEST_CASE("broken UTF-8 is found where it begins") {
    CHECK(first_invalid_utf8("朝鮮 조선 Ō") == std::string_view::npos);
    CHECK(first_invalid_utf8("ab\xFF") == 2);
    CHECK(first_invalid_utf8("a\xC0\x80") == 1);         // overlong NUL
    CHECK(first_invalid_utf8("\xED\xA0\x80") == 0);      // surrogate
    CHECK(first_invalid_utf8("\xF4\x90\x80\x80") == 0);  // beyond U+10FFFF
    CHECK(first_invalid_utf8("x\xE6\x9C") == 1);         // cut short
    CHECK(character_count("朝鮮") == 2);
}

TEST_CASE("messages show control characters and stay short") {
    CHECK(printable("a\nb") == "a\\x0Ab");
    CHECK(printable("\xFF") == "\\xFF");
    CHECK(printable("朝鮮", 1) == "朝…");
    CHECK(printable("\xC2\x9B") == "\\xC2\\x9B");  // an eight-bit control
    CHECK(trimmed(" \tab c\t ") == "ab c");
}

TEST_CASE("suggestions are near or not made") {
    const std::vector<std::string> actors{"jpn", "prk", "chongryon"};
    CHECK(suggestion("prkk", actors) == "did you mean prk?");
    CHECK(suggestion("chongryn", actors) == "did you mean chongryon?");
    CHECK(suggestion("PRK", actors) == "did you mean prk?");
    CHECK(suggestion("pkr", actors) == "did you mean prk?");  // neighbours swapped
    CHECK(suggestion("xyz", actors).empty());
    CHECK(suggestion("", actors).empty());
    // Two edits are too many for a short word, and dashes in front do not make it longer.
    const std::vector<std::string> options{"--from", "--at", "--every"};
    CHECK(suggestion("--foo", options).empty());
    CHECK(suggestion("--frm", options) == "did you mean --from?");
    CHECK(suggestion("-at", options) == "did you mean --at?");
    CHECK(suggestion("--", options).empty());
    CHECK(nearest("JPN", actors) == 0);
}

TEST_CASE("a problem is one line whatever is in it") {
    const Problem p{Severity::error, "a\nb.csv", 3, 5, "x", "y"};
    CHECK(to_string(p) == "a\\x0Ab.csv:3:5: error: found x, expected y");
}
