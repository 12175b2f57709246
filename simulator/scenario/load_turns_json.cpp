#include "scenario/loading.h"

#include <algorithm>
#include <array>

#include "scenario/load.h"

namespace riposte::scenario {
namespace {

using json::Value;

constexpr int kLongestSeconds = 3600;

std::optional<Line> read_line(Loading& loading, const Node& node) {
  Line line;
  if (node->is(Value::Kind::text)) {
    line.text = node->text;
    line.bare = true;
    if (is_blank(line.text)) loading.error("value-missing", node, phrase("a line needs words"));
    return line;
  }
  if (!node->is(Value::Kind::object)) {
    loading.error("value-type", node,
                  phrase("a line is a text or an object, not {}", json::kind_name(node->kind)));
    return std::nullopt;
  }
  loading.check_keys(node, Part::line);
  line.text = loading.text(node, "text", Need::required);
  line.variants = loading.texts(node, "variants");
  line.when = loading.condition(node, "when");
  if (const auto mood = loading.choice(node, "mood", kMoodNames)) line.mood = static_cast<Mood>(*mood);
  line.by = loading.text(node, "by");
  line.reveals = loading.known_text(node, "reveals", Listed::objection, loading.objection_ids);
  loading.text(node, "note");
  return line;
}

std::vector<Level> read_levels(Loading& loading, const Node& owner, const Scenario& scenario) {
  std::vector<Level> levels;
  const auto node = loading.member(owner, "levels", Value::Kind::object);
  if (!node) return levels;
  for (const auto& [member, value] : members_of(*node)) {
    const auto level = loading.integer(value, 0, catalogue::kHighestLevel);
    const auto skill = std::find_if(scenario.skills.begin(), scenario.skills.end(),
                                    [&name = member->key](const SkillWeight& s) { return s.id == name; });
    if (skill == scenario.skills.end()) {
      if (!loading.skills_known) continue;
      std::vector<std::string> ids;
      for (const SkillWeight& s : scenario.skills) ids.push_back(s.id);
      Error near = suggestion(loading.names, member->key, ids);
      if (near.message.empty()) near = phrase("; add it there with a weight");
      loading.report(Severity::error, "score-skill-unknown", value.pointer, member->key_offset,
                     phrase("'{}' is not among the scenario's \"skills\"{}", member->key, std::move(near)));
    } else if (level) {
      levels.push_back({static_cast<std::size_t>(skill - scenario.skills.begin()), static_cast<int>(*level)});
    }
  }
  return levels;
}

std::vector<Change> read_changes(Loading& loading, const Node& owner, std::string_view key,
                                 const Scenario& scenario) {
  std::vector<Change> changes;
  const auto node = loading.member(owner, key, Value::Kind::object);
  if (!node) return changes;
  const bool adding = key == "add";
  for (const auto& [member, value] : members_of(*node)) {
    const auto found = loading.names.variables.find(member->key);
    if (found == loading.names.variables.end()) {
      loading.no_such_variable(*member, value);
      continue;
    }
    const auto number = static_cast<std::size_t>(found->second.number);
    const bool flag = scenario.variables[number].flag;
    if (flag && adding) {
      loading.error("state-type", value,
                    phrase("'{}' is a flag; use \"set\" with true or false", member->key));
    } else if (flag) {
      if (value->is(Value::Kind::boolean))
        changes.push_back({number, value->boolean ? 1 : 0});
      else
        loading.error("state-type", value, phrase("'{}' is a flag: true or false", member->key));
    } else if (!value->is(Value::Kind::integer)) {
      loading.error("state-type", value,
                    phrase("'{}' takes an integer, not {}", member->key, json::kind_name(value->kind)));
    } else if (const auto amount = loading.integer(value, kSmallestBound, kLargestBound)) {
      changes.push_back({number, *amount});
    }
  }
  return changes;
}

Feedback read_feedback(Loading& loading, const Node& owner) {
  Feedback feedback;
  const auto node = loading.member(owner, "feedback", Value::Kind::object);
  if (!node) return feedback;
  loading.check_keys(*node, Part::feedback);
  feedback.effect = loading.text(*node, "effect");
  feedback.rule = loading.text(*node, "rule");
  feedback.advice = loading.text(*node, "try");
  return feedback;
}

Consequence read_consequence(Loading& loading, const Node& node, const Scenario& scenario) {
  constexpr std::array<std::string_view, 2> kEthics{"warn", "breach"};
  Consequence c;
  c.technique = loading.known_text(node, "technique", Listed::technique, loading.technique_ids);
  c.levels = read_levels(loading, node, scenario);
  if (const auto ethics = loading.choice(node, "ethics", kEthics))
    c.ethics = *ethics == 0 ? Ethics::warn : Ethics::breach;
  c.set = read_changes(loading, node, "set", scenario);
  c.add = read_changes(loading, node, "add", scenario);
  if (const auto reaction = loading.any(node, "reaction")) c.reaction = read_line(loading, *reaction);
  c.feedback = read_feedback(loading, node);
  c.next = read_next(loading, node, Need::required);
  loading.text(node, "note");
  return c;
}

Reply read_reply(Loading& loading, const Node& node, const Scenario& scenario) {
  loading.check_keys(node, Part::reply);
  Reply reply;
  if (const Value* id = node->find("id"))
    reply.id = id->text; // its form was checked when the ids were collected
  reply.text = loading.text(node, "text", Need::required);
  reply.examples = loading.texts(node, "examples");
  reply.when = loading.condition(node, "when");
  reply.once = loading.boolean(node, "once").value_or(false);
  reply.note = node->find("note") != nullptr ? node->find("note")->text : std::string{};
  reply.consequence = read_consequence(loading, node, scenario);
  return reply;
}

std::vector<Cause> read_causes(Loading& loading, const Node& objection) {
  std::vector<Cause> causes;
  const auto node = loading.any(objection, "cause");
  if (!node) return causes;
  const std::vector<std::string>& ids = loading.objection_ids;
  if ((*node)->is(Value::Kind::array)) {
    for (const Node& item : items_of(*node)) {
      if (!item->is(Value::Kind::object)) {
        loading.error("value-type", item,
                      phrase("a cause in a list is an object, not {}", json::kind_name(item->kind)));
        continue;
      }
      loading.check_keys(item, Part::cause);
      const std::string id = loading.known_text(item, "id", Listed::objection, ids, Need::required);
      causes.push_back({id, loading.condition(item, "when")});
    }
  } else {
    loading.known(*node, Listed::objection, ids);
    causes.push_back({(*node)->text, {}});
  }
  return causes;
}

std::optional<Objection> read_objection(Loading& loading, const Node& turn) {
  constexpr std::array<std::string_view, 3> kSincerities{"true", "partial", "smokescreen"};
  constexpr std::array<std::string_view, 2> kExplicitness{"spoken", "implied"};
  const auto node = loading.member(turn, "objection", Value::Kind::object);
  if (!node) return std::nullopt;
  loading.check_keys(*node, Part::objection);
  Objection objection;
  objection.id = loading.known_text(*node, "id", Listed::objection, loading.objection_ids, Need::required);
  if (const auto found = loading.names.objections.find(objection.id); found != loading.names.objections.end())
    objection.number = static_cast<std::size_t>(found->second);
  if (const auto sincerity = loading.choice(*node, "sincerity", kSincerities))
    objection.sincerity = static_cast<Sincerity>(*sincerity);
  objection.causes = read_causes(loading, *node);
  objection.intensity = static_cast<int>(loading.integer(*node, "intensity", 1, 3).value_or(0));
  objection.implied = loading.choice(*node, "explicitness", kExplicitness).value_or(0) == 1;
  return objection;
}

void read_timer(Loading& loading, const Node& node, const Scenario& scenario, Turn& turn) {
  const auto seconds = loading.any(node, "seconds");
  const auto silence = loading.any(node, "silence");
  if (seconds.has_value() != silence.has_value())
    loading.error(
        "timer-incomplete", seconds ? *seconds : *silence,
        seconds
            ? phrase("a turn with \"seconds\" needs a \"silence\" that says what happens when they are over")
            : phrase("a \"silence\" needs \"seconds\", the time after which it comes"));
  if (seconds) turn.seconds = static_cast<int>(loading.integer(*seconds, 1, kLongestSeconds).value_or(1));
  if (!silence) return;
  const auto object = loading.member(node, "silence", Value::Kind::object);
  if (!object) return;
  loading.check_keys(*object, Part::silence);
  turn.silence = read_consequence(loading, *object, scenario);
}

Turn read_turn(Loading& loading, const Node& node, Scenario& scenario) {
  loading.check_keys(node, Part::turn);
  Turn turn;
  turn.note = loading.text(node, "note");
  if (const auto says = loading.member(node, "says", Value::Kind::array))
    for (const Node& item : items_of(*says))
      if (auto line = read_line(loading, item)) turn.says.push_back(std::move(*line));
  turn.objection = read_objection(loading, node);
  turn.hints = loading.texts(node, "hints");
  turn.next = read_next(loading, node, Need::optional);
  turn.first_reply = scenario.replies.size();
  // A list that is none, and items that are none, were reported when the ids were collected.
  const Value* replies = node->find("replies");
  if (replies != nullptr && replies->is(Value::Kind::array))
    for (const Node& item : items_of({replies, json::child(node.pointer, "replies")}))
      if (item->is(Value::Kind::object)) scenario.replies.push_back(read_reply(loading, item, scenario));
  turn.reply_count = scenario.replies.size() - turn.first_reply;
  read_timer(loading, node, scenario, turn);
  const bool none = replies == nullptr || (replies->is(Value::Kind::array) && replies->items.empty());
  if (none && node->find("next") == nullptr)
    loading.error("graph-dead-end", node,
                  phrase("a turn needs \"replies\", a \"next\", or both; nothing leads on from here"));
  return turn;
}

} // namespace

std::vector<Alternative> read_next(Loading& loading, const Node& owner, Need need) {
  std::vector<Alternative> alternatives;
  const auto node = loading.any(owner, "next", need);
  if (!node) return alternatives;
  if (!(*node)->is(Value::Kind::array)) {
    if (const auto target = loading.target(*node)) alternatives.push_back({*target, {}, 0});
    return alternatives;
  }
  if ((*node)->items.empty())
    loading.error("value-missing", *node,
                  phrase("an empty list leads nowhere; name at least one turn or ending"));
  for (const Node& item : items_of(*node)) {
    if (!item->is(Value::Kind::object)) {
      loading.error(
          "value-type", item,
          phrase("an entry of a list is an object with \"to\", not {}", json::kind_name(item->kind)));
      continue;
    }
    loading.check_keys(item, Part::alternative);
    const auto target = loading.target(item, "to");
    Condition when = loading.condition(item, "when");
    const std::int64_t weight = loading.integer(item, "weight", 1, kLargestBound).value_or(0);
    if (target) alternatives.push_back({*target, std::move(when), weight});
  }
  return alternatives;
}

std::vector<Turn> read_turns(Loading& loading, const Node& turns, Scenario& scenario) {
  std::vector<Turn> out;
  for (const auto& [member, node] : members_of(turns)) {
    Turn turn;
    if (node->is(Value::Kind::object)) turn = read_turn(loading, node, scenario);
    turn.id = member->key;
    for (std::size_t i = 0; i < turn.reply_count; ++i)
      scenario.replies[turn.first_reply + i].turn = out.size();
    out.push_back(std::move(turn));
  }
  return out;
}

} // namespace riposte::scenario
