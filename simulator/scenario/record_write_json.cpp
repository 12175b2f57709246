#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json_slice.h"
#include "base/located_json.h"
#include "scenario/canonical.h"
#include "scenario/record.h"

namespace riposte::scenario {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const RecordedPlay& play) {
  const Expectation& expect = play.expect;
  Json expected = Json::object();
  if (expect.variant) expected["variant"] = *expect.variant;
  if (!expect.turns.empty()) expected["turns"] = expect.turns;
  if (expect.ending) expected["ending"] = *expect.ending;
  if (expect.no_ending) expected["ending"] = nullptr;
  if (expect.outcome) expected["outcome"] = *expect.outcome;
  if (expect.passed) expected["passed"] = *expect.passed;
  if (expect.overall) expected["overall"] = *expect.overall;
  if (!expect.skills.empty()) {
    Json& skills = expected["skills"] = Json::object();
    for (const auto& [id, level] : expect.skills) skills[id] = level;
  }
  return {{"name", play.name},
          {"seed", std::to_string(play.seed)},
          {"inputs", play.inputs},
          {"expect", std::move(expected)}};
}

/// A file of that one play, in canonical form.
std::string file_of(std::string_view of, const RecordedPlay& play) {
  const Json file{
      {"format", format_name(FileKind::plays, 1)}, {"of", of}, {"plays", Json::array({json_of(play)})}};
  const std::string text = file.dump(-1, ' ', false, Json::error_handler_t::replace);
  return formatted(text, FileKind::plays)
      .value_or(text); // only what is larger than a file may be is left as it is
}

/// As it stands in the list of such a file.
std::string indented(const RecordedPlay& play) {
  const std::string file = file_of("", play);
  constexpr std::string_view kBefore = "\"plays\": [\n", kAfter = "\n  ]\n}\n";
  const std::size_t begin = file.find(kBefore) + kBefore.size();
  return file.substr(begin, file.size() - kAfter.size() - begin);
}

} // namespace

std::string new_plays_file(std::string_view of, const RecordedPlay& play) {
  return file_of(of, play);
}

Result<std::string> with_play(std::string_view file, std::string_view of, const RecordedPlay& play) {
  const LoadedPlays loaded = load_plays(file);
  if (!loaded.plays) {
    const auto error = std::find_if(loaded.diagnostics.begin(), loaded.diagnostics.end(),
                                    [](const Diagnostic& d) { return d.severity == Severity::error; });
    return failure("line {}: {}", error->position.line, error->message);
  }
  if (loaded.plays->of != of) return failure("the plays are of '{}', not of '{}'", loaded.plays->of, of);
  for (const RecordedPlay& other : loaded.plays->plays)
    if (other.name == play.name)
      return failure("line {}: a play is named '{}' already; choose another name", other.position.line,
                     play.name);
  const json::Document document = json::parse(file);
  const json::Value& list = *document.root.find("plays");
  const std::string_view bytes = json::slice(file, list);
  std::string out(file.substr(0, list.offset));
  if (list.items.empty()) {
    out += fmt::format("[\n{}\n  ]", indented(play));
  } else {
    const json::Value& last = list.items.back();
    const std::size_t end = last.offset - list.offset + json::slice(file, last).size();
    out += fmt::format("{},\n{}{}", bytes.substr(0, end), indented(play), bytes.substr(end));
  }
  out += file.substr(list.offset + bytes.size());
  return out;
}

} // namespace riposte::scenario
