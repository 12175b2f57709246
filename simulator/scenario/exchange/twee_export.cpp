#include "scenario/exchange/twee_export.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "base/hash.h"
#include "scenario/exchange/twee.h"
#include "scenario/exchange/twee_own.h"
#include "scenario/exchange/twee_text.h"
#include "scenario/exchange/value.h"
#include "scenario/loading.h"

namespace riposte::scenario::exchange {

using json::Value;

namespace {

constexpr std::array<std::pair<Marker::Kind, std::string_view>, 9> kMarkers{
    {{Marker::Kind::turn, "turn"},
     {Marker::Kind::ending, "ending"},
     {Marker::Kind::line, "line"},
     {Marker::Kind::reply, "reply"},
     {Marker::Kind::reaction, "reaction"},
     {Marker::Kind::silence, "silence"},
     {Marker::Kind::next, "next"},
     {Marker::Kind::text, "text"},
     {Marker::Kind::debrief, "debrief"}}};
/// Characters of ids that would end the comment, or be read by Twine as a link.
constexpr std::string_view kCoded = "%*[]";
constexpr int kColumns = 150, kRows = 150; // distance of the boxes where no layout says any

bool is_safe_name(std::string_view id) {
  if (id.starts_with("Story") || id.starts_with("Passage") || id == kDataPassage || id.front() == '$' ||
      id.front() == '_')
    return false;
  return id.find_first_of("[]{}|<>\\") == std::string_view::npos && id.find("://") == std::string_view::npos;
}

/// Passage names: the ids, with what Twine reads as its own replaced.
std::map<std::string, std::string> names_of(const Value& scenario) {
  std::map<std::string, std::string> names;
  Ids taken;
  std::vector<const std::string*> unsafe;
  for (const std::string_view part : {"turns", "endings"})
    if (const Value* members = scenario.find(part))
      for (const json::Member& member : members->members) {
        if (!is_safe_name(member.key)) {
          unsafe.push_back(&member.key);
          continue;
        }
        taken.take(member.key);
        names.emplace(member.key, member.key);
      }
  for (const std::string* id : unsafe) {
    std::string name = "p-" + *id;
    for (char& c : name)
      if (std::string_view("[]{}|<>\\:").find(c) != std::string_view::npos) c = '-';
    names.emplace(*id, taken.make(name, "passage"));
  }
  return names;
}

std::string info_of(const Value& object) {
  std::string info;
  const auto add = [&](std::string text) { info += (info.empty() ? "" : ", ") + std::move(text); };
  if (const std::string_view when = text_of(object, "when"); !when.empty()) add("if " + std::string(when));
  if (const Value* once = object.find("once"); once != nullptr && once->boolean) add("once");
  for (const std::string_view key : {"mood", "by", "ethics"})
    if (const std::string_view text = text_of(object, key); !text.empty()) add(std::string(text));
  const Value* next = object.find("next");
  if (next == nullptr || !next->is(Value::Kind::array)) return info;
  for (const Value& to : next->items) {
    std::string way = "to " + std::string(text_of(to, "to"));
    if (const std::string_view when = text_of(to, "when"); !when.empty()) way += " if " + std::string(when);
    if (const Value* weight = to.find("weight")) way += fmt::format(" with weight {}", weight->integer);
    add(std::move(way));
  }
  return info;
}

class Exporter {
public:
  Exporter(const Value& scenario, const Value& layout)
      : skeleton_(scenario), boxes_(layout.find("boxes")), names_(names_of(scenario)) {}

  std::vector<Passage> passages();

private:
  Passage title() const;
  Passage story_data() const;
  void place_boxes();
  Value metadata_of(const std::string& id) const;
  Passage turn(const std::string& id, Value& turn);
  Passage ending(const std::string& id, Value& ending);
  std::string line(Value& line, Marker::Kind kind, std::string_view id);
  std::string links(const Value& next, std::string_view text) const;
  /// The text, which leaves the skeleton.
  static std::string taken(Value& text);
  static std::vector<std::string> tags_of(const Value& part);

