#include "checking.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "analysis/progress.h"
#include "base/located_json.h"
#include "deep.h"
#include "file_kind.h"
#include "scenario/codes.h"
#include "scenario/layout.h"
#include "scenario/lint/lint.h"
#include "scenario/lint/texts.h"
#include "scenario/load.h"
#include "scenario/record.h"
#include "scenario/translation/translation.h"
#include "store/library.h"

namespace riposte::ctl {
namespace fs = std::filesystem;
namespace {

using scenario::Diagnostics;

/// A file of the run, and what the files that go with it need to know of it.
struct File {
  TextFile source;
  FileKind kind = FileKind::other;
  std::unique_ptr<json::Document> document; // kept of the small files only: of sidecars and packs
  std::optional<scenario::Scenario> scenario;
  std::optional<std::string> scenario_id; // also of a scenario that breaks a rule
  TextPosition id_position;
  std::optional<store::Pack> pack;
  Diagnostics diagnostics;
  std::vector<Error> left_open;
};

using ScenarioAt = std::map<fs::path, const File*>; // by canonical path

fs::path real_path(const fs::path& path) {
  std::error_code error;
  const fs::path real = fs::weakly_canonical(path, error);
  return error ? path : real;
}

void append(Diagnostics& to, Diagnostics from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

void report(File& file, std::string code, std::string pointer, TextPosition position, Error message) {
  const scenario::Code* known = scenario::find_code(code);
  file.diagnostics.push_back({known == nullptr ? scenario::Severity::error : known->severity, std::move(code),
                              std::move(pointer), position, std::move(message)});
}

void report(File& file, std::string code, std::string pointer, Error message) {
  const TextPosition position = scenario::lint::Places(file.source.text, *file.document).of(pointer);
  report(file, std::move(code), std::move(pointer), position, std::move(message));
}

void check_scenario(File& file, json::Document& document, const catalogue::Catalogue& catalogue) {
  const std::string_view text = file.source.text;
  scenario::Loaded loaded = scenario::load_scenario(text, document, catalogue);
  file.diagnostics = std::move(loaded.diagnostics);
  if (loaded.scenario)
    append(file.diagnostics,
           scenario::lint::positioned(text, document, scenario::lint::lint(*loaded.scenario, catalogue)));
  else if (loaded.draft)
    append(file.diagnostics,
           scenario::lint::positioned(text, document, scenario::lint::lint_draft(*loaded.draft, catalogue)));
  file.scenario = std::move(loaded.scenario);
  if (const json::Value* id = document.root.find("id"); id != nullptr && !id->text.empty()) {
    file.scenario_id = id->text;
    file.id_position = LineIndex(text).position(id->offset);
  }
}

bool is_json(File& file) {
  if (file.document->problems.empty()) return true;
  const LineIndex lines(file.source.text);
  for (const json::Problem& p : file.document->problems)
    report(file, p.code, p.pointer, lines.position(p.offset), p.message);
  return false;
}

void check_pack(File& file) {
  if (!is_json(file)) return;
  const json::Value* format = file.document->root.find("format");
  const bool newer = format != nullptr &&
                     scenario::declared(format->text, FileKind::pack).standing == scenario::Standing::newer;
  for (const store::PackFault& fault : store::faults_of_pack(*file.document))
    report(file, newer ? "format-newer" : "pack-form", fault.pointer, fault.message);
  if (auto pack = store::parse_pack(file.source.text, *file.document)) file.pack = std::move(*pack);
}

/// What a file says by itself.
File checked_alone(TextFile source, const catalogue::Catalogue& catalogue) {
  File file{std::move(source), FileKind::other, {}, {}, {}, {}, {}, {}, {}};
  file.document = std::make_unique<json::Document>(json::parse(file.source.text));
  file.kind = kind_of(file.source.path, *file.document);
  if (file.kind == FileKind::scenario) {
    check_scenario(file, *file.document, catalogue);
    file.document.reset();
  } else if (file.kind == FileKind::pack) {
    check_pack(file);
  } else if (file.kind == FileKind::other) {
    const json::Value* format = file.document->root.find("format");
    if (is_json(file) && format != nullptr && format->text.starts_with("riposte."))
      report(file, "format-unknown", "/format", phrase("'{}' is no format of this program", format->text));
  }
  return file;
}

/// The scenario that a sidecar names: one of this run, else read from beside it. Complains where there is
/// none.
std::optional<scenario::Scenario> source_of(File& sidecar, const std::string& id, const ScenarioAt& known,
                                            const Beside& beside, const catalogue::Catalogue& catalogue) {
  const fs::path path = sidecar.source.path.parent_path() / (id + ".json");
  if (const auto found = known.find(real_path(path)); found != known.end()) return found->second->scenario;
  if (!scenario::is_kebab_case(id)) {
    report(sidecar, "of-unknown", "/of", phrase("'{}' is no id of a scenario, such as not-interested", id));
    return std::nullopt;
  }
  const auto text = beside.read(path);
  if (text) return scenario::load_scenario(*text, catalogue).scenario; // its findings belong to its own file
  report(sidecar, "of-unknown", "/of",
         phrase("the scenario '{}' is not beside this file: {}", id, text.error()));
  return std::nullopt;
}

/// A translation is looked for by the name of its file, <id>.<language>.json: what it says of itself must
/// agree.
bool is_named_rightly(File& file, const scenario::Translation& translation) {
  const fs::path stem = file.source.path.stem();
  const std::string id = stem.stem().string();
  const std::string tag = stem.has_extension() ? stem.extension().string().substr(1) : std::string();
  if (!scenario::is_language_tag(tag)) return true; // not a name of that form
  if (translation.of != id) {
    report(file, "i18n-of", "/of",
           phrase("\"of\" names '{}', the name of the file '{}'; it is read for '{}' only", translation.of,
                  id, id));
    return false;
  }
  if (translation.language == tag) return true;
  report(file, "i18n-of", "/language",
         phrase("the file says it is in '{}' and is named for '{}'; name it {}.{}.json", translation.language,
                tag, id, translation.language));
  return false;
}

void check_sidecar(File& file, const ScenarioAt& known, const Beside& beside,
                   const catalogue::Catalogue& catalogue) {
  if (file.kind == FileKind::translation) {
    scenario::LoadedTranslation loaded = scenario::load_translation(file.source.text, *file.document);
    file.diagnostics = std::move(loaded.diagnostics);
    if (!loaded.translation || !is_named_rightly(file, *loaded.translation)) return;
    const auto source = source_of(file, loaded.translation->of, known, beside, catalogue);
    if (!source) return;
    append(file.diagnostics, scenario::check_translation(*source, *loaded.translation));
    scenario::lint::Remarks remarks;
    scenario::lint::lint_translation(*source, *loaded.translation, remarks);
    scenario::lint::lint_translated_texts(*source, *loaded.translation, remarks);
    append(file.diagnostics,
           scenario::lint::positioned(file.source.text, *file.document, std::move(remarks)));
  } else if (file.kind == FileKind::plays) {
    scenario::LoadedPlays loaded = scenario::load_plays(file.source.text, *file.document);
    file.diagnostics = std::move(loaded.diagnostics);
    if (!loaded.plays) return;
    if (const auto source = source_of(file, loaded.plays->of, known, beside, catalogue))
      append(file.diagnostics, scenario::check_plays(*source, *loaded.plays));
  } else if (file.kind == FileKind::layout) {
    scenario::LoadedLayout loaded = scenario::load_layout(file.source.text, *file.document);
    file.diagnostics = std::move(loaded.diagnostics);
    if (!loaded.layout) return;
    const fs::path name = file.source.path.stem(); // <id>.layout
    if (name.extension() == ".layout" && name.stem() != loaded.layout->of)
      return report(file, "layout-of", "/of",
                    phrase("\"of\" names '{}', the name of the file '{}'; change one of them",
                           loaded.layout->of, name.stem()));
    if (const auto source = source_of(file, loaded.layout->of, known, beside, catalogue))
      append(file.diagnostics, scenario::check_layout(*source, *loaded.layout));
  }
}

/// Ids are unique within a pack, which is a folder, and name their file there.
void check_ids(std::vector<File>& files, const Beside& beside) {
  std::map<std::pair<fs::path, std::string>, fs::path> seen;
  for (File& file : files) {
    if (!file.scenario_id) continue;
    const std::string& id = *file.scenario_id;
    const fs::path& path = file.source.path;
    const auto [first, inserted] = seen.try_emplace({path.parent_path(), id}, path);
    if (!inserted)
      report(file, "id-duplicate", "/id", file.id_position,
             phrase("{} has the id '{}' too; ids are unique within a pack", first->second, id));
    else if (path.stem() != id && beside.has(path.parent_path() / "pack.json"))
      report(file, "id-file-name", "/id", file.id_position,
             phrase("in a pack the file of '{}' is named {}.json", id, id));
  }
}

/// A pack's list against the scenarios in its folder.
void check_list(File& file, const std::vector<const File*>& folder, const Beside& beside) {
  const std::vector<std::string>& listed = file.pack->scenarios;
  const fs::path here = file.source.path.parent_path();
  for (std::size_t i = 0; i < listed.size(); ++i)
    if (!beside.has(here / (listed[i] + ".json")))
      report(file, "pack-missing-scenario", json::child("/scenarios", i),
             phrase("there is no {}.json beside the pack", listed[i]));
  const std::set<std::string_view> known(listed.begin(), listed.end());
  for (const File* other : folder) {
    const std::string stem = other->source.path.stem().string();
    if (!known.contains(stem) && !(other->scenario_id && known.contains(*other->scenario_id)))
      report(file, "pack-unlisted", "/scenarios",
             phrase("{} lies in the folder and is not in the list, so nobody is offered it",
                    other->source.path.filename()));
  }
}

/// Each language that a pack promises, for each scenario of it in this run.
void check_languages(File& file, const std::vector<const File*>& folder, const Beside& beside) {
  const store::Pack& pack = *file.pack;
  for (const File* other : folder) {
    if (!other->scenario) continue;
    const scenario::Scenario& talk = *other->scenario;
    if (std::find(pack.scenarios.begin(), pack.scenarios.end(), talk.id) == pack.scenarios.end()) continue;
    for (std::size_t i = 0; i < pack.languages.size(); ++i) {
      const std::string& language = pack.languages[i];
      const std::string name = fmt::format("{}.{}.json", talk.id, language);
      if (language != talk.language && !beside.has(file.source.path.parent_path() / name))
        report(file, "i18n-missing", json::child("/languages", i),
               phrase("the pack promises '{}', but '{}' has no translation {}", language, talk.id, name));
    }
  }
}

void check_packs(std::vector<File>& files, const Beside& beside) {
  std::map<fs::path, std::vector<const File*>> folders;
  for (const File& file : files)
    if (file.kind == FileKind::scenario) folders[file.source.path.parent_path()].push_back(&file);
  for (File& file : files) {
    if (!file.pack) continue;
    const std::vector<const File*>& folder = folders[file.source.path.parent_path()];
    check_list(file, folder, beside);
    check_languages(file, folder, beside);
  }
}

/// What the linter has said in the same place: the same, or that nothing ever changes what a condition asks.
bool is_said(const Diagnostics& diagnostics, const scenario::lint::Remark& remark) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [&](const scenario::Diagnostic& d) {
    return d.pointer == remark.pointer &&
           (d.code == remark.code || (d.code == "state-inert" && remark.code.starts_with("condition-")));
  });
}

/// Scenarios side by side; a single one has both cores to itself.
void check_deep(std::vector<File>& files) {
  std::vector<File*> talks;
  for (File& file : files)
    if (file.scenario) talks.push_back(&file);
  constexpr unsigned kThreads = 2;
  analysis::in_parallel(talks.size(), kThreads, [&](std::size_t i) {
    File& file = *talks[i];
    Deep deep = deep_findings(*file.scenario, talks.size() > 1 ? 1 : kThreads);
    std::erase_if(deep.remarks, [&](const auto& remark) { return is_said(file.diagnostics, remark); });
    const json::Document document = json::parse(file.source.text);
    append(file.diagnostics, scenario::lint::positioned(file.source.text, document, std::move(deep.remarks)));
    file.left_open = std::move(deep.left_open);
  });
}

void sort_findings(Diagnostics& diagnostics) {
  std::stable_sort(diagnostics.begin(), diagnostics.end(), [](const auto& a, const auto& b) {
    return std::tie(a.position.line, a.position.column, a.code) <
           std::tie(b.position.line, b.position.column, b.code);
  });
}

} // namespace

std::vector<CheckedFile> check_files(std::vector<TextFile> sources, const Beside& beside,
                                     const catalogue::Catalogue& catalogue, Depth depth) {
  std::vector<File> files;
  files.reserve(sources.size());
  for (TextFile& source : sources) files.push_back(checked_alone(std::move(source), catalogue));
  ScenarioAt scenarios;
  Beside with_run = beside; // a file of the run is there, wherever its text comes from
  std::set<fs::path> run;
  for (const File& file : files) {
    run.insert(real_path(file.source.path));
    if (file.kind == FileKind::scenario) scenarios.emplace(real_path(file.source.path), &file);
  }
  with_run.has = [&](const fs::path& path) { return run.contains(real_path(path)) || beside.has(path); };
  for (File& file : files) check_sidecar(file, scenarios, with_run, catalogue);
  check_ids(files, with_run);
  check_packs(files, with_run);
  if (depth == Depth::deep) check_deep(files);
  std::vector<CheckedFile> checked;
  for (File& file : files) {
    sort_findings(file.diagnostics);
    checked.push_back({std::move(file.source.path), std::move(file.diagnostics), std::move(file.left_open)});
  }
  return checked;
}

} // namespace riposte::ctl
