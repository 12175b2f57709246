// What every command of ripostectl shares: exit statuses, and scenarios opened by path.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "scenario/diagnostic.h"
#include "scenario/model.h"

namespace riposte::ctl {

enum Exit : int {
  kFine = 0,
  kFindings = 1, // errors, warnings or failed tests
  kNotDone = 2,  // bad usage, unreadable file, an input that is not taken
};

/// `ripostectl: message` on standard error.
void complain(const std::string& message);

/// The catalogue that belongs to this program; complains and gives nothing where it cannot be read.
std::optional<catalogue::Catalogue> open_catalogue();

struct OpenedScenario {
  std::optional<scenario::Scenario> scenario; // in the language asked for
  int status = kFine;                         // why there is none
};

/// Loads one scenario, and its translation where `language` is another than its own. Prints every error it
/// finds.
OpenedScenario open_scenario(const std::filesystem::path& file, const std::string& language,
                             const catalogue::Catalogue& catalogue);

struct PlayOptions {
  std::string file, seed, language;
  std::optional<std::string> inputs; // "a,b,~"
  bool json = false;
};
int play(const PlayOptions& options);

struct CheckOptions {
  std::vector<std::string> paths;
  bool json = false;
};
int check(const CheckOptions& options);

struct TestOptions {
  std::vector<std::string> paths;
};
int test(const TestOptions& options);

/// Every JSON file under the paths, in a stable order. Complains of a path that is not there.
std::optional<std::vector<std::filesystem::path>> json_files(const std::vector<std::string>& paths);

} // namespace riposte::ctl
