#include "entente/picture/page.hpp"

#include <catch2/catch.hpp>

#include "picture/page_json.hpp"
#include "scene.hpp"

using namespace entente;
using entente::test::nothing;
using entente::test::Scene;

namespace {

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t n = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
    return n;
}

}  // namespace

TEST_CASE("text in a page cannot end its script element") {
    CHECK(page_string("</script><!--&") == R"("\u003c/script\u003e\u003c!--\u0026")");
    CHECK(page_string("a\"\\\n") == R"("a\"\\\u000a")");
    CHECK(page_string("\xe2\x80\xa8\xe2\x80\xa9") == R"("\u2028\u2029")");
    CHECK(page_string("\xff") == "\"\xef\xbf\xbd\"");
    CHECK(page_string("日本") == "\"日本\"");
    CHECK(page_json(R"({"a":"<b>"})") == R"({"a":"\u003cb\u003e"})");
}

TEST_CASE("numbers of a page are JSON") {
    CHECK(page_number(0.1 + 0.2) == "0.3");
    CHECK(page_number(-0.0) == "0");
    CHECK(page_number(nothing) == "null");
    CHECK(page_number(1.0 / 0.0) == "null");
}

TEST_CASE("a page of hostile names holds its own elements and no others") {
    Scene scene({"</script><script>x()</script>", "<img src=x>", std::string(10000, 'w')},
                {{{0, 1}, {4, nothing}, {{0, 1, 3, 1}}}, {{}, {}, {}}}, {{0, 0}, {1, 0}, {0, 1}});
    scene.the_case().name = "</title><script>y()</script>";
    const std::string text =
        page(scene.material(), {}, {.version = "1", .recipe = R"({"a":"</script>"})"});
    CHECK(count(text, "<script") == 3);
    CHECK(count(text, "</script>") == 3);
    CHECK(count(text, "</title>") == 1);
    CHECK(count(text, "<img") == 0);
    CHECK(text.find("default-src 'none'; script-src 'sha256-") != std::string::npos);
    CHECK(text.find("http-equiv") < text.find("<script"));
    // The tie, its figures; the actor whose value is undefined is marked and its value null.
    CHECK(text.find(R"("ties":[[0,1,3,1,)") != std::string::npos);
    CHECK(text.find(",1,null]") != std::string::npos);
    CHECK(text == page(scene.material(), {}, {.version = "1", .recipe = R"({"a":"</script>"})"}));
}

TEST_CASE("a case without slices gives a page that says why") {
    Scene scene({"a"}, {}, {});
    const std::string text = page(scene.material(), {}, {});
    CHECK(text.find(R"("slices":[])") != std::string::npos);
    CHECK(text.find("the case has no events") != std::string::npos);
    CHECK(text.find("id=\"entente-recipe\"") == std::string::npos);
}

TEST_CASE("a page opens in the theme that it was asked for, else in the browser's") {
    Scene scene({"a", "b"}, {{{0, 1}, {4, 4}, {{0, 1, 3, 1}}}}, {{0, 0}, {1, 0}});
    const std::string dark = page(scene.material(), {}, {.theme = Theme::dark});
    CHECK(dark.find(R"("theme":"dark")") != std::string::npos);
    CHECK(dark.find(R"(<html lang="en" class="dark">)") != std::string::npos);
    const std::string light = page(scene.material(), {}, {.theme = Theme::light});
    CHECK(light.find(R"("theme":"light")") != std::string::npos);
    CHECK(light.find(R"(<html lang="en">)") != std::string::npos);
    CHECK(page(scene.material(), {}, {}).find(R"("theme":"")") != std::string::npos);
}
