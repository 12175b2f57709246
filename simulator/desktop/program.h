// The running program: state, effects and screens around one window, asleep while nothing happens.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <string>

#include "app/update.h"
#include "desktop/effects.h"
#include "desktop/options.h"
#include "desktop/screens/screen.h"
#include "desktop/watch.h"
#include "desktop/window.h"

namespace riposte::desktop {

class Program {
public:
  Program(Options options, DataFolders folders, std::unique_ptr<Window> window);

  /// Until the window is closed. Returns the exit status.
  int run();
  /// From any thread: leave at the next opportunity.
  void stop();

private:
  void apply(const app::Action& action);
  void open_packs(const std::vector<std::string>& paths);
  void apply_reports();
  void pass_time(double now);
  void apply_look();
  const text::Translator& words();
  void build_frame(double now);
  void draw(double now);
  double time_to_sleep(double now) const;
  bool frame_is_due(double now) const;
  void remember_window();
  bool too_soon(double now);

  Options options_;
  DataFolders folders_;
  std::unique_ptr<Window> window_;
  EffectRunner effects_;
  app::State state_;
  Ui ui_;
  Memo memo_;
  std::vector<app::Action> actions_;
  std::map<std::string, std::unique_ptr<text::Translator>> translators_;
  std::string title_language_;
  float loaded_scale_ = 0;
  std::string loaded_theme_;
  std::atomic<bool> stopping_{false};
  std::atomic<bool> files_changed_{false};
  double last_time_ = 0;   // when time was last passed on to the talk
  double last_frame_ = 0;  // when the last frame was drawn
  std::string cards_of_;   // the turn whose reply cards are on the screen: attempt and number of steps
  double cards_since_ = 0; // when they appeared
  double deadline_ = kNever;
  int settle_ = 3; // frames still to draw before sleeping
  int drawn_ = 0;
  std::string frame_times_; // lines for --frame-times
  Watch watch_;             // last: its thread sets files_changed_
};

} // namespace riposte::desktop
