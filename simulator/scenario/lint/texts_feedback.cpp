// feedback-missing, feedback-person and feedback-verdict-only: feedback explains the act and leaves the
// person alone.
#include <algorithm>

#include "scenario/lint/text_rules.h"

namespace riposte::scenario::lint {
namespace {

constexpr std::size_t kFillers = 4; // words that may stand between "you are" and a judgement

/// The words from "you are" to a judgement, or an empty text. `predicates`: a language in which a bare "good"
/// after them speaks of the person.
std::string_view judged(const Reading& reading, const Hit& opening, bool predicates) {
  std::size_t word = opening.first + opening.count;
  for (std::size_t i = 0; i <= kFillers && word < reading.words.size(); ++i, ++word) {
    const Word& before = reading.words.words[word - 1];
    const std::size_t end = before.offset + before.length;
    const std::string_view gap = reading.text.substr(end, reading.words.words[word].offset - end);
    if (gap.find_first_of(".!?;:") != std::string_view::npos) return {};
    if (reading.is(word, Topic::judgement)) return reading.said(opening.first, word + 1 - opening.first);
    if (reading.is(word, Topic::quality)) {
      // "You were good" and "a good listener" judge a person, "a good deal quicker" and «хороший вопрос» do
      // not.
      const bool person = reading.is(word + 1, Topic::person_noun);
      if (person || (predicates && reading.words.folded(word - 1) != "a"))
        return reading.said(opening.first, word + (person ? 2 : 1) - opening.first);
    }
    const bool filler = reading.is(word, Topic::judgement_filler) || reading.is(word, Topic::quality);
    if (!filler) return {};
  }
  return {};
}

/// Whether it had something to say.
bool check_person(const Scenario& scenario, const Place& place, const Reading& reading, Remarks& remarks) {
  if (!reading.has(Topic::about_you) && !reading.has(Topic::person_phrase)) return false;
  const auto quoted = quotations(reading.text);
  std::vector<std::string> found;
  for (const Hit& hit : reading.hits) {
    if (inside(quoted, reading.words.words[hit.first].offset)) continue; // what was said in the talk
    std::string_view said;
    if (hit.topic == Topic::person_phrase)
      said = reading.said(hit.first, hit.count);
    else if (hit.topic == Topic::about_you)
      said = judged(reading, hit, is_language(scenario.language, "en"));
    if (!said.empty() && (found.empty() || found.back() != said)) found.emplace_back(said);
  }
  if (found.empty()) return false;
  remarks.push_back(
      {"feedback-person", pointer_of(scenario, place),
       phrase("{} judges the person; say what the words did to this customer, for praise as for blame",
              quoted_list(found))});
  return true;
}

void check_verdict(const Scenario& scenario, const Place& place, const Reading& reading, Remarks& remarks) {
  if (!reading.has(Topic::verdict)) return;
  for (std::size_t word = 0; word < reading.words.size(); ++word)
    if (!reading.is(word, Topic::verdict) && !reading.is(word, Topic::verdict_filler)) return;
  remarks.push_back({"feedback-verdict-only", pointer_of(scenario, place),
                     phrase("'{}' only says right or wrong; say what the words did to this customer and why",
                            reading.text)});
}

/// Section 5.3: effect, rule, try. Without the effect nothing is explained, without rule and try nothing
/// follows.
void remark_missing(const Feedback& feedback, const std::string& pointer, const Error& what,
                    Remarks& remarks) {
  if (feedback.empty()) {
    remarks.push_back(
        {"feedback-missing", pointer,
         phrase("{} has no feedback; say its effect on this customer, the rule, and what to try", what)});
  } else if (feedback.effect.empty()) {
    remarks.push_back(
        {"feedback-missing", pointer + "/feedback",
         phrase("the feedback of {} has no 'effect'; say what the words did to this customer", what)});
  } else if (feedback.rule.empty() && feedback.advice.empty()) {
    remarks.push_back(
        {"feedback-missing", pointer + "/feedback",
         phrase("the feedback of {} has neither 'rule' nor 'try'; say what to go by, or what to try "
                "next",
                what)});
  }
}

} // namespace

void check_feedback_words(const Scenario& scenario, const Place& place, const Reading& reading,
                          Remarks& remarks) {
  if (check_person(scenario, place, reading, remarks)) return; // «Вы молодец!» is both, for one cause
  if (place.part != Part::advice)
    check_verdict(scenario, place, reading, remarks); // a line to say may be "Right."
}

void check_feedback_given(const Scenario& scenario, Remarks& remarks) {
  for (std::size_t t = 0; t < scenario.turns.size(); ++t) {
    const Turn& turn = scenario.turns[t];
    if (turn.silence)
      remark_missing(turn.silence->feedback, turn_pointer(scenario, t) + "/silence",
                     phrase("the silence in the turn '{}'", turn.id), remarks);
    for (std::size_t i = 0; i < turn.reply_count; ++i)
      remark_missing(scenario.reply_of(turn, i).consequence.feedback,
                     reply_pointer(scenario, turn.first_reply + i),
                     phrase("the reply '{}'", scenario.reply_of(turn, i).id), remarks);
  }
}

} // namespace riposte::scenario::lint
