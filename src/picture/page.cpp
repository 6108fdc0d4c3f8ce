#include "entente/picture/page.hpp"

#include <fmt/format.h>

#include "entente/core/error.hpp"
#include "entente/core/files.hpp"
#include "page_json.hpp"
#include "svg.hpp"
#include "utf8.hpp"

namespace entente {
namespace embedded {
extern const std::string_view page_html, page_css, page_css_sha256, page_js, page_js_sha256;
}

namespace {

unsigned digit_of(char c) {
    return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10);
}

/// A checksum in hexadecimal digits as a policy names it: in base 64.
std::string base64_of_hex(std::string_view digits) {
    constexpr std::string_view letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < digits.size(); i += 6) {
        const std::size_t bytes = std::min<std::size_t>(3, (digits.size() - i) / 2);
        unsigned bits = 0;
        for (std::size_t k = 0; k < 6; ++k)
            bits = bits << 4 | (k < 2 * bytes ? digit_of(digits[i + k]) : 0);
        for (std::size_t k = 0; k < 4; ++k)
            out += k <= bytes ? letters[bits >> (18 - 6 * k) & 63] : '=';
    }
    return out;
}

}  // namespace

std::vector<std::string> page_measures() {
    return {"degree", "strength", "cooperation", "conflict", "net", "betweenness", "closeness"};
}

std::string page(const Material& material, const Style& style, const PageOptions& options,
                 const Progress& progress) {
    const std::string data = page_data(material, style, options, progress);
    const std::string name = drawable(material.series->source_case().name, 90);
    std::string out = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\"{}>\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "script-src 'sha256-{}'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"generator\" content=\"entente\">\n<title>{}</title>\n",
        options.theme == Theme::dark ? " class=\"dark\"" : "",
        base64_of_hex(embedded::page_js_sha256), base64_of_hex(embedded::page_css_sha256),
        xml_text(name));
    out.append("<style>").append(embedded::page_css).append("</style>\n</head>\n<body>\n");
    out.append(embedded::page_html);
    out.append("<script type=\"application/json\" id=\"entente-data\">").append(data);
    out.append("</script>\n");
    if (!options.recipe.empty())
        out.append("<script type=\"application/json\" id=\"entente-recipe\">")
            .append(page_json(options.recipe))
            .append("</script>\n");
    out.append("<script>").append(embedded::page_js).append("</script>\n</body>\n</html>\n");
    return out;
}

void write_page(const Material& material, const Style& style, const PageOptions& options,
                const std::filesystem::path& file, const Progress& progress) {
    const std::string text = page(material, style, options, progress);
    progress.check();
    write_file(file, text);
}

}  // namespace entente
