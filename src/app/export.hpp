#pragma once
// What the window writes: chosen on the Export page, said as a recipe, made in the background.
#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis.hpp"
#include "entente/cases/recipe.hpp"
#include "entente/picture/film.hpp"

namespace entente::app {

struct AppModel;

enum class Product : std::uint8_t { picture, film, page, network, measures };
inline constexpr std::array<Product, 5> all_products{Product::picture, Product::film, Product::page,
                                                     Product::network, Product::measures};
/// Endings of the files that a product may be written to, the usual one first.
const std::vector<std::string>& endings_of(Product product);

/// How large a picture is: as the canvas (1600 x 900 in area), a slide, a column or the text of a
/// printed page, or as asked.
enum class PageSize : std::uint8_t { canvas, slide, column, text, own };

/// What the Export page has chosen.
struct ExportSettings {
    Product product = Product::picture;
    std::filesystem::path folder = {};      ///< empty: where the program was started
    std::array<std::string, 5> names = {};  ///< of the files, by product; empty: by case and slice
    std::array<std::string, 5> endings = {"svg", "gif", "html", "gexf", "csv"};
    PageSize page_size = PageSize::canvas;
    int own_width = 1600, own_height = 900;  ///< in 96ths of an inch
    int dpi = 96;                            ///< of a PNG
    FilmOptions film = {};
    bool all_slices = true;     ///< of networks, else the present one
    bool all_measures = false;  ///< in networks, else that of the sizes
    Level level = Level::actor;
    bool operator==(const ExportSettings&) const;
};
/// As they are allowed to be: numbers within their ranges, endings that the products have.
ExportSettings sensible(ExportSettings settings);

/// What the file will look like: pixels, or lines of text.
struct Preview {
    std::shared_ptr<const Image> image;
    std::vector<std::string> lines;
    std::string note;  ///< what does not show, or why there is nothing
};

struct ExportState {
    ExportSettings settings;
    bool running = false;
    std::string message;  ///< how the last one ended; empty before the first
    bool failed = false;
    std::filesystem::path exists;  ///< is there already: to be replaced? empty: no question
    /// Of the file that is being written: what is chosen may change meanwhile.
    std::filesystem::path file;
    std::string command, recipe;
    std::string recipe_trouble;  ///< why a recipe could not be opened; empty: it could
    Preview preview;
};

/// A page in pixels; `dpi` 0: not meant for paper.
struct PageShape {
    int width = 1600, height = 900;
    double dpi = 0;
};
PageShape page_shape(const AppModel& model);

/// Of the level's measures, the one with bands where these are wanted and known.
const MeasureTable& chosen_table(const Analysis& analysis, Level level, bool bands);

/// Folder and name, with the ending.
std::filesystem::path export_file(const AppModel& model);
/// The user's own zoom on a page of this size; nothing while the camera fits the slice by itself.
std::optional<View> page_view(const AppModel& model, double width, double height);
/// The zoom of such a page on a canvas of this size.
View canvas_view(const View& on_page, double width, double height);

/// What slice, options, look and layout are, for a command that shows them. Precondition: a series
/// is shown.
Recipe frame_recipe(const AppModel& model, std::string command);
/// What the command line makes the chosen product from. Precondition: a series is shown and laid
/// out.
Recipe export_recipe(const AppModel& model);
/// The command that makes it, without " -o FILE": options that are not the usual ones.
std::string export_command(const AppModel& model, const Recipe& recipe);
/// Why it cannot be written yet, or at all; empty when it can.
std::string why_not_yet(const AppModel& model);

/// All that the worker needs: values only.
struct ExportRequest {
    AnalysisPtr analysis;
    Style style;
    ExportSettings settings;
    std::filesystem::path file;
    std::vector<std::pair<ActorId, Point>> moved;
    std::optional<View> view;  ///< of pictures
    PageShape page;            ///< likewise
    std::size_t slice = 0;
    std::optional<std::size_t> minus;  ///< the slice compared with
    bool bands = false;                ///< in tables, where there are any
    std::string recipe, version;
    bool replace = false;  ///< the file, if there is one
};
/// Precondition: a series is shown and laid out.
ExportRequest export_request(const AppModel& model);

}  // namespace entente::app
