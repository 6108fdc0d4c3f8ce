#include "entente/picture/recipe.hpp"

#include <png.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <memory>

#include "entente/core/error.hpp"
#include "entente/core/files.hpp"
#include "entente/picture/export.hpp"
#include "../folder.hpp"
#include "scene.hpp"

using namespace entente;
using entente::test::Folder;

namespace {

Recipe hostile() {
    return {.version = "1.2",
            .command = "draw",
            .case_path = "a \"b\" \\ <c> & 日本\n/</script>/-->/]]>/(x)",
            .files = {{"events.csv", std::string(64, 'a')}},
            .settings = {{"at", "2002"}, {"actors", R"(x\,y;"z")"}, {"empty", ""}}};
}

Picture small_picture(const std::string& recipe) {
    Picture picture;
    picture.width = picture.height = 200;
    picture.background = {255, 255, 255, 255};
    Disc disc;
    disc.centre = {100, 100};
    disc.radius = 20;
    disc.fill = {10, 20, 30, 255};
    picture.discs.push_back(disc);
    picture.title = "entente_recipe=\"{}\"; <metadata id=\"entente-recipe\">{}</metadata>";
    picture.recipe = recipe;
    return picture;
}

/// The text of a PNG under a key, as libpng reads it.
std::string text_in_png(const std::filesystem::path& file, const std::string& key) {
    const std::unique_ptr<FILE, int (*)(FILE*)> in(std::fopen(file.c_str(), "rb"), std::fclose);
    REQUIRE(in != nullptr);
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(png);
    png_init_io(png, in.get());
    png_read_png(png, info, PNG_TRANSFORM_IDENTITY, nullptr);
    png_textp texts = nullptr;
    int count = 0;
    png_get_text(png, info, &texts, &count);
    std::string found;
    for (int i = 0; i < count; ++i)
        if (texts[i].key == key) found = texts[i].text;
    png_destroy_read_struct(&png, &info, nullptr);
    return found;
}

}  // namespace

TEST_CASE("a recipe's text reads back and may stand anywhere") {
    const std::string text = recipe_text(hostile());
    CHECK(parse_recipe(text, "x") == hostile());
    for (const char* unwelcome : {"<", ">", "&", "\n", "\\\"", "\\\\"})
        CHECK(text.find(unwelcome) == std::string::npos);
    for (const char c : text) CHECK(static_cast<unsigned char>(c) < 0x80);
    CHECK(text.find(R"("actors":"x\u005c,y;\u0022z\u0022")") != std::string::npos);
}

TEST_CASE("a recipe that is not UTF-8 is told with replacements, not refused") {
    Recipe broken = hostile();
    broken.case_path =
        "\xff"
        "a";
    CHECK(parse_recipe(recipe_text(broken), "x").case_path ==
          "\xef\xbf\xbd"
          "a");
}

TEST_CASE("what is missing in a recipe is named") {
    const auto refused = [](const char* text, const char* part) {
        CHECK_THROWS_WITH(parse_recipe(text, "x.svg"), Catch::Contains(part));
    };
    refused("", "the recipe of x.svg is not JSON");
    refused("[]", "an object");
    refused("{}", "\"entente\"");
    refused(R"({"entente":1})", "\"entente\" with text");
    refused(R"({"entente":"1","command":"draw","case":"c","files":{}})", "\"files\" with a list");
    refused(R"({"entente":"1","command":"draw","case":"c","files":[{}]})", "\"name\"");
    refused(R"({"entente":"1","command":"draw","case":"c","files":[],"settings":{"at":1}})",
            "\"at\" with text");
}

TEST_CASE("every format of a picture carries its recipe") {
    const Folder folder;
    const std::string recipe = recipe_text(hostile());
    for (const char* name : {"x.svg", "x.png", "x.pdf", "x.dot"}) {
        INFO(name);
        write_picture(small_picture(recipe), folder / name);
        CHECK(find_recipe(folder / name) == recipe);
        write_picture(small_picture({}), folder / name);
        CHECK_THROWS_WITH(find_recipe(folder / name), Catch::Contains("carries no recipe"));
    }
}

