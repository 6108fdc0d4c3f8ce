#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "entente/cases/codebook.hpp"
#include "entente/core/text.hpp"

using namespace entente;

TEST_CASE("a code is looked up by its longest prefix") {
    //   book: 1, 12, 1234
    const Codebook book({{"1", {"1", "one", 1, 1}},
                         {"12", {"12", "twelve", 2, 1}},
                         {"1234", {"1234", "all", 4, 1}}});
    CHECK(book.find("1")->label == "one");
    CHECK(book.find("19")->label == "one");
    CHECK(book.find("123")->label == "twelve");
    CHECK(book.find("12345")->label == "all");
    CHECK(book.find("2") == nullptr);
    CHECK(book.find("01") == nullptr);  // codes are no numbers
    CHECK(book.find("") == nullptr);
}

TEST_CASE("CAMEO is built in") {
    CHECK(cameo().find("055")->label == "Apologize");
    CHECK(cameo().find("055")->value == 7.0);
    CHECK(cameo().find("190")->value == -10);
    CHECK(cameo().find("010")->quad == 1);
    CHECK(cameo().find("1999")->code == "19");
    CHECK(cameo().find("99") == nullptr);
    for (const auto& [code, entry] : cameo().entries()) {
        CAPTURE(code);
        CHECK(code == entry.code);
        CHECK((code.size() >= 2 && code.size() <= 4));
        CHECK_FALSE(entry.label.empty());
        CHECK((entry.value >= -10 && entry.value <= 10));
        // The root tells the quad class: 01-05, 06-08, 09-13, 14-20.
        const int root = std::stoi(code.substr(0, 2));
        CHECK(entry.quad == (root <= 5 ? 1 : root <= 8 ? 2 : root <= 13 ? 3 : 4));
    }
}

TEST_CASE("the built-in values are those of the Goldstein table handed over") {
    const std::filesystem::path file = ENTENTE_DATASETS "/cameo/CAMEO.goldsteinscale.txt";
    if (!std::filesystem::exists(file)) {
        WARN("not there, skipped: " << file.string());
        return;
    }
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    std::size_t compared = 0;
    while (std::getline(in, line)) {
        std::istringstream cells(line);
        std::string code, value;
        cells >> code >> value;
        const auto found = cameo().entries().find(code);
        CAPTURE(code);
        REQUIRE(found != cameo().entries().end());
        CHECK(found->second.value == parse_number(value));
        ++compared;
    }
    CHECK(compared == 311);
}
