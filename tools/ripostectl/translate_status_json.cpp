#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/located_json.h"
#include "scenario/load.h"
#include "store/library.h"
#include "terminal.h"
#include "translate.h"

namespace riposte::ctl {
namespace fs = std::filesystem;
namespace {

using scenario::TranslationStatus;

struct Row {
  fs::path file;
  std::string id, language;
  TranslationStatus status;
};

/// Whether the file calls itself a scenario; what lies in a folder besides is passed over.
bool is_scenario(const fs::path& file) {
  if (file.stem().has_extension() || file.stem() == "pack") return false;
  const auto text = read_file(file);
  if (!text) return true; // said when it is opened
  const json::Document document = json::parse(*text);
  const json::Value* format = document.root.find("format");
  return !document.problems.empty() || (format != nullptr && format->text.starts_with("riposte.scenario/"));
}

/// <id>.<language>.json beside <id>.json; plays and layout have names of that kind, too.
std::set<std::string> languages_found(const fs::path& file) {
  std::set<std::string> languages;
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; at != end && !error; at.increment(error)) {
    const fs::path name = at->path().filename();
    if (name.extension() != ".json" || name.stem().stem() != file.stem()) continue;
    const std::string language = name.stem().extension().string();
    if (language.size() > 1 && language != ".plays" && language != ".layout" &&
        scenario::is_language_tag(language.substr(1)))
      languages.insert(language.substr(1));
  }
  return languages;
}

/// Those of the pack, else those that have a file, else none.
std::set<std::string> languages_of(const Original& original) {
  std::set<std::string> languages;
  const fs::path pack_file = original.file.parent_path() / "pack.json";
  std::error_code error;
  if (fs::exists(pack_file, error)) {
    const auto text = read_file(pack_file);
    const auto pack = text ? store::parse_pack(*text) : Result<store::Pack>(tl::unexpected(text.error()));
    if (pack)
      languages.insert(pack->languages.begin(), pack->languages.end());
    else
      complain(phrase("{}: {}", pack_file.string(), pack.error()));
  }
  if (languages.empty()) languages = languages_found(original.file);
  languages.erase(original.language);
  return languages;
}

struct Numbers {
  const char* name;
  std::size_t TranslationStatus::*count;
};
constexpr Numbers kNumbers[] = {
    {"texts", &TranslationStatus::texts},          {"translated", &TranslationStatus::ok},
    {"stale", &TranslationStatus::stale},          {"missing", &TranslationStatus::missing},
    {"orphaned", &TranslationStatus::orphaned},    {"movable", &TranslationStatus::movable},
    {"words_left", &TranslationStatus::words_left}};

TranslationStatus total_of(const std::vector<Row>& rows) {
  TranslationStatus total;
  for (const Row& row : rows)
    for (const Numbers& n : kNumbers) total.*n.count += row.status.*n.count;
  return total;
}

std::string line_of(const TranslationStatus& s) {
  return fmt::format("{} texts: {} translated, {} stale, {} missing, {} orphaned; {} words left", s.texts,
                     s.ok, s.stale, s.missing, s.orphaned, s.words_left);
}

void print_json(const std::vector<Row>& rows) {
  using Json = nlohmann::ordered_json;
  const auto add = [](Json& object, const TranslationStatus& status) {
    for (const Numbers& n : kNumbers) object[n.name] = status.*n.count;
  };
  Json list = Json::array();
  for (const Row& row : rows) {
    Json item = {{"file", row.file.string()}, {"scenario", row.id}, {"language", row.language}};
    add(item, row.status);
    list.push_back(std::move(item));
  }
  Json total = Json::object();
  add(total, total_of(rows));
  fmt::print("{}\n", Json{{"translations", std::move(list)}, {"total", std::move(total)}}.dump(
                         2, ' ', false, Json::error_handler_t::replace));
}

void print_lines(const std::vector<Row>& rows) {
  for (const Row& row : rows)
    fmt::print("{} {}: {}\n", one_line(row.file.string()), row.language, line_of(row.status));
  fmt::print("total: {}\n", line_of(total_of(rows)));
}

} // namespace

int translate_status(const TranslateOptions& options) {
  if (!options.language.empty() && !scenario::is_language_tag(options.language)) {
    complain(phrase("'{}' is no language tag (BCP 47), such as ru", options.language));
    return kNotDone;
  }
  const auto catalogue = open_catalogue();
  const auto files = json_files(options.paths);
  if (!catalogue || !files) return kNotDone;
  int status = kFine;
  std::vector<Row> rows;
  for (const fs::path& file : *files) {
    const bool named =
        std::find(options.paths.begin(), options.paths.end(), file.string()) != options.paths.end();
    if (!named && !is_scenario(file)) continue;
    const OpenedOriginal opened = open_original(file, *catalogue);
    status = std::max(status, opened.status);
    if (!opened.original) continue;
    std::set<std::string> languages = languages_of(*opened.original);
    if (!options.language.empty()) languages = {options.language};
    if (languages.empty() || languages.contains(opened.original->language))
      complain(
          phrase("{}: no language to translate it into is known; name one with --language", file.string()));
    languages.erase(opened.original->language);
    for (const std::string& language : languages) {
      const OpenedSidecar beside = open_sidecar(*opened.original, language);
      status = std::max(status, beside.status);
      if (!beside.sidecar) continue;
      rows.push_back({file, opened.original->id, language,
                      scenario::status_of(opened.original->texts, beside.sidecar->entries)});
    }
  }
  if (rows.empty() && status == kFine) {
    complain(phrase("no scenario with a translation there"));
    return kNotDone;
  }
  options.json ? print_json(rows) : print_lines(rows);
  const TranslationStatus total = total_of(rows);
  if (total.movable > 0)
    complain(
        phrase("{} translations belong to lines that have moved; 'ripostectl translate merge FILE' takes "
               "them there",
               total.movable));
  return total.complete() ? status : std::max<int>(status, kFindings);
}

} // namespace riposte::ctl