  Value skeleton_;
  const Value* boxes_;
  std::map<std::string, std::string> names_;
  std::map<std::string, std::pair<int, int>> placed_;
};

std::string Exporter::taken(Value& text) {
  std::string out = std::move(text.text);
  text = Value{};
  return out;
}

std::vector<std::string> Exporter::tags_of(const Value& part) {
  std::vector<std::string> tags;
  if (const Value* list = part.find("x-tags"))
    for (const Value& tag : list->items)
      if (tag.is(Value::Kind::text) && !tag.text.empty() &&
          tag.text.find_first_of("\n\r") == std::string::npos)
        tags.push_back(tag.text);
  return tags;
}

std::string Exporter::line(Value& line, Marker::Kind kind, std::string_view id) {
  Value* text = line.is(Value::Kind::text) ? &line : find(line, "text");
  const std::string head = marker(kind, id, line.is(Value::Kind::text) ? "" : info_of(line));
  return head + '\n' + as_paragraph(taken(*text)) + "\n\n";
}

std::string Exporter::links(const Value& next, std::string_view text) const {
  std::string out;
  const auto add = [&](std::string_view to) {
    out += fmt::format("[[{}->{}]]\n", out.empty() ? text : kAlternative, names_.at(std::string(to)));
  };
  if (next.is(Value::Kind::text)) add(next.text);
  for (const Value& to : next.items) add(text_of(to, "to"));
  return out;
}

Passage Exporter::turn(const std::string& id, Value& turn) {
  Passage passage{names_.at(id), tags_of(turn), metadata_of(id), marker(Marker::Kind::turn, id, "") + '\n',
                  0};
  std::string& text = passage.text;
  std::size_t number = 0;
  if (Value* says = find(turn, "says"))
    for (Value& said : says->items) text += line(said, Marker::Kind::line, std::to_string(++number));
  const auto reaction = [&](Value& consequence) {
    if (Value* said = find(consequence, "reaction")) text += line(*said, Marker::Kind::reaction, "");
  };
  if (Value* replies = find(turn, "replies"))
    for (Value& reply : replies->items) {
      text += marker(Marker::Kind::reply, text_of(reply, "id"), info_of(reply)) + '\n';
      text += links(*reply.find("next"), as_link_text(taken(*find(reply, "text")))) + '\n';
      reaction(reply);
    }
  if (Value* silence = find(turn, "silence")) {
    const Value* seconds = turn.find("seconds");
    text += marker(Marker::Kind::silence, "",
                   fmt::format("after {} seconds", seconds == nullptr ? 0 : seconds->integer)) +
            '\n' + links(*silence->find("next"), kAlternative) + '\n';
    reaction(*silence);
  }
  if (const Value* next = turn.find("next"))
    text += marker(Marker::Kind::next, "", info_of(turn)) + '\n' + links(*next, kAlternative);
  return passage;
}

Passage Exporter::ending(const std::string& id, Value& ending) {
  Passage passage{names_.at(id), tags_of(ending), metadata_of(id), "", 0};
  if (std::find(passage.tags.begin(), passage.tags.end(), kEndingTag) == passage.tags.end())
    passage.tags.emplace_back(kEndingTag);
  const Value* good = ending.find("good");
  passage.text = marker(Marker::Kind::ending, id,
                        fmt::format("{}, {}", text_of(ending, "outcome"),
                                    good != nullptr && good->boolean ? "good" : "not good")) +
                 '\n';
  for (const auto& [kind, key] :
       {std::pair{Marker::Kind::text, "text"}, {Marker::Kind::debrief, "debrief"}}) {
    Value* text = find(ending, key);
    if (text == nullptr || is_blank(text->text)) continue;
    passage.text += marker(kind, "", "") + '\n' + as_paragraph(taken(*text)) + "\n\n";
  }
  return passage;
}

/// In layers by the shortest way from the start.
void Exporter::place_boxes() {
  std::map<std::string, int> columns; // in each layer, by its number
  std::deque<std::pair<std::string, int>> waiting{{std::string(text_of(skeleton_, "start")), 0}};
  std::map<int, int> filled;
  const auto place = [&](const std::string& id, int layer) {
    return placed_.try_emplace(id, std::pair{100 + kColumns * filled[layer], 100 + kRows * layer}).second;
  };
  const Value* turns = skeleton_.find("turns");
  std::map<std::string_view, const Value*> by_id;
  for (const json::Member& turn : turns->members) by_id.emplace(turn.key, &turn.value);
  int deepest = 0;
  while (!waiting.empty()) {
    const auto [id, layer] = waiting.front();
    waiting.pop_front();
    if (!place(id, layer)) continue;
    ++filled[layer];
    deepest = std::max(deepest, layer);
    const auto turn = by_id.find(id);
    if (turn == by_id.end()) continue;
    const auto follow = [&, layer = layer](const Value* next) {
      if (next == nullptr) return;
      if (next->is(Value::Kind::text)) waiting.emplace_back(next->text, layer + 1);
      for (const Value& to : next->items) waiting.emplace_back(std::string(text_of(to, "to")), layer + 1);
    };
    if (const Value* replies = turn->second->find("replies"))
      for (const Value& reply : replies->items) follow(reply.find("next"));
    if (const Value* silence = turn->second->find("silence")) follow(silence->find("next"));
    follow(turn->second->find("next"));
  }
  for (const auto& [id, name] : names_)
    if (place(id, deepest + 1)) ++filled[deepest + 1];
}

Value Exporter::metadata_of(const std::string& id) const {
  auto [x, y] = placed_.at(id);
  const Value* box = boxes_ == nullptr ? nullptr : boxes_->find(id);
  const auto coordinate = [box](const char* axis) -> std::optional<double> {
    const Value* v = box == nullptr ? nullptr : box->find(axis);
    if (v == nullptr || !v->is_number() || v->number <= -1e7 || v->number >= 1e7) return std::nullopt;
    return v->number;
  };
  const auto left = coordinate("x");
  const auto top = coordinate("y");
  Value metadata = object_value();
  std::string position = fmt::format("{},{}", x, y);
  if (left && top) position = fmt::format("{},{}", *left, *top);
  put(metadata, "position", text_value(position));
  put(metadata, "size", text_value("100,100"));
  return metadata;
}

Passage Exporter::story_data() const {
  Value data = object_value();
  put(data, "ifid", text_value(ifid_of(skeleton_)));
  put(data, "format", text_value("SugarCube"));
  put(data, "format-version", text_value("2.36.1"));
  put(data, "start", text_value(names_.at(std::string(text_of(skeleton_, "start")))));
  Value colours = object_value();
  put(colours, kEndingTag, text_value("green"));
  put(colours, kDataTag, text_value("gray"));
  put(data, "tag-colors", std::move(colours));
  return {"StoryData", {}, {}, indented(data), 0};
}

std::vector<Passage> Exporter::passages() {
  place_boxes();
  std::vector<Passage> out{{"StoryTitle", {}, {}, title_of(skeleton_), 0}, story_data()};
  const bool title = title_is_carried(skeleton_);
  for (json::Member& member : find(skeleton_, "turns")->members)
    out.push_back(turn(member.key, member.value));
  if (Value* endings = find(skeleton_, "endings"))
    for (json::Member& member : endings->members) out.push_back(ending(member.key, member.value));
  if (title) put(skeleton_, "title", Value{});
  out.push_back({std::string(kDataPassage), {std::string(kDataTag)}, {}, indented(skeleton_), 0});
  return out;
}

} // namespace

Marker marker_in(std::string_view comment) {
  comment = trimmed_text(comment);
  const std::size_t end = std::min(comment.find(' '), comment.size());
  Marker found;
  for (const auto& [kind, word] : kMarkers)
    if (comment.substr(0, end) == word) found.kind = kind;
  std::string_view rest = comment.substr(std::min(end + 1, comment.size()));
  rest = rest.substr(0, rest.find(' '));
  const bool named = found.kind <= Marker::Kind::reply;
  if (!named && !rest.empty() && !rest.starts_with('(')) return {}; // "next time, …" is a person's comment
  if (!named) return found;
  for (std::size_t at = 0; at < rest.size(); ++at) {
    found.id += rest[at];
    if (rest[at] != '%' || at + 2 >= rest.size()) continue;
    for (const char c : kCoded)
      if (rest.substr(at + 1, 2) == fmt::format("{:02X}", static_cast<unsigned>(c))) {
        found.id.back() = c;
        at += 2;
        break;
      }
  }
  return found.id.empty() ? Marker{} : found;
}

std::string marker(Marker::Kind kind, std::string_view id, std::string_view info) {
  std::string out = "/* ";
  for (const auto& [known, word] : kMarkers)
    if (known == kind) out += word;
  if (!id.empty()) out += ' ';
  for (const char c : id)
    out += kCoded.find(c) == std::string_view::npos ? std::string(1, c)
                                                    : fmt::format("%{:02X}", static_cast<unsigned>(c));
  if (info.empty()) return out + " */";
  out += " (";
  for (const char c : info) { // only for reading: what would end the comment or be a link is spaced out
    const bool doubled = (c == '/' && out.back() == '*') || (c == '[' && out.back() == '[');
    out += doubled ? " " : "";
    out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out + ") */";
}

std::string ifid_of(const Value& scenario) {
  if (const std::string_view own = text_of(scenario, "x-ifid"); !own.empty()) return std::string(own);
  std::string id = sha256_hex("riposte:" + std::string(text_of(scenario, "id"))).substr(0, 32);
  id[12] = '8'; // version 8 (RFC 9562): made from a hash of our own choice
  id[16] = "89ab"[static_cast<unsigned char>(id[16]) % 4];
  for (const std::size_t at : {8u, 13u, 18u, 23u}) id.insert(at, "-");
  for (char& c : id)
    if (c >= 'a' && c <= 'f') c = static_cast<char>(c - 'a' + 'A');
  return id;
}

std::string title_of(const Value& scenario) {
  std::string title(text_of(scenario, "title"));
  for (char& c : title)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  title = std::string(trimmed_text(title));
  return title.empty() ? std::string(text_of(scenario, "id")) : title;
}

bool title_is_carried(const Value& scenario) {
  const std::string_view title = text_of(scenario, "title");
  return !title.empty() && title == title_of(scenario);
}

Result<std::string> export_twee(const Value& scenario, const Value& layout) {
  const std::vector<Passage> passages = Exporter(scenario, layout).passages();
  if (passages.size() > kMostPassages)
    return failure("{} passages; a Twee file has at most {}", passages.size(), kMostPassages);
  std::string text = print_twee(passages);
  if (text.size() > kLargestTwee) return failure("the Twee would be larger than {} MiB", kLargestTwee >> 20);
  return text;
}

} // namespace riposte::scenario::exchange
