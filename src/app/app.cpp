#include "entente/app/app.hpp"

#include <fmt/core.h>
#include <imgui.h>

#include "entente/core/error.hpp"
#include "entente/core/files.hpp"
#include "entente/core/text.hpp"
#include "entente/picture/recipe.hpp"
#include "offscreen.hpp"
#include "screen.hpp"
#include "window.hpp"

namespace entente {

namespace {

struct ImGuiSession {
    ImGuiSession() {
        IMGUI_CHECKVERSION();
        ImGui::CreateContext();
        ImGui::GetIO().IniFilename =
            nullptr;  // the app keeps its own state, and leaves no files about
    }
    ~ImGuiSession() { ImGui::DestroyContext(); }
    ImGuiSession(const ImGuiSession&) = delete;
    ImGuiSession& operator=(const ImGuiSession&) = delete;
};

/// What a window would tell its user ends a snapshot: nobody would read it.
void refuse_failure(const app::AppModel& model) {
    if (const auto& trouble = model.trouble; trouble && trouble->errors > 0) {
        const std::string count = std::to_string(trouble->errors);
        throw Error(ErrorCategory::data,
                    count + (trouble->errors == 1 ? " error in " : " errors in ") +
                        printable(trouble->case_path.string()) + "; entente check lists them",
                    trouble->case_path.string());
    }
    if (model.trouble) throw Error(model.trouble->category, model.trouble->message);
    if (!model.notice.empty()) throw Error(model.notice_category, model.notice);
}

}  // namespace

namespace {

/// The folder written to last, if it is still there; else the present one.
std::filesystem::path remembered_folder(const std::filesystem::path& memory) {
    std::error_code fault;
    try {
        const std::filesystem::path folder = memory.empty() ? "" : read_file(memory, 4096);
        if (folder.is_absolute() && std::filesystem::is_directory(folder, fault)) return folder;
    } catch (const Error&) {  // NOLINT(bugprone-empty-catch): the first start
    }
    return std::filesystem::current_path(fault);
}

}  // namespace

int run_window(const AppOptions& options) {
    app::check_tab(options.tab);
    const app::Window window(options.width, options.height);
    const ImGuiSession session;
    AppOptions remembering = options;
    if (options.export_folder.empty())
        remembering.export_folder = remembered_folder(options.memory);
    app::run_loop(window, remembering);
    Progress(options.stop).check();
    return 0;
}

namespace {

Recipe snapshot_recipe(const AppOptions& options, const app::AppModel& model) {
    Recipe recipe = app::frame_recipe(model, "view");
    recipe.settings["size"] = fmt::format("{}x{}", options.width, options.height);
    if (model.pinned)
        recipe.settings["minus"] = model.shown->series->networks[*model.pinned].slice.label;
    if (!options.select.empty()) recipe.settings["select"] = options.select;
    if (!options.tab.empty()) recipe.settings["tab"] = options.tab;
    return recipe;
}

}  // namespace

void write_snapshot(const AppOptions& options, const std::filesystem::path& png) {
    app::check_tab(options.tab);
    const Progress progress(options.stop);
    const app::OffscreenContext context;
    const ImGuiSession session;
    app::Shell shell(options);
    const app::OffscreenTarget target(options.width, options.height);
    app::Screen screen;
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = ImVec2(static_cast<float>(options.width), static_cast<float>(options.height));
    io.DeltaTime = 1.0F / 60;
    const auto frame = [&] {
        progress.check();
        shell.begin_frame(options.width, options.height, 1, 1.0 / 60);
        screen.prepare(shell, 1, 1);
        screen.draw(shell, options.width, options.height, target.framebuffer());
    };
    frame();
    shell.settle(options.stop);
    refuse_failure(shell.model());
    for (int i = 0; i < 4; ++i) {  // ImGui sizes columns and scrolls over a few frames
        frame();
        shell.settle(options.stop);
    }
    progress.check();
    write_file(png, png_with_recipe(app::png_bytes(target.pixels(), options.width, options.height),
                                    recipe_text(snapshot_recipe(options, shell.model()))));
}

}  // namespace entente
