// Pages instead of frames: a page a slice, or small multiples on a sheet.
#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <functional>
#include <map>

#include "decoration.hpp"
#include "entente/core/error.hpp"
#include "film_encoder.hpp"
#include "recipe_place.hpp"
#include "svg.hpp"
#include "utf8.hpp"

namespace entente::detail {
namespace {

/// A vector surface whose bytes go on as they come.
class Paper {
  public:
    using Sink = std::function<void(std::string_view)>;
    Paper(Sink sink, bool pdf, double width, double height) : sink_(std::move(sink)) {
        surface_ = pdf ? cairo_pdf_surface_create_for_stream(&Paper::write, this, width, height)
                       : cairo_svg_surface_create_for_stream(&Paper::write, this, width, height);
        on_ = cairo_create(surface_);
        check_cairo(cairo_status(on_));
    }
    ~Paper() {
        if (on_ == nullptr) return;
        dropped_ = true;
        cairo_destroy(on_);
        cairo_surface_destroy(surface_);
    }
    Paper(const Paper&) = delete;
    Paper& operator=(const Paper&) = delete;

    void describe(const std::string& title) {
        // The same film is the same file whenever it is made.
        cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATE_DATE,
                                       "1970-01-01T00:00:00Z");
        cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_TITLE, title.c_str());
    }
    cairo_t* on() { return on_; }
    void end_page() {
        cairo_show_page(on_);
        rethrow();
        check_cairo(cairo_status(on_));
    }
    void finish() {
        cairo_surface_finish(surface_);
        rethrow();
        check_cairo(cairo_surface_status(surface_));
    }

  private:
    static cairo_status_t write(void* self, const unsigned char* bytes, unsigned int count) {
        auto& paper = *static_cast<Paper*>(self);
        if (paper.dropped_) return CAIRO_STATUS_SUCCESS;
        try {
            paper.sink_({reinterpret_cast<const char*>(bytes), count});
            return CAIRO_STATUS_SUCCESS;
        } catch (...) {  // kept for later: cairo knows no exceptions
            paper.fault_ = std::current_exception();
            return CAIRO_STATUS_WRITE_ERROR;
        }
    }
    void rethrow() {
        if (fault_) std::rethrow_exception(std::exchange(fault_, nullptr));
    }
    Sink sink_;
    cairo_surface_t* surface_ = nullptr;
    cairo_t* on_ = nullptr;
    std::exception_ptr fault_;
    bool dropped_ = false;
};

std::string film_title(const NetworkSeries& series) {
    const std::string& first = series.networks.front().slice.label;
    const std::string& last = series.networks.back().slice.label;
    return fmt::format("{} · {}{}", drawable(series.source_case().name, 90), first,
                       first == last ? "" : " to " + last);
}

/// Each actor at the mean of its places in the slices in which it is present.
LayoutSeries held_still(const Material& material) {
    LayoutSeries still = *material.layouts;
    const auto& networks = material.series->networks;
    if (still.positions.empty()) return still;
    std::vector<Point> sums(still.positions.front().size());
    std::vector<double> counts(sums.size());
    for (std::size_t s = 0; s < networks.size(); ++s)
        for (const ActorId actor : networks[s].present) {
            const Point p = still.positions[s][index(actor)];
            if (!is_finite(p)) continue;
            sums[index(actor)] = sums[index(actor)] + p;
            counts[index(actor)] += 1;
        }
    for (auto& positions : still.positions)
        for (std::size_t i = 0; i < sums.size(); ++i)
            if (counts[i] > 0) positions[i] = (1 / counts[i]) * sums[i];
    return still;
}

/// Where cells and legend stand on a sheet.
struct SheetPlan {
    double left = 0, top = 0, cell_width = 0, cell_height = 0, gap = 0;
    Decoration legend;
    Style cell_style, page_style;
    View view;  ///< of a cell
};

SheetPlan plan_sheet(const Material& material, const Style& style, const Sheet& sheet, double width,
                     double height) {
    SheetPlan plan;
    plan.page_style = style;
    const double edge = 1.2 * style.text_size;
    plan.gap = 0.8 * style.text_size;
    plan.left = edge;
    plan.top = edge + 4.2 * style.text_size;
    double right = width - edge;
    // The legend tells the sizes that the cells have; its own width decides theirs: twice is
    // enough.
    for (int pass = 0; pass < 2; ++pass) {
        plan.cell_width = (right - plan.left - plan.gap * (sheet.columns - 1)) / sheet.columns;
        plan.cell_height = (height - edge - plan.top - plan.gap * (sheet.rows - 1)) / sheet.rows;
        if (plan.cell_width < 60 || plan.cell_height < 45)
            throw Error(ErrorCategory::usage,
                        fmt::format("{} x {} pictures do not fit a page of {:.0f} x {:.0f}; give "
                                    "--sheet fewer, or a larger --width and --height",
                                    sheet.columns, sheet.rows, width, height));
        const double part = std::clamp(
            std::sqrt(plan.cell_width * plan.cell_height / (width * height)) * 1.6, 0.2, 1.0);
        plan.cell_style = style;
        for (double* size : {&plan.cell_style.disc_min, &plan.cell_style.disc_max,
                             &plan.cell_style.tie_min, &plan.cell_style.tie_max})
            *size *= part;
        plan.cell_style.text_size *= std::max(part, 0.62);
        plan.cell_style.legend = plan.cell_style.caption = false;
        plan.view = fit(material, plan.cell_style, plan.cell_width, plan.cell_height);
        if (!style.legend || pass == 1) break;
        Style alone = plan.cell_style;
        alone.text_size = 0.85 * style.text_size;
        alone.legend = true;
        alone.labels = false;
        View page = plan.view;
        page.width = width;
        page.height = height;
        plan.legend = compose(material, alone, page, 0).decoration;
        if (plan.legend.box.width() > 0) right = plan.legend.box.left - plan.gap;
    }
    return plan;
}

