#include "scenario/load.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/hash.h"
#include "scenario/loading.h"
#include "scenario/moves.h"
#include "scenario/reads.h"

namespace riposte::scenario {
namespace {

using json::Value;

constexpr double kLargestWeight = 1e6; // sums of weighted levels stay exact enough

void read_skills(Loading& loading, const Node& root, Scenario& scenario) {
  const auto skills = loading.member(root, "skills", Value::Kind::object);
  loading.skills_known = skills || root->find("skills") == nullptr;
  if (!skills) return;
  const std::vector<std::string> known = catalogue::ids_of(loading.catalogue.rubric.skills);
  for (const auto& [member, node] : members_of(*skills)) {
    if (loading.catalogue.find_skill(member->key) == nullptr) {
      loading.report(Severity::error, "taxonomy-unknown", node.pointer, member->key_offset,
                     phrase("the rubric knows no skill '{}'{}", member->key,
                            suggestion(loading.names, member->key, known)));
    }
    SkillWeight skill{member->key, 1};
    if (!node->is_number() || !(node->number > 0) || node->number > kLargestWeight)
      loading.error(node->is_number() ? "value-range" : "value-type", node,
                    phrase("a weight is a number greater than 0 and at most a million"));
    else
      skill.weight = node->number;
    scenario.skills.push_back(std::move(skill));
  }
}

void read_customer(Loading& loading, const Node& root, Scenario& scenario) {
  constexpr std::array<std::string_view, 4> kTemperaments{"direct", "expressive", "steady", "analytic"};
  constexpr std::array<std::string_view, 3> kVoices{"female", "male", "neutral"};
  const auto node = loading.member(root, "customer", Value::Kind::object);
  if (!node) return;
  loading.check_keys(*node, Part::customer);
  Customer& customer = scenario.customer;
  customer.name = loading.text(*node, "name");
  customer.job = loading.text(*node, "job");
  customer.company = loading.text(*node, "company");
  customer.goal = loading.text(*node, "goal");
  customer.fear = loading.text(*node, "fear");
  customer.portrait = loading.text(*node, "portrait");
  if (const auto t = loading.choice(*node, "temperament", kTemperaments))
    customer.temperament = static_cast<Temperament>(*t + 1);
  if (const auto v = loading.choice(*node, "voice", kVoices)) customer.voice = kVoices[*v];
}

void read_facts(Loading& loading, const Node& root, Scenario& scenario) {
  const auto list = loading.member(root, "facts", Value::Kind::array);
  if (!list) return;
  std::set<std::string> seen;
  for (const Node& node : items_of(*list)) {
    if (!node->is(Value::Kind::object)) {
      loading.error(
          "value-type", node,
          phrase("a fact is an object with \"id\" and \"text\", not {}", json::kind_name(node->kind)));
      continue;
    }
    loading.check_keys(node, Part::fact);
    Fact fact{loading.text(node, "id", Need::required), loading.text(node, "text", Need::required)};
    if (!fact.id.empty())
      check_id(loading, fact.id, json::child(node.pointer, "id"), node->find("id")->offset);
    if (!fact.id.empty() && !seen.insert(fact.id).second)
      loading.error("id-duplicate", node, phrase("another fact is named '{}'", fact.id));
    scenario.facts.push_back(std::move(fact));
  }
}

void read_endings(Loading& loading, const Node& root, Scenario& scenario) {
  constexpr std::array<std::string_view, 5> kOutcomes{"won-step", "deferred-dated", "qualified-out",
                                                      "lost-polite", "burned"};
  const auto endings = loading.member(root, "endings", Value::Kind::object);
  if (!endings) return;
  for (const auto& [member, node] : members_of(*endings)) {
    Ending ending;
    ending.id = member->key;
    if (node->is(Value::Kind::object)) {
      loading.check_keys(node, Part::ending);
      if (const auto outcome = loading.choice(node, "outcome", kOutcomes, Need::required))
        ending.outcome = static_cast<Outcome>(*outcome);
      ending.good = loading.boolean(node, "good").value_or(false);
      ending.text = loading.text(node, "text");
      ending.debrief = loading.text(node, "debrief");
      ending.note = loading.text(node, "note");
    } else {
      loading.error("value-type", node,
                    phrase("an ending is an object, not {}", json::kind_name(node->kind)));
    }
    scenario.endings.push_back(std::move(ending));
  }
}

void read_rules(Loading& loading, const Node& root, Scenario& scenario) {
  const auto rules = loading.member(root, "rules", Value::Kind::array);
  if (!rules) return;
  for (const Node& node : items_of(*rules)) {
    if (!node->is(Value::Kind::object)) {
      loading.error(
          "value-type", node,
          phrase("a rule is an object with \"when\" and \"to\", not {}", json::kind_name(node->kind)));
      continue;
    }
    loading.check_keys(node, Part::rule);
    Condition when = loading.condition(node, "when", Need::required);
    if (const auto to = loading.target(node, "to")) scenario.rules.push_back({std::move(when), *to});
  }
}

void read_known_list(Loading& loading, const Node& root, std::string_view key, Listed what,
                     const std::vector<std::string>& ids, std::vector<std::string>& out) {
  const auto list = loading.member(root, key, Value::Kind::array);
  if (!list) return;
  for (const Node& node : items_of(*list)) {
    loading.known(node, what, ids);
    out.push_back(node->text);
  }
}

void read_pass(Loading& loading, const Node& root, Scenario& scenario) {
  const auto pass = loading.member(root, "pass", Value::Kind::object);
  if (!pass) return;
  loading.check_keys(*pass, Part::pass);
  if (const auto level = loading.any(*pass, "level")) {
    if (!(*level)->is_number())
      loading.error("value-type", *level, phrase("a pass level is a number from 0 to 4"));
    else if ((*level)->number < 0 || (*level)->number > catalogue::kHighestLevel)
      loading.error("value-range", *level, phrase("a pass level lies within 0..4"));
    else
      scenario.pass_level = (*level)->number;
  }
  scenario.pass_needs_good_ending = loading.boolean(*pass, "good_ending").value_or(true);
}

void read_head(Loading& loading, const Node& root, Scenario& scenario) {
  constexpr std::array<std::string_view, 2> kKinds{"talk", "drill"};
  scenario.id = loading.text(root, "id", Need::required);
  if (!scenario.id.empty() && !is_kebab_case(scenario.id))
    loading.error("id-form", {root->find("id"), "/id"},
                  phrase("'{}' is not kebab-case, such as not-interested", scenario.id));
  scenario.version = static_cast<int>(loading.integer(root, "version", 1, INT32_MAX).value_or(1));
  if (const auto language = loading.member(root, "language", Value::Kind::text)) {
    scenario.language = (*language)->text;
    if (!is_language_tag(scenario.language))
      loading.error("language-form", *language,
                    phrase("'{}' is no language tag (BCP 47), such as en or pt-BR", scenario.language));
  }
  if (const auto kind = loading.choice(root, "kind", kKinds))
    scenario.kind = *kind == 0 ? Kind::talk : Kind::drill;
  scenario.title = loading.text(root, "title");
  scenario.summary = loading.text(root, "summary");
  scenario.brief = loading.text(root, "brief");
  scenario.note = loading.text(root, "note");
  scenario.industry = loading.text(root, "industry");
  if (root->find("title") == nullptr)
    loading.report(Severity::info, "title-missing", "", root->offset,
                   phrase("without a \"title\" the library shows the id"));
  scenario.stage =
      loading.known_text(root, "stage", Listed::stage, catalogue::ids_of(loading.catalogue.stages));
  scenario.segment =
      loading.known_text(root, "segment", Listed::segment, catalogue::ids_of(loading.catalogue.segments));
  read_known_list(loading, root, "roles", Listed::role, catalogue::ids_of(loading.catalogue.roles),
                  scenario.roles);
  read_known_list(loading, root, "objections", Listed::objection, loading.objection_ids, scenario.objections);
  scenario.difficulty = static_cast<int>(loading.integer(root, "difficulty", 1, 5).value_or(0));
  scenario.minutes = static_cast<int>(loading.integer(root, "minutes", 1, 1440).value_or(0));
  scenario.limit = loading.integer(root, "limit", 1, kLargestBound).value_or(60);
}

/// False where the text is no scenario of this format at all, so that further findings would be noise. An
/// older one is migrated; it keeps the hash of what its author wrote, by which attempts remember it.
bool check_format(Loading& loading, json::Value& document, MigrationSteps steps, Scenario& scenario) {
  const Node root{&document, ""};
  if (!root->is(Value::Kind::object)) {
    loading.error("value-type", root, phrase("a scenario is an object, not {}", json::kind_name(root->kind)));
    return false;
  }
  const auto format = loading.member(root, "format", Value::Kind::text, Need::required);
  if (!format) return true;
  if (declared((*format)->text, FileKind::scenario, steps).standing == Standing::older)
    scenario.hash = sha256_hex(json::compact(document));
  return bring_up_to_date(loading, document, FileKind::scenario, steps);
}

void read_scenario(Loading& loading, const Node& root, Scenario& scenario) {
  loading.check_keys(root, Part::scenario);
  loading.text(root, "$schema");
  collect_ids(loading, root, scenario);
  read_head(loading, root, scenario);
  read_skills(loading, root, scenario);
  read_customer(loading, root, scenario);
  read_facts(loading, root, scenario);
  read_state(loading, root, scenario);
  read_variants(loading, root, scenario);
  read_endings(loading, root, scenario);
  read_rules(loading, root, scenario);
  read_pass(loading, root, scenario);
  if (const Value* turns = root->find("turns"); turns != nullptr && turns->is(Value::Kind::object))
    scenario.turns = read_turns(loading, {turns, "/turns"}, scenario);
  if (const auto start = loading.target(root, "start")) {
    scenario.start = *start;
    if (start->kind == Target::Kind::ending)
      loading.error("graph-missing-target", {root->find("start"), "/start"},
                    phrase("a play starts in a turn; this is an ending"));
  }
}

void sort_by_place(Diagnostics& diagnostics) {
  std::stable_sort(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::pair(a.position.line, a.position.column) < std::pair(b.position.line, b.position.column);
  });
}

} // namespace

