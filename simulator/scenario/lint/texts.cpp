#include "scenario/lint/texts.h"

#include <fmt/format.h>

#include "base/located_json.h"
#include "scenario/lint/text_rules.h"

namespace riposte::scenario::lint {
namespace {

/// Faults of the structure, or of both files at once: they are mended in the scenario's file.
bool belongs_to_the_scenario(const std::string& code) {
  return code == "feedback-missing" || code == "truth-tell-missing";
}

/// The key of the translation's entry for a pointer into the scenario, or empty: the text is not translated.
std::string entry_for(const Translation& translation, const std::string& key) {
  constexpr std::string_view kText = "/text";
  if (translation.text.contains(key)) return key;
  const std::string other =
      key.ends_with(kText) ? key.substr(0, key.size() - kText.size()) : key + std::string(kText);
  return translation.text.contains(other) ? other : std::string{};
}

} // namespace

Error quoted_list(const std::vector<std::string>& words) {
  constexpr std::size_t kShown = 5;
  const auto quoted = [](const std::string& word) { return "'" + word + "'"; };
  std::string first;
  const bool all = words.size() <= kShown;
  const std::size_t before_last = all && !words.empty() ? words.size() - 1 : std::min(words.size(), kShown);
  for (std::size_t i = 0; i < before_last; ++i) first += (i > 0 ? ", " : "") + quoted(words[i]);
  if (!all) return phrase("{} and {} more", first, words.size() - kShown);
  if (words.size() < 2) return Error{words.empty() ? std::string() : quoted(words.front())};
  return phrase("{} and {}", first, quoted(words.back()));
}

double mean_of_levels(const Consequence& consequence) {
  if (consequence.levels.empty()) return -1;
  int sum = 0;
  for (const Level& level : consequence.levels) sum += level.level;
  return static_cast<double>(sum) / static_cast<double>(consequence.levels.size());
}

double best_mean(const Scenario& scenario, const Turn& turn) {
  double best = -1;
  for (std::size_t i = 0; i < turn.reply_count; ++i) {
    const Consequence& consequence = scenario.reply_of(turn, i).consequence;
    if (consequence.ethics == Ethics::pass) best = std::max(best, mean_of_levels(consequence));
  }
  return best;
}

void lint_texts(const Scenario& scenario, Remarks& remarks) {
  const Lexicon lexicon(scenario.language);
  Reading reading;
  Choices choices(scenario, remarks);
  Claims claims(scenario, remarks);
  Tells tells(scenario, remarks);
  Lengths lengths(scenario, remarks);
  for_each_place(scenario, [&](const Place& place, const std::string& text) {
    lexicon.read(text, reading);
    check_length(scenario, place, reading, remarks);
    check_names(scenario, place, reading, remarks);
    check_form_of_address(scenario, place, reading, remarks);
    switch (place.part) {
    case Part::line:
      lengths.line(place, reading);
      choices.line(place, reading);
      tells.line(place, reading);
      claims.source(reading);
      break;
    case Part::reply:
      choices.reply(place, reading);
      claims.reply(place, reading);
      break;
    case Part::example: claims.reply(place, reading); break;
    case Part::effect:
    case Part::rule:
    case Part::advice:
      lengths.feedback(place, reading);
      check_feedback_words(scenario, place, reading, remarks);
      break;
    case Part::debrief: check_feedback_words(scenario, place, reading, remarks); break;
    case Part::hint:
    case Part::ending: break;
    default: // what the trainee knows before the talk, and what the customer says
      claims.source(reading);
      break;
    }
  });
  choices.finish();
  claims.finish();
  tells.finish();
  lengths.finish();
  check_feedback_given(scenario, remarks);
}

void lint_translated_texts(const Scenario& source, const Translation& translation, Remarks& remarks) {
  const Scenario localised = localise(source, translation).scenario;
  const TranslationKeys keys(localised);
  Remarks found;
  lint_texts(localised, found);
  for (Remark& remark : found) {
    if (belongs_to_the_scenario(remark.code)) continue;
    const bool whole_talk = remark.pointer == "/turns";
    const std::string entry = whole_talk ? "" : entry_for(translation, keys.of(remark.pointer));
    if (!whole_talk && entry.empty()) continue;
    remark.pointer = whole_talk ? "/text" : json::child(json::child("/text", entry), "text");
    remarks.push_back(std::move(remark));
  }
}

} // namespace riposte::scenario::lint
