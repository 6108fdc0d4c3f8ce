#include <catch2/catch.hpp>
#include <string>

#include "entente/cases/edtf.hpp"

using namespace entente;

namespace {

// "1976-01-01 .. 1978-01-01" for the half-open days of what was read.
std::string days(std::string_view text) {
    const auto read = parse_edtf(text);
    const auto* when = std::get_if<When>(&read);
    if (!when) return "fault at " + std::to_string(std::get<EdtfFault>(read).column);
    return iso(when->days.begin) + " .. " + iso(when->days.end);
}

EdtfFault fault(std::string_view text) {
    const auto read = parse_edtf(text);
    REQUIRE(std::holds_alternative<EdtfFault>(read));
    return std::get<EdtfFault>(read);
}

When when(std::string_view text) {
    const auto read = parse_edtf(text);
    REQUIRE(std::holds_alternative<When>(read));
    return std::get<When>(read);
}

}  // namespace

TEST_CASE("a date means one act on an unknown day of it") {
    CHECK(days("2002-09-17") == "2002-09-17 .. 2002-09-18");
    CHECK(days("2002-09") == "2002-09-01 .. 2002-10-01");
    CHECK(days("2002-12") == "2002-12-01 .. 2003-01-01");
    CHECK(days("2002") == "2002-01-01 .. 2003-01-01");
    CHECK(days("197X") == "1970-01-01 .. 1980-01-01");
    CHECK(days("19XX") == "1900-01-01 .. 2000-01-01");
    CHECK(days("2024-02-29") == "2024-02-29 .. 2024-03-01");
    CHECK(days("0000") == "0000-01-01 .. 0001-01-01");
    CHECK_FALSE(when("2002").lasts);
}

TEST_CASE("a set is one act on an unknown day from its first to its last date") {
    CHECK(days("[1977..1983]") == "1977-01-01 .. 1984-01-01");
    CHECK(days("[2002-09-18..2002-12]") == "2002-09-18 .. 2003-01-01");
    CHECK(days("[2002..2002-03]") == "2002-01-01 .. 2002-04-01");
    CHECK(days("[1977..1977]") == "1977-01-01 .. 1978-01-01");
    CHECK(days("[197X..1983]") == "1970-01-01 .. 1984-01-01");
    CHECK_FALSE(when("[1977..1983]").lasts);
}

TEST_CASE("an interval lasts") {
    CHECK(days("1959/1984") == "1959-01-01 .. 1985-01-01");
    CHECK(days("1959-12-14/1984-07") == "1959-12-14 .. 1984-08-01");
    CHECK(days("1945-08-15/1945-08-15") == "1945-08-15 .. 1945-08-16");
    const When both = when("1959/1984");
    CHECK(both.lasts);
    CHECK_FALSE(both.open_begin);
    CHECK_FALSE(both.open_end);
}

TEST_CASE("an open interval has the days of its one date and says which end is open") {
    CHECK(days("1955/..") == "1955-01-01 .. 1956-01-01");
    CHECK(when("1955/..").open_end);
    CHECK(when("1955/..").lasts);
    CHECK(days("../1945-08-15") == "1945-08-15 .. 1945-08-16");
    CHECK(when("../1945").open_begin);
    CHECK(when("../1945").lasts);
}

TEST_CASE("a qualifier widens by one own unit on each side") {
    for (const std::string q : {"~", "?", "%"}) {
        CAPTURE(q);
        CHECK(days("2002-09-17" + q) == "2002-09-16 .. 2002-09-19");
        CHECK(days("2002-01" + q) == "2001-12-01 .. 2002-03-01");
        CHECK(days("2002-12" + q) == "2002-11-01 .. 2003-02-01");
        CHECK(days("2002" + q) == "2001-01-01 .. 2004-01-01");
        CHECK(days("197X" + q) == "1960-01-01 .. 1990-01-01");
        CHECK(days("19XX" + q) == "1800-01-01 .. 2100-01-01");
        // Each date of a span widens its own side.
        CHECK(days("1959" + q + "/1984") == "1958-01-01 .. 1985-01-01");
        CHECK(days("1959/1984-07" + q) == "1959-01-01 .. 1984-09-01");
        CHECK(days("1959" + q + "/1984" + q) == "1958-01-01 .. 1986-01-01");
        CHECK(days("[1977" + q + "..1983-01-01" + q + "]") == "1976-01-01 .. 1983-01-03");
        CHECK(days("1955" + q + "/..") == "1954-01-01 .. 1957-01-01");
    }
}

