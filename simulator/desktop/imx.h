// Every difference between the Dear ImGui API of 1.86 (Debian 12) and 1.92+ that this program touches, in one
// place.
#pragma once

#include <imgui.h>
#include <imgui_freetype.h>
#include <imgui_internal.h>

#include <string_view>

namespace riposte::desktop::imx {

// 1.92+ rasterises glyphs on demand; before that every style is baked into the atlas beforehand.
inline constexpr bool kDynamicFonts =
#ifdef IMGUI_HAS_TEXTURES
    true;
#else
    false;
#endif

// --- input (used by the test driver and the shell)
// -------------------------------------------------------------
#if IMGUI_VERSION_NUM >= 18700
inline void mouse_position(ImGuiIO& io, ImVec2 at) {
  io.AddMousePosEvent(at.x, at.y);
}
inline void mouse_button(ImGuiIO& io, int button, bool down) {
  io.AddMouseButtonEvent(button, down);
}
inline void mouse_wheel(ImGuiIO& io, float dy) {
  io.AddMouseWheelEvent(0.0f, dy);
}
inline void key(ImGuiIO& io, ImGuiKey which, bool down) {
  io.AddKeyEvent(which, down);
}
#if IMGUI_VERSION_NUM >= 18840
inline void control(ImGuiIO& io, bool down) {
  io.AddKeyEvent(ImGuiMod_Ctrl, down);
}
inline void shift(ImGuiIO& io, bool down) {
  io.AddKeyEvent(ImGuiMod_Shift, down);
}
#else
inline void control(ImGuiIO& io, bool down) {
  io.AddKeyEvent(ImGuiKey_ModCtrl, down);
}
inline void shift(ImGuiIO& io, bool down) {
  io.AddKeyEvent(ImGuiKey_ModShift, down);
}
#endif
inline void init_null_key_map(ImGuiIO&) {}
inline bool key_pressed(ImGuiKey which) {
  return ImGui::IsKeyPressed(which, false);
}
inline bool input_pending() {
  return ImGui::GetCurrentContext()->InputEventsQueue.Size > 0;
}
#else
inline void mouse_position(ImGuiIO& io, ImVec2 at) {
  io.MousePos = at;
}
inline void mouse_button(ImGuiIO& io, int button, bool down) {
  io.MouseDown[button] = down;
}
inline void mouse_wheel(ImGuiIO& io, float dy) {
  io.MouseWheel += dy;
}
inline void key(ImGuiIO& io, ImGuiKey which, bool down) {
  io.KeysDown[io.KeyMap[which]] = down;
}
inline void control(ImGuiIO& io, bool down) {
  io.KeyCtrl = down;
}
inline void shift(ImGuiIO& io, bool down) {
  io.KeyShift = down;
}
inline void init_null_key_map(ImGuiIO& io) {
  for (int i = 0; i < ImGuiKey_COUNT; ++i) io.KeyMap[i] = i;
}
inline bool key_pressed(ImGuiKey which) {
  const int index = ImGui::GetKeyIndex(which);
  return index >= 0 && ImGui::IsKeyPressed(index, false);
}
inline bool input_pending() {
  return false;
}
#endif

inline bool enter_pressed() {
#if IMGUI_VERSION_NUM >= 18700
  return key_pressed(ImGuiKey_Enter) || key_pressed(ImGuiKey_KeypadEnter);
#else
  return key_pressed(ImGuiKey_Enter) || key_pressed(ImGuiKey_KeyPadEnter);
#endif
}

// --- fonts
// -----------------------------------------------------------------------------------------------------
using FontFlags = unsigned int;
#ifdef IMGUI_HAS_TEXTURES
inline constexpr FontFlags kLightHinting = ImGuiFreeTypeLoaderFlags_LightHinting;
inline constexpr FontFlags kNoHinting = ImGuiFreeTypeLoaderFlags_NoHinting;
inline void set_flags(ImFontConfig& config, FontFlags flags) {
  config.FontLoaderFlags = flags;
}
inline void use_freetype(ImFontAtlas& atlas) {
  atlas.SetFontLoader(ImGuiFreeType::GetFontLoader());
}
inline void push_font(ImFont* font, float size) {
  ImGui::PushFont(font, size);
}
#else
inline constexpr FontFlags kLightHinting = ImGuiFreeTypeBuilderFlags_LightHinting;
inline constexpr FontFlags kNoHinting = ImGuiFreeTypeBuilderFlags_NoHinting;
inline void set_flags(ImFontConfig& config, FontFlags flags) {
  config.FontBuilderFlags = flags;
}
inline void use_freetype(ImFontAtlas& atlas) {
  atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
}
inline void push_font(ImFont* font, float) {
  ImGui::PushFont(font);
}
#endif

inline float text_width(ImFont* font, float size, std::string_view text) {
  if (text.empty()) return 0.0f; // ImGui takes an end of null for a C string
  return font->CalcTextSizeA(size, 3.4e38f, 0.0f, text.data(), text.data() + text.size()).x;
}

// --- drawing: 1.92.8 swaps thickness and flags, so call these only
// ---------------------------------------------
inline void rect(ImDrawList& draw, ImVec2 a, ImVec2 b, ImU32 color, float radius, float thickness = 1.0f) {
#if IMGUI_VERSION_NUM >= 19280
  draw.AddRect(a, b, color, radius, thickness, 0);
#else
  draw.AddRect(a, b, color, radius, 0, thickness);
#endif
}
inline void polyline(ImDrawList& draw, const ImVec2* points, int count, ImU32 color, bool closed,
                     float thickness) {
#if IMGUI_VERSION_NUM >= 19280
  draw.AddPolyline(points, count, color, thickness, closed ? ImDrawFlags_Closed : 0);
#else
  draw.AddPolyline(points, count, color, closed ? ImDrawFlags_Closed : 0, thickness);
#endif
}
inline void path_stroke(ImDrawList& draw, ImU32 color, bool closed, float thickness) {
  polyline(draw, draw._Path.Data, draw._Path.Size, color, closed, thickness);
  draw.PathClear();
}
inline void bezier_quadratic_path(ImDrawList& draw, ImVec2 control, ImVec2 to, int segments) {
  draw.PathBezierQuadraticCurveTo(control, to, segments);
}

// --- style and windows
// -----------------------------------------------------------------------------------------
inline void curve_error(ImGuiStyle& style) {
#if IMGUI_VERSION_NUM >= 19293
  style.CurveTessellationMaxError = 0.9f;
#else
  style.CurveTessellationTol = 0.8f;
#endif
}
#if IMGUI_VERSION_NUM >= 19140
inline constexpr ImGuiCol kNavColor = ImGuiCol_NavCursor;
#else
inline constexpr ImGuiCol kNavColor = ImGuiCol_NavHighlight;
#endif
// Arrow keys walk from the page into a child window and out again.
inline bool begin_child(const char* id, ImVec2 size, bool padding) {
#if IMGUI_VERSION_NUM >= 19090
  const ImGuiChildFlags flags = padding ? ImGuiChildFlags_AlwaysUseWindowPadding : 0;
  return ImGui::BeginChild(id, size, flags | ImGuiChildFlags_NavFlattened);
#elif IMGUI_VERSION_NUM >= 19000
  const ImGuiChildFlags flags = padding ? ImGuiChildFlags_AlwaysUseWindowPadding : 0;
  return ImGui::BeginChild(id, size, flags, ImGuiWindowFlags_NavFlattened);
#else
  const ImGuiWindowFlags flags = padding ? ImGuiWindowFlags_AlwaysUseWindowPadding : 0;
  return ImGui::BeginChild(id, size, false, flags | ImGuiWindowFlags_NavFlattened);
#endif
}

} // namespace riposte::desktop::imx
