#include "desktop/fonts.h"

#include "desktop/icons.h"
#include "desktop/imx.h"
#include "desktop/text_ranges.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <chrono>
#include <cmath>
#include <fstream>
#include <iterator>

namespace riposte::desktop {

namespace {

enum Face { regular, medium, semibold, display, icon_face };
constexpr std::array<const char*, 5> kFiles{"Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf",
                                            "InterDisplay-SemiBold.otf", "MaterialIcons-Regular.ttf"};
// ImGui asks FreeType for ascent + descent, designers for the em: Inter's ratio, (2728 + 680) / 2816.
constexpr float kInterHeight = 1.2102f;
// Half-way between 1 and 2 the pixels are small enough that hinting only distorts the letter spacing.
constexpr float kUnhintedScale = 1.5f;

struct Style {
  TextStyle Fonts::*member;
  Face face;
  float em, line; // pixels at scale 1, and line height as a multiple of the em
};
constexpr std::array<Style, 11> kStyles{{
    {&Fonts::body, regular, 14.0f, 1.50f},
    {&Fonts::caption, medium, 11.5f, 1.35f},
    {&Fonts::label, medium, 13.0f, 1.40f},
    {&Fonts::small, regular, 13.0f, 1.45f},
    {&Fonts::strong, semibold, 14.0f, 1.45f},
    {&Fonts::title, semibold, 16.0f, 1.35f},
    {&Fonts::heading, display, 21.0f, 1.25f},
    {&Fonts::metric, display, 28.0f, 1.15f},
    {&Fonts::icon16, icon_face, 16.0f, 1.0f},
    {&Fonts::icon20, icon_face, 20.0f, 1.0f},
    {&Fonts::icon24, icon_face, 24.0f, 1.0f},
}};

constexpr auto make_text_glyphs() {
  std::array<ImWchar, kTextRanges.size() * 2 + 1> glyphs{};
  for (std::size_t i = 0; i < kTextRanges.size(); ++i) {
    glyphs[i * 2] = kTextRanges[i].first;
    glyphs[i * 2 + 1] = kTextRanges[i].last;
  }
  return glyphs; // ends in 0, as ImGui wants it
}
constexpr auto make_icon_glyphs() {
  std::array<ImWchar, icons::kCodePoints.size() * 2 + 1> glyphs{};
  for (std::size_t i = 0; i < icons::kCodePoints.size(); ++i)
    glyphs[i * 2] = glyphs[i * 2 + 1] = icons::kCodePoints[i];
  return glyphs;
}
constexpr auto kTextGlyphs = make_text_glyphs();
constexpr auto kIconGlyphs = make_icon_glyphs();

bool read_file(const std::filesystem::path& path, std::vector<unsigned char>& bytes) {
  std::ifstream file(path, std::ios::binary);
  bytes.assign(std::istreambuf_iterator<char>(file), {});
  return file.good() || (file.eof() && !bytes.empty());
}

#ifndef IMGUI_HAS_TEXTURES
// The packaged FreeType builder rounds every advance to a whole pixel, which opens or closes the letter
// spacing.
void use_linear_advances(ImFont& font, const std::vector<unsigned char>& file) {
  FT_Library library = nullptr;
  FT_Face face = nullptr;
  if (FT_Init_FreeType(&library) != 0) return;
  if (FT_New_Memory_Face(library, file.data(), static_cast<FT_Long>(file.size()), 0, &face) == 0) {
    // Advances need no outlines: unscaled metrics times the size that ImGui asked FreeType for.
    const auto units = static_cast<float>(face->ascender - face->descender);
    for (ImFontGlyph& glyph : font.Glyphs) {
      const FT_UInt index = FT_Get_Char_Index(face, glyph.Codepoint);
      FT_Fixed advance = 0;
      if (index != 0 && FT_Load_Glyph(face, index, FT_LOAD_NO_SCALE) == 0) {
        advance = face->glyph->metrics.horiAdvance;
        glyph.AdvanceX = static_cast<float>(advance) * font.FontSize / units;
      }
    }
    font.BuildLookupTable();
    FT_Done_Face(face);
  }
  FT_Done_FreeType(library);
}
#endif

TextStyle add_style(ImFontAtlas& atlas, Fonts& fonts, const Style& style, float scale) {
  const bool is_icon = style.face == icon_face;
  TextStyle result;
  result.size = std::round(style.em * (is_icon ? 1.0f : kInterHeight) * scale);
  result.line = std::round(style.em * style.line * scale);
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false; // `fonts` keeps the file for all styles of a face
  config.OversampleH = config.OversampleV = 1;
  config.PixelSnapH = scale < kUnhintedScale;
  imx::set_flags(config, scale < kUnhintedScale ? imx::kLightHinting : imx::kNoHinting);
  auto& file = fonts.files[style.face];
  result.font = atlas.AddFontFromMemoryTTF(file.data(), static_cast<int>(file.size()), result.size, &config,
                                           is_icon ? kIconGlyphs.data() : kTextGlyphs.data());
  return result;
}

} // namespace

std::span<const CodeRange> text_ranges() {
  return kTextRanges;
}

FontLoad load_fonts(Fonts& fonts, const std::filesystem::path& font_folder, float scale) {
  const auto start = std::chrono::steady_clock::now();
  FontLoad load;
  for (std::size_t i = 0; i < kFiles.size(); ++i) {
    if (!fonts.files[i].empty()) continue;
    if (!read_file(font_folder / kFiles[i], fonts.files[i])) {
      load.error = "cannot read the font " + (font_folder / kFiles[i]).string();
      return load;
    }
  }
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
  imx::use_freetype(atlas);
  for (const Style& style : kStyles) fonts.*style.member = add_style(atlas, fonts, style, scale);
  ImGui::GetIO().FontDefault = fonts.body.font;
#ifndef IMGUI_HAS_TEXTURES
  unsigned char* pixels = nullptr;
  atlas.TexGlyphPadding = 1;
  atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
  atlas.GetTexDataAsAlpha8(&pixels, &load.width, &load.height);
  if (scale >= kUnhintedScale)
    for (const Style& style : kStyles)
      if (style.face != icon_face) use_linear_advances(*(fonts.*style.member).font, fonts.files[style.face]);
  for (const ImFont* font : atlas.Fonts) load.glyphs += font->Glyphs.Size;
#endif
  load.ok = true;
  load.milliseconds =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return load;
}

} // namespace riposte::desktop
