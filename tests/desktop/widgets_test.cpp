#include "desktop/icons.h"
#include "desktop/widgets/button.h"
#include "desktop/widgets/card.h"
#include "desktop/widgets/dialog.h"
#include "desktop/widgets/face_look.h"
#include "desktop/widgets/face_mood.h"
#include "desktop/widgets/field.h"
#include "desktop/widgets/label.h"
#include "desktop/widgets/surface.h"
#include "desktop/widgets/timer.h"
#include "gallery_sheets.h"
#include "ui_driver.h"

#include <gtest/gtest.h>

#include <set>

namespace riposte::desktop {
namespace {

TEST(Button, PressedByMouseSpaceAndEnterButNotWhenDisabled) {
  int first = 0, second = 0, off = 0;
  UiDriver driver([&](Ui& ui) {
    Page page(ui, "page");
    first += button(ui, "first", "First") ? 1 : 0;
    off += button(ui, "off", "Off", {.enabled = false}) ? 1 : 0;
    second += button(ui, "second", "Вторая") ? 1 : 0;
  });
  driver.click("first");
  driver.click("off");
  EXPECT_EQ(first, 1);
  EXPECT_EQ(off, 0);
  EXPECT_FALSE(driver.item("off").enabled);
  driver.press(ImGuiKey_Tab);
  EXPECT_EQ(driver.focused(), "second");
  driver.press(ImGuiKey_Enter);
  EXPECT_EQ(second, 1);
  driver.press(ImGuiKey_Space);
  EXPECT_EQ(second, 2);
  driver.press(ImGuiKey_Tab);
  EXPECT_EQ(driver.focused(), "first");
}

TEST(Keyboard, TabWalksThroughAllControlsBothWays) {
  std::string name;
  int mode = 0;
  bool on = false;
  UiDriver driver([&](Ui& ui) {
    Page page(ui, "page");
    button(ui, "a", "A");
    text_field(ui, "name", name, {.label = "Name"});
    {
      ScrollArea area(ui, "area", {400, 200});
      button(ui, "inside", "Inside");
    }
    const std::array<std::string_view, 2> modes{"One", "Two"};
    segmented(ui, "mode", modes, mode);
    toggle(ui, "toggle", on, {.label = "On"});
  });
  const std::array<std::string_view, 6> order{"a", "name", "inside", "mode.0", "mode.1", "toggle"};
  for (const std::string_view id : order) {
    driver.press(ImGuiKey_Tab);
    EXPECT_EQ(driver.focused(), id);
  }
  driver.press(ImGuiKey_Enter);
  EXPECT_TRUE(on);
  for (auto id = order.rbegin() + 1; id != order.rend(); ++id) {
    driver.press(ImGuiKey_Tab, false, true);
    EXPECT_EQ(driver.focused(), *id);
  }
}

TEST(TextField, TypesRussianCountsCharactersAndSubmits) {
  std::string value;
  int submitted = 0;
  UiDriver driver([&](Ui& ui) {
    Page page(ui, "page");
    const FieldResult result =
        text_field(ui, "name", value, {.label = "Имя", .placeholder = "Как вас зовут", .limit = 6});
    submitted += result.submitted ? 1 : 0;
  });
  driver.click("name");
  driver.type("Ольга Петрова");
  EXPECT_EQ(value, "Ольга ");
  EXPECT_EQ(driver.text("name"), "Ольга ");
  EXPECT_EQ(driver.focused(), "name");
  driver.press(ImGuiKey_Enter);
  EXPECT_EQ(submitted, 1);
}

TEST(TextField, PasswordIsNotTold) {
  std::string value = "secret";
  UiDriver driver([&](Ui& ui) {
    Page page(ui, "page");
    text_field(ui, "password", value, {.error = "Wrong password", .password = true});
  });
  EXPECT_EQ(driver.text("password"), "******");
  EXPECT_EQ(driver.text("password.error"), "Wrong password");
}

TEST(Choices, SegmentedRadioToggleSelect) {
  int mode = 0, radio = 0, language = 0;
  bool on = false;
  UiDriver driver([&](Ui& ui) {
    Page page(ui, "page");
    const std::array<std::string_view, 2> options{"English", "Русский"};
    const std::array<RadioOption, 2> radios{{{"A", {}}, {"B", "with detail"}}};
    segmented(ui, "mode", options, mode);
    radio_group(ui, "radio", radios, radio);
    toggle(ui, "toggle", on, {.label = "Sound"});
    select(ui, "language", options, language);
  });
  driver.click("mode.1");
  EXPECT_EQ(mode, 1);
  driver.click("radio.1");
  EXPECT_EQ(radio, 1);
  driver.click("toggle");
  EXPECT_TRUE(on);
  EXPECT_EQ(driver.text("toggle"), "Sound ✓");
  EXPECT_FALSE(driver.has("language.1"));
  driver.click("language");
  driver.click("language.1");
  EXPECT_EQ(language, 1);
  driver.frame(2);
  EXPECT_FALSE(driver.has("language.1"));
  EXPECT_EQ(driver.text("language"), "Русский");
}

struct DialogScreen {
  bool open = false, danger = false;
  int behind = 0;
  DialogResult last = DialogResult::none;
  void operator()(Ui& ui) {
    Page page(ui, "page");
    behind += button(ui, "behind", "Behind") ? 1 : 0;
    if (!open) return;
    const DialogResult result =
        dialog(ui, "quit",
               {.title = "Quit?", .body = "Really", .confirm = "Quit", .cancel = "Stay", .danger = danger});
    if (result == DialogResult::none) return;
    last = result;
    open = false;
  }
};

TEST(Dialog, BlocksThePageAndAnswers) {
  DialogScreen screen;
  UiDriver driver([&](Ui& ui) { screen(ui); });
  screen.open = true;
  driver.frame(4);
  EXPECT_EQ(driver.text("quit.title"), "Quit?");
  driver.click("behind");
  EXPECT_EQ(screen.behind, 0);
  driver.click("quit.confirm");
  EXPECT_EQ(screen.last, DialogResult::confirmed);
  EXPECT_FALSE(driver.has("quit.confirm"));
  driver.frame(30);
  driver.click("behind");
  EXPECT_EQ(screen.behind, 1);
}

TEST(Dialog, EscapeCancelsAndTabStaysInside) {
  DialogScreen screen;
  UiDriver driver([&](Ui& ui) { screen(ui); });
  screen.open = true;
  driver.frame(4);
  std::set<std::string> reached;
  for (int i = 0; i < 5; ++i) {
    driver.press(ImGuiKey_Tab);
    reached.insert(driver.focused());
  }
  EXPECT_EQ(reached, (std::set<std::string>{"quit.cancel", "quit.confirm"}));
  driver.press(ImGuiKey_Escape);
  EXPECT_EQ(screen.last, DialogResult::cancelled);
  EXPECT_GE(driver.settle(), 0);
}

TEST(Dialog, ADangerousOneStartsOnCancel) {
  DialogScreen screen;
  screen.danger = true;
  UiDriver driver([&](Ui& ui) { screen(ui); });
  screen.open = true;
  driver.frame(5);
  EXPECT_EQ(driver.focused(), "quit.cancel");
  driver.press(ImGuiKey_Enter);
  EXPECT_EQ(screen.last, DialogResult::cancelled);
}

TEST(Tooltip, WaitsForAMoment) {
  UiDriver driver([](Ui& ui) {
    Page page(ui, "page");
    ImGui::SetCursorScreenPos({100, 100});
    icon_button(ui, "settings", icons::kSettings, "Settings");
  });
  driver.hover("settings");
  EXPECT_FALSE(driver.has("tooltip"));
  EXPECT_LT(driver.ui.pacing.deadline, driver.now + 0.5);
  driver.frame(2, 0.3f);
  EXPECT_EQ(driver.text("tooltip"), "Settings");
  driver.mouse_away();
  driver.frame(2);
  EXPECT_FALSE(driver.has("tooltip"));
}

TEST(Cards, RepliesTakeTheirNaturalHeightAndTellOnlyTheirText) {
  int chosen = 0;
  const std::string longer =
      "A longer reply that goes over several lines because it says more than one thing at a time.";
  UiDriver driver([&](Ui& ui) {
    Page page(ui, "page");
    if (reply_card(ui, "reply.1", {.number = 1, .text = "Short.", .width = 300})) chosen = 1;
    if (reply_card(ui, "reply.2", {.number = 2, .text = longer, .selected = true, .width = 300})) chosen = 2;
  });
  EXPECT_GT(driver.item("reply.2").max.y - driver.item("reply.2").min.y,
            driver.item("reply.1").max.y - driver.item("reply.1").min.y + 30);
  EXPECT_EQ(driver.text("reply.2"), longer);
  driver.click("reply.2");
  EXPECT_EQ(chosen, 2);
}

TEST(Notices, CloseAndAct) {
  std::vector<NoticeAction> actions;
  UiDriver driver([&](Ui& ui) {
    Page page(ui, "page");
    const NoticeAction action =
        notice(ui, "offline",
               {.tone = Tone::warning, .title = "Offline", .action = "Try again", .close_label = "Close"});
    if (action != NoticeAction::none) actions.push_back(action);
    toast(ui, "toast", {.title = "Sent", .close_label = "Close"});
  });
  driver.click("offline.action");
  driver.click("offline.close");
  EXPECT_EQ(actions, (std::vector{NoticeAction::action, NoticeAction::closed}));
  EXPECT_TRUE(driver.item("toast").visible);
  EXPECT_LE(driver.item("toast").max.x, 1280);
}

TEST(Timer, TellsTheTimeInWords) {
  EXPECT_EQ(clock_text(0), "0:00");
  EXPECT_EQ(clock_text(-3), "0:00");
  EXPECT_EQ(clock_text(0.2), "0:01");
  EXPECT_EQ(clock_text(59.5), "1:00");
  EXPECT_EQ(clock_text(65), "1:05");
}

TEST(Face, TheSamePersonEveryTimeAndManyDifferentOnes) {
  const Theme theme = make_theme(ThemeKind::light);
  std::set<std::tuple<ImU32, ImU32, ImU32, Hair>> people;
  for (int i = 0; i < 60; ++i) {
    const std::string seed = "person " + std::to_string(i);
    const FaceLook a = look_of({seed}, theme), b = look_of({seed}, make_theme(ThemeKind::dark));
    EXPECT_EQ(a.skin, b.skin);
    EXPECT_EQ(a.style, b.style);
    EXPECT_FALSE(a.beard); // nothing is known of the person
    EXPECT_FALSE(look_of({seed, Presentation::feminine}, theme).beard);
    people.insert({a.skin, a.hair, a.clothes, a.style});
  }
  EXPECT_GT(people.size(), 50u);
}

TEST(Face, EveryMoodDiffersFromEveryOther) {
  for (std::size_t a = 0; a < scenario::kMoodNames.size(); ++a)
    for (std::size_t b = 0; b < a; ++b) {
      const Expression x = expression_of(static_cast<scenario::Mood>(a)),
                       y = expression_of(static_cast<scenario::Mood>(b));
      const float difference = std::fabs(x.brow_raise - y.brow_raise) + std::fabs(x.brow_tilt - y.brow_tilt) +
                               std::fabs(x.eye_open - y.eye_open) + std::fabs(x.eye_smile - y.eye_smile) +
                               std::fabs(x.mouth_curve - y.mouth_curve) +
                               std::fabs(x.mouth_open - y.mouth_open) + std::fabs(x.gaze_x - y.gaze_x) +
                               std::fabs(x.gaze_y - y.gaze_y);
      EXPECT_GT(difference, 0.7f) << scenario::kMoodNames[a] << " / " << scenario::kMoodNames[b];
    }
}

TEST(Sheets, NoWidgetLeavesTheSheetOrTakesAnEmptyRectangle) {
  for (const Sheet& sheet : gallery_sheets())
    for (const bool russian : {false, true}) {
      GalleryState state;
      state.russian = russian;
      UiDriver driver(
          [&](Ui& ui) {
            Page page(ui, "page");
            sheet.draw(ui, state);
          },
          {.size = {sheet.size.x, 1000}});
      std::set<std::string> ids;
      for (const ProbeItem& item : driver.ui.probe.items) {
        EXPECT_TRUE(ids.insert(item.id).second || item.id.starts_with("t")) << "twice: " << item.id;
        EXPECT_GE(item.min.x, 0) << item.id;
        EXPECT_LE(item.max.x, sheet.size.x) << item.id;
        EXPECT_LT(item.min.x, item.max.x) << item.id;
        EXPECT_LT(item.min.y, item.max.y) << item.id;
      }
    }
}

} // namespace
} // namespace riposte::desktop
