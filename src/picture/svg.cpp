#include "svg.hpp"

#include <fmt/format.h>

#include <charconv>

#include "dot.hpp"
#include "entente/core/error.hpp"
#include "utf8.hpp"

namespace entente {
namespace {

constexpr std::string_view web_fonts =
    "Inter, 'Noto Sans', 'Helvetica Neue', Arial, 'Noto Sans CJK JP', 'Noto Sans JP', 'Noto Sans "
    "KR', "
    "'Hiragino Sans', 'Apple SD Gothic Neo', 'Yu Gothic', 'Malgun Gothic', sans-serif";

std::string actor_name(const Picture& picture, ActorId actor) {
    if (picture.source_case == nullptr) return {};
    const Actor& a = picture.source_case->actor(actor);
    return xml_text(drawable(a.name.empty() ? a.id : a.name, 120));
}

/// What a reader hears or hovers over: "Japan", "Japan – DPRK"; nothing for what has no actor
/// behind it.
std::string words_of(const Picture& picture, std::string_view id) {
    std::size_t place = 0;
    if (id.size() < 2 ||
        std::from_chars(id.data() + 1, id.data() + id.size(), place).ec != std::errc{})
        return {};
    if (id[0] == 'd' && place < picture.discs.size())
        return actor_name(picture, picture.discs[place].actor);
    if (id[0] != 't' || place >= picture.ties.size()) return {};
    const Curve& tie = picture.ties[place];
    const std::string source = actor_name(picture, tie.source);
    return source.empty() ? source
                          : source + (tie.arrow ? " → " : " – ") + actor_name(picture, tie.target);
}

std::string header(const Picture& picture) {
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}pt\" height=\"{1:.0f}pt\" "
        "viewBox=\"0 0 {0:.0f} {1:.0f}\" role=\"img\" aria-labelledby=\"title description\">\n"
        "<title id=\"title\">{2}</title>\n"
        "<desc id=\"description\">A network of {3} actors, drawn as discs, and {4} ties, drawn as "
        "lines "
        "from blue (cooperation) to red and dashed (conflict).</desc>\n{5}",
        picture.width, picture.height, xml_text(drawable(picture.title, 300)), picture.discs.size(),
        picture.ties.size(), svg_recipe(picture.recipe));
}

/// Copies an element's text while replacing attribute values that only a writer of attributes can
/// have produced: quotes inside names arrive as entities.
void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t i = text.find(from); i != std::string::npos;
         i = text.find(from, i + to.size()))
        text.replace(i, from.size(), to);
}

/// Dashes are one path each; of those that differ in nothing but their place one path is made.
std::string with_joined_paths(const std::string& body) {
    constexpr std::string_view open = "<path ";
    constexpr std::string_view place = " d=\"";
    std::string out;
    std::string_view rest = body;
    std::string_view last;  // attributes of the path that `out` ends with
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(end);
        const std::size_t d = line.starts_with(open) ? line.rfind(place) : std::string_view::npos;
        const bool joins = d != std::string_view::npos && line.ends_with("\"/>\n");
        if (joins && line.substr(0, d) == last) {
            out.resize(out.size() - 4);
            out += line.substr(d + place.size());
        } else {
            out += line;
        }
        last = joins ? line.substr(0, d) : std::string_view{};
    }
    return out;
}

/// Without comments, with our own words in the titles.
std::string with_words(const Picture& picture, std::string_view body) {
    std::string out;
    out.reserve(body.size());
    std::string_view id;
    while (!body.empty()) {
        const std::size_t open = std::min(body.find('<'), body.size());
        out += body.substr(0, open);
        body.remove_prefix(open);
        if (body.starts_with("<!--")) {
            body.remove_prefix(std::min(body.find("-->") + 3, body.size()));
            if (body.starts_with("\n")) body.remove_prefix(1);
        } else if (body.starts_with("<title>")) {
            body.remove_prefix(std::min(body.find("</title>") + 8, body.size()));
            const std::string words = words_of(picture, id);
            if (!words.empty())
                out += "<title>" + words + "</title>";
            else if (body.starts_with("\n"))
                body.remove_prefix(1);
        } else {
            const std::size_t close = std::min(body.find('>'), body.size() - 1) + 1;
            if (body.starts_with("<g id=\"")) id = body.substr(7, body.find('"', 7) - 7);
            out += body.substr(0, close);
            body.remove_prefix(close);
        }
    }
    return out;
}

}  // namespace

std::string svg_recipe(const std::string& recipe) {
    return recipe.empty() ? recipe : "<metadata id=\"entente-recipe\">" + recipe + "</metadata>\n";
}

std::string xml_text(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else
            out += c;
    }
    return out;
}

std::string finished_svg(const Picture& picture, std::string_view rendered) {
    const std::size_t root = rendered.find("<svg");
    const std::size_t begin = root == std::string_view::npos ? root : rendered.find('>', root);
    if (begin == std::string_view::npos) throw Error(ErrorCategory::io, "Graphviz gave no SVG");
    std::string body = with_joined_paths(with_words(picture, rendered.substr(begin + 1)));
    replace_all(body, fmt::format("font-family=\"{}\"", dot_bold_fonts),
                fmt::format("font-family=\"{}\" font-weight=\"600\"", web_fonts));
    replace_all(body, fmt::format("font-family=\"{}\"", dot_fonts),
                fmt::format("font-family=\"{}\"", web_fonts));
    replace_all(body, "stroke=\"transparent\"", "stroke=\"none\"");
    const std::size_t first = body.find_first_not_of('\n');
    return header(picture) + body.substr(first == std::string::npos ? 0 : first);
}

}  // namespace entente
