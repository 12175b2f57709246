// What this machine remembers for everybody who uses it: settings.json in the config folder.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/error.h"

namespace riposte::store {

struct MachineSettings {
  std::string last_person; // id, or empty
  int window_width = 0;    // screen units; 0: not yet known
  int window_height = 0;
  std::optional<int> window_x{}, window_y{}; // of its upper left corner; empty: the desktop decides
  bool maximized = false;
  std::string screen{}, screen_of{}; // where the last person was, and the talk or attempt it showed; or empty
  friend bool operator==(const MachineSettings&, const MachineSettings&) = default;
};

struct LoadedSettings {
  MachineSettings settings; // defaults where the file is missing, broken or unreadable
  std::string kept_aside;   // where a broken file was moved to, or empty
};

LoadedSettings load_settings(const std::filesystem::path& folder, Instant at = now());

/// Replaces the file whole. The folder is made where it is missing.
Result<void> save_settings(const std::filesystem::path& folder, const MachineSettings& settings);

/// Reads, changes, saves: what another window saved meanwhile stays. Nothing is written where nothing
/// changes.
Result<void> change_settings(const std::filesystem::path& folder,
                             const std::function<void(MachineSettings&)>& change);

} // namespace riposte::store
