// text-too-long and i18n-ty-vy: rules for one text at a time, and for what a turn says together.
#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "scenario/lint/text_rules.h"

namespace riposte::scenario::lint {
namespace {

// Section 5 of the domain brief names the first three; the others keep a text within its place on the screen.
constexpr std::size_t kTurnWords = 45;  // a customer's turn (5.1)
constexpr std::size_t kReplyWords = 35; // an option (5.1)
constexpr std::size_t kFeedbackWords =
    100; // 5.3 aims at 40–70 for the whole; half as much again is a lecture
constexpr std::size_t kHintWords = 30;
constexpr std::size_t kTitleCharacters = 60;
constexpr std::size_t kBriefWords = 150;

void remark_words(const Scenario& scenario, const Place& place, const Reading& reading, std::size_t limit,
                  const Error& what, Remarks& remarks) {
  if (reading.words.size() <= limit) return;
  remarks.push_back(
      {"text-too-long", pointer_of(scenario, place),
       phrase("{} has {} words; at most {} are taken in at one reading", what, reading.words.size(), limit)});
}

bool speaks_to_the_trainee(Part part) {
  switch (part) {
  case Part::brief:
  case Part::hint:
  case Part::reply:
  case Part::example:
  case Part::effect:
  case Part::rule:
  case Part::advice:
  case Part::ending:
  case Part::debrief: return true;
  default: return false;
  }
}

} // namespace

void check_length(const Scenario& scenario, const Place& place, const Reading& reading, Remarks& remarks) {
  switch (place.part) {
  case Part::title:
    if (const std::size_t length = count_code_points(reading.text); length > kTitleCharacters)
      remarks.push_back(
          {"text-too-long", pointer_of(scenario, place),
           phrase("the title has {} characters; a list of talks has room for {}", length, kTitleCharacters)});
    return;
  case Part::brief: return remark_words(scenario, place, reading, kBriefWords, phrase("the brief"), remarks);
  case Part::line:
  case Part::reaction:
    return remark_words(scenario, place, reading, kTurnWords, phrase("this line of the customer"), remarks);
  case Part::hint: return remark_words(scenario, place, reading, kHintWords, phrase("this hint"), remarks);
  case Part::reply:
    return remark_words(scenario, place, reading, kReplyWords,
                        phrase("the reply '{}'", scenario.replies[place.reply].id), remarks);
  default: return;
  }
}

void Lengths::end_line() {
  if (line_ == npos) return;
  long_line_ = long_line_ || line_words_ > kTurnWords;
  if (scenario_.turns[first_.turn].says[line_].when.always())
    always_ += line_words_;
  else
    sometimes_ = std::max(sometimes_, line_words_);
  line_ = npos;
  line_words_ = 0;
}

void Lengths::end_turn() {
  end_line();
  if (first_.turn != npos && !long_line_ && always_ + sometimes_ > kTurnWords)
    remarks_.push_back({"text-too-long", pointer_of(scenario_, first_),
                        phrase("the lines of the turn '{}' have {} words together; at most {} are taken in "
                               "before a reply",
                               scenario_.turns[first_.turn].id, always_ + sometimes_, kTurnWords)});
  first_ = {};
  always_ = sometimes_ = 0;
  long_line_ = false;
}

void Lengths::line(const Place& place, const Reading& reading) {
  if (place.turn != first_.turn) {
    end_turn();
    first_ = place;
  }
  if (place.item != line_) end_line();
  line_ = place.item;
  line_words_ = std::max(line_words_, reading.words.size()); // the longest wording
}

void Lengths::end_feedback() {
  if (feedback_words_ > kFeedbackWords)
    remarks_.push_back(
        {"text-too-long", pointer_of(scenario_, feedback_),
         phrase("effect, rule and try have {} words together; 40 to 70 are read, {} are the most",
                feedback_words_, kFeedbackWords)});
  feedback_words_ = 0;
}

void Lengths::feedback(const Place& place, const Reading& reading) {
  if (place.turn != feedback_.turn || place.reply != feedback_.reply) {
    end_feedback();
    feedback_ = place;
  }
  feedback_words_ += reading.words.size();
}

void Lengths::finish() {
  end_turn();
  end_feedback();
}

void check_form_of_address(const Scenario& scenario, const Place& place, const Reading& reading,
                           Remarks& remarks) {
  if (!reading.has(Topic::ty)) return;
  const bool to_trainee = speaks_to_the_trainee(place.part);
  const bool customer = place.part == Part::line || place.part == Part::reaction;
  if (!to_trainee && !customer) return;
  if (customer && !reading.has(Topic::vy)) return; // rude or close, but of one piece
  // What somebody else is quoted with; only the advice puts the trainee's own next words in marks.
  const auto quoted = place.part == Part::advice ? std::vector<std::pair<std::size_t, std::size_t>>{}
                                                 : quotations(reading.text);
  std::vector<std::string> found;
  for (const Hit& hit : reading.hits) {
    if (hit.topic != Topic::ty || inside(quoted, reading.words.words[hit.first].offset)) continue;
    const bool manner = hit.first > 0 && reading.words.folded(hit.first - 1) == "на" &&
                        reading.words.folded(hit.first) == "ты"; // «перейти на ты»
    if (!manner) found.emplace_back(reading.said(hit.first, hit.count));
  }
  if (found.empty()) return;
  remarks.push_back(
      {"i18n-ty-vy", pointer_of(scenario, place),
       customer ? phrase("{} beside «вы» in one line: keep to one form of address", quoted_list(found))
                : phrase("{}: a Russian talk says «вы» throughout", quoted_list(found))});
}

} // namespace riposte::scenario::lint
