#include "scenario/translation/source_texts.h"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "base/located_json.h"
#include "scenario/translation/translation.h"

namespace riposte::scenario {
namespace {

using json::child;
using json::Value;
using Notes = std::vector<std::string>;

struct Context {
  std::size_t offset = 0;
  std::vector<std::string> lines;
};

std::string text_in(const Value& object, std::string_view key) {
  const Value* value = object.find(key);
  return value != nullptr && value->is(Value::Kind::text) ? value->text : std::string();
}

/// The author's notes on what surrounds a text, outermost first.
Notes with_note(Notes notes, std::string_view on, const Value& object) {
  if (const std::string note = text_in(object, "note"); !note.empty())
    notes.push_back(fmt::format("author's note on the {}: {}", on, note));
  return notes;
}

// Walks the file beside the loaded scenario: the model holds neither the places nor all of the notes.
class Walk {
public:
  explicit Walk(const Value& root) : root_(root), customer_(name_of_customer()) {}

  std::unordered_map<std::string, Context> contexts() {
    put("/title", "title of the talk", with_note({}, "talk", root_), root_.find("title"));
    put("/summary", "one or two sentences in the list of talks", {}, root_.find("summary"));
    put("/brief", "what the trainee reads before the talk", {}, root_.find("brief"));
    put("/industry", "industry of the customer", {}, root_.find("industry"));
    if (const Value* customer = root_.find("customer"))
      for (const json::Member& member : customer->members)
        put(child("/customer", member.key), fmt::format("the customer's {}", member.key), {}, &member.value);
    each_item(root_.find("facts"), [&](const Value& fact, std::size_t) {
      put(child(child("/facts", text_in(fact, "id")), "text"),
          "fact sheet: what the trainee may truthfully claim", {}, fact.find("text"));
    });
    if (const Value* turns = root_.find("turns"))
      for (const json::Member& turn : turns->members) walk_turn(turn);
    if (const Value* endings = root_.find("endings"))
      for (const json::Member& ending : endings->members) walk_ending(ending);
    return std::move(contexts_);
  }

private:
  std::string name_of_customer() const {
    const Value* customer = root_.find("customer");
    const std::string name = customer != nullptr ? text_in(*customer, "name") : std::string();
    return name.empty() ? "the customer" : name;
  }

  template <class Visit>
  static void each_item(const Value* list, const Visit& visit) {
    if (list == nullptr) return;
    for (std::size_t i = 0; i < list->items.size(); ++i) visit(list->items[i], i);
  }

  void put(const std::string& key, std::string about, Notes notes, const Value* value) {
    if (value == nullptr || !value->is(Value::Kind::text)) return;
    notes.insert(notes.begin(), std::move(about));
    contexts_.try_emplace(key, Context{value->offset, std::move(notes)});
  }

  void put_each(const std::string& key, const std::string& about, const Notes& notes, const Value* list) {
    each_item(list, [&](const Value& text, std::size_t i) { put(child(key, i), about, notes, &text); });
  }

  void walk_line(const std::string& key, const Value& line, const std::string& where, const Notes& notes) {
    if (line.is(Value::Kind::text))
      return put(key, fmt::format("{} says; {}", customer_, where), notes, &line);
    const std::string by = text_in(line, "by"), mood = text_in(line, "mood"), when = text_in(line, "when");
    const std::string spoken =
        fmt::format("{} says{}{}; {}{}{}", by.empty() ? customer_ : by, mood.empty() ? "" : ", ", mood, where,
                    when.empty() ? "" : "; only when ", when);
    const Notes noted = with_note(notes, "line", line);
    put(child(key, "text"), spoken, noted, line.find("text"));
    put_each(child(key, "variants"), "the same line in other words; " + spoken, noted, line.find("variants"));
    put(child(key, "by"), "name of a second speaker; " + where, noted, line.find("by"));
  }

