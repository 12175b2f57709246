// What every command of ripostectl shares: exit statuses, and scenarios opened by path.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "scenario/diagnostic.h"
#include "scenario/model.h"

namespace CLI {
class App;
}

namespace riposte::ctl {

enum Exit : int {
  kFine = 0,
  kFindings = 1, // errors, warnings or failed tests
  kNotDone = 2,  // bad usage, unreadable file, an input that is not taken
};

/// In the language of the environment.
std::string said(const Error& error);
/// `file:line:col: severity CODE /pointer: message`, the message in the language of the environment.
std::string line_of(const std::filesystem::path& file, const scenario::Diagnostic& diagnostic);

/// Gives a command the option --language, for what it says.
void add_language(CLI::App& command);

/// `ripostectl: message` on standard error.
void complain(const Error& error);

/// The catalogue that belongs to this program; complains and gives nothing where it cannot be read.
std::optional<catalogue::Catalogue> open_catalogue();

struct OpenedScenario {
  std::optional<scenario::Scenario> scenario; // in the language asked for
  int status = kFine;                         // why there is none
};

struct Sources;

/// Loads one scenario, and its translation where `language` is another than its own. Prints every error it
/// finds. `sources`: where else than on the disk files may lie.
OpenedScenario open_scenario(const std::filesystem::path& file, const std::string& language,
                             const catalogue::Catalogue& catalogue, const Sources& sources);
OpenedScenario open_scenario(const std::filesystem::path& file, const std::string& language,
                             const catalogue::Catalogue& catalogue);

/// What the command line asks for, once it has been read; run by main().
using Chosen = std::function<int()>;

// Each command adds itself to the command line and, when it is asked for, puts its run into `chosen`.
void add_play(CLI::App& app, Chosen& chosen);
void add_check(CLI::App& app, Chosen& chosen);
void add_analyze(CLI::App& app, Chosen& chosen);
void add_test(CLI::App& app, Chosen& chosen);
void add_pack(CLI::App& app, Chosen& chosen);
void add_unpack(CLI::App& app, Chosen& chosen);
void add_fmt(CLI::App& app, Chosen& chosen);
void add_migrate(CLI::App& app, Chosen& chosen);
void add_record(CLI::App& app, Chosen& chosen);
void add_translate(CLI::App& app, Chosen& chosen);
void add_explain(CLI::App& app, Chosen& chosen);
void add_graph(CLI::App& app, Chosen& chosen);
void add_exchange(CLI::App& app, Chosen& chosen);
void add_simulate(CLI::App& app, Chosen& chosen);

/// Every JSON file under the paths, in a stable order. Complains of a path that is not there.
std::optional<std::vector<std::filesystem::path>> json_files(const std::vector<std::string>& paths);

} // namespace riposte::ctl
