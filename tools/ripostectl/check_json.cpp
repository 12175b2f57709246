#include <map>
#include <set>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/located_json.h"
#include "check.h"
#include "command.h"
#include "file_kind.h"
#include "scenario/layout.h"
#include "scenario/load.h"
#include "scenario/record.h"
#include "scenario/translation.h"
#include "store/library.h"
#include "terminal.h"

namespace riposte::ctl {
namespace fs = std::filesystem;
namespace {

struct CheckOptions {
  std::vector<std::string> paths;
  bool json = false;
};

using scenario::Diagnostic;
using scenario::Diagnostics;
using scenario::Severity;

/// A file of the run: read once, and loaded once if it is a scenario.
struct File {
  fs::path path;
  std::string text;
  FileKind kind = FileKind::other;
  std::optional<scenario::Scenario> scenario;
  Diagnostics diagnostics;
};

using ScenarioAt = std::map<fs::path, const File*>; // by canonical path

fs::path real_path(const fs::path& path) {
  std::error_code error;
  const fs::path real = fs::weakly_canonical(path, error);
  return error ? path : real;
}

/// The scenario that a sidecar names: one of this run, else read from beside it. Complains where there is
/// none.
std::optional<scenario::Scenario> source_of(File& sidecar, const std::string& id, const ScenarioAt& known,
                                            const Sources& sources, const catalogue::Catalogue& catalogue) {
  const fs::path path = sidecar.path.parent_path() / (id + ".json");
  if (const auto found = known.find(real_path(path)); found != known.end()) return found->second->scenario;
  const auto complain_of = [&](std::string message) {
    sidecar.diagnostics.push_back({Severity::error, "of-unknown", "/of", {}, std::move(message)});
    return std::nullopt;
  };
  if (!scenario::is_kebab_case(id)) return complain_of(fmt::format("'{}' is no id of a scenario", id));
  const auto text = sources.read(path);
  if (!text) return complain_of(text.error().message);
  return scenario::load_scenario(*text, catalogue).scenario; // its own findings belong to its own file
}

void append(Diagnostics& to, Diagnostics from) {
  for (Diagnostic& d : from) to.push_back(std::move(d));
}

void check_pack(File& file, const Sources& sources) {
  const auto pack = store::parse_pack(file.text);
  if (!pack) {
    const json::Value root = json::parse(file.text).root;
    const json::Value* format = root.find("format");
    using namespace scenario;
    if (format != nullptr && declared(format->text, FileKind::pack).standing == Standing::newer)
      file.diagnostics.push_back({Severity::error, "format-newer", "/format",
                                  LineIndex(file.text).position(format->offset),
                                  why_not(format->text, FileKind::pack)});
    else
      file.diagnostics.push_back({Severity::error, "pack-form", "", {}, pack.error().message});
    return;
  }
  for (const std::string& id : pack->scenarios)
    if (!sources.has(file.path.parent_path() / (id + ".json")))
      file.diagnostics.push_back({Severity::error,
                                  "pack-missing-scenario",
                                  "/scenarios",
                                  {},
                                  fmt::format("there is no {}.json beside the pack", id)});
}

void check_sidecar(File& file, const ScenarioAt& known, const Sources& sources,
                   const catalogue::Catalogue& catalogue) {
  if (file.kind == FileKind::translation) {
    scenario::LoadedTranslation loaded = scenario::load_translation(file.text);
    file.diagnostics = std::move(loaded.diagnostics);
    if (!loaded.translation) return;
    if (const auto source = source_of(file, loaded.translation->of, known, sources, catalogue))
      append(file.diagnostics, scenario::check_translation(*source, *loaded.translation));
  } else if (file.kind == FileKind::plays) {
    scenario::LoadedPlays loaded = scenario::load_plays(file.text);
    file.diagnostics = std::move(loaded.diagnostics);
    if (!loaded.plays) return;
    if (const auto source = source_of(file, loaded.plays->of, known, sources, catalogue))
      append(file.diagnostics, scenario::check_plays(*source, *loaded.plays));
  } else if (file.kind == FileKind::layout) {
    scenario::LoadedLayout loaded = scenario::load_layout(file.text);
    file.diagnostics = std::move(loaded.diagnostics);
    if (!loaded.layout) return;
    if (const auto source = source_of(file, loaded.layout->of, known, sources, catalogue))
      append(file.diagnostics, scenario::check_layout(*source, *loaded.layout));
  } else if (file.kind == FileKind::pack) {
    check_pack(file, sources);
  } else if (file.kind == FileKind::other) {
    const LineIndex lines(file.text);
    for (const json::Problem& p : json::parse(file.text).problems)
      file.diagnostics.push_back({Severity::error, p.code, p.pointer, lines.position(p.offset), p.message});
  }
}

/// Ids are unique within a pack, which is a folder, and name their file there.
void check_ids(std::vector<File>& files, const Sources& sources) {
  std::map<std::pair<fs::path, std::string>, fs::path> seen;
  for (File& file : files) {
    if (!file.scenario) continue;
    const std::string& id = file.scenario->id;
    const auto [first, inserted] = seen.try_emplace({file.path.parent_path(), id}, file.path);
    if (!inserted)
      file.diagnostics.push_back(
          {Severity::error,
           "id-duplicate",
           "/id",
           {},
           fmt::format("{} has the id '{}' too; ids are unique within a pack", first->second.string(), id)});
    if (file.path.stem() != id && sources.has(file.path.parent_path() / "pack.json"))
      file.diagnostics.push_back({Severity::error,
                                  "id-file-name",
                                  "/id",
                                  {},
                                  fmt::format("in a pack the file of '{}' is named {}.json", id, id)});
  }
}

void print_json(const std::vector<Checked>& files) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Checked& file : files)
    for (const Diagnostic& d : file.diagnostics)
      list.push_back({{"file", file.path.string()},
                      {"line", d.position.line},
                      {"column", d.position.column},
                      {"severity", scenario::name_of(d.severity)},
                      {"code", d.code},
                      {"pointer", d.pointer},
                      {"message", d.message.message}});
  fmt::print("{}\n", nlohmann::ordered_json{{"diagnostics", std::move(list)}}.dump(
                         2, ' ', false, nlohmann::json::error_handler_t::replace));
}

