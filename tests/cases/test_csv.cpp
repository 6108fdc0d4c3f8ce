#include <catch2/catch.hpp>

#include "reading.hpp"

using namespace entente;
using namespace entente::testing;
using Lines = std::vector<std::string>;

namespace {

const std::string header = "date,source,target,value\n";

}  // namespace

TEST_CASE("line ends may be LF, CRLF or CR, the last one may be missing, blank lines are nothing") {
    for (const std::string end : {"\n", "\r\n", "\r"}) {
        for (const bool last : {true, false}) {
            const auto reading =
                read_text("date,source,target,value" + end + end + "1984,a,b,1" + end + "   " +
                          end + "1985,a,b,oops" + (last ? end : std::string{}));
            CHECK(lines(reading) ==
                  Lines{"5:10 error \"oops\" | a number (with a decimal point, and finite)"});
            CHECK(reading.result->events.size() == 1);
        }
    }
}

TEST_CASE("a byte order mark is no character of the first field") {
    const auto reading = read_text("\xEF\xBB\xBF" + header + "never,a,b,1\n");
    REQUIRE(reading.problems.size() == 1);
    CHECK(reading.problems[0].line == 2);
    CHECK(lines(read_text("\xEF\xBB\xBF"
                          "date,source\n")) ==
          Lines{"1:1 error no column target, to, actor2 or target_name | a column target (the "
                "header has date,source)"});
}

TEST_CASE("a quoted line end shifts the lines after it, and the record is where it begins") {
    const auto reading = read_text(
        "date,source,target,value,note\n"      // 1
        "1984,a,b,1,\"two\nlines\"\n"          // 2, 3
        "1984,a,b,x,\"three\r\nlines\nof\"\n"  // 4, 5, 6
        "1984,a,b,y,\n");                      // 7
    CHECK(lines(reading) ==
          Lines{"4:10 error \"x\" | a number (with a decimal point, and finite)",
                "7:10 error \"y\" | a number (with a decimal point, and finite)"});
    CHECK(reading.result->events.summary[0] == "note: two\nlines");
}

TEST_CASE("columns count characters from the record's first, quotes and line ends among them") {
    CHECK(lines(read_text("date,note,source,target,value\n"
                          "1984,\"a \"\"x\"\", \n朝鮮\",a,b,x\n")) ==
          Lines{"2:25 error \"x\" | a number (with a decimal point, and finite)"});
    CHECK(lines(read_text(header + "1984,Zaïre,朝鮮総聯,x\n")) ==
          Lines{"2:17 error \"x\" | a number (with a decimal point, and finite)"});
}

TEST_CASE("the delimiter is what the header has most of outside quotes") {
    for (const std::string d : {",", "\t", ";"}) {
        const auto reading = read_text("\"a,;\t,;\t,;\t,;\t\"" + d + "date" + d + "source" + d +
                                       "target\n1" + d + "1984" + d + "a" + d + "b\n");
        CHECK(lines(reading).empty());
        CHECK(reading.result->events.size() == 1);
    }
}

TEST_CASE("a row with another number of fields than the header is left out") {
    const auto reading =
        read_text(header + "1984,a,b\n1984,a,b,1,2\n1984,a,b,1\n1984\n1984,a,b,1,\n");
    CHECK(lines(reading) == Lines{"2:1 error 3 fields | 4 fields, as in the header",
                                  "3:1 error 5 fields | 4 fields, as in the header",
                                  "5:1 error 1 fields | 4 fields, as in the header",
                                  "6:1 error 5 fields | 4 fields, as in the header"});
    CHECK(reading.result->events.size() == 1);
}

TEST_CASE("broken quotes cost their row, or up to the next line end that can be trusted") {
    const std::string good = "1984,a,b,1\n";
    const std::string after =
        "a delimiter or the end of the line (a quote inside a quoted field "
        "is written twice)";
    const std::string inside = "quotes around the whole field, and each one in it twice";
    SECTION("text after a closing quote") {
        const auto reading = read_text(header + "1984,\"a\"x,b,1\n" + good);
        CHECK(lines(reading) == Lines{"2:6 error text after a closing quote | " + after});
        CHECK(reading.result->events.size() == 1);
    }
    SECTION("a blank after a closing quote is text") {
        const auto reading = read_text(header + "1984,\"a\" ,b,1\n" + good);
        CHECK(lines(reading) == Lines{"2:6 error text after a closing quote | " + after});
    }
    SECTION("a quote inside a field without quotes") {
        const auto reading = read_text(header + "1984,the \"a\",b,1\n" + good);
        CHECK(lines(reading) ==
              Lines{"2:6 error a quote inside a field without quotes | " + inside});
        CHECK(reading.result->events.size() == 1);
    }
    SECTION("a blank before an opening quote") {
        const auto reading = read_text(header + "1984, \"a\",b,1\n" + good);
        CHECK(lines(reading) ==
              Lines{"2:6 error a quote inside a field without quotes | " + inside});
    }
    SECTION("a quote that another row's quote closes: all lines between are named") {
        const auto reading =
            read_text(header + "1984,\"a,b,1\n" + good + good + "1984,\"c\",b,1\n" + good);
        CHECK(lines(reading) ==
              Lines{"2:6 error text after a closing quote (the record runs on to line 5) | " +
                    after});
        CHECK(reading.result->events.size() == 1);
    }
    SECTION("a quote that nothing closes") {
        const auto reading = read_text(header + good + "1984,\"a,b,1\n" + good);
        CHECK(lines(reading) ==
              Lines{"3:6 error a quote that is never closed (the record runs on to "
                    "line 5) | a closing quote before the end of the file"});
        CHECK(reading.result->events.size() == 1);
    }
    SECTION("a quote as the last byte") {
        CHECK(lines(read_text(header + "1984,a,b,\"")) ==
              Lines{"2:10 error a quote that is never closed | a closing quote before the end of "
                    "the file"});
        CHECK(lines(read_text(header + "1984,a,b,\"\"")) == Lines{"2:10 error nothing | a number"});
    }
}

