#include "scenario/exchange/twee_own.h"

#include <algorithm>

#include <fmt/format.h>

#include "scenario/exchange/twee_own_import.h"
#include "scenario/exchange/value.h"
#include "scenario/loading.h"

namespace riposte::scenario::exchange {

using json::Value;

void OwnImport::remark(std::string_view id, std::string_view what) {
  building_.report.remark(fmt::format("'{}': {}", id, what));
}

void OwnImport::find_passages() {
  building_.dialect = Dialect::sugarcube;
  std::set<std::string_view> turns, endings;
  for (const json::Member& member : find(scenario_, "turns")->members) turns.insert(member.key);
  if (const Value* list = scenario_.find("endings"))
    for (const json::Member& member : list->members) endings.insert(member.key);
  for (const Passage& passage : story_.passages) {
    if (passage.name == "StoryTitle" || passage.name == "StoryData" || passage.name == kDataPassage) continue;
    const std::string_view text = trimmed_text(passage.text);
    const std::size_t end = text.starts_with("/*") ? text.find("*/") : std::string_view::npos;
    const Marker head = end == std::string_view::npos ? Marker{} : marker_in(text.substr(2, end - 2));
    const bool turn = head.kind == Marker::Kind::turn, ending = head.kind == Marker::Kind::ending;
    const bool known = (turn && turns.contains(head.id)) || (ending && endings.contains(head.id));
    auto& passages = turn ? turn_passages_ : ending_passages_;
    if (known && passages.try_emplace(head.id, &passage).second)
      building_.targets.emplace(passage.name, head.id);
    else
      new_passages_.push_back(&passage);
  }
}

void OwnImport::learn_names() {
  for (const std::string_view part : {"turns", "endings"}) {
    Value* members = find(scenario_, part);
    if (members == nullptr) continue;
    for (json::Member& member : members->members) {
      building_.target_ids.take(member.key);
      if (part == "endings") continue;
      if (turn_passages_.contains(member.key))
        building_.turns.insert(member.key);
      else
        lost_turns_.insert(member.key);
      Value* replies = find(member.value, "replies");
      for (Value& reply : replies == nullptr ? std::vector<Value>() : replies->items) {
        const std::string id(text_of(reply, "id"));
        building_.reply_ids.take(id);
        replies_.emplace(id, reply);
      }
    }
  }
  for (const Passage* passage : new_passages_) {
    const std::string id = building_.target_ids.make(slug(passage->name), "passage");
    if (!building_.targets.emplace(passage->name, id).second)
      story_.warnings.push_back(
          {passage->line,
           fmt::format("another passage is named '{}', too; this one becomes '{}'", passage->name, id)});
  }
  const Value* state = scenario_.find("state");
  if (state == nullptr) return;
  for (const json::Member& member : state->members) {
    const Value* start = member.value.find("start");
    const bool flag = start != nullptr && start->is(Value::Kind::boolean);
    building_.variables.emplace(member.key, StoryVariable{member.key, !flag, flag, false});
  }
}

void OwnImport::restore_tags(Value& part, const Passage& passage, bool ending) {
  Value tags = list_value();
  std::vector<std::string> before;
  if (const Value* list = part.find("x-tags"))
    for (const Value& tag : list->items)
      if (!tag.text.empty() && tag.text.find_first_of("\n\r") == std::string::npos)
        before.push_back(tag.text);
  const bool own = std::find(before.begin(), before.end(), kEndingTag) != before.end();
  std::vector<std::string> after;
  for (const std::string& tag : passage.tags)
    if (!ending || own || tag != kEndingTag) after.push_back(tag);
  if (after == before) return;
  for (const std::string& tag : after) tags.items.push_back(text_value(tag));
  put(part, "x-tags", std::move(tags));
}

/// A passage written in Twine.
void OwnImport::add_new(const Passage& passage) {
  const std::string id = building_.targets.find(passage.name)->second;
  const std::string own = new_ids_.contains(id) ? building_.target_ids.make(id, "passage") : id;
  new_ids_.insert(own);
  const Pieces pieces = building_.pieces_of(passage);
  Conditions conditions(building_, pieces, "");
  std::string note;
  Value says = list_value(), replies = list_value();
  std::string text;
  for (const Part& part : parts_of(pieces, note)) {
    const std::string said = without_entities(trimmed_text(part.text));
    if (!is_blank(said)) {
      says.items.push_back(new_line(part, said, conditions));
      text += (text.empty() ? "" : "\n\n") + said;
    }
    if (!part.links.empty()) replies.items.push_back(new_reply(part, conditions));
  }
  Value made = object_value();
  const bool turn = !replies.items.empty();
  building_.report.replies += replies.items.size();
  building_.report.lines += says.items.size();
  if (turn) {
    if (!says.items.empty()) put(made, "says", std::move(says));
    put(made, "replies", std::move(replies));
  } else {
    put(made, "outcome", text_value("lost-polite"));
    put(made, "good", truth_value(false));
    if (!text.empty()) put(made, "text", text_value(text));
  }
  add_notes(made, pieces, conditions, std::move(note));
  if (!passage.tags.empty()) put(made, "x-tags", tags_value(passage));
  if (find(scenario_, "endings") == nullptr && !turn) put(scenario_, "endings", object_value());
  find(scenario_, turn ? "turns" : "endings")->members.push_back({own, 0, std::move(made)});
  remark(own, turn ? "a new turn" : "a new ending: decide its outcome, and whether it is good");
}

void OwnImport::restore_all() {
  for (json::Member& member : find(scenario_, "turns")->members)
    if (const auto passage = turn_passages_.find(member.key); passage != turn_passages_.end())
      restore_turn(member.key, member.value, *passage->second);
  if (Value* endings = find(scenario_, "endings"))
    for (json::Member& member : endings->members)
      if (const auto passage = ending_passages_.find(member.key); passage != ending_passages_.end())
        restore_ending(member.key, member.value, *passage->second);
  for (const Passage* passage : new_passages_) add_new(*passage);
  if (building_.missing.members.empty()) return;
  if (find(scenario_, "endings") == nullptr) put(scenario_, "endings", object_value());
  for (json::Member& ending : building_.missing.members) {
    new_ids_.insert(ending.key);
    find(scenario_, "endings")->members.push_back(std::move(ending));
  }
}

/// A count of what is not there is always 0.
void OwnImport::mend_conditions(Value& value) {
  for (Value& item : value.items) mend_conditions(item);
  for (json::Member& member : value.members) {
    if (member.key.starts_with("x-")) continue;
    mend_conditions(member.value);
    if (member.key != "when" || !member.value.is(Value::Kind::text)) continue;
    std::string& when = member.value.text;
    for (std::size_t quote = when.find('\''); quote != std::string::npos;) {
      const std::size_t end = when.find('\'', quote + 1);
      if (end == std::string::npos) break;
      const std::string id = when.substr(quote + 1, end - quote - 1);
      const std::size_t close = when.find_first_not_of(" \t\n\r", end + 1);
      std::size_t open = when.find_last_not_of(" \t\n\r", quote == 0 ? 0 : quote - 1);
      std::size_t next = end + 1;
      if (open != std::string::npos && when[open] == '(' && close != std::string::npos &&
          when[close] == ')' && open > 0) {
        const std::size_t word_end = when.find_last_not_of(" \t\n\r", open - 1);
        for (const std::string_view call : {"visited", "chosen"}) {
          const bool gone = call == "visited" ? lost_turns_.contains(id) : replies_.contains(id);
          if (!gone || word_end == std::string::npos || word_end + 1 < call.size()) continue;
          const std::size_t begin = word_end + 1 - call.size();
          if (when.compare(begin, call.size(), call) != 0) continue;
          when.replace(begin, close + 1 - begin, "0");
          next = begin + 1;
          ++mended_;
          break;
        }
      }
      quote = when.find('\'', next);
    }
  }
}

/// What leads to turns and endings that are not in the story any more.
void OwnImport::drop_lost() {
  std::set<std::string, std::less<>> lost;
  for (const std::string_view part : {"turns", "endings"}) {
    Value* members = find(scenario_, part);
    if (members == nullptr) continue;
    const auto& passages = part == "turns" ? turn_passages_ : ending_passages_;
    std::erase_if(members->members, [&](const json::Member& member) {
      const bool gone = !passages.contains(member.key) && !new_ids_.contains(member.key);
      if (gone) lost.insert(member.key);
      return gone;
    });
  }
  for (const std::string& id : lost) remark(id, "its passage is gone, and so is it");
  for (const auto& [id, reply] : replies_) remark(id, "this reply is gone");
  if (Value* rules = find(scenario_, "rules"))
    std::erase_if(rules->items, [&](const Value& rule) {
      const std::string_view to = text_of(rule, "to");
      if (!lost.contains(to)) return false;
      remark(to, fmt::format("the rule 'if {}' led to it and is gone", text_of(rule, "when")));
      return true;
    });
  if (lost_turns_.empty() && replies_.empty()) return;
  for (const std::string_view part : {"turns", "rules"})
    if (Value* value = find(scenario_, part)) mend_conditions(*value);
  if (mended_ > 0)
    building_.report.remark(fmt::format("{} counts of what is gone are 0 in conditions now", mended_));
}

void OwnImport::restore_head() {
  Value* title = find(scenario_, "title");
  if (title != nullptr && title->is(Value::Kind::null)) {
    if (info_.title.empty())
      drop(scenario_, "title");
    else
      *title = text_value(info_.title);
  } else if (!info_.title.empty() && info_.title != title_of(scenario_)) {
    put(scenario_, "title", text_value(info_.title));
  }
  if (!info_.ifid.empty() && info_.ifid != ifid_of(scenario_))
    put(scenario_, "x-ifid", text_value(info_.ifid));
  if (!options_.id.empty()) put(scenario_, "id", text_value(options_.id));
  if (options_.language) put(scenario_, "language", text_value(*options_.language));
  const Value* turns = scenario_.find("turns");
  const auto named = building_.targets.find(info_.start);
  std::string start(text_of(scenario_, "start"));
  if (named != building_.targets.end() && turns->find(named->second) != nullptr) start = named->second;
  if (turns->find(start) == nullptr && !turns->members.empty()) start = turns->members.front().key;
  if (start == text_of(scenario_, "start")) return;
  put(scenario_, "start", text_value(start));
  remark(start, "the talk starts here now");
}

Result<Imported> OwnImport::run() {
  building_.report.ours = true;
  building_.report.passages = story_.passages.size();
  find_passages();
  learn_names();
  restore_all();
  drop_lost();
  restore_head();
  if (building_.too_large()) return too_large();
  Imported imported;
  Value boxes = object_value();
  std::set<std::string_view> placed;
  for (const Passage& passage : story_.passages)
    if (const auto id = building_.targets.find(passage.name); id != building_.targets.end())
      if (placed.insert(id->second).second) add_box(boxes, id->second, passage);
  imported.layout = layout_value(text_of(scenario_, "id"), std::move(boxes));
  building_.report.turns = find(scenario_, "turns")->members.size();
  if (const Value* endings = scenario_.find("endings")) building_.report.endings = endings->members.size();
  building_.report.warnings = story_.warnings;
  building_.report.dropped = story_.dropped;
  imported.scenario = std::move(scenario_);
  imported.report = std::move(building_.report);
  return imported;
}

std::optional<Value> own_data(const Twee& story) {
  const Passage* data = find_passage(story, kDataPassage);
  if (data == nullptr) return std::nullopt;
  json::Document document = json::parse(data->text);
  const Value* turns = document.problems.empty() ? document.root.find("turns") : nullptr;
  if (turns == nullptr || !turns->is(Value::Kind::object)) return std::nullopt;
  return std::move(document.root);
}

Result<Imported> import_own(const Twee& story, Value skeleton, const ImportOptions& options) {
  return OwnImport(story, std::move(skeleton), options).run();
}

} // namespace riposte::scenario::exchange
