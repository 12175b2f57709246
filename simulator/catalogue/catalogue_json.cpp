#include "catalogue/catalogue.h"

#include <algorithm>
#include <optional>

#include "base/located_json.h"
#include "base/utf8.h"

namespace riposte::catalogue {
namespace {

using json::Value;

// The first fault of one file; reading goes on with empty values so that callers need no checks.
class Reader {
public:
  Reader(std::string_view file, std::string_view text)
      : file_(file), text_(text), document_(json::parse(text)) {
    if (!document_.problems.empty()) {
      const json::Problem& p = document_.problems.front();
      fault_at(p.offset, p.pointer, p.message);
    }
  }

  const Value& root() const { return document_.root; }
  const std::optional<Error>& fault() const { return fault_; }

  const Value& list(const Value& object, std::string_view key, const std::string& at) {
    return member(object, key, Value::Kind::array, at);
  }
  std::string text(const Value& object, std::string_view key, const std::string& at) {
    const Value& value = member(object, key, Value::Kind::text, at);
    if (value.is(Value::Kind::text) && value.text.empty())
      fault_at(value.offset, json::child(at, key), phrase("is empty"));
    return value.text;
  }
  LocalText local(const Value& object, std::string_view key, const std::string& at) {
    return local(member(object, key, Value::Kind::object, at), json::child(at, key));
  }
  LocalText local(const Value& value, const std::string& at) {
    LocalText text_in;
    for (std::string_view language : {"en", "ru"})
      text_in.by_language.emplace(language, text(value, language, at));
    return text_in;
  }
  const Value& member(const Value& object, std::string_view key, Value::Kind kind, const std::string& at) {
    static const Value nothing;
    const Value* value = object.find(key);
    if (value != nullptr && value->is(kind)) return *value;
    fault_at(object.offset, json::child(at, key), phrase("must be {}", json::kind_name(kind)));
    return nothing;
  }
  void fault_at(std::size_t offset, std::string_view pointer, Error message) {
    if (fault_) return;
    const TextPosition p = LineIndex(text_).position(offset);
    fault_ = phrase("{}:{}:{}: {}: {}", file_, p.line, p.column, pointer, std::move(message));
  }

private:
  std::string file_;
  std::string_view text_;
  json::Document document_;
  std::optional<Error> fault_;
};

template <class Entry, class Fill>
std::vector<Entry> read_entries(Reader& reader, const Value& owner, std::string_view key,
                                const std::string& at, Fill fill) {
  std::vector<Entry> entries;
  const Value& list = reader.list(owner, key, at);
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const std::string here = json::child(json::child(at, key), i);
    Entry entry;
    entry.id = reader.text(list.items[i], "id", here);
    if (find(entries, entry.id) != nullptr)
      reader.fault_at(list.items[i].offset, here, phrase("the id '{}' stands twice", entry.id));
    fill(entry, list.items[i], here);
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::vector<LocalText> read_locals(Reader& reader, const Value& owner, std::string_view key,
                                   const std::string& at) {
  std::vector<LocalText> texts;
  const Value& list = reader.list(owner, key, at);
  for (std::size_t i = 0; i < list.items.size(); ++i)
    texts.push_back(reader.local(list.items[i], json::child(json::child(at, key), i)));
  return texts;
}

Leaf read_leaf(Reader& reader, const Value& value, const std::string& here, Leaf leaf) {
  leaf.label = reader.local(value, "label", here);
  leaf.description = reader.local(value, "description", here);
  const Value& lines = reader.member(value, "lines", Value::Kind::object, here);
  for (std::string_view language : {"en", "ru"}) {
    std::vector<std::string>& examples = leaf.lines[std::string(language)];
    const std::string at = json::child(json::child(here, "lines"), language);
    for (const Value& line : reader.list(lines, language, json::child(here, "lines")).items) {
      if (line.text.empty())
        reader.fault_at(line.offset, json::child(at, examples.size()),
                        phrase("must be a text that is not empty"));
      examples.push_back(line.text);
    }
  }
  return leaf;
}

std::vector<Family> read_families(Reader& reader) {
  return read_entries<Family>(
      reader, reader.root(), "families", "",
      [&](Family& family, const Value& value, const std::string& here) {
        family.label = reader.local(value, "label", here);
        family.true_or_smokescreen = reader.local(value, "true_or_smokescreen", here);
        family.good_answer = reader.local(value, "good_answer", here);
        family.typical_errors = reader.local(value, "typical_errors", here);
        family.leaves = read_entries<Leaf>(
            reader, value, "leaves", here, [&](Leaf& leaf, const Value& leaf_value, const std::string& at) {
              leaf = read_leaf(reader, leaf_value, at, std::move(leaf));
              if (!leaf.id.starts_with(family.id + "."))
                reader.fault_at(leaf_value.offset, at,
                                phrase("'{}' must begin with '{}.'", leaf.id, family.id));
            });
      });
}

Rubric read_rubric(Reader& reader) {
  Rubric rubric;
  rubric.version =
      static_cast<int>(reader.member(reader.root(), "version", Value::Kind::integer, "").integer);
  rubric.skills = read_entries<Skill>(
      reader, reader.root(), "skills", "", [&](Skill& skill, const Value& value, const std::string& here) {
        skill.label = reader.local(value, "label", here);
        skill.description = reader.local(value, "description", here);
        const std::vector<LocalText> anchors = read_locals(reader, value, "anchors", here);
        if (anchors.size() == skill.anchors.size())
          std::copy(anchors.begin(), anchors.end(), skill.anchors.begin());
        else
          reader.fault_at(value.offset, json::child(here, "anchors"),
                          phrase("must hold five texts, for the levels 0 to 4"));
      });
  const Value& ethics = reader.member(reader.root(), "ethics", Value::Kind::object, "");
  rubric.ethics.label = reader.local(ethics, "label", "/ethics");
  rubric.ethics.description = reader.local(ethics, "description", "/ethics");
  const Value& levels = reader.member(ethics, "levels", Value::Kind::object, "/ethics");
  rubric.ethics.warn = reader.local(levels, "warn", "/ethics/levels");
  rubric.ethics.breach = reader.local(levels, "breach", "/ethics/levels");
  rubric.ethics.examples = read_locals(reader, ethics, "examples", "/ethics");
  return rubric;
}

std::vector<Technique> read_techniques(Reader& reader) {
  return read_entries<Technique>(reader, reader.root(), "techniques", "",
                                 [&](Technique& technique, const Value& value, const std::string& here) {
                                   technique.label = reader.local(value, "label", here);
                                   technique.summary = reader.local(value, "summary", here);
                                   technique.steps = read_locals(reader, value, "steps", here);
                                   technique.use_for = reader.local(value, "use_for", here);
                                   technique.avoid_when = reader.local(value, "avoid_when", here);
                                 });
}

std::vector<Role> read_roles(Reader& reader) {
  return read_entries<Role>(reader, reader.root(), "roles", "",
                            [&](Role& role, const Value& value, const std::string& here) {
                              role.label = reader.local(value, "label", here);
                              role.description = reader.local(value, "description", here);
                              role.meets = reader.local(value, "meets", here);
                              role.judged_on = reader.local(value, "judged_on", here);
                            });
}

std::vector<Stage> read_stages(Reader& reader) {
  return read_entries<Stage>(reader, reader.root(), "stages", "",
                             [&](Stage& stage, const Value& value, const std::string& here) {
                               stage.label = reader.local(value, "label", here);
                               stage.meaning = reader.local(value, "meaning", here);
                               stage.success = reader.local(value, "success", here);
                               stage.signature_error = reader.local(value, "signature_error", here);
                             });
}

std::vector<Segment> read_segments(Reader& reader) {
  return read_entries<Segment>(reader, reader.root(), "segments", "",
                               [&](Segment& segment, const Value& value, const std::string& here) {
                                 segment.label = reader.local(value, "label", here);
                                 segment.description = reader.local(value, "description", here);
                               });
}

} // namespace

Result<Catalogue> parse_catalogue(const CatalogueFiles& files) {
  Catalogue catalogue;
  std::optional<Error> fault;
  const auto read = [&](std::string_view name, const std::string& text, auto into) {
    if (fault) return;
    Reader reader(name, text);
    if (!reader.fault()) into(reader);
    fault = reader.fault();
  };
  read("content/taxonomy/objections.json", files.objections,
       [&](Reader& reader) { catalogue.families = read_families(reader); });
  read("content/taxonomy/stages.json", files.stages,
       [&](Reader& reader) { catalogue.stages = read_stages(reader); });
  read("content/taxonomy/segments.json", files.segments,
       [&](Reader& reader) { catalogue.segments = read_segments(reader); });
  read("content/taxonomy/roles.json", files.roles,
       [&](Reader& reader) { catalogue.roles = read_roles(reader); });
  read("content/rubric.json", files.rubric, [&](Reader& reader) { catalogue.rubric = read_rubric(reader); });
  read("content/techniques.json", files.techniques,
       [&](Reader& reader) { catalogue.techniques = read_techniques(reader); });
  if (fault) return failure(std::move(*fault));
  return catalogue;
}

} // namespace riposte::catalogue