int check(const CheckOptions& options) {
  const auto catalogue = open_catalogue();
  const auto sources = gather(options.paths);
  if (!catalogue || !sources) return kNotDone;
  const CheckRun run = check_sources(*sources, *catalogue);
  int status = run.all_read ? kFine : kNotDone;
  if (options.json) print_json(run.files);
  for (const Checked& file : run.files)
    for (const Diagnostic& d : file.diagnostics) {
      if (!options.json) fmt::print("{}\n", printable(scenario::to_line(file.path.string(), d)));
      if (d.severity != Severity::info && status == kFine) status = kFindings;
    }
  return status;
}

} // namespace

CheckRun check_sources(const Sources& sources, const catalogue::Catalogue& catalogue) {
  CheckRun run;
  std::vector<File> files;
  std::set<fs::path> read; // a file named twice is checked once
  for (const fs::path& path : sources.files) {
    if (!read.insert(real_path(path)).second) continue;
    auto text = sources.read(path);
    if (!text) {
      complain(text.error().message);
      run.all_read = false;
      continue;
    }
    File file{path, std::move(*text), FileKind::other, {}, {}};
    file.kind = kind_of(path, file.text);
    if (file.kind == FileKind::scenario) {
      scenario::Loaded loaded = scenario::load_scenario(file.text, catalogue);
      file.scenario = std::move(loaded.scenario);
      file.diagnostics = std::move(loaded.diagnostics);
    }
    files.push_back(std::move(file));
  }
  ScenarioAt scenarios;
  for (const File& file : files)
    if (file.kind == FileKind::scenario) scenarios.emplace(real_path(file.path), &file);
  for (File& file : files) check_sidecar(file, scenarios, sources, catalogue);
  check_ids(files, sources);
  for (File& file : files) run.files.push_back({std::move(file.path), std::move(file.diagnostics)});
  for (const RefusedPack& pack : sources.refused)
    run.files.push_back({pack.path, {{Severity::error, "pack-archive", "", {}, pack.why}}});
  return run;
}

void add_check(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<CheckOptions>();
  CLI::App* command = app.add_subcommand(
      "check", "Say everything that is wrong with scenarios, translations and recorded plays");
  command->add_option("PATH", options->paths, "Files, folders or .riposte packs")->required();
  command->add_flag("--json", options->json, "One JSON document instead of lines");
  command->callback([&chosen, options] { chosen = [options] { return check(*options); }; });
}

} // namespace riposte::ctl
