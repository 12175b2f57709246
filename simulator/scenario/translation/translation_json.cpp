#include "scenario/translation/translation.h"

#include <set>

#include <fmt/format.h>

#include "base/hash.h"
#include "scenario/load.h"
#include "scenario/loading.h"

namespace riposte::scenario {
namespace {

using json::child;
using json::Value;
using Visit = std::function<void(const std::string&, std::string&)>;

void visit_text(const Visit& visit, const std::string& pointer, std::string& text) {
  if (!text.empty()) visit(pointer, text);
}

void visit_texts(const Visit& visit, const std::string& pointer, std::vector<std::string>& texts) {
  for (std::size_t i = 0; i < texts.size(); ++i) visit_text(visit, child(pointer, i), texts[i]);
}

void visit_line(const Visit& visit, const std::string& pointer, Line& line) {
  visit_text(visit, line.bare ? pointer : child(pointer, "text"), line.text);
  visit_texts(visit, child(pointer, "variants"), line.variants);
  visit_text(visit, child(pointer, "by"), line.by);
}

void visit_consequence(const Visit& visit, const std::string& pointer, Consequence& consequence) {
  if (consequence.reaction) visit_line(visit, child(pointer, "reaction"), *consequence.reaction);
  const std::string feedback = child(pointer, "feedback");
  visit_text(visit, child(feedback, "effect"), consequence.feedback.effect);
  visit_text(visit, child(feedback, "rule"), consequence.feedback.rule);
  visit_text(visit, child(feedback, "try"), consequence.feedback.advice);
}

void visit_turn(const Visit& visit, const std::string& pointer, Scenario& scenario, Turn& turn) {
  for (std::size_t i = 0; i < turn.says.size(); ++i)
    visit_line(visit, child(child(pointer, "says"), i), turn.says[i]);
  if (turn.silence) visit_consequence(visit, child(pointer, "silence"), *turn.silence);
  visit_texts(visit, child(pointer, "hints"), turn.hints);
  for (std::size_t i = turn.first_reply; i < turn.first_reply + turn.reply_count; ++i) {
    Reply& reply = scenario.replies[i];
    const std::string here = child(child(pointer, "replies"), reply.id);
    visit_text(visit, child(here, "text"), reply.text);
    visit_texts(visit, child(here, "examples"), reply.examples);
    visit_consequence(visit, here, reply.consequence);
  }
}

// A line whose source went from a bare text to an object keeps its translation, and the other way round.
const std::string kTextStep = "/text";

const TranslatedText* entry_for(const Translation& translation, const std::string& pointer,
                                std::set<std::string>& used) {
  const auto look = [&](const std::string& key) -> const TranslatedText* {
    const auto found = translation.text.find(key);
    if (found == translation.text.end()) return nullptr;
    used.insert(key);
    return &found->second;
  };
  if (const TranslatedText* exact = look(pointer)) return exact;
  return pointer.ends_with(kTextStep) ? look(pointer.substr(0, pointer.size() - kTextStep.size()))
                                      : look(pointer + kTextStep);
}

void read_entry(Loading& loading, const json::Member& member, const Node& node, Translation& translation) {
  if (!node->is(Value::Kind::object)) {
    loading.error(
        "value-type", node,
        phrase("an entry is an object with \"text\" and \"from\", not {}", json::kind_name(node->kind)));
    return;
  }
  loading.check_keys(node, Part::translated_text);
  TranslatedText entry{
      loading.text(node, "text", Need::required), loading.text(node, "from", Need::required), {}};
  entry.position = loading.position(member.key_offset);
  translation.text.emplace(member.key, std::move(entry));
}

} // namespace

LoadedTranslation load_translation(std::string_view text) {
  json::Document document = json::parse(text);
  return load_translation(text, document);
}

LoadedTranslation load_translation(std::string_view text, json::Document& document) {
  static const catalogue::Catalogue nothing;
  Loading loading(text, nothing);
  LoadedTranslation loaded;
  Translation translation;
  if (const auto found = sidecar_root(loading, document, FileKind::translation)) {
    const Node& root = *found;
    loading.check_keys(root, Part::translation);
    translation.of = loading.text(root, "of", Need::required);
    translation.language = loading.text(root, "language", Need::required);
    if (!translation.language.empty() && !is_language_tag(translation.language))
      loading.error("language-form", {root.value->find("language"), "/language"},
                    phrase("'{}' is no language tag (BCP 47), such as ru", translation.language));
    if (const auto entries = loading.member(root, "text", Value::Kind::object, Need::required))
      for (const auto& [member, node] : members_of(*entries)) read_entry(loading, *member, node, translation);
  }
  loaded.diagnostics = std::move(loading.diagnostics);
  if (!has_errors(loaded.diagnostics)) loaded.translation = std::move(translation);
  return loaded;
}

std::string source_hash(std::string_view text) {
  return sha256_hex(text).substr(0, 16);
}

void for_each_text(Scenario& scenario, const Visit& visit) {
  visit_text(visit, "/title", scenario.title);
  visit_text(visit, "/summary", scenario.summary);
  visit_text(visit, "/brief", scenario.brief);
  visit_text(visit, "/industry", scenario.industry);
  Customer& customer = scenario.customer;
  visit_text(visit, "/customer/name", customer.name);
  visit_text(visit, "/customer/job", customer.job);
  visit_text(visit, "/customer/company", customer.company);
  visit_text(visit, "/customer/goal", customer.goal);
  visit_text(visit, "/customer/fear", customer.fear);
  for (Fact& fact : scenario.facts) visit_text(visit, child(child("/facts", fact.id), "text"), fact.text);
  for (Turn& turn : scenario.turns) visit_turn(visit, child("/turns", turn.id), scenario, turn);
  for (Ending& ending : scenario.endings) {
    const std::string here = child("/endings", ending.id);
    visit_text(visit, child(here, "text"), ending.text);
    visit_text(visit, child(here, "debrief"), ending.debrief);
  }
}

void for_each_text(const Scenario& scenario,
                   const std::function<void(const std::string&, const std::string&)>& visit) {
  // One walk serves both: the visitor given here cannot change the text it is shown.
  for_each_text(const_cast<Scenario&>(scenario),
                [&](const std::string& pointer, std::string& text) { visit(pointer, text); });
}

Localised localise(const Scenario& scenario, const Translation& translation) {
  Localised out{scenario, {}, {}, {}};
  out.scenario.language = translation.language;
  std::set<std::string> used;
  for_each_text(out.scenario, [&](const std::string& pointer, std::string& text) {
    const TranslatedText* entry = entry_for(translation, pointer, used);
    if (entry == nullptr || entry->text.empty()) {
      out.missing.push_back(pointer);
      return;
    }
    if (entry->from != source_hash(text)) out.stale.push_back(pointer);
    text = entry->text;
  });
  for (const auto& [pointer, entry] : translation.text)
    if (!used.contains(pointer)) out.unknown.push_back(pointer);
  return out;
}

Diagnostics check_translation(const Scenario& scenario, const Translation& translation) {
  Diagnostics diagnostics;
  if (translation.of != scenario.id)
    diagnostics.push_back(
        {Severity::error,
         "i18n-of",
         "/of",
         {},
         phrase("\"of\" names '{}'; the file lies beside '{}'", translation.of, scenario.id)});
  const Localised localised = localise(scenario, translation);
  const auto place = [&](const std::string& pointer) {
    const auto found = translation.text.find(pointer);
    return found == translation.text.end() ? TextPosition{} : found->second.position;
  };
  const auto report = [&](Severity severity, const char* code, const std::string& pointer, Error message) {
    diagnostics.push_back({severity, code, child("/text", pointer), place(pointer), std::move(message)});
  };
  for (const std::string& pointer : localised.missing)
    report(Severity::error, "i18n-missing", pointer,
           phrase("'{}' has no text in '{}'; the source is shown", pointer, translation.language));
  for (const std::string& pointer : localised.stale)
    report(Severity::warning, "i18n-stale", pointer,
           phrase("the source text has changed since this was translated"));
  for (const std::string& pointer : localised.unknown)
    report(Severity::warning, "i18n-unknown", pointer,
           phrase("the scenario '{}' has no such text", scenario.id));
  return diagnostics;
}

} // namespace riposte::scenario
