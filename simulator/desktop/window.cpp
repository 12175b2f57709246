#include "desktop/window.h"

#include <cmath>

#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <fmt/format.h>
#include <imgui.h>

#define GLFW_INCLUDE_GLCOREARB
#define GL_GLEXT_PROTOTYPES
#include <GLFW/glfw3.h>

#include "desktop/imx.h"
#include "desktop/theme.h"

namespace riposte::desktop {
namespace {

constexpr int kLeastSeen = 80; // screen units of a window that can still be taken hold of

std::string glfw_error() {
  const char* description = nullptr;
  glfwGetError(&description);
  return description != nullptr ? description : "unknown reason";
}

Window& of(GLFWwindow* window) {
  return *static_cast<Window*>(glfwGetWindowUserPointer(window));
}

/// Keys that do something by themselves, as against letters that a text field collects.
bool is_significant(int key, int modifiers) {
  const bool modifier = key >= GLFW_KEY_LEFT_SHIFT && key <= GLFW_KEY_RIGHT_SUPER;
  if (modifier) return false;
  if (!ImGui::GetIO().WantTextInput) return true; // digits choose replies
  return key >= GLFW_KEY_ESCAPE || (modifiers & (GLFW_MOD_CONTROL | GLFW_MOD_ALT | GLFW_MOD_SUPER)) != 0;
}

void set_hints() {
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 2);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_FALSE);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "riposte"); // the desktop entry finds the window by it
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "riposte");
}

} // namespace

Result<std::unique_ptr<Window>> Window::open(const std::string& title, int width, int height) {
  if (glfwInit() == GLFW_FALSE) return failure("no window can be opened: {}", glfw_error());
  set_hints();
  std::unique_ptr<Window> window(new Window);
  window->window_ = glfwCreateWindow(width, height, title.c_str(), nullptr, nullptr);
  if (window->window_ == nullptr) return failure("no window with OpenGL 3.2 can be opened: {}", glfw_error());
  glfwSetWindowSizeLimits(window->window_, 320, 240, GLFW_DONT_CARE, GLFW_DONT_CARE);
  glfwMakeContextCurrent(window->window_);
  glfwSwapInterval(1);
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  window->install_callbacks();
  ImGui_ImplGlfw_InitForOpenGL(window->window_, false);
  ImGui_ImplOpenGL3_Init("#version 150");
  return window;
}

Window::~Window() {
  if (window_ != nullptr) {
    if (ImGui::GetCurrentContext() != nullptr) {
      ImGui_ImplOpenGL3_Shutdown();
      ImGui_ImplGlfw_Shutdown();
      ImGui::DestroyContext();
    }
    glfwDestroyWindow(window_);
  }
  glfwTerminate();
}

// The backend's own callbacks are called from ours, which also note that there is something to draw.
void Window::install_callbacks() {
  glfwSetWindowUserPointer(window_, this);
  glfwSetKeyCallback(window_, [](GLFWwindow* w, int key, int scancode, int action, int modifiers) {
    of(w).on_key(key, scancode, action, modifiers);
  });
  glfwSetCharCallback(window_, [](GLFWwindow* w, unsigned c) {
    of(w).happened_ = true;
    ImGui_ImplGlfw_CharCallback(w, c);
  });
  glfwSetMouseButtonCallback(window_, [](GLFWwindow* w, int button, int action, int modifiers) {
    of(w).happened_ = true;
    ImGui_ImplGlfw_MouseButtonCallback(w, button, action, modifiers);
  });
  glfwSetScrollCallback(window_, [](GLFWwindow* w, double x, double y) {
    of(w).happened_ = true;
    ImGui_ImplGlfw_ScrollCallback(w, x, y);
  });
  glfwSetCursorEnterCallback(window_, [](GLFWwindow* w, int entered) {
    of(w).happened_ = true;
    ImGui_ImplGlfw_CursorEnterCallback(w, entered);
  });
  glfwSetWindowFocusCallback(window_, [](GLFWwindow* w, int focused) {
    of(w).happened_ = true;
    ImGui_ImplGlfw_WindowFocusCallback(w, focused);
  });
  glfwSetCursorPosCallback(window_, [](GLFWwindow* w, [[maybe_unused]] double x, [[maybe_unused]] double y) {
    of(w).happened_ = true;
#if IMGUI_VERSION_NUM >= 18700
    ImGui_ImplGlfw_CursorPosCallback(w, x, y); // before that, the backend asks for the position each frame
#endif
  });
  glfwSetWindowRefreshCallback(window_, [](GLFWwindow* w) { of(w).happened_ = true; });
  glfwSetFramebufferSizeCallback(window_, [](GLFWwindow* w, int, int) { of(w).happened_ = true; });
  glfwSetWindowContentScaleCallback(window_, [](GLFWwindow* w, float, float) { of(w).happened_ = true; });
  glfwSetDropCallback(window_, [](GLFWwindow* w, int count, const char** paths) {
    of(w).happened_ = true;
    if (of(w).dropped && count > 0) of(w).dropped(std::vector<std::string>(paths, paths + count));
  });
  glfwSetWindowCloseCallback(window_, [](GLFWwindow* w) { of(w).happened_ = true; });
}

