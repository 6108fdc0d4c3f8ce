#pragma once
// ImGui without a window: a null backend that is fed by hand. Dear ImGui 1.86 has no input queue,
// so what a user does is written into io between frames; a later ImGui would change this class
// only.
#include <imgui.h>

#include <stdexcept>
#include <string>
#include <utility>

#include "app/marks.hpp"
#include "app/ui.hpp"

namespace entente::app {

class InputDriver {
  public:
    explicit InputDriver(double width = 1280, double height = 720, double scale = 1)
        : context_(ImGui::CreateContext()) {
        ImGui::SetCurrentContext(context_);
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
        io.DeltaTime = 1.0f / 60;
        io.Fonts->AddFontDefault();
        unsigned char* pixels = nullptr;
        int w = 0, h = 0;
        io.Fonts->GetTexDataAsRGBA32(&pixels, &w, &h);
        for (int key = 0; key < ImGuiKey_COUNT; ++key) io.KeyMap[key] = first_key + key;
        io.MousePos = {-1000, -1000};
        frame.width = width;
        frame.height = height;
        frame.scale = scale;
        frame.marks = &marks;
        apply_theme(Theme::light, scale);
    }
    ~InputDriver() { ImGui::DestroyContext(context_); }
    InputDriver(const InputDriver&) = delete;
    InputDriver& operator=(const InputDriver&) = delete;

    /// What is drawn in a frame.
    std::function<void()> draw;

    void run(int frames = 1) {
        for (int i = 0; i < frames; ++i) {
            marks.clear();
            ImGui::NewFrame();
            draw();
            ImGui::Render();
        }
    }

    bool has(const std::string& mark) const { return marks.contains(mark); }
    Rect place(const std::string& mark) const {
        const auto found = marks.find(mark);
        if (found == marks.end()) throw std::runtime_error("no mark " + mark);
        return found->second;
    }
    /// A place inside a mark: (0, 0) is its top left, (1, 1) its bottom right.
    Point spot(const std::string& mark, double x = 0.5, double y = 0.5) const {
        const Rect r = place(mark);
        return {r.left + x * r.width(), r.top + y * r.height()};
    }

    void move(Point to) {
        ImGui::GetIO().MousePos = {static_cast<float>(to.x), static_cast<float>(to.y)};
        run();
    }
    void button(bool down) {
        ImGui::GetIO().MouseDown[0] = down;
        run();
    }
    void click(const std::string& mark, double x = 0.5, double y = 0.5) {
        move(spot(mark, x, y));
        run();  // hovered windows are those of the frame before
        button(true);
        button(false);
        run();
    }
    void drag(Point from, Point to) {
        move(from);
        run();
        button(true);
        move(0.5 * (from + to));
        move(to);
        button(false);
        run();
    }
    void wheel(const std::string& mark, float steps, double x = 0.5) {
        move(spot(mark, x));
        run();
        ImGui::GetIO().MouseWheel = steps;
        run();
        ImGui::GetIO().MouseWheel = 0;
        run();
    }
    void key(ImGuiKey which) { raw_key(first_key + which); }
    void letter(char ascii, bool ctrl = false) {
        ImGui::GetIO().KeyCtrl = ctrl;
        ImGui::GetIO().KeyMods = ctrl ? ImGuiKeyModFlags_Ctrl : ImGuiKeyModFlags_None;
        raw_key(ascii);
        ImGui::GetIO().KeyCtrl = false;
        ImGui::GetIO().KeyMods = ImGuiKeyModFlags_None;
        run();
    }
    void type(const std::string& utf8) {
        ImGui::GetIO().AddInputCharactersUTF8(utf8.c_str());
        run(2);
    }

    Marks marks;
    UiFrame frame;

  private:
    static constexpr int first_key = 256;  // away from ASCII, where letters are

    void raw_key(int which) {
        ImGui::GetIO().KeysDown[which] = true;
        run();
        ImGui::GetIO().KeysDown[which] = false;
        run();
    }

    ImGuiContext* context_;
};

}  // namespace entente::app
