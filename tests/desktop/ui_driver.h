// Drives screens without a window: feeds input, runs frames, finds widgets by their probe id.
#pragma once

#include "desktop/imx.h"
#include "desktop/ui.h"

#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace riposte::desktop {

struct DriverOptions {
  ImVec2 size{1280, 800};
  float scale = 1.0f;
  ThemeKind theme = ThemeKind::light;
  bool reduced_motion = true;
};

class UiDriver {
public:
  Ui ui;
  double now = 100.0; // seconds; frame() moves it on

  explicit UiDriver(std::function<void(Ui&)> screen, const DriverOptions& options = {})
      : context_(ImGui::CreateContext()), screen_(std::move(screen)) {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = io.LogFilename = nullptr;
    io.DisplaySize = options.size;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigInputTextCursorBlink = false;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset; // as the OpenGL backend says
    imx::init_null_key_map(io);
    ui.theme = make_theme(options.theme);
    ui.scale = options.scale;
    ui.pacing.reduced_motion = options.reduced_motion;
    ui.probe.on = true;
    apply_style(ui.theme, ui.scale);
    const FontLoad fonts = load_fonts(ui.fonts, RIPOSTE_SOURCE_DIR "/assets/fonts", ui.scale);
    if (!fonts.ok) throw std::runtime_error(fonts.error);
    connect_backend(io);
    mouse_away();
    frame(3);
  }
  ~UiDriver() { ImGui::DestroyContext(context_); }
  UiDriver(const UiDriver&) = delete;
  UiDriver& operator=(const UiDriver&) = delete;

  void frame(int count = 1, float seconds = 1.0f / 60.0f) {
    while (count-- > 0) {
      now += seconds;
      ImGui::GetIO().DeltaTime = seconds;
      begin_frame(ui, now);
      ImGui::NewFrame();
      screen_(ui);
      ImGui::Render();
      accept_textures();
    }
  }

  bool has(std::string_view id) const { return find(ui.probe, id) != nullptr; }
  const ProbeItem& item(std::string_view id) const {
    if (const ProbeItem* found = find(ui.probe, id)) return *found;
    std::string all;
    for (const ProbeItem& other : ui.probe.items) all.append(other.id).append(" ");
    throw std::runtime_error("no widget '" + std::string(id) + "' on the screen; there are: " + all);
  }
  std::string text(std::string_view id) const { return item(id).text; }
  // All text on the screen, one widget a line: what a golden file holds.
  std::string all_text() const {
    std::string result;
    for (const ProbeItem& shown : ui.probe.items)
      if (!shown.text.empty()) result.append(shown.id).append(": ").append(shown.text).append("\n");
    return result;
  }

  void mouse_away() { imx::mouse_position(ImGui::GetIO(), {-3.4e38f, -3.4e38f}); }
  void hover(std::string_view id) {
    const ProbeItem& target = item(id);
    imx::mouse_position(ImGui::GetIO(),
                        {(target.min.x + target.max.x) * 0.5f, (target.min.y + target.max.y) * 0.5f});
    frame(2); // hovering is decided by the windows of the frame before
  }
  void click(std::string_view id) {
    reveal(id);
    hover(id);
    imx::mouse_button(ImGui::GetIO(), 0, true);
    frame();
    imx::mouse_button(ImGui::GetIO(), 0, false);
    frame(2);
  }
  // Turns the wheel over the widget's window until a click would land on the widget.
  void reveal(std::string_view id) {
    for (int i = 0; i < 500 && !item(id).visible; ++i) {
      const ProbeItem target = item(id); // a copy: the list is made anew in every frame
      imx::mouse_position(ImGui::GetIO(), target.window_center);
      frame();
      imx::mouse_wheel(ImGui::GetIO(), target.min.y > target.window_center.y ? -0.7f : 0.7f);
      frame();
    }
    if (!item(id).visible) throw std::runtime_error("cannot scroll to '" + std::string(id) + "'");
  }
  void type(std::string_view utf8) {
    ImGui::GetIO().AddInputCharactersUTF8(std::string(utf8).c_str());
    frame(2);
  }
  void press(ImGuiKey which, bool control = false, bool shift = false) {
    ImGuiIO& io = ImGui::GetIO();
    if (control) imx::control(io, true);
    if (shift) imx::shift(io, true);
    imx::key(io, which, true);
    frame();
    imx::key(io, which, false);
    if (control) imx::control(io, false);
    if (shift) imx::shift(io, false);
    frame(2);
  }
  // The id of the widget with the keyboard focus, or "".
  std::string focused() const {
    for (const ProbeItem& shown : ui.probe.items)
      if (shown.focused) return shown.id;
    return {};
  }
  // Frames until nothing asks for another; −1 when the screen never comes to rest.
  int settle(int limit = 240) {
    for (int i = 0; i < limit; ++i) {
      take_frames(ui.pacing);
      take_deadline(ui.pacing);
      frame();
      if (ui.pacing.frames == 0) return i;
    }
    return -1;
  }

private:
  ImGuiContext* context_;
  std::function<void(Ui&)> screen_;
  std::string clipboard_;

  void connect_backend(ImGuiIO& io) {
#ifdef IMGUI_HAS_TEXTURES
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    ImGuiPlatformIO& platform = ImGui::GetPlatformIO();
    platform.Platform_ClipboardUserData = this;
    platform.Platform_SetClipboardTextFn = [](ImGuiContext*, const char* t) { self().clipboard_ = t; };
    platform.Platform_GetClipboardTextFn = [](ImGuiContext*) { return self().clipboard_.c_str(); };
#else
    io.Fonts->SetTexID(reinterpret_cast<ImTextureID>(1));
    io.ClipboardUserData = this;
    io.SetClipboardTextFn = [](void* user, const char* t) { static_cast<UiDriver*>(user)->clipboard_ = t; };
    io.GetClipboardTextFn = [](void* user) { return static_cast<UiDriver*>(user)->clipboard_.c_str(); };
#endif
  }
#ifdef IMGUI_HAS_TEXTURES
  static UiDriver& self() {
    return *static_cast<UiDriver*>(ImGui::GetPlatformIO().Platform_ClipboardUserData);
  }
  void accept_textures() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
      if (texture->Status == ImTextureStatus_WantCreate) texture->SetTexID(1);
      if (texture->Status == ImTextureStatus_WantDestroy) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
      } else if (texture->Status != ImTextureStatus_Destroyed) {
        texture->SetStatus(ImTextureStatus_OK);
      }
    }
  }
#else
  void accept_textures() {}
#endif
};

} // namespace riposte::desktop
