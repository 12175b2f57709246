#include "command.h"
#include "terminal.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/program.h"
#include "base/system_reason.h"
#include "scenario/load.h"
#include "scenario/translation/translation.h"
#include "sources.h"
#include "store/library.h"
#include "text/error_text.h"

namespace riposte::ctl {
namespace fs = std::filesystem;

namespace {

void print_errors(const fs::path& file, const scenario::Diagnostics& diagnostics) {
  for (const scenario::Diagnostic& d : diagnostics)
    if (d.severity == scenario::Severity::error) fmt::print(stderr, "{}\n", printable(line_of(file, d)));
}

/// The sidecar of a scenario file: <id>.<language>.json beside it.
fs::path sidecar(const fs::path& file, const std::string& language) {
  return file.parent_path() / (file.stem().string() + "." + language + ".json");
}

OpenedScenario translated(const fs::path& file, scenario::Scenario source, const std::string& language,
                          const Sources& sources) {
  if (language.empty() || language == source.language) return {std::move(source), kFine};
  const fs::path beside = sidecar(file, language);
  std::error_code error;
  if (!sources.has(beside) && !fs::exists(beside, error)) {
    complain(
        phrase("there is no translation {}; the talk is shown in '{}'", beside.string(), source.language));
    return {std::move(source), kFine};
  }
  const Result<std::string> text = sources.read(beside);
  if (!text) {
    complain(text.error());
    return {std::nullopt, kNotDone};
  }
  const scenario::LoadedTranslation loaded = scenario::load_translation(*text);
  print_errors(beside, loaded.diagnostics);
  if (!loaded.translation) return {std::nullopt, kFindings};
  if (loaded.translation->of != source.id || loaded.translation->language != language) {
    complain(phrase("{} is of '{}' in '{}'; '{}' in '{}' is needed", beside.string(), loaded.translation->of,
                    loaded.translation->language, source.id, language));
    return {std::nullopt, kFindings};
  }
  scenario::Localised localised = scenario::localise(source, *loaded.translation);
  if (!localised.missing.empty() || !localised.stale.empty())
    complain(phrase("{}: {} texts are missing, {} are stale; 'ripostectl check' names them", beside.string(),
                    localised.missing.size(), localised.stale.size()));
  return {std::move(localised.scenario), kFine};
}

} // namespace

std::string said(const Error& error) {
  static const text::Translator words(locale_folder(), text::language_of_environment());
  return text::said(words, error);
}

std::string line_of(const fs::path& file, const scenario::Diagnostic& diagnostic) {
  return scenario::to_line(file.string(), diagnostic, said(diagnostic.message));
}

void add_language(CLI::App& command) {
  const auto take = [](const std::string& language) {
    // As if the person's environment had asked for it; that is where everything looks.
    ::setenv("LC_ALL", language.c_str(), 1);
  };
  std::vector<std::string> tags;
  for (const text::Language& language : text::kLanguages) tags.emplace_back(language.tag);
  command
      .add_option_function<std::string>("--language", take,
                                        "Language of the messages, en or ru; default: the environment's")
      ->check(CLI::IsMember(tags));
}

void complain(const Error& error) {
  fmt::print(stderr, "ripostectl: {}\n", printable(said(error)));
}

std::optional<catalogue::Catalogue> open_catalogue() {
  Result<catalogue::Catalogue> catalogue = store::read_catalogue(share_folder());
  if (catalogue) return std::move(*catalogue);
  complain(catalogue.error());
  return std::nullopt;
}

OpenedScenario open_scenario(const fs::path& file, const std::string& language,
                             const catalogue::Catalogue& catalogue) {
  return open_scenario(file, language, catalogue, Sources{});
}

OpenedScenario open_scenario(const fs::path& file, const std::string& language,
                             const catalogue::Catalogue& catalogue, const Sources& sources) {
  const Result<std::string> text = sources.read(file);
  if (!text) {
    complain(text.error());
    return {std::nullopt, kNotDone};
  }
  scenario::Loaded loaded = scenario::load_scenario(*text, catalogue);
  print_errors(file, loaded.diagnostics);
  if (!loaded.scenario) return {std::nullopt, kFindings};
  return translated(file, std::move(*loaded.scenario), language, sources);
}

std::optional<std::vector<fs::path>> json_files(const std::vector<std::string>& paths) {
  std::vector<fs::path> files;
  for (const std::string& path : paths) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status)) {
      complain(phrase("{}: no such file or folder", path));
      return std::nullopt;
    }
    if (!fs::is_directory(status)) {
      files.emplace_back(path);
      continue;
    }
    std::vector<fs::path> found;
    for (fs::recursive_directory_iterator at(path, error), end; at != end && !error; at.increment(error))
      if (at->path().extension() == ".json" && at->is_regular_file(error)) found.push_back(at->path());
    if (error) {
      complain(phrase("cannot read the folder {}: {}", path, system_reason(error)));
      return std::nullopt;
    }
    std::sort(found.begin(), found.end());
    files.insert(files.end(), found.begin(), found.end());
  }
  return files;
}

} // namespace riposte::ctl