Label line(std::string text, Point at, double size, Colour colour, bool bold) {
    return caption_line(std::move(text), at.x, at.y, size, colour, {0, 0, 0, 0}, bold);
}

Picture sheet_frame(const Material& material, const SheetPlan& plan, double width, double height) {
    const Palette& colours = palette(plan.page_style.theme);
    const double size = plan.page_style.text_size;
    Picture around;
    around.width = width;
    around.height = height;
    around.background = colours.background;
    around.decoration = plan.legend;
    const NetworkSeries& series = *material.series;
    around.decoration.texts.push_back(
        line(film_title(series), {plan.left, 1.2 * size}, 1.35 * size, colours.text, true));
    around.decoration.texts.push_back(
        line(fmt::format("Each slice: {} · layer: {} · everyone stays in place",
                         describe_window(series.options), to_string(series.options.layer)),
             {plan.left, 3 * size}, 0.87 * size, colours.muted, false));
    return around;
}

void paint_cell(cairo_t* on, Painter& painter, const Material& material, const SheetPlan& plan,
                Point corner, std::size_t slice, const Progress& progress) {
    const Palette& colours = palette(plan.page_style.theme);
    Picture cell = compose(material, plan.cell_style, plan.view, static_cast<double>(slice));
    cell.decoration.texts.push_back(line(material.series->networks[slice].slice.label,
                                         {0.5 * plan.gap, 0.3 * plan.gap},
                                         0.9 * plan.page_style.text_size, colours.text, true));
    cairo_save(on);
    cairo_translate(on, corner.x, corner.y);
    cairo_rectangle(on, 0, 0, plan.cell_width, plan.cell_height);
    const Colour rule = mix(colours.background, colours.muted, 0.35);
    cairo_set_source_rgb(on, rule.r / 255.0, rule.g / 255.0, rule.b / 255.0);
    cairo_set_line_width(on, 0.75);
    cairo_stroke_preserve(on);
    cairo_clip(on);
    painter.paint(on, cell, progress);
    cairo_restore(on);
}

/// A sheet with few empty cells: 1x1 for one slice, 2x2 for four, at most the usual 4x3.
Sheet smallest_sheet(std::size_t slices) {
    const int rows = slices <= 3 ? 1 : slices <= 8 ? 2 : 3;
    const int count = static_cast<int>(std::min<std::size_t>(slices, 12));
    return {.columns = (count + rows - 1) / rows, .rows = rows};
}

/// `cells` slices evenly spread from the first to the last; all where they fit.
std::vector<std::size_t> chosen(std::size_t slices, std::size_t cells) {
    std::vector<std::size_t> all;
    const std::size_t count = std::min(slices, cells);
    for (std::size_t i = 0; i < count; ++i)
        all.push_back(count == 1 ? 0 : (i * (slices - 1) + (count - 1) / 2) / (count - 1));
    return all;
}

/// All that sheets are painted from; everyone stays in place.
struct SheetRoll {
    LayoutSeries still;
    Material fixed;
    Sheet sheet;
    std::vector<std::size_t> shown;  ///< slices
    SheetPlan plan;
    Picture around;
    std::size_t cells() const { return static_cast<std::size_t>(sheet.columns * sheet.rows); }
};

/// `roll` is filled where it stands: its material points into it.
void plan_roll(SheetRoll& roll, const Material& material, const Style& style,
               const FilmOptions& options, bool many) {
    roll.still = held_still(material);
    roll.fixed = material;
    roll.fixed.layouts = &roll.still;
    const std::size_t slices = material.series->networks.size();
    roll.sheet = options.sheet.value_or(smallest_sheet(slices));
    roll.shown = chosen(slices, many ? slices : roll.cells());
    roll.plan = plan_sheet(roll.fixed, style, roll.sheet, options.width, options.height);
    roll.around = sheet_frame(roll.fixed, roll.plan, options.width, options.height);
}

void paint_background(cairo_t* on, Colour c) {
    cairo_set_source_rgb(on, c.r / 255.0, c.g / 255.0, c.b / 255.0);
    cairo_paint(on);
}

