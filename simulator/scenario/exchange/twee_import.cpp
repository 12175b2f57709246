#include "scenario/exchange/twee_import.h"

#include <fmt/format.h>

#include "scenario/exchange/twee_own.h"
#include "scenario/exchange/twee_story.h"
#include "scenario/exchange/value.h"
#include "scenario/load.h"

namespace riposte::scenario::exchange {

using json::Value;

Result<Imported> import_story(Twee story, const ImportOptions& options,
                              const catalogue::Catalogue& catalogue) {
  if (!options.id.empty() && !is_kebab_case(options.id))
    return failure("'{}' is not kebab-case, such as not-interested", options.id);
  if (options.language && !is_language_tag(*options.language))
    return failure("'{}' is no language tag (BCP 47), such as en or pt-BR", *options.language);
  if (find_passage(story, kDataPassage) != nullptr) {
    std::string fault = "is no JSON of a scenario";
    if (auto skeleton = own_data(story)) {
      Result<Imported> imported = import_own(story, std::move(*skeleton), options);
      if (!imported) return imported;
      const Loaded loaded = load_scenario(json::compact(imported->scenario), catalogue);
      if (loaded.scenario) return imported;
      for (const Diagnostic& d : loaded.diagnostics)
        if (d.severity == Severity::error) fault = fmt::format("{}: {}", d.pointer, d.message.message);
    }
    ++story.dropped;
    story.warnings.push_back(
        {0, fmt::format("the passage {} does not fit ({}); the story is read like any other", kDataPassage,
                        fault)});
  }
  return StoryImport(std::move(story), options).run();
}

Result<Imported> import_twee(std::string_view text, const ImportOptions& options,
                             const catalogue::Catalogue& catalogue) {
  Result<Twee> story = parse_twee(text);
  if (!story) return failure(story.error());
  return import_story(std::move(*story), options, catalogue);
}

Value report_value(const Imported& imported) {
  const ImportReport& report = imported.report;
  Value root = object_value();
  const auto number = [](std::size_t n) { return integer_value(static_cast<std::int64_t>(n)); };
  put(root, "scenario", text_value(std::string(text_of(imported.scenario, "id"))));
  put(root, "own_export", truth_value(report.ours));
  for (const auto& [key, count] : {std::pair("passages", report.passages),
                                   {"turns", report.turns},
                                   {"endings", report.endings},
                                   {"replies", report.replies},
                                   {"lines", report.lines}})
    put(root, key, number(count));
  Value converted = object_value();
  put(converted, "set", number(report.assignments));
  put(converted, "if", number(report.conditions));
  put(root, "converted", std::move(converted));
  Value kept = object_value();
  for (const auto& [name, count] : report.kept) kept.members.push_back({name, 0, number(count)});
  put(root, "kept_as_notes", std::move(kept));
  Value remarks = list_value(), warnings = list_value();
  for (const std::string& remark : report.remarks) remarks.items.push_back(text_value(remark));
  for (const TweeWarning& warning : report.warnings) {
    Value entry = object_value();
    put(entry, "line", number(warning.line));
    put(entry, "message", text_value(warning.message));
    warnings.items.push_back(std::move(entry));
  }
  put(root, "remarks", std::move(remarks));
  put(root, "more_remarks", number(report.unsaid));
  put(root, "warnings", std::move(warnings));
  put(root, "dropped", number(report.dropped));
  return root;
}

std::string report_text(const ImportReport& report) {
  std::string out;
  for (const std::string& remark : report.remarks) out += remark + '\n';
  if (report.unsaid > 0) out += fmt::format("and {} more remarks\n", report.unsaid);
  out += fmt::format("{} passages: {} turns, {} endings, {} replies, {} lines\n", report.passages,
                     report.turns, report.endings, report.replies, report.lines);
  if (report.assignments + report.conditions > 0)
    out += fmt::format("converted: {} set, {} if\n", report.assignments, report.conditions);
  std::size_t kept = 0;
  std::string names;
  for (const auto& [name, count] : report.kept) {
    kept += count;
    names += fmt::format("{}{} {}", names.empty() ? "" : ", ", count, name);
  }
  if (kept > 0) out += fmt::format("kept as notes: {} ({})\n", kept, names);
  return out;
}

} // namespace riposte::scenario::exchange
