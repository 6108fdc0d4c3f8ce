#include <catch2/catch.hpp>

#include "entente/picture/picture.hpp"
#include "picture/dot.hpp"
#include "picture/utf8.hpp"

using namespace entente;

TEST_CASE("widths: a narrow letter, a wide one, full-width script, marks that combine") {
    CHECK(text_width("", 10) == 0);
    CHECK(text_width("iii", 10) < text_width("mmm", 10));
    CHECK(text_width("朝鮮総聯", 10) == Approx(40));
    CHECK(text_width("한국", 10) == Approx(20));
    CHECK(text_width("カナ", 10) == Approx(20));
    CHECK(text_width("e\u0301", 10) == text_width("e", 10));
    CHECK(text_width("Japan", 20) == Approx(2 * text_width("Japan", 10)));
    CHECK(text_width("Japan", 10, true) > text_width("Japan", 10));
    CHECK(text_width("\xff\xfe", 10) > 0);
}

TEST_CASE(
    "text is made drawable: no control characters, broken bytes, overrides, or endless names") {
    CHECK(drawable("Tōkyō", 10) == "Tōkyō");
    CHECK(drawable(std::string("a\0b\x01\x1f\x7f", 6), 10) == "ab");
    CHECK(drawable("a\nb\t\tc", 10) == "a b c");
    CHECK(drawable("caf\xe9", 10) == "caf\uFFFD");
    CHECK(drawable("\xed\xa0\x80", 10) == "\uFFFD\uFFFD\uFFFD");
    CHECK(drawable("\xc0\xaf", 10) == "\uFFFD\uFFFD");
    CHECK(drawable("a\u202Eb\u2066c\uFFFE", 10) == "abc");
    CHECK(drawable("שלום", 10) == "שלום");
    CHECK(drawable("abcdef", 6) == "abcdef");
    CHECK(drawable("abcdefg", 6) == "abcde…");
    CHECK(drawable("\xf0\x9f", 10) == "\uFFFD\uFFFD");
}

TEST_CASE("DOT text: quotes, backslashes and entities are doubled up, nothing else changes") {
    CHECK(dot_text("plain 日本") == "plain 日本");
    CHECK(dot_text(R"(a"b\N)") == R"(a\"b\\N)");
    CHECK(dot_text("&lt; <b>") == "&amp;lt; <b>");
    CHECK(dot_text(std::string(10000, 'x')).size() == 199 + std::string("…").size());
}