/// The sheet on which the cell of `first` is the first one.
void paint_sheet(cairo_t* on, Painter& painter, const SheetRoll& roll, std::size_t first,
                 const Progress& progress) {
    const SheetPlan& plan = roll.plan;
    paint_background(on, roll.around.background);
    painter.paint(on, roll.around, progress);
    const std::size_t end = std::min(first + roll.cells(), roll.shown.size());
    for (std::size_t i = first; i < end; ++i) {
        progress.report(static_cast<double>(i) / static_cast<double>(roll.shown.size()),
                        "drawing sheets");
        const auto cell = static_cast<int>(i - first);
        const Point corner{plan.left + (cell % roll.sheet.columns) * (plan.cell_width + plan.gap),
                           plan.top + (cell / roll.sheet.columns) * (plan.cell_height + plan.gap)};
        paint_cell(on, painter, roll.fixed, plan, corner, roll.shown[i], progress);
    }
}

/// The surfaces of a process are numbered through; those of a file begin at 1.
std::string numbered_anew(const std::string& svg) {
    constexpr std::string_view name = "surface";
    std::map<std::string, std::size_t> numbers;
    std::string out;
    for (std::size_t at = 0; at < svg.size();) {
        const std::size_t found = svg.find(name, at);
        if (found == std::string::npos) return out + svg.substr(at);
        const std::size_t first = found + name.size();
        const std::size_t end = std::min(svg.find_first_not_of("0123456789", first), svg.size());
        out.append(svg, at, first - at);
        if (end > first)
            out += fmt::format(
                "{}",
                numbers.emplace(svg.substr(first, end - first), numbers.size() + 1).first->second);
        at = end;
    }
    return out;
}

void add_to_pdf(StreamedFile& file, const std::string& recipe) {
    if (recipe.empty()) return;
    const auto part = [&](std::uint64_t offset, std::size_t size) {
        return file.read(offset, size);
    };
    file.append(pdf_update(part, file.size(), recipe));
}

/// Puts title and recipe behind the root's start tag.
void describe_svg(StreamedFile& file, const std::string& drawn, const std::string& title,
                  const std::string& recipe) {
    const std::size_t root = drawn.find("<svg");
    const std::size_t end = root == std::string::npos ? root : drawn.find('>', root);
    if (end == std::string::npos) throw Error(ErrorCategory::internal, "cairo gave no SVG");
    file.append(std::string_view(drawn).substr(0, end + 1));
    file.append(fmt::format("\n<title>{}</title>\n", xml_text(title)));
    file.append(svg_recipe(recipe));
    file.append(std::string_view(drawn).substr(end + 1));
}

}  // namespace

void write_pages(const Material& material, const Style& style, const FilmOptions& options,
                 StreamedFile& file, const std::string& recipe, const Progress& progress) {
    const View view = fit(material, style, options.width, options.height);
    const std::size_t slices = material.series->networks.size();
    Painter painter;
    Paper paper([&](std::string_view bytes) { file.append(bytes); }, true, options.width,
                options.height);
    paper.describe(film_title(*material.series));
    Picture before;
    Material now = material;
    for (std::size_t s = 0; s < slices; ++s) {
        progress.report(static_cast<double>(s) / static_cast<double>(slices), "drawing pages");
        Picture page = compose(now, style, view, static_cast<double>(s));
        paint_background(paper.on(), page.background);
        painter.paint(paper.on(), page, progress);
        paper.end_page();
        before = std::move(page);
        now.before = &before;
    }
    paper.finish();
    add_to_pdf(file, recipe);
}

std::size_t write_sheets(const Material& material, const Style& style, const FilmOptions& options,
                         bool pdf, StreamedFile& file, const std::string& recipe,
                         const Progress& progress) {
    SheetRoll roll;
    plan_roll(roll, material, style, options, pdf);
    const std::string title = film_title(*material.series);
    std::string drawn;  // an SVG before its description
    Painter painter;
    Paper paper([&](std::string_view bytes) { pdf ? file.append(bytes) : void(drawn += bytes); },
                pdf, options.width, options.height);
    if (pdf) paper.describe(title);
    for (std::size_t first = 0; first < roll.shown.size(); first += roll.cells()) {
        paint_sheet(paper.on(), painter, roll, first, progress);
        paper.end_page();
    }
    paper.finish();
    if (pdf)
        add_to_pdf(file, recipe);
    else
        describe_svg(file, numbered_anew(drawn), title, recipe);
    return material.series->networks.size() - roll.shown.size();
}

Image sheet_still(const Material& material, const Style& style, const FilmOptions& options,
                  double scale, const Progress& progress) {
    SheetRoll roll;
    plan_roll(roll, material, style, options, false);
    Painter painter;
    const Area area{.width = static_cast<double>(options.width),
                    .height = static_cast<double>(options.height),
                    .scale = scale,
                    .background = roll.around.background};
    return painted(
        area, [&](cairo_t* on) { paint_sheet(on, painter, roll, 0, progress); }, progress);
}

}  // namespace entente::detail
