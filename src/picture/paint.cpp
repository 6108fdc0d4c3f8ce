#include "paint.hpp"

#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "dot.hpp"
#include "entente/core/error.hpp"
#include "utf8.hpp"

namespace entente::detail {
namespace {

constexpr double plate_margin = 3;
constexpr double far_away = 1e5;
constexpr double below_centre = 0.3;  // of an em, the baseline: as Graphviz has it
constexpr std::size_t most_texts = 2000;
constexpr std::size_t longest_text = 200;  // code points

bool near(double v) {
    return std::isfinite(v) && std::abs(v) < far_away;
}
bool near(Point p) {
    return near(p.x) && near(p.y);
}
bool near(const Bezier& b) {
    return near(b.from) && near(b.control1) && near(b.control2) && near(b.to);
}

void set_colour(cairo_t* on, Colour c) {
    cairo_set_source_rgba(on, c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0);
}

void plate(cairo_t* on, const Rect& r, Colour colour) {
    if (colour.a == 0 || !near(Point{r.left, r.top}) || !near(Point{r.right, r.bottom})) return;
    const double radius = std::min({12.0, r.width() / 3, r.height() / 3});
    constexpr double quarter = std::numbers::pi / 2;
    cairo_new_sub_path(on);
    cairo_arc(on, r.right - radius, r.top + radius, radius, -quarter, 0);
    cairo_arc(on, r.right - radius, r.bottom - radius, radius, 0, quarter);
    cairo_arc(on, r.left + radius, r.bottom - radius, radius, quarter, 2 * quarter);
    cairo_arc(on, r.left + radius, r.top + radius, radius, 2 * quarter, 3 * quarter);
    cairo_close_path(on);
    set_colour(on, colour);
    cairo_fill(on);
}

void disc(cairo_t* on, const Disc& disc) {
    if (!near(disc.centre) || !near(disc.radius) || disc.radius <= 0) return;
    cairo_new_sub_path(on);
    cairo_arc(on, disc.centre.x, disc.centre.y, disc.radius, 0, 2 * std::numbers::pi);
    set_colour(on, disc.fill);
    cairo_fill_preserve(on);
    set_colour(on, disc.rim);
    cairo_set_line_width(on, disc.rim_width);
    if (disc.rim_width > 0 && disc.rim.a > 0) cairo_stroke(on);
    cairo_new_path(on);
}

void curve(cairo_t* on, const Curve& curve) {
    if (!near(curve.path)) return;
    set_colour(on, curve.colour);
    cairo_set_line_width(on, curve.width);
    for (const Bezier& b : strokes(curve)) {
        if (!near(b)) continue;
        cairo_move_to(on, b.from.x, b.from.y);
        cairo_curve_to(on, b.control1.x, b.control1.y, b.control2.x, b.control2.y, b.to.x, b.to.y);
    }
    cairo_stroke(on);
    if (!curve.arrow) return;
    const Arrowhead head = arrowhead(curve);
    cairo_move_to(on, head.tip.x, head.tip.y);
    cairo_line_to(on, head.left.x, head.left.y);
    cairo_line_to(on, head.right.x, head.right.y);
    cairo_close_path(on);
    cairo_fill(on);
}

}  // namespace

struct Painter::Text {
    PangoLayout* layout = nullptr;
    double baseline = 0;  // below the top
    Text() = default;
    Text(const Text&) = delete;
    Text& operator=(const Text&) = delete;
    ~Text() {
        if (layout != nullptr) g_object_unref(layout);
    }
};

Painter::Painter() = default;
Painter::~Painter() = default;

void Painter::text(cairo_t* on, const Label& label) {
    const Rect& box = label.box;
    if (label.text.empty() || !near(Point{box.left, box.top}) ||
        !near(Point{box.right, box.bottom}))
        return;
    plate(on, {box.left - plate_margin, box.top, box.right + plate_margin, box.bottom}, label.halo);
    if (texts_.size() > most_texts) texts_.clear();
    auto& shaped = texts_[{label.text, label.size, label.bold}];
    if (!shaped) {
        shaped = std::make_unique<Text>();
        // Unhinted: letters that move smoothly, at any size.
        cairo_font_options_t* options = cairo_font_options_create();
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
        shaped->layout = pango_cairo_create_layout(on);
        PangoContext* context = pango_layout_get_context(shaped->layout);
        pango_cairo_context_set_font_options(context, options);
        pango_context_set_round_glyph_positions(context, FALSE);
        cairo_font_options_destroy(options);
        PangoFontDescription* font =
            pango_font_description_from_string(std::string(dot_fonts).c_str());
        pango_font_description_set_absolute_size(font, label.size * PANGO_SCALE);
        if (label.bold) pango_font_description_set_weight(font, PANGO_WEIGHT_SEMIBOLD);
        pango_layout_set_font_description(shaped->layout, font);
        pango_font_description_free(font);
        pango_layout_set_single_paragraph_mode(shaped->layout, TRUE);
        const std::string safe = drawable(label.text, longest_text);
        pango_layout_set_text(shaped->layout, safe.data(), static_cast<int>(safe.size()));
        shaped->baseline =
            static_cast<double>(pango_layout_get_baseline(shaped->layout)) / PANGO_SCALE;
    }
    set_colour(on, label.colour);
    const double baseline = (box.top + box.bottom) / 2 + below_centre * label.size;
    cairo_move_to(on, box.left, baseline - shaped->baseline);
    if (cairo_surface_get_type(cairo_get_target(on)) == CAIRO_SURFACE_TYPE_IMAGE) {
        // As shapes: cairo puts letters on whole pixels, and in motion they would shake.
        pango_cairo_layout_path(on, shaped->layout);
        cairo_fill(on);
    } else {
        pango_cairo_show_layout(on, shaped->layout);
    }
    cairo_new_path(on);
}

void Painter::paint(cairo_t* on, const Picture& picture, const Progress& progress) {
    const auto each = [&](const auto& things, const auto& draw) {
        for (const auto& thing : things) {
            progress.check();
            draw(thing);
        }
    };
    const auto draw_disc = [&](const Disc& d) { disc(on, d); };
    const auto draw_curve = [&](const Curve& c) { curve(on, c); };
    const auto draw_text = [&](const Label& l) { text(on, l); };
    cairo_set_line_cap(on, CAIRO_LINE_CAP_BUTT);
    each(picture.ties, draw_curve);
    each(picture.discs, draw_disc);
    each(picture.marks, draw_curve);
    each(picture.labels, draw_text);
    const Decoration& parts = picture.decoration;
    if (parts.box.width() > 0) plate(on, parts.box, faded(picture.background, 0.9));
    each(parts.discs, draw_disc);
    each(parts.lines, draw_curve);
    each(parts.texts, draw_text);
}

Frame Painter::frame(const Picture& picture, const Progress& progress, Frame spare, double scale) {
    const Area area{.width = picture.width,
                    .height = picture.height,
                    .scale = scale,
                    .background = picture.background};
    return painted(
        area, [&](cairo_t* on) { paint(on, picture, progress); }, progress, std::move(spare));
}

Frame painted(const Area& area, const std::function<void(cairo_t*)>& paint,
              const Progress& progress, Frame spare) {
    progress.check();
    const auto side = [&](double length) {
        return std::max(1, static_cast<int>(std::lround(length * area.scale)));
    };
    Frame out{
        .width = side(area.width), .height = side(area.height), .pixels = std::move(spare.pixels)};
    const Colour ground = area.background;
    const std::uint32_t background = 0xff000000u | static_cast<std::uint32_t>(ground.r) << 16 |
                                     static_cast<std::uint32_t>(ground.g) << 8 | ground.b;
    const std::size_t size =
        static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height);
    out.pixels.clear();
    out.pixels.reserve(size);
    by_pieces(size, progress, [&](std::size_t begin, std::size_t end) {
        out.pixels.insert(out.pixels.end(), end - begin, background);
    });
    const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
        cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(out.pixels.data()),
                                            CAIRO_FORMAT_RGB24, out.width, out.height,
                                            out.width * 4),
        &cairo_surface_destroy);
    check_cairo(cairo_surface_status(surface.get()));
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> on(cairo_create(surface.get()),
                                                                &cairo_destroy);
    cairo_scale(on.get(), area.scale, area.scale);
    paint(on.get());
    check_cairo(cairo_status(on.get()));
    cairo_surface_flush(surface.get());
    by_pieces(size, progress, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) out.pixels[i] |= 0xff000000;
    });
    return out;
}

void check_cairo(cairo_status_t status) {
    if (status == CAIRO_STATUS_SUCCESS) return;
    throw Error(ErrorCategory::io,
                fmt::format("could not paint a picture: {}", cairo_status_to_string(status)));
}

}  // namespace entente::detail