TEST_CASE("libpng finds the recipe of a PNG") {
    const Folder folder;
    write_picture(small_picture("{\"entente\":\"1\"}"), folder / "x.png");
    CHECK(text_in_png(folder / "x.png", "entente-recipe") == "{\"entente\":\"1\"}");
}

TEST_CASE("a PDF with a recipe has a table of the object that changed") {
    const Folder folder;
    write_picture(small_picture("{\"a\":\"(b)\"}"), folder / "x.pdf");
    const std::string pdf = read_file(folder / "x.pdf");
    const std::size_t start = pdf.rfind("startxref\n");
    REQUIRE(start != std::string::npos);
    CHECK(pdf.ends_with("%%EOF\n"));
    const std::size_t table = std::stoul(pdf.substr(start + 10));
    REQUIRE(pdf.substr(table, 5) == "xref\n");
    const std::size_t row = pdf.find('\n', table + 5);
    const std::string number = pdf.substr(table + 5, pdf.find(' ', table + 5) - table - 5);
    const std::size_t object = std::stoul(pdf.substr(row + 1, 10));
    CHECK(pdf.substr(object, number.size() + 6) == number + " 0 obj");
    CHECK(pdf.find("/EntenteRecipe ({\"a\":\"\\(b\\)\"})", object) != std::string::npos);
    CHECK(pdf.find("/Info " + number + " 0 R", table) != std::string::npos);
    CHECK(pdf.find("/Producer (cairo", object) != std::string::npos);
}

TEST_CASE("a recipe stands by itself, in a table, or beside a file") {
    const Folder folder;
    const std::string recipe = recipe_text(hostile());
    write_file(folder / "r.json", recipe + "\n");
    CHECK(parse_recipe(find_recipe(folder / "r.json"), "r") == hostile());
    write_file(folder / "t.json", "{\"recipe\": " + recipe + ",\n\"rows\": [{\"recipe\": {}}]}");
    CHECK(find_recipe(folder / "t.json") == recipe);
    write_file(folder / "t.csv", "slice\n");
    CHECK_THROWS_AS(find_recipe(folder / "t.csv"), Error);
    write_file(folder / "t.csv.recipe.json", recipe);
    CHECK(find_recipe(folder / "t.csv") == recipe);
    CHECK_THROWS_AS(find_recipe(folder / "none.svg"), Error);
}

TEST_CASE("files cut short or broken have no recipe, and do no harm") {
    const Folder folder;
    const std::string recipe = recipe_text(hostile());
    for (const char* name : {"x.svg", "x.png", "x.pdf", "x.dot"}) {
        write_picture(small_picture(recipe), folder / name);
        const std::string whole = read_file(folder / name);
        for (const std::size_t size :
             {std::size_t{0}, std::size_t{5}, std::size_t{13}, std::size_t{40}})
            for (const std::string& part :
                 {whole.substr(0, size), whole.substr(0, size) + whole.substr(size + 1)}) {
                write_file(folder / "cut", part);
                std::string found;
                try {
                    found = find_recipe(folder / "cut");
                } catch (const Error& error) {
                    CHECK(error.category() == ErrorCategory::data);
                }
                CHECK((found.empty() || found == recipe));
            }
    }
    for (const std::string head :
         {"GIF89a", "RIFFxxxxWEBP", "xxxxftyp", "{", "{\"recipe\"", "{\"recipe\":{\"a", "<"}) {
        write_file(folder / "cut", head + std::string(20, '\xff'));
        CHECK_THROWS_AS(find_recipe(folder / "cut"), Error);
        write_file(folder / "cut", head);
        CHECK_THROWS_AS(find_recipe(folder / "cut"), Error);
    }
}

TEST_CASE("files that differ from those of the recipe are named") {
    const Recipe recipe{.version = {},
                        .command = {},
                        .case_path = {},
                        .files = {{"a.csv", "1"}, {"b.csv", "2"}, {"c.csv", "3"}},
                        .settings = {}};
    Case now;
    now.files = {{"a.csv", "1"}, {"b.csv", "9"}, {"d.csv", "4"}};
    CHECK(file_differences(recipe, now) ==
          std::vector<std::string>{"b.csv has changed (SHA-256 9, was 2)", "c.csv is missing",
                                   "d.csv is new"});
    now.files = recipe.files;
    CHECK(file_differences(recipe, now).empty());
}
