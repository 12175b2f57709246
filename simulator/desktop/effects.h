// Runs effects on a worker thread, one after the other, and hands their reports back as actions.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/action.h"
#include "app/effect.h"

namespace riposte::desktop {

struct DataFolders {
  std::filesystem::path data;        // database: XDG_DATA_HOME/riposte, or --data DIR
  std::filesystem::path config;      // settings of this machine: XDG_CONFIG_HOME/riposte, or --data DIR
  std::filesystem::path share;       // content, scenarios, assets, locale
  std::filesystem::path documents{}; // the person's own, where pages are saved
};

/// By the XDG base directory specification; `data_option` (--data) overrides both of the first two.
/// `share` lies at <program's folder>/../share/riposte, or in a source tree at <program's folder>/../../..
DataFolders find_folders(const std::string& data_option);

class EffectRunner {
public:
  /// `wake` is called from the worker after each report, e.g. to post an empty event to the window.
  EffectRunner(DataFolders folders, std::function<void()> wake);
  ~EffectRunner(); // finishes what is queued, then stops
  EffectRunner(const EffectRunner&) = delete;
  EffectRunner& operator=(const EffectRunner&) = delete;

  void run(std::vector<app::Effect> effects);
  std::vector<app::Action> take_reports();

private:
  struct Worker;
  std::unique_ptr<Worker> worker_;
};

} // namespace riposte::desktop
