#include <algorithm>
#include <cmath>

#include "decoration.hpp"
#include "entente/core/text.hpp"
#include "utf8.hpp"

namespace entente {
namespace {

/// Writes rows downwards from (0, 0).
class Column {
  public:
    explicit Column(const Style& style)
        : palette_(palette(style.theme)),
          size_(0.87 * style.text_size),
          sample_(2 * style.disc_max) {}

    void heading(std::string text) {
        if (y_ > 0) y_ += 0.9 * size_;
        put(0, y_ + 0.75 * size_, std::move(text), palette_.text, true);
        y_ += 1.75 * size_;
    }
    /// A row with room for a sample at the left; returns the height of its middle.
    double row(std::string text, double least_height = 0) {
        const double height = std::max(1.5 * size_, least_height);
        const double middle = y_ + height / 2;
        put(sample_ + 0.8 * size_, middle, std::move(text), palette_.muted);
        y_ += height;
        return middle;
    }
    void put(double x, double middle, std::string text, Colour colour, bool bold = false) {
        Label label;
        label.box = {x, middle - 0.62 * size_, x + text_width(text, size_, bold),
                     middle + 0.62 * size_};
        label.text = std::move(text);
        label.size = size_;
        label.colour = colour;
        label.halo = faded(palette_.background, 0);
        label.bold = bold;
        out.texts.push_back(std::move(label));
    }
    void disc(Point centre, double radius, Colour fill, Colour rim, double rim_width) {
        out.discs.push_back(
            {.centre = centre, .radius = radius, .fill = fill, .rim = rim, .rim_width = rim_width});
    }
    void line(double from, double to, double y, double width, Colour colour, bool dashed = false,
              bool arrow = false) {
        const Point a{from, y};
        const Point b{to, y};
        const Bezier path{a, a + (1.0 / 3) * (b - a), a + (2.0 / 3) * (b - a), b};
        out.lines.push_back(
            {.path = path, .width = width, .colour = colour, .dashed = dashed, .arrow = arrow});
    }
    void space(double height) { y_ += height; }
    double y() const { return y_; }
    double size() const { return size_; }
    double sample() const { return sample_; }
    Decoration out;

