#include "desktop/icons.h"
#include "ui_driver.h"

#include <gtest/gtest.h>

namespace riposte::desktop {
namespace {

bool has_glyph(const TextStyle& style, ImWchar code) {
#ifdef IMGUI_HAS_TEXTURES
  return style.font->IsGlyphInFont(code);
#else
  return style.font->FindGlyphNoFallback(code) != nullptr;
#endif
}

TEST(Fonts, EveryTextStyleHasEveryPromisedCharacter) {
  UiDriver driver([](Ui&) {});
  const Fonts& fonts = driver.ui.fonts;
  for (const TextStyle* style : {&fonts.caption, &fonts.label, &fonts.small, &fonts.body, &fonts.strong,
                                 &fonts.title, &fonts.heading, &fonts.metric})
    for (const CodeRange range : text_ranges())
      for (unsigned code = range.first; code <= range.last; ++code)
        EXPECT_TRUE(has_glyph(*style, static_cast<ImWchar>(code))) << std::hex << code;
}

TEST(Fonts, EveryIconIsInEveryIconStyle) {
  UiDriver driver([](Ui&) {});
  const Fonts& fonts = driver.ui.fonts;
  for (const TextStyle* style : {&fonts.icon16, &fonts.icon20, &fonts.icon24})
    for (const unsigned short code : icons::kCodePoints)
      EXPECT_TRUE(has_glyph(*style, code)) << std::hex << code;
}

TEST(Fonts, CoversBothLanguages) {
  const auto covered = [](unsigned code) {
    for (const CodeRange range : text_ranges())
      if (code >= range.first && code <= range.last) return true;
    return false;
  };
  for (const unsigned code : {0x41u,   0xE9u,   0x153u,  0x401u,  0x451u,  0x44Fu,  0xA0u,   0xABu,
                              0xBBu,   0x2013u, 0x2014u, 0x201Cu, 0x201Eu, 0x2026u, 0x202Fu, 0x20ACu,
                              0x20BDu, 0x2116u, 0x2192u, 0x2212u, 0x2248u, 0x2605u, 0x2713u})
    EXPECT_TRUE(covered(code)) << std::hex << code;
  EXPECT_FALSE(covered(0x4E00));
}

TEST(Fonts, SaysWhichFileIsMissing) {
  ImGuiContext* context = ImGui::CreateContext();
  Fonts fonts;
  const FontLoad load = load_fonts(fonts, "/nowhere", 1.0f);
  EXPECT_FALSE(load.ok);
  EXPECT_NE(load.error.find("/nowhere/Inter-Regular.otf"), std::string::npos) << load.error;
  ImGui::DestroyContext(context);
}

TEST(Fonts, LoadsAtEveryScale) {
  for (const float scale : {0.8f, 1.0f, 1.25f, 1.5f, 2.0f, 3.0f}) {
    UiDriver driver([](Ui&) {}, {.scale = scale});
    EXPECT_NEAR(driver.ui.fonts.body.line, 21.0f * scale, 1.0f);
  }
}

} // namespace
} // namespace riposte::desktop
