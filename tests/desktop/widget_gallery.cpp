// Renders sheets of all widgets to PNG files without showing a window:
//   widget_gallery --out /tmp/gallery [--theme light|dark|high_contrast|all] [--sheet name] [--scale 1]
//                  [--language en|ru]
#include "gallery_sheets.h"

#include "desktop/imx.h"
#include "desktop/widgets/surface.h"

#include <backends/imgui_impl_opengl3.h>

#define GL_GLEXT_PROTOTYPES
#define GLFW_INCLUDE_GLCOREARB
#include <GLFW/glfw3.h>
#include <stb_image_write.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace riposte::desktop {
namespace {

struct Options {
  std::filesystem::path out = ".";
  std::string theme = "light", sheet, language = "en";
  float scale = 1.0f;
};

constexpr std::array<std::string_view, 3> kThemes{"light", "dark", "high_contrast"};

Options parse(int argc, char** argv) {
  Options options;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    if (name == "--out") options.out = argv[i + 1];
    if (name == "--theme") options.theme = argv[i + 1];
    if (name == "--sheet") options.sheet = argv[i + 1];
    if (name == "--language") options.language = argv[i + 1];
    if (name == "--scale") options.scale = std::strtof(argv[i + 1], nullptr);
  }
  return options;
}

// A frame buffer of our own: the contents of a hidden window's are undefined.
void make_target(int width, int height) {
  GLuint texture = 0, buffer = 0;
  glGenTextures(1, &texture);
  glBindTexture(GL_TEXTURE_2D, texture);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
  glGenFramebuffers(1, &buffer);
  glBindFramebuffer(GL_FRAMEBUFFER, buffer);
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture, 0);
}

bool save(const std::filesystem::path& path, int width, int height) {
  std::vector<unsigned char> pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, pixels.data());
  const int row = width * 3; // OpenGL's rows begin at the bottom
  return stbi_write_png(path.c_str(), width, height, 3,
                        pixels.data() + static_cast<std::ptrdiff_t>(row) * (height - 1), -row) != 0;
}

bool render(const Options& options, const Sheet& sheet, ThemeKind kind) {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  io.ConfigInputTextCursorBlink = false;
  imx::init_null_key_map(io);
  io.DeltaTime = 1.0f / 60.0f;
  const int width = static_cast<int>(std::lround(sheet.size.x * options.scale));
  const int height = static_cast<int>(std::lround(sheet.size.y * options.scale));
  io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
  Ui ui;
  ui.theme = make_theme(kind);
  ui.scale = options.scale;
  ui.pacing.reduced_motion = true;
  apply_style(ui.theme, ui.scale);
  const FontLoad fonts = load_fonts(ui.fonts, RIPOSTE_SOURCE_DIR "/assets/fonts", ui.scale);
  std::printf("%s: atlas %dx%d, %d glyphs, %.1f ms\n", std::string(sheet.name).c_str(), fonts.width,
              fonts.height, fonts.glyphs, fonts.milliseconds);
  ImGui_ImplOpenGL3_Init("#version 150");
  make_target(width, height);
  GalleryState state;
  state.russian = options.language == "ru";
  state.name = state.russian ? "Ольга Петрова" : "Olga Petrova";
  state.note = state.russian ? "Сначала вопрос,\nпотом цена." : "Ask first,\nthe price later.";
  for (int i = 0; i < 5; ++i) {
    begin_frame(ui, 50.0 + i / 60.0);
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    {
      Page page(ui, "gallery");
      sheet.draw(ui, state);
    }
    ImGui::Render();
  }
  const ImVec4 canvas = to_vec4(ui.theme.canvas);
  glViewport(0, 0, width, height);
  glClearColor(canvas.x, canvas.y, canvas.z, 1.0f);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  std::string name = std::string(sheet.name).append("-").append(kThemes[static_cast<std::size_t>(kind)]);
  name.append("-").append(options.language).append(options.scale == 1.0f ? "" : "-large").append(".png");
  const bool ok = save(options.out / name, width, height);
  ImGui_ImplOpenGL3_Shutdown();
  ImGui::DestroyContext();
  return ok;
}

} // namespace
} // namespace riposte::desktop

int main(int argc, char** argv) {
  using namespace riposte::desktop;
  const Options options = parse(argc, argv);
  std::filesystem::create_directories(options.out);
  if (glfwInit() == GLFW_FALSE) {
    std::fputs("no display: run it under xvfb-run\n", stderr);
    return 2;
  }
  glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 2);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  GLFWwindow* window = glfwCreateWindow(64, 64, "gallery", nullptr, nullptr);
  if (window == nullptr) return 3;
  glfwMakeContextCurrent(window);
  bool ok = true;
  for (const Sheet& sheet : gallery_sheets()) {
    if (!options.sheet.empty() && options.sheet != sheet.name) continue;
    for (std::size_t i = 0; i < kThemes.size(); ++i)
      if (options.theme == "all" || options.theme == kThemes[i])
        ok = render(options, sheet, static_cast<ThemeKind>(i)) && ok;
  }
  glfwDestroyWindow(window);
  glfwTerminate();
  return ok ? 0 : 1;
}
