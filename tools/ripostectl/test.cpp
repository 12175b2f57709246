#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "command.h"
#include "scenario/load.h"
#include "scenario/record.h"
#include "sources.h"
#include "terminal.h"

namespace riposte::ctl {
namespace fs = std::filesystem;
namespace {

struct TestOptions {
  std::vector<std::string> paths;
};

struct Tally {
  int passed = 0, failed = 0;
  bool not_done = false;
};

void run_file(const fs::path& file, const Sources& sources, const catalogue::Catalogue& catalogue,
              Tally& tally) {
  const auto text = sources.read(file);
  if (!text) {
    complain(text.error());
    tally.not_done = true;
    return;
  }
  const scenario::LoadedPlays loaded = scenario::load_plays(*text);
  for (const scenario::Diagnostic& d : loaded.diagnostics)
    fmt::print(stderr, "{}\n", printable(line_of(file, d)));
  if (loaded.plays && !scenario::is_kebab_case(loaded.plays->of))
    complain(phrase("{}: \"of\" must be the id of the scenario beside it, not '{}'", file.string(),
                    loaded.plays->of));
  if (!loaded.plays || !scenario::is_kebab_case(loaded.plays->of)) {
    ++tally.failed;
    return;
  }
  const OpenedScenario opened =
      open_scenario(file.parent_path() / (loaded.plays->of + ".json"), "", catalogue, sources);
  if (!opened.scenario) {
    fmt::print("FAILED  {}: it cannot be loaded\n", loaded.plays->of);
    tally.not_done = tally.not_done || opened.status == kNotDone;
    ++tally.failed;
    return;
  }
  for (const scenario::RecordedPlay& play : loaded.plays->plays) {
    const std::optional<Error> difference = scenario::first_difference(*opened.scenario, play);
    ++(difference ? tally.failed : tally.passed);
    if (!difference)
      fmt::print("ok      {}: {}\n", loaded.plays->of, one_line(play.name));
    else
      fmt::print("FAILED  {}: {}: {}\n", loaded.plays->of, one_line(play.name), one_line(said(*difference)));
  }
}

int test(const TestOptions& options) {
  const auto catalogue = open_catalogue();
  const auto sources = gather(options.paths);
  if (!catalogue || !sources) return kNotDone;
  Tally tally;
  for (const RefusedPack& pack : sources->refused) {
    complain(phrase("{}: {}", pack.path.string(), pack.why));
    fmt::print("FAILED  {}: it cannot be opened\n", one_line(pack.path.string()));
    ++tally.failed;
  }
  for (const fs::path& file : sources->files) {
    std::error_code error;
    const bool named =
        std::find(options.paths.begin(), options.paths.end(), file.string()) != options.paths.end();
    if (named || file.stem().extension() == ".plays") run_file(file, *sources, *catalogue, tally);
  }
  fmt::print("{} passed, {} failed\n", tally.passed, tally.failed);
  if (tally.not_done) return kNotDone;
  if (tally.passed + tally.failed == 0) {
    complain(phrase("no recorded plays there; they lie beside a scenario as <id>.plays.json"));
    return kNotDone;
  }
  return tally.failed == 0 ? kFine : kFindings;
}

} // namespace

void add_test(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<TestOptions>();
  CLI::App* command = app.add_subcommand("test", "Run recorded plays");
  command
      ->add_option("PATH", options->paths,
                   "Files named <id>.plays.json, or folders and .riposte packs that hold some")
      ->required();
  add_language(*command);
  command->callback([&chosen, options] { chosen = [options] { return test(*options); }; });
}

} // namespace riposte::ctl
