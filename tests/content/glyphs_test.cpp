// Every character that content, talks and interface can show has a glyph in every text style.
#include <filesystem>
#include <set>

#include <gtest/gtest.h>
#include <imgui.h>

#include "base/file.h"
#include "base/located_json.h"
#include "base/utf8.h"
#include "desktop/fonts.h"
#include "text/translator.h"

namespace {

namespace fs = std::filesystem;
using namespace riposte;

void collect(const std::string& text, std::set<char32_t>& into) {
  for (std::size_t at = 0; at < text.size();)
    if (const char32_t c = next_code_point(text, at); c >= U' ') into.insert(c);
}

void collect(const json::Value& value, std::set<char32_t>& into) {
  collect(value.text, into);
  for (const json::Value& item : value.items) collect(item, into);
  for (const json::Member& member : value.members) collect(member.value, into);
}

std::set<char32_t> characters_used() {
  std::set<char32_t> used;
  for (const char* folder : {"content", "scenarios"})
    for (const fs::directory_entry& entry :
         fs::recursive_directory_iterator(fs::path(RIPOSTE_SOURCE_DIR) / folder)) {
      const std::string extension = entry.path().extension();
      if (extension == ".json") collect(json::parse(read_file(entry.path()).value()).root, used);
      if (extension == ".po") collect(read_file(entry.path()).value(), used);
    }
  for (const text::Language& language : text::kLanguages) collect(std::string(language.own_name), used);
  return used;
}

class Glyphs : public testing::Test {
protected:
  Glyphs() {
    ImGui::CreateContext();
    load = desktop::load_fonts(fonts, fs::path(RIPOSTE_SOURCE_DIR) / "assets" / "fonts", 1.0f);
  }
  ~Glyphs() override { ImGui::DestroyContext(); }

  desktop::Fonts fonts;
  desktop::FontLoad load;
};

TEST_F(Glyphs, CoverEveryCharacterOfContentTalksAndInterface) {
  ASSERT_TRUE(load.ok) << load.error;
  const std::set<char32_t> used = characters_used();
  ASSERT_GT(used.size(), 120u) << "both alphabets must have been read";
  for (const desktop::TextStyle* style : {&fonts.caption, &fonts.label, &fonts.small, &fonts.body,
                                          &fonts.strong, &fonts.title, &fonts.heading, &fonts.metric})
    for (char32_t c : used)
      EXPECT_NE(style->font->FindGlyphNoFallback(static_cast<ImWchar>(c)), nullptr)
          << "no glyph for U+" << std::hex << static_cast<unsigned>(c);
}

TEST_F(Glyphs, AMissingCharacterIsNoticed) {
  ASSERT_TRUE(load.ok) << load.error;
  EXPECT_EQ(fonts.body.font->FindGlyphNoFallback(static_cast<ImWchar>(0x4E2D)), nullptr);
}

} // namespace