  void walk_consequence(const std::string& key, const Value& owner, const std::string& where,
                        const Notes& notes) {
    if (const Value* reaction = owner.find("reaction"))
      walk_line(child(key, "reaction"), *reaction, "the answer to " + where, notes);
    const Value* feedback = owner.find("feedback");
    if (feedback == nullptr) return;
    const std::string under = child(key, "feedback");
    put(child(under, "effect"), "feedback, how it came across: " + where, notes, feedback->find("effect"));
    put(child(under, "rule"), "feedback, the rule behind it: " + where, notes, feedback->find("rule"));
    put(child(under, "try"), "feedback, what to try instead: " + where, notes, feedback->find("try"));
  }

  void walk_reply(const std::string& turn_key, const Value& reply, const std::string& where,
                  const Notes& turn_notes) {
    const std::string id = text_in(reply, "id"), key = child(child(turn_key, "replies"), id);
    const std::string place = fmt::format("reply '{}', {}", id, where);
    const Notes notes = with_note(turn_notes, "reply", reply);
    put(child(key, "text"), "the trainee says: " + place, notes, reply.find("text"));
    put_each(child(key, "examples"), "the trainee's reply in other words: " + place, notes,
             reply.find("examples"));
    walk_consequence(key, reply, place, notes);
  }

  void walk_turn(const json::Member& turn) {
    const std::string key = child("/turns", turn.key), where = fmt::format("turn '{}'", turn.key);
    const Notes notes = with_note({}, "turn", turn.value);
    each_item(turn.value.find("says"), [&](const Value& line, std::size_t i) {
      walk_line(child(child(key, "says"), i), line, where, notes);
    });
    if (const Value* silence = turn.value.find("silence"))
      walk_consequence(child(key, "silence"), *silence, "silence, " + where,
                       with_note(notes, "silence", *silence));
    put_each(child(key, "hints"), "hint for the trainee; " + where, notes, turn.value.find("hints"));
    each_item(turn.value.find("replies"),
              [&](const Value& reply, std::size_t) { walk_reply(key, reply, where, notes); });
  }

  void walk_ending(const json::Member& ending) {
    const std::string key = child("/endings", ending.key);
    const std::string where = fmt::format("ending '{}', {}", ending.key, text_in(ending.value, "outcome"));
    const Notes notes = with_note({}, "ending", ending.value);
    put(child(key, "text"), "what happens at the end; " + where, notes, ending.value.find("text"));
    put(child(key, "debrief"), "what the trainee reads afterwards; " + where, notes,
        ending.value.find("debrief"));
  }

  const Value& root_;
  const std::string customer_;
  std::unordered_map<std::string, Context> contexts_;
};

/// Notes may hold line feeds and anything else; a comment is one line.
std::string on_one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; },
      ' ');
  return text;
}

} // namespace

std::vector<SourceText> source_texts(const Scenario& scenario, std::string_view json) {
  const json::Document document = json::parse(json);
  const auto contexts = Walk(document.root).contexts();
  std::vector<std::size_t> feeds;
  for (std::size_t at = json.find('\n'); at != std::string_view::npos; at = json.find('\n', at + 1))
    feeds.push_back(at);
  std::vector<SourceText> texts;
  for_each_text(scenario, [&](const std::string& key, const std::string& text) {
    SourceText source{key, text, source_hash(text), 0, {}};
    if (const auto found = contexts.find(key); found != contexts.end()) {
      const auto feed = std::lower_bound(feeds.begin(), feeds.end(), found->second.offset);
      source.line = static_cast<std::size_t>(feed - feeds.begin()) + 1;
      for (const std::string& line : found->second.lines) source.context.push_back(on_one_line(line));
    }
    texts.push_back(std::move(source));
  });
  return texts;
}

std::size_t count_words(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  std::size_t words = 0;
  for (std::size_t at = text.find_first_not_of(kSpace); at != std::string_view::npos; ++words) {
    at = text.find_first_of(kSpace, at);
    at = at == std::string_view::npos ? at : text.find_first_not_of(kSpace, at);
  }
  return words;
}

} // namespace riposte::scenario
