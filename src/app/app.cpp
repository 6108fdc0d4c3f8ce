#include "entente/app/app.hpp"

#include <imgui.h>

#include "entente/core/error.hpp"
#include "entente/core/files.hpp"
#include "entente/core/text.hpp"
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

}  // namespace

int run_window(const AppOptions& options) {
    const app::Window window(options.width, options.height);
    const ImGuiSession session;
    app::run_loop(window, options);
    return 0;
}

void write_snapshot(const AppOptions& options, const std::filesystem::path& png) {
    const app::OffscreenContext context;
    const ImGuiSession session;
    app::Shell shell(options);
    const app::OffscreenTarget target(options.width, options.height);
    app::Screen screen;
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = ImVec2(static_cast<float>(options.width), static_cast<float>(options.height));
    io.DeltaTime = 1.0F / 60;
    const auto frame = [&] {
        shell.begin_frame(options.width, options.height, 1, 1.0 / 60);
        screen.prepare(shell, 1, 1);
        screen.draw(shell, options.width, options.height, target.framebuffer());
    };
    frame();
    shell.settle();
    if (const auto& trouble = shell.model().trouble; trouble && !shell.model().shown) {
        const auto category = trouble->errors > 0 ? ErrorCategory::data : ErrorCategory::io;
        const std::string advice = trouble->errors > 0 ? " entente check lists them." : "";
        throw Error(category,
                    printable(trouble->case_path.string()) + ": " + trouble->message + advice,
                    trouble->case_path.string());
    }
    for (int i = 0; i < 4; ++i) {  // ImGui sizes columns and scrolls over a few frames
        frame();
        shell.settle();
    }
    write_file(png, app::png_bytes(target.pixels(), options.width, options.height));
}

}  // namespace entente
