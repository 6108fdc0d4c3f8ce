#pragma once
// The real window: GLFW, input, and frames only when something changed.
#include "entente/app/app.hpp"

struct GLFWwindow;

namespace entente::app {

class Window {
  public:
    /// Opens a window with a GL 3.3 context. Throws Error{io} when there is no display.
    Window(int width, int height);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;
    GLFWwindow* handle() const { return handle_; }

  private:
    GLFWwindow* handle_ = nullptr;
};

/// Draws and answers until the user closes the window or `options.stop` is asked for. An ImGui
/// context is current.
void run_loop(const Window& window, const AppOptions& options);

}  // namespace entente::app
