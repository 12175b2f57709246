// Typefaces and text styles: Inter for text, Material Icons for icons, baked with FreeType.
#pragma once

#include <imgui.h>

#include <array>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace riposte::desktop {

// A text role: face and size. `size` is ImGui's (ascent + descent), `line` the height of a line, both in
// pixels.
struct TextStyle {
  ImFont* font = nullptr;
  float size = 0.0f;
  float line = 0.0f;
};

struct Fonts {
  TextStyle caption, label, small, body, strong, title, heading, metric; // text
  TextStyle icon16, icon20, icon24;                                      // icons of icons.h
  std::array<std::vector<unsigned char>, 5>
      files; // the atlas reads from these: keep until the context is gone
};

struct FontLoad {
  bool ok = false;
  std::string error; // which file could not be read
  double milliseconds = 0.0;
  int width = 0, height = 0, glyphs = 0;
};

// Inclusive ranges of code points that have a glyph in every text style.
struct CodeRange {
  ImWchar first, last;
};
std::span<const CodeRange> text_ranges();

// Replaces the current atlas by the program's styles at `scale` (0.8–2.0 and beyond) from the folder
// `assets`/fonts. The caller uploads the texture again (ImGui_ImplOpenGL3_DestroyFontsTexture before 1.92).
FontLoad load_fonts(Fonts& fonts, const std::filesystem::path& font_folder, float scale);

} // namespace riposte::desktop
