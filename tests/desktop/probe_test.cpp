#include "desktop/widgets/button.h"
#include "desktop/widgets/surface.h"
#include "ui_driver.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>

namespace riposte::desktop {
namespace {

TEST(Probe, MapIsValidJsonOfVisibleWidgets) {
  UiDriver driver([](Ui& ui) {
    Page page(ui, "page");
    button(ui, "go", "Say \"go\"\\\n\tЁж \x01");
    button(ui, "off", "Off", {.enabled = false});
    ImGui::SetCursorScreenPos({20, 5000});
    button(ui, "below", "Below the window");
  });
  const auto map = nlohmann::json::parse(probe_map(driver.ui.probe));
  EXPECT_EQ(map["go"]["text"], "Say \"go\"\\\n\tЁж \x01");
  EXPECT_EQ(map["go"]["enabled"], true);
  EXPECT_EQ(map["go"]["focused"], false);
  ASSERT_EQ(map["go"]["rectangle"].size(), 4u);
  EXPECT_EQ(map["go"]["rectangle"][3], 36);
  EXPECT_EQ(map["off"]["enabled"], false);
  EXPECT_FALSE(map.contains("below"));
  EXPECT_TRUE(driver.has("below")); // drawn, but not to be seen
}

TEST(Probe, BadUtf8StillGivesAMap) {
  Probe probe;
  probe.items.push_back({.id = "bad", .text = "a\xFF", .visible = true});
  EXPECT_EQ(nlohmann::json::parse(probe_map(probe))["bad"]["text"], "a\uFFFD");
}

TEST(Probe, WritesTheFileAtOnce) {
  const auto folder = std::filesystem::temp_directory_path() / "riposte-probe-test";
  std::filesystem::create_directories(folder);
  Probe probe;
  probe.items.push_back({.id = "a", .text = "b", .visible = true});
  EXPECT_TRUE(write_probe_map(probe, folder / "map.json"));
  std::ifstream file(folder / "map.json");
  EXPECT_TRUE(nlohmann::json::parse(file).contains("a"));
  EXPECT_FALSE(std::filesystem::exists(folder / "map.json.part"));
  EXPECT_FALSE(write_probe_map(probe, folder / "no" / "map.json"));
  std::filesystem::remove_all(folder);
}

TEST(Probe, OffRecordsNothing) {
  UiDriver driver([](Ui& ui) {
    Page page(ui, "page");
    button(ui, "go", "Go");
  });
  driver.ui.probe.on = false;
  driver.frame();
  EXPECT_TRUE(driver.ui.probe.items.empty());
}

} // namespace
} // namespace riposte::desktop
