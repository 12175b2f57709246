// One GLFW window with an OpenGL context and Dear ImGui on it; tells when something happened.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"

struct GLFWwindow;

namespace riposte::desktop {

class Window {
public:
  /// Errors: no display, no OpenGL 3.2.
  static Result<std::unique_ptr<Window>> open(const std::string& title, int width, int height);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  bool should_close() const;
  void request_close();

  /// Waits for an event or `seconds` (infinity: for ever); true when something happened since the last call.
  bool wait(double seconds);

  struct Size {
    int width = 0, height = 0;
  };
  Size size() const;

  struct Place {
    int x = 0, y = 0; // of the upper left corner of the content, in screen units
    bool maximized = false;
  };
  Place place() const;
  /// Back to that corner where enough of the window would be seen on a monitor.
  void restore(std::optional<std::pair<int, int>> corner, bool maximized);

  /// Device pixels for one pixel of the desktop's own scale.
  float content_scale() const;

  void new_frame();
  void render(unsigned background);
  void fonts_changed();
  void set_title(const std::string& title);

  /// Runs one frame of logic without drawing, so that a key press between two slow frames is not lost.
  std::function<void()> logic_frame;

  /// Called with the paths of files that were dropped on the window.
  std::function<void(const std::vector<std::string>&)> dropped;

private:
  Window() = default;
  void install_callbacks();
  void on_key(int key, int scancode, int action, int modifiers);

  GLFWwindow* window_ = nullptr;
  bool happened_ = true;
};

/// Wakes a waiting window from any thread.
void wake_window();

} // namespace riposte::desktop