// Dear ImGui looks at the keys once a frame: press and release between two frames would be lost without a
// frame of logic for each press that matters.
void Window::on_key(int key, int scancode, int action, int modifiers) {
  happened_ = true;
  const bool own_frame = logic_frame && action != GLFW_RELEASE && is_significant(key, modifiers);
  if (own_frame) logic_frame(); // what came before is applied first
  ImGui_ImplGlfw_KeyCallback(window_, key, scancode, action, modifiers);
  if (!own_frame) return;
  logic_frame();
  for (int i = 0; i < 8 && imx::input_pending(); ++i) logic_frame();
}

bool Window::should_close() const {
  return glfwWindowShouldClose(window_) != 0;
}
void Window::request_close() {
  glfwSetWindowShouldClose(window_, GLFW_TRUE);
}

bool Window::wait(double seconds) {
  if (seconds <= 0)
    glfwPollEvents();
  else if (std::isinf(seconds))
    glfwWaitEvents();
  else
    glfwWaitEventsTimeout(seconds);
  return std::exchange(happened_, false);
}

Window::Size Window::size() const {
  Size size;
  glfwGetWindowSize(window_, &size.width, &size.height);
  return size;
}

Window::Place Window::place() const {
  Place place;
  glfwGetWindowPos(window_, &place.x, &place.y);
  place.maximized = glfwGetWindowAttrib(window_, GLFW_MAXIMIZED) == GLFW_TRUE;
  return place;
}

void Window::restore(std::optional<std::pair<int, int>> corner, bool maximized) {
  int count = 0;
  GLFWmonitor** monitors = glfwGetMonitors(&count);
  for (int i = 0; corner && i < count; ++i) {
    int x = 0, y = 0, width = 0, height = 0;
    glfwGetMonitorWorkarea(monitors[i], &x, &y, &width, &height);
    const bool seen = corner->first + kLeastSeen <= x + width &&
                      corner->first + size().width - kLeastSeen >= x && corner->second >= y &&
                      corner->second + kLeastSeen <= y + height;
    if (!seen) continue;
    glfwSetWindowPos(window_, corner->first, corner->second);
    break;
  }
  if (maximized) glfwMaximizeWindow(window_);
}

float Window::content_scale() const {
  float desktop = 1;
  glfwGetWindowContentScale(window_, &desktop, nullptr);
  int window_width = 0, framebuffer_width = 0, height = 0;
  glfwGetWindowSize(window_, &window_width, &height);
  glfwGetFramebufferSize(window_, &framebuffer_width, &height);
  // Where the window is measured in points (Wayland, macOS) the framebuffer carries the scale already.
  if (window_width > 0 && framebuffer_width > 0)
    desktop *= static_cast<float>(window_width) / static_cast<float>(framebuffer_width);
  return desktop > 0 ? desktop : 1;
}

void Window::new_frame() {
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  ImGui::NewFrame();
}

void Window::render(unsigned background) {
  ImGui::Render();
  int width = 0, height = 0;
  glfwGetFramebufferSize(window_, &width, &height);
  glViewport(0, 0, width, height);
  const ImVec4 c = to_vec4(background);
  glClearColor(c.x, c.y, c.z, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  glfwSwapBuffers(window_);
}

void Window::fonts_changed() {
#ifndef IMGUI_HAS_TEXTURES
  ImGui_ImplOpenGL3_DestroyFontsTexture(); // NewFrame uploads the new one
#endif
}

void Window::set_title(const std::string& title) {
  glfwSetWindowTitle(window_, title.c_str());
}

void wake_window() {
  glfwPostEmptyEvent();
}

} // namespace riposte::desktop