TEST_CASE("a widened date stays within the calendar, or is a fault") {
    CHECK(when("9999").days.end == day_of({9999, 12, 31}) + 1);
    CHECK(when("9998~").days.end == day_of({9999, 12, 31}) + 1);
    CHECK(when("99XX").days.end == day_of({9999, 12, 31}) + 1);
    CHECK(days("0001~") == "0000-01-01 .. 0003-01-01");
    CHECK(days("0000-01-02~") == "0000-01-01 .. 0000-01-04");
    CHECK(days("0000-02~") == "0000-01-01 .. 0000-04-01");
    for (const char* text : {"0000~", "0000-01~", "0000-01-01~", "000X~", "00XX~", "9999~",
                             "9999-12~", "9999-12-31~", "999X~", "99XX~"}) {
        CAPTURE(text);
        const auto read = parse_edtf(text);
        REQUIRE(std::holds_alternative<EdtfFault>(read));
        CHECK(std::get<EdtfFault>(read).column == 1);
        CHECK(std::get<EdtfFault>(read).expected ==
              "a date that, widened, stays within the years 0000 to 9999");
    }
    const auto second = parse_edtf("1950/9999~");
    REQUIRE(std::holds_alternative<EdtfFault>(second));
    CHECK(std::get<EdtfFault>(second).column == 6);
}

TEST_CASE("what is not a date is refused at the character where it goes wrong") {
    struct Row {
        const char* text;
        std::size_t column;
        const char* expected;
    };
    const Row rows[] = {
        {"", 1, "a date that begins with a year"},
        {"yesterday", 1, "a date that begins with a year"},
        {"-0044", 1, "a date that begins with a year"},
        {"Y17000", 1, "a date that begins with a year"},
        {" 2002", 1, "a date that begins with a year"},
        {"~2002", 1, "a date that begins with a year"},
        {"1XXX", 2, "a date that begins with a year"},
        {"200", 4, "a year of four digits"},
        {"197x", 4, "a year of four digits"},
        {"20X2", 3, "a year of four digits"},
        {"19X", 3, "a year of four digits"},
        {"２００２", 1, "a date that begins with a year"},
        {"20020917", 5, "the end of the date"},
        {"2002 ", 5, "the end of the date"},
        {"2002/09/17", 8, "a year of four digits"},
        {"17/09/2002", 3, "a year of four digits"},
        {"2002-", 6, "a month from 01 to 12"},
        {"2002-9-17", 7, "a month from 01 to 12"},
        {"2002-00", 6, "a month from 01 to 12"},
        {"2002-13", 6, "a month from 01 to 12"},
        {"2002-21", 6, "seasons"},
        {"2002-24", 6, "seasons"},
        {"2002-XX", 6, "a month from 01 to 12"},
        {"2002~-09", 6, "the end of the date"},
        {"197X-05", 5, "the end of the date"},
        {"2023-02-30", 9, "a day from 01 to 28"},
        {"2024-02-30", 9, "a day from 01 to 29"},
        {"1900-02-29", 9, "a day from 01 to 28"},
        {"2002-04-31", 9, "a day from 01 to 30"},
        {"2002-04-00", 9, "a day from 01 to 30"},
        {"2002-04-1", 10, "a day from 01 to 30"},
        {"2002-04-XX", 9, "a day from 01 to 30"},
        {"2002-09-17T10:00", 11, "the end of the date"},
        {"2002~?", 6, "the end of the date"},
        {"2002-09-17 ", 11, "the end of the date"},
        {"1984/1959", 6, "not before the first"},
        {"2002-09-17/2002-09-16", 12, "not before the first"},
        {"[1983..1977]", 8, "not before the first"},
        {"[1977..1983", 12, "']'"},
        {"[1977,1983]", 6, "'..'"},
        {"[1977]", 6, "'..'"},
        {"[..1983]", 2, "a date that begins with a year"},
        {"[1977..]", 8, "a date that begins with a year"},
        {"[1977..1983]~", 13, "the end of the date"},
        {"1959/", 6, "a date"},
        {"/1959", 1, "a date"},
        {"../..", 4, "a date"},
        {"..", 1, "'../'"},
        {"1955/...", 8, "the end of the date"},
        {"1955/1960/1965", 10, "the end of the date"},
        {"1955/../1960", 8, "the end of the date"},
        {"1984~/1959", 7, "not before the first"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const EdtfFault wrong = fault(row.text);
        CHECK(wrong.column == row.column);
        CHECK_THAT(wrong.expected, Catch::Contains(row.expected));
    }
}

TEST_CASE("every day of four centuries reads as itself") {
    for (Day day = day_of({1799, 12, 31}); day <= day_of({2200, 1, 1}); ++day) {
        const auto read = parse_edtf(iso(day));
        const auto* exact = std::get_if<When>(&read);
        if (!exact || !(exact->days == DaySpan{day, day + 1})) FAIL(iso(day));
    }
}
