#include "scenario/exchange/twee_building.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "scenario/exchange/value.h"
#include "scenario/loading.h"

namespace riposte::scenario::exchange {
namespace {

constexpr std::size_t kLongestWhen = 1500;
constexpr std::size_t kMostRemarks = 200;

/// What may stand beside links on a line without being something that is said.
bool is_bullets(std::string_view text) {
  return text.find_first_not_of(" \t*-|,.;:>") == std::string_view::npos ||
         trimmed_text(text) == "\xE2\x80\xA2";
}

class Prose {
public:
  void add(std::string_view text, std::size_t guard) {
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      if (end > at) {
        line_.push_back({std::string(text.substr(at, end - at)), guard});
        beside_ += text.substr(at, end - at);
      }
      if (end < text.size()) end_line();
      at = end + 1;
    }
  }
  void add_link(std::string_view text, std::size_t guard) {
    line_.push_back({std::string(text), guard});
    links_ = true;
  }
  std::vector<Spoken> end() {
    end_line();
    end_paragraph();
    return std::move(spoken_);
  }

private:
  void end_line() {
    const bool blank = trimmed_text(beside_).empty();
    if (!links_ && blank) {
      end_paragraph();
    } else if (!links_ || !is_bullets(beside_)) { // else: links alone are offered, not said
      if (!paragraph_.empty()) paragraph_.back().text += '\n';
      for (Spoken& run : line_) {
        if (!paragraph_.empty() && paragraph_.back().guard == run.guard)
          paragraph_.back().text += run.text;
        else
          paragraph_.push_back(std::move(run));
      }
    }
    line_.clear();
    beside_.clear();
    links_ = false;
  }

  void end_paragraph() {
    for (Spoken& run : paragraph_) {
      run.text = without_entities(trimmed_text(run.text));
      if (!is_blank(run.text)) spoken_.push_back(std::move(run));
    }
    paragraph_.clear();
  }

  std::vector<Spoken> line_, paragraph_, spoken_;
  std::string beside_; // the text of the line without its links
  bool links_ = false;
};

} // namespace

void ImportReport::remark(std::string text) {
  if (remarks.size() < kMostRemarks)
    remarks.push_back(std::move(text));
  else
    ++unsaid;
}

bool leads_elsewhere(const Building& building, const Link& link) {
  if (building.targets.contains(link.target)) return false;
  return link.target.starts_with('$') || link.target.starts_with('_') ||
         link.target.find("://") != std::string::npos || link.target.starts_with("mailto:");
}

tl::unexpected<Error> too_large() {
  return failure("more than {} replies and lines, {} links, texts and macros, or too many "
                 "conditions; divide the story",
                 kMostParts, kMostPieces);
}

Pieces Building::pieces_of(const Passage& passage) {
  Pieces found = parse_passage(passage.text, dialect);
  pieces += found.count();
  return found;
}

std::string Building::target_of(const Link& link) {
  if (const auto found = targets.find(link.target); found != targets.end()) return found->second;
  std::string id = target_ids.make(slug(link.target), "missing");
  json::Value ending = object_value();
  put(ending, "outcome", text_value("lost-polite"));
  put(ending, "good", truth_value(false));
  put(ending, "note",
      text_value(fmt::format("The story links to a passage '{}' that it does not have.", link.target)));
  missing.kind = json::Value::Kind::object;
  missing.members.push_back({id, 0, std::move(ending)});
  ++parts;
  report.remark(fmt::format("the passage '{}' is linked to but is not there; the ending '{}' stands for it",
                            link.target, id));
  targets.emplace(link.target, id);
  return id;
}

const StoryVariable* Building::fit_variable(const Assignment& assignment) const {
  const auto found = variables.find(assignment.variable);
  if (assignment.kind == Assignment::Kind::unreadable || found == variables.end() || !found->second.fit() ||
      found->second.flag != assignment.flag)
    return nullptr;
  return &found->second;
}

Conditions::Conditions(Building& building, const Pieces& pieces, std::string here)
    : building_(building),
      pieces_(pieces), names_{building.variables,
                              [&building](std::string_view passage) -> std::optional<std::string> {
                                const auto found = building.targets.find(passage);
                                if (found == building.targets.end() ||
                                    !building.turns.contains(found->second))
                                  return std::nullopt;
                                return found->second;
                              },
                              std::move(here), building.dialect},
      plain_(pieces.guards.size()), found_(pieces.guards.size()) {}

const std::optional<std::string>& Conditions::plain(std::size_t guard) {
  std::optional<std::optional<std::string>>& known = plain_[guard];
  if (!known) {
    const Guard& g = pieces_.guards[guard];
    known = convert_condition(g.condition, names_);
    if (*known && g.negated) known = "not (" + **known + ")";
  }
  return *known;
}

std::optional<std::string> Conditions::own(std::size_t guard) {
  const Guard& g = pieces_.guards[guard];
  if (!g.readable) return std::nullopt;
  std::vector<std::string> parts;
  if (!g.condition.empty()) {
    const auto& condition = plain(guard);
    if (!condition) return std::nullopt;
    parts.push_back(*condition);
  }
  for (std::size_t before = g.previous; before != kNoGuard; before = pieces_.guards[before].previous) {
    if (pieces_.guards[before].condition.empty()) return std::nullopt; // a branch after the else
    const auto& denied = plain(before);
    if (!denied) return std::nullopt;
    parts.push_back("not (" + *denied + ")");
  }
  std::string all;
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
    const bool loose = part->find(" or ") != std::string::npos && parts.size() > 1;
    all += (all.empty() ? "" : " and ") + (loose ? '(' + *part + ')' : *part);
    if (all.size() > kLongestWhen) return std::nullopt;
  }
  return all;
}

