#include "desktop/theme.h"

#include <gtest/gtest.h>

namespace riposte::desktop {
namespace {

TEST(Theme, ContrastIsWcags) {
  EXPECT_NEAR(contrast(IM_COL32(0, 0, 0, 255), IM_COL32(255, 255, 255, 255)), 21.0f, 0.01f);
  EXPECT_NEAR(contrast(IM_COL32(119, 119, 119, 255), IM_COL32(255, 255, 255, 255)), 4.48f,
              0.01f); // #777 on white
}

TEST(Theme, EveryPairIsReadable) {
  for (const ThemeKind kind : {ThemeKind::light, ThemeKind::dark, ThemeKind::high_contrast})
    for (const ContrastPair& pair : contrast_pairs(make_theme(kind)))
      EXPECT_GE(contrast(pair.text, pair.ground), pair.least)
          << "theme " << static_cast<int>(kind) << ": " << pair.name << std::hex << " " << pair.text << " on "
          << pair.ground;
}

TEST(Theme, HighContrastIsHigher) {
  for (const ContrastPair& pair : contrast_pairs(make_theme(ThemeKind::high_contrast)))
    EXPECT_GE(contrast(pair.text, pair.ground), pair.least >= 4.5f ? 7.0f : 3.0f) << pair.name;
}

TEST(Theme, MixAndAlpha) {
  EXPECT_EQ(mix(IM_COL32(0, 0, 0, 255), IM_COL32(255, 255, 255, 255), 0.0f), IM_COL32(0, 0, 0, 255));
  EXPECT_EQ(mix(IM_COL32(0, 0, 0, 255), IM_COL32(255, 255, 255, 255), 1.0f), IM_COL32(255, 255, 255, 255));
  EXPECT_EQ(with_alpha(IM_COL32(1, 2, 3, 9), 1.0f), IM_COL32(1, 2, 3, 255));
  EXPECT_EQ(fade(IM_COL32(1, 2, 3, 100), 0.5f), IM_COL32(1, 2, 3, 50));
}

} // namespace
} // namespace riposte::desktop
