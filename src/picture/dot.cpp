#include "dot.hpp"

#include "entente/network/graph_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "entente/picture/export.hpp"
#include "utf8.hpp"

namespace entente {
namespace {

constexpr double plate_margin = 3;
constexpr double far_away =
    1e5;  // pixels outside the page; Graphviz keeps coordinates in small integers here and there

using Buffer = fmt::memory_buffer;

bool drawable_number(double v) {
    return std::isfinite(v) && std::abs(v) < far_away;
}
bool drawable_point(Point p) {
    return drawable_number(p.x) && drawable_number(p.y);
}
bool drawable_path(const Bezier& b) {
    return drawable_point(b.from) && drawable_point(b.control1) && drawable_point(b.control2) &&
           drawable_point(b.to);
}

class Writer {
  public:
    Writer(const Picture& picture, DotUse use) : picture_(picture), use_(use) {
        directed_ = std::any_of(picture.ties.begin(), picture.ties.end(),
                                [](const Curve& c) { return c.arrow; });
    }

    std::string write() {
        open();
        // Nodes first: the order of nodes is the order in which they are painted.
        for (std::size_t i = 0; i < picture_.discs.size(); ++i) disc(picture_.discs[i], i);
        marks();
        for (const Label& label : picture_.labels) text(label);
        decoration();
        for (std::size_t i = 0; i < picture_.ties.size(); ++i) tie(picture_.ties[i], i);
        put("}}\n");
        return fmt::to_string(out_);
    }

  private:
    template <class... Args>
    void put(fmt::format_string<Args...> format, Args&&... args) {
        fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
    }
    // Graphviz's y grows upwards.
    std::string at(Point p) const {
        return fmt::format("{:.2f},{:.2f}", p.x, picture_.height - p.y);
    }
    static std::string inches(double pixels) { return fmt::format("{:.5f}", pixels / 72); }

    void open() {
        put("{} entente {{\n", directed_ ? "digraph" : "graph");
        put("  comment=\"{}\";\n", dot_text(picture_.title));
        if (use_ == DotUse::data && !picture_.recipe.empty()) recipe();
        put("  layout=nop2; notranslate=true; dpi=72; pad=0; margin=0; outputorder=edgesfirst;\n");
        put("  viewport=\"{:.0f},{:.0f},1,{:.2f},{:.2f}\"; bgcolor=\"{}\";\n", picture_.width,
            picture_.height, picture_.width / 2, picture_.height / 2, hex(picture_.background));
        put("  node [shape=box, fixedsize=true, label=\"\", margin=0, style=filled, penwidth=0, "
            "color=\"#00000000\", fontname=\"{}\"];\n",
            dot_fonts);
        put("  edge [dir=none];\n");
        if (use_ == DotUse::paint)
            put("  a [style=invis, width=0, height=0, pos=\"0,0\"];\n"
                "  b [style=invis, width=0, height=0, pos=\"0,0\"];\n");
    }

    void recipe() {  // no backslash stands before its quotes
        std::string quoted;
        for (const char c : picture_.recipe) {
            if (c == '"') quoted += '\\';
            quoted += c;
        }
        put("  entente_recipe={};\n", dot_string(quoted));
    }

    std::string actor_attribute(ActorId actor) const {
        if (use_ == DotUse::paint || picture_.source_case == nullptr) return {};
        return fmt::format(", actor=\"{}\"", dot_text(picture_.source_case->actor(actor).id));
    }

    void circle(const Disc& disc) {
        put("shape=circle, pos=\"{}\", width={}, height={}, fillcolor=\"{}\", color=\"{}\", "
            "penwidth={:.2f}",
            at(disc.centre), inches(2 * disc.radius), inches(2 * disc.radius), hex(disc.fill),
            hex(disc.rim), disc.rim_width);
    }

    void disc(const Disc& disc, std::size_t place) {
        if (!drawable_point(disc.centre) || !drawable_number(disc.radius)) return;
        put("  n{} [id=d{}, ", index(disc.actor), place);
        circle(disc);
        put("{}];\n", actor_attribute(disc.actor));
    }

    void rectangle(Point centre, double width, double height, Colour colour,
                   std::string_view style) {
        put("  x{} [pos=\"{}\", width={}, height={}, style=\"{}\", fillcolor=\"{}\"];\n", extra_++,
            at(centre), inches(width), inches(height), style, hex(colour));
    }

    void text(const Label& label) {
        const Rect& box = label.box;
        if (label.text.empty() || !drawable_point({box.left, box.top}) ||
            !drawable_point({box.right, box.bottom}))
            return;
        const double middle = (box.top + box.bottom) / 2;
        if (label.halo.a > 0)
            rectangle({(box.left + box.right) / 2, middle}, box.width() + 2 * plate_margin,
                      box.height(), label.halo, "filled,rounded");
        // Wider than the text, so that a font which runs wide still begins at the left edge.
        const double width = 1.5 * box.width() + 4 * label.size;
        put("  x{} [shape=none, style=\"\", pos=\"{}\", width={}, height={}, label=\"{}\\l\", "
            "fontsize={:.2f}, fontcolor=\"{}\"{}];\n",
            extra_++, at({box.left + width / 2, middle}), inches(width), inches(box.height()),
            dot_text(label.text), label.size, hex(label.colour),
            label.bold ? fmt::format(", fontname=\"{}\"", dot_bold_fonts) : "");
    }

