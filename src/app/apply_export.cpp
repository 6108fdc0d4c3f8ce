#include <fmt/format.h>

#include <cstdlib>

#include "apply.hpp"
#include "entente/core/text.hpp"
#include "views.hpp"

namespace entente::app {

namespace {

/// "~/figures" as a shell has it.
std::filesystem::path at_home(const std::filesystem::path& folder) {
    const char* home = std::getenv("HOME");
    const std::string text = folder.string();
    if (home == nullptr || (text != "~" && !text.starts_with("~/"))) return folder;
    return home + text.substr(1);
}

}  // namespace

void apply(AppModel& model, Effects&, const command::SetExport& set) {
    ExportState& exporting = model.exporting;
    ExportSettings settings = sensible(set.settings);
    settings.folder = at_home(settings.folder);
    if (settings == exporting.settings) return;
    exporting.settings = std::move(settings);
    exporting.exists.clear();
    if (!exporting.running) exporting.message.clear();
}

void apply(AppModel& model, Effects& effects, const command::Export& asked) {
    if (model.exporting.running || !why_not_yet(model).empty()) return;
    ExportRequest request = export_request(model);
    ExportState& exporting = model.exporting;
    request.replace = asked.replace && request.file == exporting.exists;
    exporting.file = request.file;
    const Recipe recipe = export_recipe(model);
    exporting.command = export_command(model, recipe) + " -o " + shell_word(request.file.string());
    exporting.recipe = recipe_lines(recipe);
    exporting.running = true;
    exporting.failed = false;
    exporting.exists.clear();
    exporting.message = fmt::format("Writing {} …", printable(request.file.string(), 4096));
    effects.push_back(effect::Write{std::move(request)});
}

void apply(AppModel& model, Effects& effects, const command::CancelExport&) {
    model.exporting.exists.clear();
    if (model.exporting.running) effects.push_back(effect::StopWriting{});
}

void apply(AppModel& model, Effects& effects, const command::ExportEnded& ended) {
    ExportState& exporting = model.exporting;
    const std::string file = printable(ended.file.string(), 4096);
    exporting.running = false;
    exporting.exists.clear();
    exporting.failed = !ended.error.empty() && !ended.cancelled;
    if (ended.exists) {
        exporting.exists = ended.file;
        exporting.message = fmt::format("{} is there already.", file);
    } else if (ended.cancelled) {
        exporting.message = fmt::format("Cancelled; {} was not written.", file);
    } else if (exporting.failed) {
        exporting.message = ended.error;
    } else {
        exporting.message = fmt::format("Written: {}", file);
        effects.push_back(effect::Remember{ended.file.parent_path()});
    }
}

void apply(AppModel& model, Effects&, const command::RecipeFailed& failed) {
    model.exporting.recipe_trouble = failed.error;
}

void apply(AppModel& model, Effects&, const command::PreviewReady& ready) {
    model.exporting.preview = ready.preview;
}

}  // namespace entente::app
