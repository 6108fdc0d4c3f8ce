// A recipe opened: its case, its view.
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "apply.hpp"
#include "entente/cases/edtf.hpp"
#include "entente/core/error.hpp"
#include "entente/core/files.hpp"
#include "entente/core/text.hpp"
#include "entente/picture/place_text.hpp"

namespace entente::app {
namespace {

const std::string* setting(const Recipe& recipe, const char* name) {
    const auto found = recipe.settings.find(name);
    return found == recipe.settings.end() ? nullptr : &found->second;
}

std::optional<Day> first_day(const std::string* text) {
    if (!text) return {};
    const auto parsed = parse_edtf(*text);
    const auto* when = std::get_if<When>(&parsed);
    return when ? std::optional(when->days.begin) : std::nullopt;
}

void take_look(AppModel& model, const Recipe& recipe) {
    if (const auto* theme = setting(recipe, "theme"))
        model.style.theme = *theme == "dark" ? Theme::dark : Theme::light;
    if (const auto* labels = setting(recipe, "labels")) model.style.labels = *labels != "no";
    if (const auto* by = setting(recipe, "size-by"))
        if (const Measure* measure = find_measure(Level::actor, *by); measure && !is_name(*measure))
            model.style.size_by = *by;
    if (const auto* by = setting(recipe, "colour-by"))
        model.style.colour_by = parse_colour_by(*by).value_or(model.style.colour_by);
    if (const auto* stability = setting(recipe, "stability"))
        if (const auto s = parse_number(*stability); s && *s >= 0 && *s < 1) model.stability = *s;
}

double number_of(const Recipe& recipe, const char* name, double usual) {
    const auto* text = setting(recipe, name);
    return text ? parse_number(*text).value_or(usual) : usual;
}

int whole_of(const Recipe& recipe, const char* name, int usual) {
    return static_cast<int>(std::clamp(number_of(recipe, name, usual), -1e6, 1e6));
}

void choose_page(AppModel& model, const Recipe& recipe) {
    ExportSettings& settings = model.exporting.settings;
    const double dpi = number_of(recipe, "dpi", 96.0);
    const int width = whole_of(recipe, "width", 1600), height = whole_of(recipe, "height", 900);
    settings.dpi = dpi >= 36 && dpi <= 1200 ? static_cast<int>(dpi) : 96;
    for (const PageSize size :
         {PageSize::canvas, PageSize::slide, PageSize::column, PageSize::text}) {
        settings.page_size = size;
        const PageShape shape = page_shape(model);
        if (shape.width == width && shape.height == height) return;
    }
    settings.page_size = PageSize::own;
    settings.own_width = static_cast<int>(std::lround(width * 96.0 / settings.dpi));
    settings.own_height = static_cast<int>(std::lround(height * 96.0 / settings.dpi));
}

void choose_film(FilmOptions& film, const Recipe& recipe, std::size_t slices) {
    film = {};
    film.width = whole_of(recipe, "width", film.width);
    film.height = whole_of(recipe, "height", film.height);
    film.fps = number_of(recipe, "fps", film.fps);
    const double seconds = number_of(recipe, "seconds", 0);
    if (seconds > 0 && seconds != film_seconds(film, slices)) film.seconds = seconds;
    try {
        if (const auto* sheet = setting(recipe, "sheet")) film.sheet = parse_sheet(*sheet);
    } catch (const Error&) {  // NOLINT(bugprone-empty-catch): somebody's text
    }
}

/// What made the recipe's file, chosen again on the Export page.
void choose_again(AppModel& model, const Recipe& recipe, const std::filesystem::path& file) {
    ExportSettings& settings = model.exporting.settings;
    const std::string ending = ending_of(file);
    Product product = Product::picture;
    if (recipe.command == "film") product = ending == "html" ? Product::page : Product::film;
    if (recipe.command == "network") product = Product::network;
    if (recipe.command == "measures") product = Product::measures;
    if (recipe.command != "draw" && product == Product::picture) return;  // a table, a snapshot
    settings.product = product;
    settings.endings[static_cast<std::size_t>(product)] = ending;
    settings.names[static_cast<std::size_t>(product)].clear();
    if (product == Product::picture) choose_page(model, recipe);
    if (product == Product::film) choose_film(settings.film, recipe, slice_count(model));
    if (product == Product::network) {
        settings.all_slices = setting(recipe, "all") != nullptr;
        const auto* measures = setting(recipe, "measure");
        settings.all_measures = measures && *measures == "all";
    }
    if (const auto* level = setting(recipe, "level"); level && product == Product::measures)
        settings.level = parse_level(*level).value_or(settings.level);
    settings = sensible(settings);
}

}  // namespace

void apply(AppModel& model, Effects& effects, const command::OpenRecipe& open) {
    model.exporting.recipe_trouble.clear();
    if (!open.file.empty()) effects.push_back(effect::ReadRecipe{open.file});
}

void apply(AppModel& model, Effects& effects, const command::RecipeRead& read) {
    const Recipe& recipe = read.recipe;
    Opening opening{
        .case_path = find_case(recipe, read.file, model.bundled_case).value_or(recipe.case_path),
        .recipe = recipe,
        .recipe_file = read.file};
    for (const std::string_view name : option_names())
        if (const auto* text = setting(recipe, std::string(name).c_str()))
            opening.overrides.emplace(name, *text);
    opening.at = first_day(setting(recipe, "at"));
    opening.minus = first_day(setting(recipe, "minus"));
    if (const auto* select = setting(recipe, "select")) opening.select = *select;
    if (const auto* tab = setting(recipe, "tab")) opening.tab = *tab;
    take_look(model, recipe);
    apply(model, effects, command::OpenCase{std::move(opening)});
}

void come_back(AppModel& model, const Recipe& recipe, const std::filesystem::path& file) {
    const Case& source_case = model.shown->source_case();
    std::vector<std::string> told = file_differences(recipe, source_case);
    if (!told.empty())
        told = {fmt::format("The case is not the one of the recipe: {}", fmt::join(told, "; "))};
    try {
        if (const auto* move = setting(recipe, "move"))
            for (const auto& [id, place] : parse_places(*move, "move"))
                if (const auto actor = source_case.find_actor(id))
                    model.moved.emplace_back(*actor, place);
        const auto* view = setting(recipe, "view");
        const auto side = [&](const char* name) {
            const auto* text = setting(recipe, name);
            return text ? parse_number(*text).value_or(0) : 0;
        };
        const double width = side("width"), height = side("height");
        if (view && width >= 1 && height >= 1) {
            const Rect canvas = areas(model).canvas;
            model.camera.automatic = false;
            model.camera.view = canvas_view(parse_view(*view, width, height, "view"),
                                            canvas.width(), canvas.height());
        }
    } catch (const Error& error) {
        told.emplace_back(error.what());
    }
    if (setting(recipe, "places"))
        told.emplace_back(
            "Actors may stand elsewhere: the layout of the recipe began on somebody's screen");
    choose_again(model, recipe, file);
    for (const std::string& text : told) model.notice += (model.notice.empty() ? "" : "; ") + text;
}

}  // namespace entente::app