const Conditions::Found& Conditions::of(std::size_t guard) {
  if (guard == kNoGuard) return always_;
  if (found_[guard]) return *found_[guard];
  const Guard& g = pieces_.guards[guard];
  Found found = of(g.parent); // at most kDeepestMacros steps: deeper ones all hang on the same branch
  if (!g.open) {
    const std::optional<std::string> condition = own(guard);
    if (!condition || found.when.size() + condition->size() > kLongestWhen) {
      found.blamed = guard;
      building_.keep(building_.dialect == Dialect::harlowe ? "(if:)" : "<<if>>");
    } else {
      const bool loose = condition->find(" or ") != std::string::npos;
      if (found.when.empty()) {
        found.when = *condition;
        found.loose = loose;
      } else {
        found.when = (found.loose ? '(' + found.when + ')' : found.when) + " and " +
                     (loose ? '(' + *condition + ')' : *condition);
        found.loose = false;
      }
      ++building_.report.conditions;
    }
  }
  return found_[guard].emplace(std::move(found));
}

std::string Conditions::source_of(std::size_t guard) const {
  constexpr std::size_t kShown = 160;
  const std::string& source = pieces_.guards[guard].source;
  if (source.size() <= kShown) return source;
  std::size_t end = kShown;
  while (end > 0 && (static_cast<unsigned char>(source[end]) & 0xC0) == 0x80) --end;
  return source.substr(0, end) + "…";
}

std::vector<Spoken> spoken_in(const Pieces& pieces) {
  Prose prose;
  for (const Piece& piece : pieces.list) {
    if (piece.kind == Piece::Kind::text) prose.add(piece.text, piece.guard);
    if (piece.kind == Piece::Kind::link) prose.add_link(piece.link.text, piece.guard);
  }
  return prose.end();
}

json::Value line_value(std::string text, const std::string& when, const std::string& note) {
  if (when.empty() && note.empty()) return text_value(std::move(text));
  json::Value line = object_value();
  put(line, "text", text_value(std::move(text)));
  if (!when.empty()) put(line, "when", text_value(when));
  if (!note.empty()) put(line, "note", text_value(note));
  return line;
}

json::Value reply_value(const std::string& id, std::string text, const std::string& when,
                        const Effects& effects, const std::string& target, const std::string& note,
                        const std::function<bool(std::string_view)>& is_flag) {
  json::Value reply = object_value();
  put(reply, "id", text_value(id));
  put(reply, "text", text_value(std::move(text)));
  if (!when.empty()) put(reply, "when", text_value(when));
  for (const bool set : {true, false}) {
    json::Value changes = object_value();
    for (const auto& [variable, effect] : effects)
      if (effect.set == set)
        changes.members.push_back(
            {variable, 0, is_flag(variable) ? truth_value(effect.value != 0) : integer_value(effect.value)});
    if (!changes.members.empty()) put(reply, set ? "set" : "add", std::move(changes));
  }
  put(reply, "next", text_value(target));
  if (!note.empty()) put(reply, "note", text_value(note));
  return reply;
}

bool compose(Effects& effects, const std::string& variable, const Effect& effect) {
  const auto found = effects.find(variable);
  Effect after = effect;
  if (!effect.set && found != effects.end()) after = {found->second.set, found->second.value + effect.value};
  if (after.value < kSmallestBound || after.value > kLargestBound) return false;
  effects[variable] = after;
  return true;
}

void append_note(std::string& note, std::string_view text) {
  if (!note.empty()) note += '\n';
  note += text;
}

json::Value tags_value(const Passage& passage) {
  json::Value tags = list_value();
  for (const std::string& tag : passage.tags) tags.items.push_back(text_value(tag));
  return tags;
}

void add_box(json::Value& boxes, const std::string& id, const Passage& passage) {
  const std::string_view position = text_of(passage.metadata, "position");
  const std::size_t comma = position.find(',');
  if (comma == std::string_view::npos) return;
  json::Value box = object_value();
  for (const auto& [key, part] :
       {std::pair("x", position.substr(0, comma)), {"y", position.substr(comma + 1)}}) {
    const std::string_view digits = trimmed_text(part);
    double number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || end != digits.data() + digits.size() || !(number > -1e7 && number < 1e7))
      return;
    put(box, key, integer_value(static_cast<std::int64_t>(number < 0 ? number - 0.5 : number + 0.5)));
  }
  boxes.members.push_back({id, 0, std::move(box)});
}

json::Value layout_value(std::string_view of, json::Value boxes) {
  if (boxes.members.empty()) return {};
  json::Value layout = object_value();
  put(layout, "format", text_value("riposte.layout/1"));
  put(layout, "of", text_value(std::string(of)));
  put(layout, "boxes", std::move(boxes));
  return layout;
}

} // namespace riposte::scenario::exchange