    /// Lines of the legend are level and stand above its plate, as nodes do: so they are nodes.
    void level_line(const Curve& line) {
        for (const Bezier& stroke : strokes(line))
            if (drawable_path(stroke))
                rectangle({(stroke.from.x + stroke.to.x) / 2, stroke.from.y},
                          std::abs(stroke.to.x - stroke.from.x), line.width, line.colour, "filled");
        if (!line.arrow) return;
        const Arrowhead head = arrowhead(line);
        // A regular triangle is inscribed in an ellipse: a quarter of the height stands behind the
        // centre's foot.
        const double length_ = std::abs(head.tip.x - head.left.x);
        const double centre = head.tip.x - length_ * 2 / 3;
        put("  x{} [shape=polygon, sides=3, orientation=270, pos=\"{}\", width={}, height={}, "
            "fillcolor=\"{}\"];\n",
            extra_++, at({centre, head.tip.y}), inches(length_ * 4 / 3), inches(length_ * 4 / 3),
            hex(line.colour));
    }

    void decoration() {
        const Decoration& parts = picture_.decoration;
        if (parts.box.width() > 0)
            rectangle(
                {(parts.box.left + parts.box.right) / 2, (parts.box.top + parts.box.bottom) / 2},
                parts.box.width(), parts.box.height(), faded(picture_.background, 0.9),
                "filled,rounded");
        for (const Disc& disc : parts.discs) {
            put("  x{} [", extra_++);
            circle(disc);
            put("];\n");
        }
        for (const Curve& line : parts.lines) level_line(line);
        for (const Label& label : parts.texts) text(label);
    }

    void marks() {
        for (const Curve& bar : picture_.marks) level_line(bar);
    }

    std::string ends(const Curve& tie) const {
        const std::string_view joint = directed_ ? "->" : "--";
        if (use_ == DotUse::paint) return fmt::format("a {} b", joint);
        return fmt::format("n{} {} n{}", index(tie.source), joint, index(tie.target));
    }

    void tie(const Curve& tie, std::size_t place) {
        if (!drawable_path(tie.path)) return;
        std::string pos;
        const std::vector<Bezier> pieces = strokes(tie);
        const bool with_head = tie.arrow && use_ == DotUse::data;
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const Bezier& b = pieces[i];
            if (i > 0) pos += ';';
            if (with_head && i + 1 == pieces.size()) pos += "e," + at(tie.path.to) + " ";
            pos += at(b.from) + " " + at(b.control1) + " " + at(b.control2) + " " + at(b.to);
        }
        const std::string head_size = fmt::format("{:.3f}", head_length(tie) / 10);
        put("  {} [id=t{}, color=\"{}\", penwidth={:.2f}, pos=\"{}\"", ends(tie), place,
            hex(tie.colour), tie.width, pos);
        if (with_head) put(", dir=forward, arrowsize={}", head_size);
        put("];\n");
        if (!tie.arrow || use_ == DotUse::data) return;
        // A head of its own: Graphviz would widen that of a thick line.
        const Arrowhead head = arrowhead(tie);
        const Point base = 0.5 * (head.left + head.right);
        const Point near_base = base + 0.001 * (head.tip - base);
        const std::string foot = at(base);
        put("  {} [id=h{}, dir=forward, color=\"{}\", penwidth=0.25, arrowsize={}, pos=\"e,{} {} "
            "{} {} {}\"];\n",
            ends(tie), place, hex(tie.colour), head_size, at(tie.path.to), foot, foot,
            at(near_base), at(near_base));
    }

    static double head_length(const Curve& tie) {
        const Arrowhead head = arrowhead(tie);
        return distance(head.tip, 0.5 * (head.left + head.right));
    }

    const Picture& picture_;
    DotUse use_;
    bool directed_ = false;
    std::size_t extra_ = 0;
    Buffer out_;
};

}  // namespace

std::string dot_text(std::string_view text) {
    constexpr std::size_t limit = 200;  // code points; a megabyte of label aborts cairo
    std::string safe;
    for (const char c : drawable(text, limit)) {
        if (c == '\\' || c == '"') safe += '\\';
        safe += c;
        if (c == '&') safe += "amp;";
    }
    return safe;
}

std::string dot_of(const Picture& picture, DotUse use) {
    return Writer(picture, use).write();
}

std::string to_dot(const Picture& picture) {
    return dot_of(picture, DotUse::data);
}

}  // namespace entente
