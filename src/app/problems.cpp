#include "widgets.hpp"

namespace entente::app {

void draw_problems(const TroubleView& view, Ui& ui) {
    constexpr const char* id = "This case was not opened##problems";
    if (view.shown && !ImGui::IsPopupOpen(id)) ImGui::OpenPopup(id);
    const auto width = static_cast<float>(ui.frame.width),
               height = static_cast<float>(ui.frame.height);
    ImGui::SetNextWindowPos({width / 2, height / 2}, ImGuiCond_Always, {0.5f, 0.5f});
    ImGui::SetNextWindowSize({std::min(width * 0.8f, px(ui, 900)), 0});
    const ImGuiWindowFlags flags =
        ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoSavedSettings;
    if (!ImGui::BeginPopupModal(id, nullptr, flags)) return;
    if (!view.shown) {
        ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
        return;
    }
    heading(ui, view.title);
    wrapped(view.message);
    if (!view.problems.empty()) {
        ImGui::BeginChild("##list", {0, std::min(height * 0.5f, px(ui, 360))}, true,
                          ImGuiWindowFlags_HorizontalScrollbar);
        for (const std::string& problem : view.problems) text(problem);
        if (!view.more.empty()) muted(ui, view.more);
        ImGui::EndChild();
    }
    if (view.keeps_old_case) wrapped_muted(ui, "The case that was open stays open.");
    if (text_button(ui, marks::dismiss, "Close", {})) ui.queue.push(command::DismissTrouble{});
    ImGui::EndPopup();
}

}  // namespace entente::app
