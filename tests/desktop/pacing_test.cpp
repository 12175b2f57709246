#include "desktop/widgets/chat.h"
#include "desktop/widgets/face.h"
#include "desktop/widgets/timer.h"
#include "gallery_sheets.h"
#include "ui_driver.h"

#include "desktop/widgets/surface.h"

#include <gtest/gtest.h>

namespace riposte::desktop {
namespace {

TEST(Pacing, TakingResets) {
  Pacing pacing;
  begin_frame(pacing, 5.0);
  request_frames(pacing, 2);
  request_frames(pacing, 1);
  request_at(pacing, 9.0);
  request_at(pacing, 7.0);
  EXPECT_EQ(take_frames(pacing), 2);
  EXPECT_EQ(take_frames(pacing), 0);
  EXPECT_EQ(take_deadline(pacing), 7.0);
  EXPECT_EQ(take_deadline(pacing), kNever);
}

TEST(Pacing, EverySheetComesToRest) {
  for (const Sheet& sheet : gallery_sheets()) {
    GalleryState state;
    UiDriver driver(
        [&](Ui& ui) {
          Page page(ui, "page");
          sheet.draw(ui, state);
        },
        {.size = sheet.size});
    if (sheet.name == "controls" || sheet.name == "dialog")
      continue; // they take the focus again in every frame
    EXPECT_GE(driver.settle(), 0) << sheet.name;
  }
}

TEST(Pacing, ComesToRestAfterAHoverWithMotion) {
  GalleryState state;
  UiDriver driver(
      [&](Ui& ui) {
        Page page(ui, "page");
        gallery_sheets()[2].draw(ui, state);
      },
      {.size = {1428, 720}, .reduced_motion = false});
  driver.hover("reply.3");
  EXPECT_GT(driver.ui.pacing.frames, 0);
  const int frames = driver.settle();
  EXPECT_GE(frames, 1);
  EXPECT_LT(frames, 90);
}

struct FaceScreen {
  scenario::Mood mood = scenario::Mood::neutral;
  void operator()(Ui& ui) const {
    Page page(ui, "page");
    face(ui, "face", {"Marina"}, mood, "Marina");
  }
};

TEST(Pacing, FaceBlinksByWakingUpNotByPolling) {
  FaceScreen screen;
  UiDriver driver([&](Ui& ui) { screen(ui); }, {.reduced_motion = false});
  int awake = 0, blinks = 0;
  double wait = 0;
  for (int i = 0; i < 400; ++i) {
    take_frames(driver.ui.pacing);
    take_deadline(driver.ui.pacing);
    driver.frame();
    if (driver.ui.pacing.frames > 0) {
      ++awake;
      continue;
    }
    ASSERT_LT(driver.ui.pacing.deadline, kNever);
    ASSERT_GT(driver.ui.pacing.deadline, driver.now);
    wait += driver.ui.pacing.deadline - driver.now;
    ++blinks;
    driver.now = driver.ui.pacing.deadline; // sleep until then
  }
  EXPECT_GT(blinks, 10);
  EXPECT_LT(awake / blinks, 16); // frames of one blink
  EXPECT_GT(wait / blinks, 2.0); // seconds between two
}

TEST(Pacing, FaceIsStillWhenMotionIsReduced) {
  FaceScreen screen;
  UiDriver driver([&](Ui& ui) { screen(ui); });
  screen.mood = scenario::Mood::angry;
  driver.frame();
  EXPECT_EQ(take_frames(driver.ui.pacing), 0);
  EXPECT_EQ(take_deadline(driver.ui.pacing), kNever);
}

TEST(Pacing, MoodChangesEaseAndEnd) {
  FaceScreen screen;
  UiDriver driver([&](Ui& ui) { screen(ui); }, {.reduced_motion = false});
  driver.frame(30);
  screen.mood = scenario::Mood::angry;
  int frames = 0;
  do {
    take_frames(driver.ui.pacing);
    driver.frame();
    ++frames;
  } while (driver.ui.pacing.frames > 0 && frames < 100);
  EXPECT_GT(frames, 10);
  EXPECT_LT(frames, 60);
}

TEST(Pacing, TimerWakesOnceASecond) {
  double left = 12.4;
  UiDriver driver([&](Ui& ui) {
    Page page(ui, "page");
    timer_ring(ui, "timer", {.seconds_left = left, .seconds_total = 20, .label = "Left"});
  });
  EXPECT_EQ(driver.text("timer"), "Left 0:13");
  take_frames(driver.ui.pacing);
  take_deadline(driver.ui.pacing);
  driver.frame();
  EXPECT_EQ(driver.ui.pacing.frames, 0);
  EXPECT_NEAR(driver.ui.pacing.deadline - driver.now, 0.4, 0.01);
  left = 12.0;
  take_deadline(driver.ui.pacing);
  driver.frame();
  EXPECT_EQ(driver.text("timer"), "Left 0:12");
  EXPECT_NEAR(driver.ui.pacing.deadline - driver.now, 1.0, 0.01);
  left = 0.0;
  take_deadline(driver.ui.pacing);
  driver.frame();
  EXPECT_EQ(driver.ui.pacing.deadline, kNever);
}

TEST(Pacing, FreshBubbleFadesInOnce) {
  UiDriver driver(
      [](Ui& ui) {
        Page page(ui, "page");
        chat_bubble(ui, "line", {.text = "Hello", .fresh = true});
      },
      {.reduced_motion = false});
  EXPECT_GT(driver.settle(), 3);
  EXPECT_EQ(driver.settle(), 0);
}

} // namespace
} // namespace riposte::desktop