TEST_CASE("what is not text has its place") {
    const std::string utf8 = " | text in UTF-8";
    const std::string clean = " | text without control characters";
    CHECK(lines(read_text(header + "1984,Za\xEFre,b,x\n")) ==
          Lines{"2:6 error invalid UTF-8 (byte \\xEF) in \"Za\\xEFre\"" + utf8});
    CHECK(lines(read_text(header + "1984,a,\xED\xA0\x80,1\n")) ==
          Lines{"2:8 error invalid UTF-8 (byte \\xED) in \"\\xED\\xA0\\x80\"" + utf8});
    CHECK(lines(read_text(header + std::string("1984,a\0b,b,1\n", 13))) ==
          Lines{"2:6 error a NUL byte in \"a\\x00b\"" + clean});
    CHECK(lines(read_text(header + "1984,a,\x1B[31mb,1\n")) ==
          Lines{"2:8 error the control character \\x1B in \"\\x1B[31mb\"" + clean});
    CHECK(lines(read_text(header + "1984,a,b\x7F,1\n")) ==
          Lines{"2:8 error the control character \\x7F in \"b\\x7F\"" + clean});
    CHECK(lines(read_text(header + "1984,a,\xC2\x9B"
                                   "b,1\n")) ==
          Lines{"2:8 error the control character \\xC2\\x9B in \"\\xC2\\x9B"
                "b\"" +
                clean});
    // Two in one row, and one in the header.
    CHECK(lines(read_text(header + "1984,\xFF\xFE,\x01,1\n")).size() == 2);
    CHECK(lines(read_text("date,source\x02,target\n1984,a,b\n")) ==
          Lines{"1:6 error the control character \\x02 in \"source\\x02\"" + clean});
    // Columns after broken bytes: each counts as one character.
    CHECK(lines(read_text(header + "1984,\xFF\xFF,\x01,1\n"))[1].substr(0, 4) == "2:9 ");
}

TEST_CASE("a file without a header is an error") {
    const std::string expected = " | a header line with the names of the columns";
    CHECK(lines(read_text("")) == Lines{"1:1 error an empty file" + expected});
    CHECK(lines(read_text("\xEF\xBB\xBF")) == Lines{"1:1 error an empty file" + expected});
    CHECK(lines(read_text("\n\r\n  \n")) == Lines{"1:1 error only blank lines" + expected});
    // A header alone is a case without events.
    const auto reading = read_text(header);
    CHECK(reading.problems.empty());
    CHECK(reading.result->events.size() == 0);
    CHECK_FALSE(reading.result->extent());
}

TEST_CASE("long fields and rows stop at their limits") {
    ReadOptions options;
    options.max_field = 10;
    options.max_row = 50;
    const std::string good = "1984,a,b,1\n";
    const auto field = [](const std::string& text) { return "1984," + text + ",b,1\n"; };
    SECTION("up to the limit is fine, with quotes too") {
        const auto reading =
            read_text(header + field("1234567890") + field("\"1234567890\""), options);
        CHECK(lines(reading).empty());
        CHECK(reading.result->events.size() == 2);
    }
    SECTION("a field of one byte more") {
        const auto reading =
            read_text(header + field("12345678901") + field("\"12345678901\"") + good, options);
        CHECK(lines(reading) == Lines{"2:6 error a field of more than 10 bytes | a shorter field, "
                                      "or a larger --max-field",
                                      "3:6 error a field of more than 10 bytes | a shorter field, "
                                      "or a larger --max-field"});
        CHECK(reading.result->events.size() == 1);
    }
    SECTION("the end of a long quoted field is found behind its line ends") {
        const auto reading =
            read_text(header + field("\"1234567890\n1984,x,y,2\n\"\"\n\"") + good, options);
        CHECK(lines(reading).size() == 1);
        CHECK(reading.result->events.size() == 1);
        CHECK(reading.result->actors[0].id == "a");
    }
    SECTION("a long field that is never closed has both faults") {
        const auto reading = read_text(header + "1984,\"1234567890\n" + good + good, options);
        CHECK(lines(reading) ==
              Lines{"2:6 error a field of more than 10 bytes (the record runs on to line 3) | a "
                    "shorter field, or a larger --max-field",
                    "2:6 error a quote that is never closed (the record runs on to line 5) | a "
                    "closing quote before the end of the file"});
    }
    SECTION("a row of one byte more") {
        const std::string ten = "123456789,";
        const auto reading = read_text(header + ten + ten + ten + ten + ten + "\n" + good, options);
        CHECK(
            lines(reading) ==
            Lines{"2:1 error a row of more than 50 bytes | a shorter row, or a larger --max-row"});
        CHECK(reading.result->events.size() == 1);
    }
}

