#pragma once
// The window without a window: model, jobs, prepared views and the picture, driven frame by frame.
// Knows no ImGui, no GL.
//
//   Shell shell(options, wake);
//   while (!shell.model().quit) {
//       ... wait for events unless shell.wants_frame() ...
//       shell.begin_frame(width, height, scale, seconds since the last frame);
//       texture = canvas.draw(shell.picture(), pixels per unit)       if shell.picture_revision()
//       changed ImGui::NewFrame(); draw_ui(shell.views(), ui_state, frame_of(shell, texture,
//       fonts)); ImGui::Render(); if (auto text = shell.take_copied_text())
//       glfwSetClipboardString(...)
//   }
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "commands.hpp"
#include "jobs.hpp"
#include "views.hpp"

namespace entente::app {

class Shell {
  public:
    /// Starts to open the case of `options` at once. `wake` is called from the worker when a result
    /// waits.
    explicit Shell(const AppOptions& options, const std::function<void()>& wake = {});
    ~Shell();

    /// Takes in finished work and the commands that the last frame pushed, moves the clock on,
    /// starts jobs. Width and height in window units (mouse coordinates); scale: how large text and
    /// controls are (1, 1.5, 2, ...).
    void begin_frame(double width, double height, double scale, double seconds);
    /// Everything that the panels show now; valid until the next begin_frame. Prepared anew only
    /// where inputs changed.
    const UiViews& views();
    /// What is on the canvas now, in window units of the canvas area. Composed anew only when
    /// something changed.
    const Picture& picture();
    /// Grows whenever picture() is another one.
    std::uint64_t picture_revision() const;
    /// Playback, a transition, commands that wait: draw another frame now. Otherwise wait for input
    /// or `wake`.
    bool wants_frame() const;
    /// Work goes on in the background: draw some ten frames a second, for the progress bar.
    bool is_busy() const;
    /// Text to be put on the clipboard, once.
    std::optional<std::string> take_copied_text();
    /// Waits for all background work and takes it in, transitions finished: for snapshots and
    /// tests. Throws Error{interrupted} at once when a stop is asked for.
    void settle(const std::stop_token& stop = {});

    const AppModel& model() const;
    CommandQueue& queue();

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace entente::app
