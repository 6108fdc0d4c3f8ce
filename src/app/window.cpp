#include "window.hpp"

#include <epoxy/gl.h>
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <imgui.h>

#include <algorithm>
#include <string>

#include "entente/core/error.hpp"
#include "screen.hpp"

namespace entente::app {

namespace {

std::string last_glfw_error() {
    const char* text = nullptr;
    glfwGetError(&text);
    return text ? text : "no reason given";
}

struct Surface {  // how large the window is, in units and in pixels
    int width = 0, height = 0;
    int pixel_width = 0, pixel_height = 0;
    double scale = 1;        ///< of text and controls, in window units
    double pixel_ratio = 1;  ///< pixels per window unit
};

Surface surface_of(GLFWwindow* window) {
    Surface s;
    glfwGetWindowSize(window, &s.width, &s.height);
    glfwGetFramebufferSize(window, &s.pixel_width, &s.pixel_height);
    if (s.width > 0) s.pixel_ratio = static_cast<double>(s.pixel_width) / s.width;
    float x = 1, y = 1;
    glfwGetWindowContentScale(window, &x, &y);
    s.scale = std::clamp(static_cast<double>(std::max(x, y)) / s.pixel_ratio, 0.5, 4.0);
    return s;
}

std::string title_of(const AppModel& model) {
    if (!model.shown) return "entente";
    const std::string name = model.shown->source_case().name + " - entente";
    if (slice_count(model) == 0) return name;
    return model.shown->series->networks[current_slice(model)].slice.label + " - " + name;
}

void on_drop(GLFWwindow* window, int count, const char** paths) {
    auto* shell = static_cast<Shell*>(glfwGetWindowUserPointer(window));
    if (count > 0) shell->queue().push(command::OpenCase{paths[0]});
}

/// Frames that are still to be drawn: ImGui needs a few after every input to settle.
class Pace {
  public:
    /// Waits until there is something to draw.
    void wait(const Shell& shell) {
        if (frames_ > 0 || shell.wants_frame()) {
            glfwPollEvents();
            frames_ = std::max(0, frames_ - 1);
            return;
        }
        if (ImGui::GetIO().WantTextInput) {
            glfwWaitEventsTimeout(0.4);  // the text cursor blinks
            frames_ = 1;
        } else {
            glfwWaitEvents();
            frames_ = 3;
        }
    }

  private:
    int frames_ = 5;
};

}  // namespace

Window::Window(int width, int height) {
    if (!glfwInit()) {
        throw Error(ErrorCategory::io, "cannot open a window: " + last_glfw_error() +
                                           "; without a display, entente view --snapshot OUT.png "
                                           "draws one frame, and entente draw pictures");
    }
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    handle_ = glfwCreateWindow(width, height, "entente", nullptr, nullptr);
    if (!handle_) {
        const std::string reason = last_glfw_error();
        glfwTerminate();
        throw Error(ErrorCategory::io, "cannot open a window with OpenGL 3.3: " + reason);
    }
    glfwSetWindowSizeLimits(handle_, 640, 420, GLFW_DONT_CARE, GLFW_DONT_CARE);
    glfwMakeContextCurrent(handle_);
    glfwSwapInterval(1);
}

Window::~Window() {
    glfwDestroyWindow(handle_);
    glfwTerminate();
}

void run_loop(const Window& window, const AppOptions& options) {
    GLFWwindow* handle = window.handle();
    Shell shell(options, [] { glfwPostEmptyEvent(); });
    const std::stop_callback wake(options.stop, [] { glfwPostEmptyEvent(); });
    glfwSetWindowUserPointer(handle, &shell);
    glfwSetDropCallback(handle, on_drop);
    ImGui_ImplGlfw_InitForOpenGL(handle, true);
    {
        Screen screen;
        Pace pace;
        std::string title;
        double before = glfwGetTime();
        while (!glfwWindowShouldClose(handle) && !shell.model().quit &&
               !options.stop.stop_requested()) {
            pace.wait(shell);
            const double now = glfwGetTime();
            const Surface surface = surface_of(handle);
            if (surface.pixel_width == 0 || surface.pixel_height == 0) {
                glfwWaitEventsTimeout(0.2);  // minimised
                continue;
            }
            shell.begin_frame(surface.width, surface.height, surface.scale, now - before);
            before = now;
            screen.prepare(shell, surface.scale, surface.pixel_ratio);
            ImGui_ImplGlfw_NewFrame();
            screen.draw(shell, surface.pixel_width, surface.pixel_height, 0);
            glfwSwapBuffers(handle);
            if (const auto text = shell.take_copied_text())
                glfwSetClipboardString(handle, text->c_str());
            const std::string wanted = title_of(shell.model());
            if (wanted != title) glfwSetWindowTitle(handle, (title = wanted).c_str());
        }
        glfwHideWindow(handle);  // what is left to do is nobody's to watch
    }
    ImGui_ImplGlfw_Shutdown();
}

}  // namespace entente::app