TEST_CASE("a field of a megabyte has its place, and the rows after it are read") {
    const auto reading =
        read_text(header + "1984,a,b,1\n1984," + std::string(1 << 20, 'x') + ",b,1\n1984,\"" +
                  std::string(1 << 20, '\n') + "\",b,1\n1985,a,b,1\n");
    CHECK(lines(reading).size() == 2);
    CHECK(reading.problems[0].line == 3);
    CHECK(reading.problems[0].column == 6);
    CHECK(reading.problems[0].found == "a field of more than 65536 bytes");
    CHECK(reading.problems[1].line == 4);
    CHECK(reading.result->events.size() == 2);
}

TEST_CASE("a file beyond its limit is read up to there, and that is an error") {
    ReadOptions options;
    options.max_bytes = 47;
    const auto reading = read_text(header + "1984,a,b,1\n1985,a,b,1\n1986,a,b,1\n", options);
    CHECK(reading.result->events.size() == 2);
    CHECK(lines(reading) ==
          Lines{"4:1 error more than 47 bytes | a smaller file, or a larger --max-bytes"});
    options.max_bytes = 50;
    CHECK(lines(read_text(header + "1984,a,b,1\n1985,a,b,1\n1986,a,b,1\n", options)) ==
          Lines{"4:1 error more than 50 bytes | a smaller file, or a larger --max-bytes"});
    options.max_bytes = 58;
    CHECK(lines(read_text(header + "1984,a,b,1\n1985,a,b,1\n1986,a,b,1\n", options)).empty());
}

TEST_CASE("problems beyond the limit are counted, not kept") {
    ReadOptions options;
    options.max_problems = 3;
    std::string text = header;
    for (int i = 0; i < 10; ++i) text += "1984,a,b,x\n";
    const auto reading = read_text(text, options);
    CHECK(reading.problems.size() == 3);
    CHECK(reading.error_count == 10);
}

TEST_CASE("a number is finite, with a decimal point, and within bounds") {
    const std::string number = " | a number (with a decimal point, and finite)";
    for (const std::string bad :
         {"x", "nan", "NaN", "inf", "-Infinity", "1e400", "0x10", "3;5", "1e", "--1", "1 2", "٣"}) {
        CAPTURE(bad);
        CHECK(lines(read_text(header + "1984,a,b," + bad + "\n")) ==
              Lines{"2:10 error \"" + bad + "\"" + number});
    }
    CHECK(lines(read_text(header + "1984,a,b,\"3,5\"\n")) == Lines{"2:10 error \"3,5\"" + number});
    CHECK(lines(read_text(header + "1984,a,b,1e13\n1984,a,b,-1e300\n")) ==
          Lines{"2:10 error \"1e13\" | a number from -1e12 to 1e12",
                "3:10 error \"-1e300\" | a number from -1e12 to 1e12"});
    CHECK(lines(read_text("date,source,target,n\n1984,a,b,-1\n1984,a,b,1e300\n")) ==
          Lines{"2:10 error \"-1\" | a number from 0 to 1e12",
                "3:10 error \"1e300\" | a number from 0 to 1e12"});
    CHECK(lines(read_text(header + "1984,a,b,-1e-300\n1984,a,b,1e-10\n")) ==
          Lines{"2:10 error \"-1e-300\" | 0, or a size from 1e-9 to 1e12",
                "3:10 error \"1e-10\" | 0, or a size from 1e-9 to 1e12"});
    CHECK(read_text(header + "1984,a,b,0\n1984,a,b,1e-9\n").problems.empty());
    CHECK(read_text(header + "1984,a,b,-1e12\n1984,a,b,+.5\n").problems.empty());
}

TEST_CASE("all faults of a row are told, in the order of its fields") {
    CHECK(lines(read_text(header + "2023-02-30,a,b,x\n")) ==
          Lines{"2:1 error \"2023-02-30\" | a day from 01 to 28 at character 9 of 2023-02-30",
                "2:16 error \"x\" | a number (with a decimal point, and finite)"});
}
