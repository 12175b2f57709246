// What the field has names for: objections, skills with behaviour anchors, techniques, roles, stages,
// segments.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace riposte::catalogue {

/// A text in each language of the program, by BCP 47 tag.
struct LocalText {
  std::map<std::string, std::string, std::less<>> by_language;

  /// The text in `language`, else in English, else empty.
  const std::string& in(std::string_view language) const;
};

struct Leaf {     // one objection
  std::string id; // family.leaf
  LocalText label;
  LocalText description;
  std::map<std::string, std::vector<std::string>, std::less<>> lines; // examples by language
};

struct Family {
  std::string id;
  LocalText label;
  LocalText true_or_smokescreen;
  LocalText good_answer;
  LocalText typical_errors;
  std::vector<Leaf> leaves;
};

inline constexpr int kHighestLevel = 4;

struct Skill {
  std::string id;
  LocalText label;
  LocalText description;
  std::array<LocalText, kHighestLevel + 1> anchors; // observable behaviour at levels 0–4
};

struct EthicsGate {
  LocalText label;
  LocalText description;
  LocalText warn;
  LocalText breach;
  std::vector<LocalText> examples;
};

struct Rubric {
  int version = 0;
  std::vector<Skill> skills;
  EthicsGate ethics;
};

struct Technique {
  std::string id;
  LocalText label;
  LocalText summary;
  std::vector<LocalText> steps;
  LocalText use_for;
  LocalText avoid_when;
};

struct Role {
  std::string id;
  LocalText label;
  LocalText description;
  LocalText meets;
  LocalText judged_on;
};

struct Stage {
  std::string id;
  LocalText label;
  LocalText meaning;
  LocalText success;
  LocalText signature_error;
};

struct Segment {
  std::string id;
  LocalText label;
  LocalText description;
};

struct Catalogue {
  std::vector<Family> families;
  Rubric rubric;
  std::vector<Technique> techniques;
  std::vector<Role> roles;
  std::vector<Stage> stages;
  std::vector<Segment> segments;

  const Leaf* find_objection(std::string_view id) const;
  const Skill* find_skill(std::string_view id) const;
  std::vector<std::string> objection_ids() const;
};

/// The entry of that id in one of the catalogue's lists, or null.
template <class Entry>
const Entry* find(const std::vector<Entry>& entries, std::string_view id) {
  for (const Entry& entry : entries)
    if (entry.id == id) return &entry;
  return nullptr;
}

template <class Entry>
std::vector<std::string> ids_of(const std::vector<Entry>& entries) {
  std::vector<std::string> ids;
  for (const Entry& entry : entries) ids.push_back(entry.id);
  return ids;
}

/// The texts of the files under `content/`, as read from disk.
struct CatalogueFiles {
  std::string objections; // content/taxonomy/objections.json
  std::string stages;     // content/taxonomy/stages.json
  std::string segments;   // content/taxonomy/segments.json
  std::string roles;      // content/taxonomy/roles.json
  std::string rubric;     // content/rubric.json
  std::string techniques; // content/techniques.json
};

/// Errors name the file, the pointer and what is missing. English and Russian must both be there.
Result<Catalogue> parse_catalogue(const CatalogueFiles& files);

} // namespace riposte::catalogue
