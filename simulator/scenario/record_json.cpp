#include "scenario/record.h"

#include <algorithm>
#include <charconv>

#include <nlohmann/json.hpp>

#include "scenario/loading.h"

namespace riposte::scenario {
namespace {

using Json = nlohmann::ordered_json;

struct EventWriter {
  const Scenario& scenario;

  Json operator()(const TurnEntered& e) const {
    return {{"type", "turn"}, {"turn", scenario.turns[e.turn].id}};
  }
  Json operator()(const LineSpoken& e) const {
    return {{"type", "line"}, {"text", text_of(scenario, e)}, {"mood", name_of(line_of(scenario, e).mood)}};
  }
  Json operator()(const ReplyChosen& e) const {
    return {{"type", "reply"}, {"reply", scenario.replies[e.reply].id}};
  }
  Json operator()(const SilenceKept& e) const {
    return {{"type", "silence"}, {"turn", scenario.turns[e.turn].id}};
  }
  Json operator()(const RuleFired& e) const {
    return {{"type", "rule"}, {"index", e.rule}, {"to", id_of(scenario, e.to)}};
  }
  Json operator()(const PlayEnded& e) const {
    return {{"type", "ending"},
            {"ending", e.ending ? Json(scenario.endings[*e.ending].id) : Json(nullptr)},
            {"outcome", name_of(e.outcome)}};
  }
};

Json state_json(const Scenario& scenario, const Session& session) {
  Json state = Json::object();
  for (std::size_t i = 0; i < scenario.variables.size(); ++i) {
    const std::int64_t value = session.variables[i];
    state[scenario.variables[i].name] = scenario.variables[i].flag ? Json(value != 0) : Json(value);
  }
  return state;
}

Json score_json(const Scenario& scenario, const Score& score) {
  Json skills = Json::object();
  for (std::size_t i = 0; i < scenario.skills.size(); ++i)
    if (score.skills[i]) skills[scenario.skills[i].id] = *score.skills[i];
  return {{"overall", score.overall ? Json(*score.overall) : Json(nullptr)}, {"skills", std::move(skills)}};
}

std::optional<double> number(Loading& loading, const Node& node) {
  if (node->is_number()) return node->number;
  loading.error("value-type", node, phrase("must be a number, not {}", json::kind_name(node->kind)));
  return std::nullopt;
}

Expectation read_expectation(Loading& loading, const Node& node) {
  Expectation expect;
  loading.check_keys(node, Part::expectation);
  const auto text = [&](std::string_view key, std::optional<std::string>& into) {
    if (node->find(key) != nullptr) into = loading.text(node, key);
  };
  text("variant", expect.variant);
  if (const json::Value* ending = node->find("ending");
      ending != nullptr && ending->is(json::Value::Kind::null))
    expect.no_ending = true;
  else
    text("ending", expect.ending);
  text("outcome", expect.outcome);
  expect.passed = loading.boolean(node, "passed");
  if (const auto overall = loading.any(node, "overall")) expect.overall = number(loading, *overall);
  if (const auto skills = loading.member(node, "skills", json::Value::Kind::object))
    for (const auto& [member, value] : members_of(*skills))
      if (const auto level = number(loading, value)) expect.skills.emplace_back(member->key, *level);
  expect.turns = loading.texts(node, "turns");
  return expect;
}

RecordedPlay read_play(Loading& loading, const Node& node) {
  loading.check_keys(node, Part::recorded_play);
  RecordedPlay play;
  play.position = loading.position(node->offset);
  play.pointer = node.pointer;
  play.name = loading.text(node, "name", Need::required);
  const std::string seed = loading.text(node, "seed", Need::required);
  if (const Result<std::uint64_t> parsed = seed_from(seed))
    play.seed = *parsed;
  else if (!seed.empty())
    loading.error("value-range", {node->find("seed"), json::child(node.pointer, "seed")}, parsed.error());
  play.inputs = loading.texts(node, "inputs");
  if (const auto expect = loading.member(node, "expect", json::Value::Kind::object, Need::required))
    play.expect = read_expectation(loading, *expect);
  return play;
}

} // namespace

std::string event_json(const Scenario& scenario, const Event& event) {
  return std::visit(EventWriter{scenario}, event).dump();
}

std::string play_json(const Scenario& scenario, const Session& session, const std::vector<Event>& events) {
  Json list = Json::array();
  for (const Event& event : events) list.push_back(std::visit(EventWriter{scenario}, event));
  const Score score = score_of(scenario, session);
  Json play;
  play["scenario"] = scenario.id;
  play["seed"] = std::to_string(session.seed);
  play["variant"] = session.variant ? Json(scenario.variants[*session.variant].id) : Json(nullptr);
  play["events"] = std::move(list);
  play["turn"] = session.phase == Phase::ended ? Json(nullptr) : Json(scenario.turns[session.turn].id);
  play["ending"] = session.ending ? Json(scenario.endings[*session.ending].id) : Json(nullptr);
  play["outcome"] = session.outcome ? Json(name_of(*session.outcome)) : Json(nullptr);
  play["score"] = score_json(scenario, score);
  play["state"] = state_json(scenario, session);
  play["passed"] = score.passed;
  return play.dump(2);
}

LoadedPlays load_plays(std::string_view text) {
  json::Document document = json::parse(text);
  return load_plays(text, document);
}

LoadedPlays load_plays(std::string_view text, json::Document& document) {
  static const catalogue::Catalogue nothing;
  Loading loading(text, nothing);
  RecordedPlays plays;
  if (const auto found = sidecar_root(loading, document, FileKind::plays)) {
    const Node& root = *found;
    loading.check_keys(root, Part::plays);
    plays.of = loading.text(root, "of", Need::required);
    if (const auto list = loading.member(root, "plays", json::Value::Kind::array, Need::required))
      for (const Node& item : items_of(*list)) {
        if (item->is(json::Value::Kind::object))
          plays.plays.push_back(read_play(loading, item));
        else
          loading.error("value-type", item, phrase("a recorded play is an object"));
      }
  }
  LoadedPlays loaded;
  loaded.diagnostics = std::move(loading.diagnostics);
  if (!has_errors(loaded.diagnostics)) loaded.plays = std::move(plays);
  return loaded;
}

Diagnostics check_plays(const Scenario& scenario, const RecordedPlays& plays) {
  Diagnostics diagnostics;
  for (const RecordedPlay& play : plays.plays) {
    const auto unknown = [&](Error message) {
      diagnostics.push_back(
          {Severity::error, "play-unknown-id", play.pointer, play.position, std::move(message)});
    };
    const auto named = [](const auto& list, const std::string& id) {
      return std::any_of(list.begin(), list.end(), [&](const auto& entry) { return entry.id == id; });
    };
    const std::string& of = scenario.id;
    const Expectation& expect = play.expect;
    for (const std::string& input : play.inputs)
      if (input != kSilenceInput && find_reply(scenario, input) == npos)
        unknown(phrase("the scenario '{}' has no reply '{}'", of, input));
    for (const std::string& turn : expect.turns)
      if (find_turn(scenario, turn) == npos) unknown(phrase("the scenario '{}' has no turn '{}'", of, turn));
    if (expect.ending && find_ending(scenario, *expect.ending) == npos)
      unknown(phrase("the scenario '{}' has no ending '{}'", of, *expect.ending));
    if (expect.outcome && !outcome_from(*expect.outcome))
      unknown(phrase("the scenario '{}' has no outcome '{}'", of, *expect.outcome));
    if (expect.variant && !named(scenario.variants, *expect.variant))
      unknown(phrase("the scenario '{}' has no variant '{}'", of, *expect.variant));
    for (const auto& [id, level] : expect.skills)
      if (!named(scenario.skills, id)) unknown(phrase("the scenario '{}' has no skill '{}'", of, id));
  }
  return diagnostics;
}

Result<std::uint64_t> seed_from(std::string_view text) {
  std::uint64_t seed = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty())
    return failure("'{}' is no seed: a whole number from 0 to 18446744073709551615", text);
  return seed;
}

} // namespace riposte::scenario
