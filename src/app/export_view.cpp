#include <fmt/format.h>

#include <algorithm>

#include "entente/cases/edtf.hpp"
#include "entente/core/files.hpp"
#include "entente/core/text.hpp"
#include "views.hpp"

namespace entente::app {
namespace {

std::string size_words(const PageShape& page, const std::string& ending) {
    const double dpi = page.dpi > 0 ? page.dpi : 96;
    const double cm = 2.54 / dpi;
    const char* unit = ending == "pdf" || ending == "svg" ? "points" : "pixels";
    std::string words = fmt::format("{} × {} {}", page.width, page.height, unit);
    if (page.dpi > 0)
        words += fmt::format("; {:.1f} × {:.1f} cm on paper", cm * page.width, cm * page.height);
    return words;
}

std::string note_for(const AppModel& model) {
    const Product product = model.exporting.settings.product;
    const bool afresh = model.shown->from_shown;
    if (product == Product::measures) return {};
    if (product == Product::picture)
        return afresh ? "The command lays out afresh, and actors may stand elsewhere; the recipe "
                        "in the picture has their places."
                      : "";
    if (product == Product::network && ending_of(export_file(model)) == "csv") return {};
    if (afresh)
        return "Laid out afresh, so that the recipe can make it again: actors may stand elsewhere "
               "than on the canvas.";
    if (product != Product::film && !model.moved.empty())
        return "Dragged actors stand where the layout has them.";
    return {};
}

}  // namespace

std::string at_text(const NetworkSeries& series, std::size_t slice) {
    const Slice& one = series.networks[slice].slice;
    const auto parsed = parse_edtf(one.label);
    const auto* when = std::get_if<When>(&parsed);
    return when && series.slice_at(when->days.begin) == slice ? one.label : iso(one.days.begin);
}

std::string shell_word(std::string_view text) {
    const auto is_plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("_-./,:=+@").find(c) != std::string_view::npos;
    };
    if (!text.empty() && std::all_of(text.begin(), text.end(), is_plain)) return std::string(text);
    std::string word = "'";
    for (const char c : text) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return word + "'";
}

ExportView export_view(const AppModel& model, const JobStatus& writer) {
    const ExportState& exporting = model.exporting;
    ExportView view;
    view.settings = exporting.settings;
    const std::filesystem::path file = exporting.running ? exporting.file : export_file(model);
    view.folder = file.parent_path().string();
    view.name = file.filename().string();
    view.running = exporting.running;
    view.failed = exporting.failed;
    view.exists = !exporting.exists.empty() && exporting.exists == file;
    view.recipe_trouble = exporting.recipe_trouble;
    view.message = exporting.message;
    view.preview = exporting.preview;
    view.why_not = why_not_yet(model);
    if (exporting.running) {
        view.fraction = std::clamp(writer.fraction, 0.0, 1.0);
        view.step = writer.step;
        view.command = exporting.command;
        view.recipe = exporting.recipe;
        return view;
    }
    if (slice_count(model) == 0) return view;
    view.size = size_words(page_shape(model), ending_of(view.name));
    view.note = note_for(model);
    if (!model.shown->layouts) return view;
    const Recipe recipe = export_recipe(model);
    view.command = export_command(model, recipe) + " -o " + shell_word(file.string());
    view.recipe = recipe_lines(recipe);
    return view;
}

}  // namespace entente::app