bool is_plain_id(std::string_view id) {
  if (id.empty() || id == "~") return false;
  for (std::size_t at = 0; at < id.size();) {
    const char32_t c = next_code_point(id, at);
    const bool divides = c == '\'' || c == '"' || c == ','; // texts of conditions, --inputs
    const bool hidden = c <= 0x20 || (c >= 0x7F && c <= 0xA0) || (c >= 0x2000 && c <= 0x206F) || c == 0xFEFF;
    if (divides || hidden) return false;
  }
  return true;
}

bool is_language_tag(std::string_view tag) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  for (bool first = true;; first = false) {
    const std::string_view part = tag.substr(0, tag.find('-'));
    if (part.empty() || part.size() > 8 || (first && part.size() < 2)) return false;
    if (!std::all_of(part.begin(), part.end(),
                     [&](char c) { return letter(c) || (!first && c >= '0' && c <= '9'); }))
      return false;
    if (part.size() == tag.size()) return true;
    tag.remove_prefix(part.size() + 1);
  }
}

bool is_kebab_case(std::string_view id) {
  if (id.empty() || id.front() == '-' || id.back() == '-' || id.find("--") != std::string_view::npos)
    return false;
  return std::all_of(id.begin(), id.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

Loaded load_scenario(std::string_view text, const catalogue::Catalogue& catalogue, MigrationSteps steps) {
  json::Document document = json::parse(text);
  return load_scenario(text, document, catalogue, steps);
}

Loaded load_scenario(std::string_view text, json::Document& document, const catalogue::Catalogue& catalogue,
                     MigrationSteps steps) {
  Loading loading(text, catalogue);
  bool readable = true;
  for (const json::Problem& p : document.problems) {
    loading.report(Severity::error, p.code, p.pointer, p.offset, p.message);
    readable = readable && p.code == "json-duplicate-key";
  }
  Loaded loaded;
  Scenario scenario;
  readable = readable && check_format(loading, document.root, steps, scenario);
  if (readable) read_scenario(loading, {&document.root, ""}, scenario);
  sort_by_place(loading.diagnostics);
  loaded.diagnostics = std::move(loading.diagnostics);
  if (!has_errors(loaded.diagnostics)) {
    mark_what_is_counted(scenario);
    scenario.moves = std::make_shared<const Moves>(scenario);
    if (scenario.hash.empty()) scenario.hash = sha256_hex(json::compact(document.root, text.size()));
    loaded.scenario = std::move(scenario);
  } else if (readable) {
    loaded.draft = std::move(scenario);
  }
  return loaded;
}

} // namespace riposte::scenario
