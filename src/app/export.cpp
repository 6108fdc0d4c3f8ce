#include "export.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "entente/core/files.hpp"
#include "entente/core/text.hpp"
#include "entente/measures/bands.hpp"
#include "entente/picture/page.hpp"
#include "entente/picture/place_text.hpp"
#include "entente/picture/recipe.hpp"
#include "model.hpp"
#include "views.hpp"

namespace entente::app {
namespace {

constexpr double an_inch = 96;  // of a style's pixels
constexpr double column_cm = 8.5, text_cm = 17.5;

std::size_t place(Product product) {
    return static_cast<std::size_t>(product);
}

bool has_ending(Product product, const std::string& ending) {
    const auto& known = endings_of(product);
    return std::find(known.begin(), known.end(), ending) != known.end();
}

/// In 96ths of an inch, of the canvas's shape.
std::pair<double, double> page_inches(const AppModel& model) {
    const ExportSettings& settings = model.exporting.settings;
    const Rect canvas = areas(model).canvas;
    const double shape = std::clamp(canvas.width() / canvas.height(), 0.2, 5.0);
    const auto wide = [&](double cm) {
        const double width = cm / 2.54 * an_inch;
        return std::pair{width, width / std::clamp(shape, 0.5, 2.5)};
    };
    constexpr double area = 1600.0 * 900.0;
    switch (settings.page_size) {
        case PageSize::canvas:
            break;
        case PageSize::slide:
            return {1280, 720};
        case PageSize::column:
            return wide(column_cm);
        case PageSize::text:
            return wide(text_cm);
        case PageSize::own:
            return {settings.own_width, settings.own_height};
    }
    return {std::sqrt(area * shape), std::sqrt(area / shape)};
}

Recipe recipe_for(const AppModel& model, std::string command) {
    const NetworkSeries& series = *model.shown->series;
    return {.version = model.version,
            .command = std::move(command),
            .case_path = model.case_path.string(),
            .files = series.source_case().files,
            .settings = option_texts(series.options)};
}

void say_look(const AppModel& model, std::map<std::string, std::string>& settings) {
    settings.merge(look_settings(model.style, model.shown->stability, LayoutOptions{}.seed));
}

void say_slice(const AppModel& model, std::map<std::string, std::string>& settings) {
    if (slice_count(model) > 0)
        settings["at"] = at_text(*model.shown->series, current_slice(model));
}

Recipe picture_recipe(const AppModel& model) {
    const NetworkSeries& series = *model.shown->series;
    const PageShape page = page_shape(model);
    Recipe recipe = frame_recipe(model, "draw");
    auto& settings = recipe.settings;
    settings["labels"] = model.style.labels ? "yes" : "no";
    settings["width"] = std::to_string(page.width);
    settings["height"] = std::to_string(page.height);
    if (page.dpi > 0) settings["dpi"] = number_text(page.dpi);
    if (!model.moved.empty()) settings["move"] = places_text(series.source_case(), model.moved);
    const std::size_t slice = current_slice(model);
    const auto two = compared(model);
    if (two) settings["minus"] = at_text(series, two->minus);
    if (model.shown->from_shown)  // of one slice with itself: its own places
        settings["places"] = places_text(
            series.source_case(),
            difference_places(series, *model.shown->layouts, slice, two ? two->minus : slice));
    if (const auto view = page_view(model, page.width, page.height))
        settings["view"] = view_text(*view);
    return recipe;
}

Recipe film_recipe(const AppModel& model) {
    const FilmOptions& film = model.exporting.settings.film;
    const std::string ending = ending_of(export_file(model));
    Recipe recipe = recipe_for(model, "film");
    auto& settings = recipe.settings;
    say_look(model, settings);
    settings["labels"] = model.style.labels ? "yes" : "no";
    settings["width"] = std::to_string(film.width);
    settings["height"] = std::to_string(film.height);
    // Places on screen mean nothing in a layout made afresh.
    if (!model.moved.empty() && !model.shown->from_shown)
        settings["move"] = places_text(model.shown->source_case(), model.moved);
    if (ending == "svg" || ending == "pdf") {
        if (film.sheet)
            settings["sheet"] = fmt::format("{}x{}", film.sheet->columns, film.sheet->rows);
        return recipe;
    }
    settings["seconds"] = number_text(film_seconds(film, slice_count(model)));
    settings["fps"] = number_text(film.fps);
    return recipe;
}

Recipe network_recipe(const AppModel& model) {
    const ExportSettings& chosen = model.exporting.settings;
    Recipe recipe = recipe_for(model, "network");
    auto& settings = recipe.settings;
    if (ending_of(export_file(model)) != "csv") {
        say_look(model, settings);
        settings.erase("theme");
        settings["measure"] = chosen.all_measures ? "all" : model.style.size_by;
    }
    if (chosen.all_slices)
        settings["all"] = "true";
    else
        say_slice(model, settings);
    return recipe;
}

/// Null while there are none.
const MeasureTable* banded(const Analysis& analysis, Level level) {
    if (level == Level::network) return analysis.network_bands.get();
    return level == Level::actor ? analysis.actor_bands.get() : analysis.tie_bands.get();
}

Recipe measures_recipe(const AppModel& model) {
    Recipe recipe = recipe_for(model, "measures");
    const MeasureOptions options;
    const Level level = model.exporting.settings.level;
    recipe.settings.insert({{"level", std::string(to_string(level))},
                            {"measure", "all"},
                            {"seed", std::to_string(options.seed)},
                            {"resolution", number_text(options.resolution)},
                            {"communities", "layer"},
                            {"seconds", number_text(options.seconds)}});
    const MeasureTable* bands = banded(*model.shown, level);
    if (!model.bands || bands == nullptr) return recipe;
    recipe.settings["bands"] = std::to_string(BandOptions{}.replicates);
    if (level != Level::tie) return recipe;
    std::vector<std::string_view> ids;
    for (const Measure* measure : bands->measures()) ids.push_back(measure->id);
    recipe.settings["measure"] = fmt::format("{}", fmt::join(ids, ","));
    return recipe;
}

}  // namespace

const std::vector<std::string>& endings_of(Product product) {
    static const std::array<std::vector<std::string>, 5> endings{
        {{"svg", "png", "pdf", "dot"},
         {"gif", "webp", "mp4", "pdf", "svg"},
         {"html"},
         {"gexf", "graphml", "net", "dot", "csv", "json"},
         {"csv"}}};
    return endings[place(product)];
}

bool ExportSettings::operator==(const ExportSettings& o) const {
    const auto film_of = [](const FilmOptions& f) {
        const Sheet sheet = f.sheet.value_or(Sheet{0, 0});
        return std::tuple(f.seconds, f.fps, f.width, f.height, sheet.columns, sheet.rows);
    };
    return std::tie(product, folder, names, endings, page_size, own_width, own_height, dpi,
                    all_slices, all_measures, level) ==
               std::tie(o.product, o.folder, o.names, o.endings, o.page_size, o.own_width,
                        o.own_height, o.dpi, o.all_slices, o.all_measures, o.level) &&
           film_of(film) == film_of(o.film);
}

ExportSettings sensible(ExportSettings settings) {
    const auto within = [](auto& value, auto low, auto high, auto usual) {
        if (!(value == value)) value = usual;
        value = std::clamp(value, low, high);
    };
    for (const Product product : all_products) {
        std::string& ending = settings.endings[place(product)];
        if (!has_ending(product, ending)) ending = endings_of(product).front();
        std::string& name = settings.names[place(product)];
        name = name.substr(0, 4096);
        if (const std::string own = ending_of(name); has_ending(product, own)) ending = own;
    }
    within(settings.own_width, 200, 5000, 1600);
    within(settings.own_height, 120, 5000, 900);
    within(settings.dpi, 36, 1200, 96);
    FilmOptions& film = settings.film;
    within(film.width, 100, 4096, 1280);
    within(film.height, 100, 4096, 720);
    within(film.fps, 1.0, 60.0, 20.0);
    if (settings.endings[place(Product::film)] == "gif") film.fps = std::min(film.fps, 50.0);
    if (film.seconds) within(*film.seconds, 0.1, 3600.0, 10.0);
    if (film.sheet) {
        within(film.sheet->columns, 1, 20, 4);
        within(film.sheet->rows, 1, 20, 3);
    }
    return settings;
}

PageShape page_shape(const AppModel& model) {
    const ExportSettings& settings = model.exporting.settings;
    const auto [width, height] = page_inches(model);
    const std::string& ending = settings.endings[place(Product::picture)];
    const bool on_paper =
        settings.page_size == PageSize::column || settings.page_size == PageSize::text;
    double dpi = an_inch;
    if (ending == "png") dpi = settings.dpi;
    if ((ending == "pdf" || ending == "svg") && on_paper) dpi = 72;  // their points
    const auto pixels = [&](double length) {
        return static_cast<int>(std::lround(std::clamp(length * dpi / an_inch, 100.0, 20000.0)));
    };
    return {pixels(width), pixels(height), dpi == an_inch ? 0 : dpi};
}

const MeasureTable& chosen_table(const Analysis& analysis, Level level, bool bands) {
    if (const MeasureTable* drawn = banded(analysis, level); bands && drawn != nullptr)
        return *drawn;
    if (level == Level::network) return *analysis.network_measures;
    return level == Level::actor ? *analysis.actor_measures : *analysis.tie_measures;
}

std::filesystem::path export_file(const AppModel& model) {
    const ExportSettings& settings = model.exporting.settings;
    const std::size_t product = place(settings.product);
    std::string name = settings.names[product];
    if (name.empty()) {
        name = model.case_path.stem().string();
        if (name.empty()) name = "entente";
        const bool one_slice = settings.product == Product::picture ||
                               (settings.product == Product::network && !settings.all_slices);
        if (one_slice && slice_count(model) > 0)
            name += "-" + model.shown->series->networks[current_slice(model)].slice.label;
        if (const auto two = compared(model); two && settings.product == Product::picture)
            name += "-compared-with-" + model.shown->series->networks[two->minus].slice.label;
        if (settings.product == Product::measures)
            name += "-" + std::string(to_string(settings.level)) + "-measures";
    }
    if (!has_ending(settings.product, ending_of(name))) name += "." + settings.endings[product];
    return settings.folder / name;
}

std::optional<View> page_view(const AppModel& model, double width, double height) {
    if (model.camera.automatic) return {};
    const View& view = model.camera.view;
    const double larger = std::min(width / view.width, height / view.height);
    const Point middle{(width - larger * view.width) / 2, (height - larger * view.height) / 2};
    return View{.width = width,
                .height = height,
                .scale = view.scale * larger,
                .offset = middle + larger * view.offset};
}

View canvas_view(const View& on_page, double width, double height) {
    const double larger = std::min(on_page.width / width, on_page.height / height);
    const Point middle{(on_page.width - larger * width) / 2,
                       (on_page.height - larger * height) / 2};
    return {.width = width,
            .height = height,
            .scale = on_page.scale / larger,
            .offset = (1 / larger) * (on_page.offset - middle)};
}

Recipe frame_recipe(const AppModel& model, std::string command) {
    Recipe recipe = recipe_for(model, std::move(command));
    say_look(model, recipe.settings);
    say_slice(model, recipe.settings);
    return recipe;
}

Recipe export_recipe(const AppModel& model) {
    switch (model.exporting.settings.product) {
        case Product::picture:
            break;
        case Product::film:
            return film_recipe(model);
        case Product::page: {
            Recipe recipe = recipe_for(model, "film");
            say_look(model, recipe.settings);
            return recipe;
        }
        case Product::network:
            return network_recipe(model);
        case Product::measures:
            return measures_recipe(model);
    }
    return picture_recipe(model);
}

std::string export_command(const AppModel& model, const Recipe& recipe) {
    const Style standard;
    const bool is_film = recipe.command == "film";
    const FilmOptions film;
    std::map<std::string, std::string> usual =
        look_settings(standard, LayoutOptions{}.stability, LayoutOptions{}.seed);
    usual.insert({{"labels", "yes"},
                  {"width", is_film ? std::to_string(film.width) : "1600"},
                  {"height", is_film ? std::to_string(film.height) : "900"},
                  {"fps", number_text(film.fps)},
                  {"seconds", number_text(film_seconds(film, slice_count(model)))}});
    if (recipe.command == "network") usual["measure"] = model.style.size_by;
    std::string text = fmt::format("entente {} {}", recipe.command, shell_word(recipe.case_path));
    for (const char* name : {"at", "minus"})
        if (const auto date = recipe.settings.find(name); date != recipe.settings.end())
            text += fmt::format(" --{} {}", name, shell_word(date->second));
    const auto options = command_line(model.shown->series->options, model.shown->defaults);
    if (!options.empty()) text += " " + options;
    const auto of_series = option_names();
    for (const auto& [name, value] : recipe.settings) {
        const bool is_option =
            std::find(of_series.begin(), of_series.end(), name) != of_series.end();
        const auto known = usual.find(name);
        if (is_option || name == "at" || name == "minus" || name == "places" ||
            (known != usual.end() && known->second == value))
            continue;
        if (name == "all")
            text += " --all";
        else if (value.starts_with('-'))  // would be taken for an option
            text += fmt::format(" --{}={}", name, shell_word(value));
        else
            text += fmt::format(" --{} {}", name, shell_word(value));
    }
    return text;
}

std::string why_not_yet(const AppModel& model) {
    if (!model.shown) return "No case is open.";
    if (slice_count(model) == 0) return "No act of the case is in this view.";
    const Analysis& analysis = *model.shown;
    const Work& left = analysis.remaining;
    if (model.exporting.settings.product == Product::measures)
        return left.measures || left.searches ? "The measures are still being worked out." : "";
    if (!analysis.layouts || left.layout) return "The layout is still being worked out.";
    const bool coloured = colour_measures(model.style.colour_by).empty();
    if (!coloured && left.searches) return "The colours are still being worked out.";
    const Product product = model.exporting.settings.product;
    if ((product == Product::page || product == Product::network) &&
        (left.measures || left.searches))
        return "The measures are still being worked out.";
    return {};
}

ExportRequest export_request(const AppModel& model) {
    const PageShape page = page_shape(model);
    ExportRequest request{.analysis = model.shown,
                          .style = model.style,
                          .settings = model.exporting.settings,
                          .file = export_file(model),
                          .moved = model.moved,
                          .view = page_view(model, page.width, page.height),
                          .page = page,
                          .slice = current_slice(model),
                          .minus = {},
                          .bands = model.bands,
                          .recipe = recipe_text(export_recipe(model)),
                          .version = model.version,
                          .replace = false};
    if (const auto two = compared(model)) request.minus = two->minus;
    request.style.legend = true;
    request.style.mark_frustrated = false;
    if (request.settings.film.sheet && request.settings.product == Product::film &&
        ending_of(request.file) != "pdf" && ending_of(request.file) != "svg")
        request.settings.film.sheet.reset();
    return request;
}

}  // namespace entente::app
