// Notices that files of the scenario folders have changed and are quiet again; asleep until then.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace riposte::desktop {

struct WatchPace {
  std::chrono::milliseconds quiet{300};    // an editor writes in pieces: for so long nothing must change …
  std::chrono::milliseconds longest{5000}; // … but whoever never stops writing is not waited for longer
  std::chrono::milliseconds look{2000};    // between two looks where the system does not tell
};

class Watch {
public:
  /// Watches the `*.json` of every folder in `roots`; a root that is missing is waited for. `changed` is
  /// called from the watching thread, once for a burst of changes: a file that was written, replaced by a
  /// rename, made or deleted. What was there at the start, and a file saved as it was with its old times, is
  /// no change.
  Watch(std::vector<std::filesystem::path> roots, std::function<void()> changed, WatchPace pace = {});
  ~Watch(); // no call of `changed` comes after it
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

private:
  struct Thread;
  std::unique_ptr<Thread> thread_;
};

} // namespace riposte::desktop