  private:
    const Palette& palette_;
    double size_;
    double sample_;
    double y_ = 0;
};

std::string words(std::string_view id) {
    std::string text = drawable(id, 40);
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

/// Circles that stand in each other, each with its value beside its top: as maps show areas.
void area_section(Column& column, const Style& style, const Scales& scales,
                  const Palette& colours) {
    if (!(scales.largest_value > 0)) return;
    const bool signs = scales.smallest_value < 0;
    column.heading("Area: " + words(style.size_by) + (signs ? ", without sign" : ""));
    double value = round_below(scales.largest_value);
    const double top = column.y() + 0.4 * column.size();
    const double foot = top + 2 * disc_radius(style, scales, value);
    const double x = column.sample() / 2;
    double last_y = -1e9;
    for (int i = 0; i < 3; ++i, value = round_below(value / 4)) {
        const double r = disc_radius(style, scales, value);
        if (i > 0 && r <= style.disc_min) break;
        const double y = foot - 2 * r;
        if (y - last_y < 1.15 * column.size()) break;
        last_y = y;
        column.disc({x, foot - r}, r, faded(colours.muted, 0.12), colours.muted, 1);
        column.line(x, column.sample() + 0.4 * column.size(), y, 0.75, faded(colours.muted, 0.6));
        column.put(column.sample() + 0.8 * column.size(), y, number_text(value), colours.muted);
    }
    column.space(foot - column.y() + 0.3 * column.size());
    if (!scales.some_undefined) return;
    const double y = column.row("no value", 2 * style.disc_min + 4);
    column.disc({x, y}, style.disc_min, colours.background, colours.muted, 1.5);
}

void actor_section(Column& column, const Style& style, const ActorColours& colours) {
    if (colours.legend.empty()) return;
    column.heading("Actor: " + std::string(to_string(style.colour_by)));
    const double radius = 0.42 * column.size();
    for (const auto& [text, colour] : colours.legend) {
        const double y = column.row(text);
        column.disc({column.sample() / 2, y}, radius, colour, colour, 0);
    }
    if (style.colour_by != ColourBy::side) return;
    const Palette& theme = palette(style.theme);
    const double y = column.row("undecided: fits either side");
    column.disc({column.sample() / 2, y}, radius, mix(theme.background, theme.sides[0], 0.3),
                theme.muted, 2);
}

void frustration_section(Column& column, const Material& material, const Style& style) {
    if (!marks_frustrated(material, style)) return;
    const double y = column.row("frustrated: against the sides");
    for (const Curve& bar : frustration_mark({column.sample() / 2, y}, style))
        column.out.lines.push_back(bar);
}

void width_section(Column& column, const Style& style, const Scales& scales, const Palette& colours,
                   Layer layer, bool of_change) {
    if (!(scales.largest_weight > 0)) return;
    const char* both = of_change ? "cooperation and conflict" : "cooperation + conflict";
    const std::string weight = layer == Layer::interaction ? both : std::string(to_string(layer));
    column.heading((of_change ? "Tie width: change of " : "Tie width: ") + weight);
    double value = round_below(scales.largest_weight);
    double last = 1e9;
    for (int i = 0; i < 3; ++i, value = round_below(value / 4)) {
        const double width = tie_width(style, scales, value);
        if (width >= last) break;
        last = width;
        column.line(0, column.sample(), column.row(number_text(value), width + 4), width,
                    colours.neutral);
    }
}

void tone_section(Column& column, const Style& style, const Palette& colours, Layer layer) {
    const double width = 0.45 * style.tie_max;
    if (layer != Layer::interaction) {
        const bool hostile = layer == Layer::conflict;
        column.line(0, column.sample(), column.row(std::string(to_string(layer))), width,
                    hostile ? colours.conflict : colours.cooperation, hostile);
        return;
    }
    column.heading("Tie tone: net / (cooperation + conflict)");
    constexpr int parts = 21;
    const std::string left = "−1 hostile", right = "+1 friendly";
    const double words_apart = text_width(left + "  0  " + right, column.size());
    const double length = std::max(3.6 * column.sample(), words_apart);
    const double y = column.y() + 0.5 * column.size();
    // Each runs to the end under the next: no seams.
    for (int i = 0; i < parts; ++i)
        column.line(length * i / parts, length, y, 0.6 * column.size(),
                    tone_colour(colours, 2.0 * i / (parts - 1) - 1));
    const double below = y + 1.1 * column.size();
    column.put(0, below, left, colours.muted);
    column.put(length / 2 - text_width("0", column.size()) / 2, below, "0", colours.muted);
    column.put(length - text_width(right, column.size()), below, right, colours.muted);
    column.space(below + column.size() - column.y());
    column.line(0, column.sample(), column.row("more conflict than cooperation"), width,
                tone_colour(colours, -0.7), true);
}

void change_section(Column& column, const Palette& colours, const std::string& minus) {
    column.heading("Tie, compared with " + minus);
    const auto row = [&](TieChange change, const char* text) {
        const double y = column.row(text);
        const std::string symbol(change_symbol(change));
        column.put(column.sample() / 2 - text_width(symbol, column.size(), true) / 2, y, symbol,
                   colours.text, true);
    };
    row(TieChange::appeared, "appeared");
    row(TieChange::vanished, "vanished (pale, as it was)");
    row(TieChange::changed_sign, "changed sign");
    row(TieChange::grew, "grew");
    row(TieChange::shrank, "shrank");
    const double faint = column.row("stayed (faint)");
    column.line(0, column.sample(), faint, 1.5, faded(colours.neutral, 0.4));
    const double hollow = column.row("actor only in " + minus);
    column.disc({column.sample() / 2, hollow}, 0.42 * column.size(), colours.background,
                colours.muted, 1.75);
}

Decoration shifted(Decoration parts, Point by) {
    for (Curve& line : parts.lines)
        line.path = {line.path.from + by, line.path.control1 + by, line.path.control2 + by,
                     line.path.to + by};
    for (Disc& disc : parts.discs) disc.centre = disc.centre + by;
    for (Label& text : parts.texts)
        text.box = {text.box.left + by.x, text.box.top + by.y, text.box.right + by.x,
                    text.box.bottom + by.y};
    parts.box = {parts.box.left + by.x, parts.box.top + by.y, parts.box.right + by.x,
                 parts.box.bottom + by.y};
    return parts;
}

}  // namespace

std::vector<Curve> frustration_mark(Point centre, const Style& style, double opacity) {
    const Palette& colours = palette(style.theme);
    // Smaller where discs are, in pictures seen from afar.
    const double unit =
        style.text_size / 13 * std::clamp(style.disc_max / (2 * style.text_size), 0.5, 1.0);
    const auto bar = [&](double length, double width, Colour colour) {
        const Point a{centre.x - length / 2, centre.y}, b{centre.x + length / 2, centre.y};
        return Curve{.path = {a, a + (1.0 / 3) * (b - a), a + (2.0 / 3) * (b - a), b},
                     .width = width,
                     .colour = faded(colour, opacity)};
    };
    return {bar(14 * unit, 7 * unit, colours.text), bar(11 * unit, 4 * unit, colours.highlight)};
}

bool marks_frustrated(const Material& material, const Style& style) {
    return (style.mark_frustrated || style.colour_by == ColourBy::side) &&
           material.tie_measures != nullptr && material.tie_measures->column("frustrated");
}

double round_below(double value) {
    const double power = std::pow(10, std::floor(std::log10(value) + 1e-9));
    for (const double digit : {5.0, 2.0})
        if (digit * power <= value * (1 + 1e-9)) return digit * power;
    return power;
}

Decoration lay_out_legend(const Material& material, const Style& style, const Scales& scales,
                          const ActorColours& colours, const Comparison* comparison) {
    const Palette& theme = palette(style.theme);
    const SeriesOptions& options = material.series->options;
    Column column(style);
    area_section(column, style, scales, theme);
    actor_section(column, style, colours);
    if (comparison != nullptr)
        change_section(column, theme, material.series->networks[comparison->minus].slice.label);
    width_section(column, style, scales, theme, options.layer, comparison != nullptr);
    tone_section(column, style, theme, options.layer);
    frustration_section(column, material, style);
    if (options.directed)
        column.line(0, column.sample(), column.row("from source to target"), 0.3 * style.tie_max,
                    theme.neutral, false, true);
    double right = 0;
    for (const Label& text : column.out.texts) right = std::max(right, text.box.right);
    const double pad = 0.9 * column.size();
    column.out.box = {-pad, -pad, right + pad, column.y() + pad};
    return shifted(std::move(column.out), {pad, pad});
}

Decoration decorate(const Material& material, const Style& style, const Scales& scales,
                    const ActorColours& colours, double width, double height, std::size_t slice,
                    const Comparison* comparison) {
    Decoration all;
    const double edge = 0.8 * style.text_size;
    if (style.legend) {
        Decoration legend = lay_out_legend(material, style, scales, colours, comparison);
        if (legend.box.width() <= width / 3 && legend.box.height() + 2 * edge <= height)
            all = shifted(std::move(legend), {width - edge - legend.box.width(), edge});
    }
    if (style.caption) {
        const double room = (all.box.width() > 0 ? all.box.left : width) - edge;
        auto caption = lay_out_caption(material, style, room, height, slice, comparison);
        all.texts.insert(all.texts.end(), caption.begin(), caption.end());
    }
    return all;
}

Room find_room(const Material& material, const Style& style, double width, double height,
               const Comparison* comparison) {
    const Scales scales =
        material.scales != nullptr
            ? *material.scales
            : find_scales(*material.series, material.actor_measures, style.size_by);
    const Decoration parts = decorate(
        material, style, scales, actor_colours(*material.series, style, material.actor_measures),
        width, height, 0, comparison);
    const double margin = style.disc_max + (style.labels ? 1.8 * style.text_size : 6);
    const double side = margin + (style.labels ? 2 * style.text_size : 0);
    Room room{.page = {side, margin, width - side, height - margin}, .taken = {}, .safe = {}};
    room.safe = room.page;
    const double clear = style.disc_max + 0.4 * style.text_size;  // names find places of their own
    const auto take = [&](const Rect& r) {
        room.taken.push_back({r.left - clear, r.top - clear, r.right + clear, r.bottom + clear});
    };
    if (parts.box.width() > 0) {
        take(parts.box);
        room.safe.right = parts.box.left - margin;
    }
    for (const Label& text : parts.texts) {
        if (parts.box.overlaps(text.box)) continue;
        take(text.box);
        if (text.box.top < height / 2)
            room.safe.top = std::max(room.safe.top, text.box.bottom + clear);
        else
            room.safe.bottom = std::min(room.safe.bottom, text.box.top - clear);
    }
    Rect& safe = room.safe;
    if (safe.width() < width / 4) safe.left = width * 0.1, safe.right = width * 0.9;
    if (safe.height() < height / 4) safe.top = height * 0.1, safe.bottom = height * 0.9;
    return room;
}

}  // namespace entente
