#include "scenario/load.h"
#include "scenario/loading.h"

// The first pass: every id, so that the second can resolve any of them.

namespace riposte::scenario {

using json::Value;

namespace {

void add_target(Loading& loading, std::string_view id, Target target, const std::string& pointer,
                std::size_t offset) {
  check_id(loading, id, pointer, offset);
  const auto [at, inserted] = loading.targets.try_emplace(std::string(id), target);
  if (!inserted && at->second.kind != target.kind)
    loading.report(Severity::error, "id-duplicate", pointer, offset,
                   phrase("'{}' is a turn and an ending; their ids share one name space", id));
}

void collect_replies(Loading& loading, const Node& turn, std::int64_t& count) {
  const auto replies = loading.member(turn, "replies", Value::Kind::array);
  if (!replies) return;
  for (const Node& reply : items_of(*replies)) {
    if (!reply->is(Value::Kind::object)) {
      loading.error("value-type", reply,
                    phrase("a reply is an object, not {}", json::kind_name(reply->kind)));
      continue;
    }
    const std::string id = loading.text(reply, "id", Need::required);
    if (!id.empty()) check_id(loading, id, json::child(reply.pointer, "id"), reply->find("id")->offset);
    if (!id.empty() && !loading.names.replies.try_emplace(id, count).second)
      loading.report(Severity::error, "id-duplicate", json::child(reply.pointer, "id"),
                     reply->find("id")->offset,
                     phrase("another reply is named '{}'; reply ids are unique in the scenario", id));
    ++count;
  }
}

void collect_objections(Loading& loading, const Node& turns, Scenario& scenario) {
  for (const auto& [member, turn] : members_of(turns)) {
    const Value* objection = turn->is(Value::Kind::object) ? turn->find("objection") : nullptr;
    const Value* id =
        objection != nullptr && objection->is(Value::Kind::object) ? objection->find("id") : nullptr;
    if (id == nullptr || !id->is(Value::Kind::text)) continue;
    if (loading.names.objections.try_emplace(id->text, static_cast<std::int64_t>(scenario.said.size()))
            .second)
      scenario.said.push_back(id->text);
  }
  // said() of a known objection that no turn carries is always 0: one spare counter serves them all.
  const auto never = static_cast<std::int64_t>(scenario.said.size());
  scenario.said.emplace_back();
  for (const std::string& id : loading.objection_ids) loading.names.objections.try_emplace(id, never);
}

} // namespace

void check_id(Loading& loading, std::string_view id, const std::string& pointer, std::size_t offset) {
  if (is_plain_id(id)) return;
  loading.report(Severity::error, "id-form", pointer, offset,
                 phrase("'{}' cannot be an id: no spaces, quotes, commas or invisible characters", id));
}

void collect_ids(Loading& loading, const Node& root, Scenario& scenario) {
  if (const auto turns = loading.member(root, "turns", Value::Kind::object, Need::required)) {
    if ((*turns)->members.empty()) {
      loading.error("value-missing", *turns, phrase("a scenario needs at least one turn"));
      loading.targets_known = false;
    }
    std::int64_t replies = 0;
    std::size_t index = 0;
    for (const auto& [member, turn] : members_of(*turns)) {
      add_target(loading, member->key, {Target::Kind::turn, index}, turn.pointer, member->key_offset);
      loading.names.turns.try_emplace(member->key, static_cast<std::int64_t>(index++));
      if (turn->is(Value::Kind::object))
        collect_replies(loading, turn, replies);
      else
        loading.error("value-type", turn, phrase("a turn is an object, not {}", json::kind_name(turn->kind)));
    }
    collect_objections(loading, *turns, scenario);
  } else {
    loading.targets_known = false;
  }
  const Value* endings = root->find("endings");
  if (endings == nullptr) return;
  if (!endings->is(Value::Kind::object)) {
    loading.targets_known = false;
    return;
  }
  std::size_t index = 0;
  for (const auto& [member, ending] : members_of({endings, "/endings"}))
    add_target(loading, member->key, {Target::Kind::ending, index++}, ending.pointer, member->key_offset);
}

} // namespace riposte::scenario
