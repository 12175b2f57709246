#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/located_json.h"
#include "command.h"
#include "scenario/load.h"
#include "scenario/record.h"
#include "scenario/translation.h"

namespace riposte::ctl {
namespace fs = std::filesystem;
namespace {

using scenario::Diagnostic;
using scenario::Diagnostics;
using scenario::Severity;

struct Finding {
  std::string file;
  Diagnostic diagnostic;
};

enum class FileKind { scenario, translation, plays, other };

/// By the `format` a file declares; a file that declares none is read as a scenario if it looks like nothing
/// else.
FileKind kind_of(const fs::path& file, const std::string& text) {
  const json::Document document = json::parse(text);
  const json::Value* format = document.root.find("format");
  const std::string name = format != nullptr ? format->text : std::string();
  if (name.starts_with("riposte.translation/")) return FileKind::translation;
  if (name.starts_with("riposte.plays/")) return FileKind::plays;
  if (name.starts_with("riposte.scenario/")) return FileKind::scenario;
  const std::string stem = file.stem().string();
  if (stem == "pack" || stem.ends_with(".layout") || name.starts_with("riposte.")) return FileKind::other;
  if (stem.ends_with(".plays")) return FileKind::plays;
  return FileKind::scenario;
}

/// The scenario a sidecar belongs to, by the name it gives; complains within the sidecar where there is none.
std::optional<scenario::Scenario> source_of(const fs::path& sidecar, const std::string& id,
                                            const catalogue::Catalogue& catalogue, Diagnostics& diagnostics) {
  const fs::path file = sidecar.parent_path() / (id + ".json");
  const auto text =
      scenario::is_kebab_case(id) ? read_file(file) : failure(fmt::format("'{}' is no id of a scenario", id));
  if (!text) {
    diagnostics.push_back({Severity::error, "i18n-of", "/of", {}, text.error().message});
    return std::nullopt;
  }
  return scenario::load_scenario(*text, catalogue).scenario; // its own findings are reported for its own file
}

Diagnostics check_file(const fs::path& file, const std::string& text, const catalogue::Catalogue& catalogue) {
  switch (kind_of(file, text)) {
  case FileKind::scenario: return scenario::load_scenario(text, catalogue).diagnostics;
  case FileKind::translation: {
    scenario::LoadedTranslation loaded = scenario::load_translation(text);
    if (!loaded.translation) return loaded.diagnostics;
    if (const auto source = source_of(file, loaded.translation->of, catalogue, loaded.diagnostics))
      for (Diagnostic& d : scenario::check_translation(*source, *loaded.translation))
        loaded.diagnostics.push_back(std::move(d));
    return loaded.diagnostics;
  }
  case FileKind::plays: {
    scenario::LoadedPlays loaded = scenario::load_plays(text);
    if (loaded.plays) source_of(file, loaded.plays->of, catalogue, loaded.diagnostics);
    return loaded.diagnostics;
  }
  case FileKind::other: break;
  }
  Diagnostics diagnostics;
  const LineIndex lines(text);
  for (const json::Problem& p : json::parse(text).problems)
    diagnostics.push_back({Severity::error, p.code, p.pointer, lines.position(p.offset), p.message});
  return diagnostics;
}

/// Ids are unique within a pack, which is a folder.
void check_ids_across(const std::vector<fs::path>& files, const catalogue::Catalogue& catalogue,
                      std::vector<Finding>& findings) {
  std::map<std::pair<fs::path, std::string>, fs::path> seen;
  for (const fs::path& file : files) {
    const auto text = read_file(file);
    if (!text || kind_of(file, *text) != FileKind::scenario) continue;
    const auto loaded = scenario::load_scenario(*text, catalogue);
    if (!loaded.scenario) continue;
    const auto [first, inserted] = seen.try_emplace({file.parent_path(), loaded.scenario->id}, file);
    if (inserted) continue;
    findings.push_back({file.string(),
                        {Severity::error,
                         "id-duplicate",
                         "/id",
                         {},
                         fmt::format("{} has the id '{}' too; ids are unique within a pack",
                                     first->second.string(), loaded.scenario->id)}});
  }
}

void print_json(const std::vector<Finding>& findings) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Finding& f : findings)
    list.push_back({{"file", f.file},
                    {"line", f.diagnostic.position.line},
                    {"column", f.diagnostic.position.column},
                    {"severity", scenario::name_of(f.diagnostic.severity)},
                    {"code", f.diagnostic.code},
                    {"pointer", f.diagnostic.pointer},
                    {"message", f.diagnostic.message}});
  fmt::print("{}\n", nlohmann::ordered_json{{"diagnostics", std::move(list)}}.dump(
                         2, ' ', false, nlohmann::json::error_handler_t::replace));
}

} // namespace

int check(const CheckOptions& options) {
  const auto catalogue = open_catalogue();
  const auto files = json_files(options.paths);
  if (!catalogue || !files) return kNotDone;
  bool unreadable = false;
  std::vector<Finding> findings;
  for (const fs::path& file : *files) {
    const auto text = read_file(file);
    if (!text) {
      complain(text.error().message);
      unreadable = true;
      continue;
    }
    for (Diagnostic& d : check_file(file, *text, *catalogue))
      findings.push_back({file.string(), std::move(d)});
  }
  check_ids_across(*files, *catalogue, findings);
  if (options.json)
    print_json(findings);
  else
    for (const Finding& f : findings) fmt::print("{}\n", scenario::to_line(f.file, f.diagnostic));
  if (unreadable) return kNotDone;
  for (const Finding& f : findings)
    if (f.diagnostic.severity != Severity::info) return kFindings;
  return kFine;
}

} // namespace riposte::ctl
