// Renders every screen to PNG files without showing a window:
//   screens_gallery --out DIR [--scene name] [--language en|ru|all] [--theme light|dark|high_contrast|all]
//                   [--size 1280x800] [--scale 1]
#include "screens_scenes.h"

#include "desktop/imx.h"
#include "desktop/screens/keys.h"

#include <backends/imgui_impl_opengl3.h>

#include <EGL/egl.h>
#include <EGL/eglext.h>
#define GL_GLEXT_PROTOTYPES
#define GLFW_INCLUDE_GLCOREARB
#include <GLFW/glfw3.h>
#include <stb_image_write.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace riposte::desktop {
namespace {

struct Options {
  std::filesystem::path out = ".", catalogues = RIPOSTE_BINARY_DIR "/share/riposte/locale";
  std::string scene, language = "all", theme = "light";
  int width = 1280, height = 800;
  float scale = 1.0f;
};

constexpr std::array<std::string_view, 3> kThemes{"light", "dark", "high_contrast"};

Options parse(int argc, char** argv) {
  Options options;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    const char* value = argv[i + 1];
    if (name == "--out") options.out = value;
    if (name == "--catalogues") options.catalogues = value;
    if (name == "--scene") options.scene = value;
    if (name == "--language") options.language = value;
    if (name == "--theme") options.theme = value;
    if (name == "--scale") options.scale = std::strtof(value, nullptr);
    if (name != "--size") continue;
    char* rest = nullptr;
    options.width = static_cast<int>(std::strtol(value, &rest, 10));
    if (*rest == 'x') options.height = static_cast<int>(std::strtol(rest + 1, nullptr, 10));
  }
  return options;
}

// A context without any display: Mesa draws in software.
bool open_surfaceless() {
  const auto platform =
      reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(eglGetProcAddress("eglGetPlatformDisplayEXT"));
  if (platform == nullptr) return false;
  EGLDisplay display = platform(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
  if (display == EGL_NO_DISPLAY || !eglInitialize(display, nullptr, nullptr) || !eglBindAPI(EGL_OPENGL_API))
    return false;
  constexpr std::array<EGLint, 5> kConfig{EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_RENDERABLE_TYPE,
                                          EGL_OPENGL_BIT, EGL_NONE};
  EGLConfig config = nullptr;
  EGLint count = 0;
  if (!eglChooseConfig(display, kConfig.data(), &config, 1, &count) || count < 1) return false;
  constexpr std::array<EGLint, 5> kContext{EGL_CONTEXT_MAJOR_VERSION, 3, EGL_CONTEXT_MINOR_VERSION, 2,
                                           EGL_NONE};
  EGLContext context = eglCreateContext(display, config, EGL_NO_CONTEXT, kContext.data());
  return context != EGL_NO_CONTEXT && eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context);
}

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

// Fonts take long: one context for all scenes of a language and theme.
bool render_all(const Options& options, const World& world, const std::string& language, ThemeKind kind) {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  io.ConfigInputTextCursorBlink = false;
  imx::init_null_key_map(io);
  io.DeltaTime = 1.0f / 60.0f;
  io.DisplaySize = {static_cast<float>(options.width), static_cast<float>(options.height)};
  Ui ui;
  ui.theme = make_theme(kind);
  ui.scale = options.scale;
  ui.pacing.reduced_motion = true;
  apply_style(ui.theme, ui.scale);
  load_fonts(ui.fonts, RIPOSTE_SOURCE_DIR "/assets/fonts", ui.scale);
  ImGui_ImplOpenGL3_Init("#version 150");
  make_target(options.width, options.height);
  const text::Translator words(options.catalogues, language);
  bool ok = true;
  double now = 50.0;
  for (Scene& scene : make_scenes(world, language)) {
    if (!options.scene.empty() && scene.name != options.scene) continue;
    ui.animations = {};
    hide_focus(); // of a dialog in the scene before
    for (int i = 0; i < 16; ++i) {
      begin_frame(ui, now += 1.0 / 60.0);
      ImGui_ImplOpenGL3_NewFrame();
      ImGui::NewFrame();
      std::vector<app::Action> actions;
      Frame frame{ui, scene.state, words, scene.memo, actions};
      draw_screen(frame);
      ImGui::Render();
    }
    const ImVec4 canvas = to_vec4(ui.theme.canvas);
    glViewport(0, 0, options.width, options.height);
    glClearColor(canvas.x, canvas.y, canvas.z, 1.0f);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    std::string name = scene.name + "-" + language + "-" +
                       std::string(kThemes[static_cast<std::size_t>(kind)]) + "-" +
                       std::to_string(options.width);
    if (options.scale != 1.0f) name += "-" + std::to_string(std::lround(options.scale * 100));
    ok = save(options.out / (name + ".png"), options.width, options.height) && ok;
  }
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
  if (!open_surfaceless()) {
    std::fputs("cannot open a surfaceless OpenGL context\n", stderr);
    return 2;
  }
  const World world = load_world();
  bool ok = true;
  for (const std::string language : {"en", "ru"})
    for (std::size_t i = 0; i < kThemes.size(); ++i)
      if ((options.language == "all" || options.language == language) &&
          (options.theme == "all" || options.theme == kThemes[i]))
        ok = render_all(options, world, language, static_cast<ThemeKind>(i)) && ok;
  return ok ? 0 : 1;
}
