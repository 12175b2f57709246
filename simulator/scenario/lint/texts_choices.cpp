// The cues by which a trainee picks the best reply without understanding it, replies that do two things, and
// doubles.
#include <algorithm>
#include <cmath>
#include <unordered_map>

#include <fmt/format.h>

#include "base/utf8.h"
#include "scenario/lint/text_rules.h"

namespace riposte::scenario::lint {
namespace {

// Section 5.4: same length within a fifth; section 5.6: the key longest in more than 45 % of the decisions.
constexpr double kLongestShare = 0.45;
constexpr double kSeen = 0.05; // a smaller difference between the longest and the next is not seen
constexpr double kLengthTolerance = 0.20;
constexpr std::size_t kVisibleCharacters = 12; // a difference that shows, whatever its share of a short reply
constexpr std::size_t kDecisions = 4;          // fewer are chance
constexpr double kKindShare = 0.60;
constexpr std::size_t kKindDecisions = 4;
constexpr double kGoodEnough = 2.5;       // the format's own level for a pass
constexpr std::size_t kAbsoluteTurns = 3; // as above: two may be chance
constexpr double kSameWords = 0.9, kMayBeSame = 0.6, kSameLetters = 0.9;
constexpr std::size_t kNeighbours = 16; // siblings compared with each reply: a turn offers three to eight
constexpr std::size_t kComparedBytes = 1500; // of a text, letter by letter

/// Names the first turns of a list.
Error turns_named(const Scenario& scenario, const std::vector<std::size_t>& turns) {
  std::vector<std::string> ids;
  for (const std::size_t turn : turns) ids.push_back(scenario.turns[turn].id);
  return quoted_list(ids);
}

std::size_t in_common(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) {
  std::size_t common = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i == *j)
      ++common, ++i, ++j;
    else if (*i < *j)
      ++i;
    else
      ++j;
  }
  return common;
}

/// Levenshtein's distance of two texts, or `limit` + 1 as soon as it is sure to be more.
std::size_t distance_within(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() < b.size()) std::swap(a, b);
  if (a.size() - b.size() > limit) return limit + 1;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t from = i > limit ? i - limit : 1, to = std::min(b.size(), i + limit);
    std::size_t diagonal = row[from - 1], least = limit + 1;
    row[from - 1] = from == 1 ? i : limit + 1;
    for (std::size_t j = from; j <= to; ++j) {
      const std::size_t above = j < i + limit ? row[j] : limit + 1;
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, replaced});
      least = std::min(least, row[j]);
    }
    if (least > limit) return limit + 1;
  }
  return row.back();
}

/// Whether a word decides what a reply promises: where such words differ, two replies are not the same.
bool decides(const Reading& reading, std::size_t word) {
  const char first = reading.words.folded(word).front();
  return (first >= '0' && first <= '9') || reading.is(word, Topic::number_word) ||
         reading.is(word, Topic::negation);
}

} // namespace

void Choices::enter(std::size_t turn) {
  if (turn == turn_) return;
  end_turn();
  turn_ = turn;
  options_.clear();
  spoken_.clear();
  spoken_absolutes_.clear();
}

void Choices::line(const Place& place, const Reading& reading) {
  enter(place.turn);
  spoken_.push_back(reading.text);
  for (const Hit& hit : reading.hits)
    if (hit.topic == Topic::absolute)
      for (std::size_t i = 0; i < hit.count; ++i)
        spoken_absolutes_.emplace(reading.words.folded(hit.first + i));
}

void Choices::reply(const Place& place, const Reading& reading) {
  enter(place.turn);
  Option option{
      place, count_code_points(reading.text), reading.has(Topic::kindness), {}, reading.text, {}, {}, 0};
  for (const Hit& hit : reading.hits) {
    if (hit.topic != Topic::absolute || !option.absolute.empty()) continue;
    // The customer's own word, taken up, is no cue.
    if (!spoken_absolutes_.contains(std::string(reading.words.folded(hit.first))))
      option.absolute = reading.said(hit.first, hit.count);
  }
  option.words.reserve(reading.words.size());
  for (std::size_t i = 0; i < reading.words.size(); ++i) {
    const std::size_t hash = std::hash<std::string_view>{}(reading.words.folded(i));
    option.words.push_back(hash);
    option.whole = option.whole * 31 + hash;
    if (decides(reading, i)) option.deciding.push_back(hash);
  }
  std::sort(option.words.begin(), option.words.end());
  std::sort(option.deciding.begin(), option.deciding.end());
  check_two_acts(place, reading);
  options_.push_back(std::move(option));
}

void Choices::check_two_acts(const Place& place, const Reading& reading) {
  const bool joins = reading.has(Topic::joiner);
  const std::size_t first_mark = reading.text.find('?');
  if (first_mark == std::string_view::npos || (!joins && first_mark == reading.text.rfind('?'))) return;
  std::vector<std::string> questions;
  bool mirrored = false, asked = false;
  for (const auto& [start, end] : sentences(reading.text)) {
    const std::string_view sentence = reading.text.substr(start, end - start);
    if (sentence.find('?') == std::string_view::npos) continue;
    const Words words = split_words(sentence);
    // A tag ("right?"), a narrowing of the question before ("You or the board?"), or words given back to the
    // customer.
    const bool tag = words.size() <= 4;
    asked = asked || words.size() > 2;
    const bool echo = !tag && !mirrored && questions.empty() && echoes(words);
    mirrored = mirrored || echo;
    if (!tag && !echo) questions.emplace_back(sentence);
  }
  const auto joiner = std::find_if(reading.hits.begin(), reading.hits.end(),
                                   [](const Hit& hit) { return hit.topic == Topic::joiner; });
  const bool joined = joins && asked && joins_acts(reading, *joiner);
  if (questions.size() < 2 && !joined) return;
  const std::string& id = scenario_.replies[place.reply].id;
  const std::string pointer = pointer_of(scenario_, place);
  if (questions.size() >= 2)
    remarks_.push_back(
        {"choice-double-barrelled", pointer,
         phrase("the reply '{}' asks {} at once; ask one question, or make two replies of them", id,
                quoted_list(questions))});
  else
    remarks_.push_back(
        {"choice-double-barrelled", pointer,
         phrase("the reply '{}' joins a second act by '{}'; keep one act to a reply, so that its "
                "levels say what they are for",
                id, reading.said(joiner->first, joiner->count))});
}

/// Whether half of a question's longer words are the customer's own, of this turn.
bool Choices::echoes(const Words& question) const {
  constexpr std::size_t kLonger = 4; // bytes; shorter words are everybody's
  std::set<std::string> spoken;
  for (const std::string_view line : spoken_) {
    const Words words = split_words(line);
    for (std::size_t i = 0; i < words.size(); ++i) spoken.emplace(words.folded(i));
  }
  std::size_t longer = 0, given_back = 0;
  for (std::size_t i = 0; i < question.size(); ++i) {
    const std::string word(question.folded(i));
    if (word.size() < kLonger) continue;
    ++longer;
    if (spoken.contains(word)) ++given_back;
  }
  return longer > 0 && 2 * given_back >= longer;
}

/// A joiner joins acts where it opens a clause; "it also saves time" only goes on.
bool Choices::joins_acts(const Reading& reading, const Hit& joiner) const {
  if (joiner.count > 1) return true;
  const std::size_t offset = reading.words.words[joiner.first].offset;
  if (offset == 0) return false;
  const std::string_view before = reading.text.substr(0, offset);
  const std::size_t last = before.find_last_not_of(' ');
  return last != std::string_view::npos &&
         std::string_view(".!?;,").find(before[last]) != std::string_view::npos;
}

void Choices::compare_duplicates() {
  std::unordered_map<std::size_t, std::size_t> same; // exact ones are found among any number of siblings
  for (std::size_t i = 0; i < options_.size(); ++i) {
    const Option& option = options_[i];
    std::size_t other = options_.size();
    if (const auto [found, fresh] = same.emplace(option.whole, i); !fresh) other = found->second;
    for (std::size_t j = i > kNeighbours ? i - kNeighbours : 0; j < i && other == options_.size(); ++j)
      if (nearly_same(options_[j], option)) other = j;
    if (other == options_.size()) continue;
    remarks_.push_back(
        {"choice-duplicate", pointer_of(scenario_, option.place),
         phrase("the reply '{}' says nearly the same as '{}'; give each its own idea, or keep one",
                scenario_.replies[option.place.reply].id,
                scenario_.replies[options_[other].place.reply].id)});
  }
}

bool Choices::nearly_same(const Option& a, const Option& b) const {
  const std::size_t all = a.words.size() + b.words.size();
  if (all == 0 || a.deciding != b.deciding) return false;
  const double share = 2.0 * static_cast<double>(in_common(a.words, b.words)) / static_cast<double>(all);
  if (share >= kSameWords) return true;
  if (share < kMayBeSame || std::max(a.text.size(), b.text.size()) > kComparedBytes) return false;
  const std::string left = fold_words(a.text), right = fold_words(b.text);
  const std::size_t longer = std::max(left.size(), right.size());
  const auto limit = static_cast<std::size_t>((1 - kSameLetters) * static_cast<double>(longer));
  return distance_within(left, right, limit) <= limit;
}

void Choices::judge(const Option& best) {
  ++decisions_;
  std::size_t longest_other = 0, sum = 0;
  bool other_kind = false;
  for (const Option& option : options_) {
    sum += option.characters;
    if (&option == &best) continue;
    longest_other = std::max(longest_other, option.characters);
    other_kind = other_kind || option.kind;
    const bool wrong = mean_of_levels(scenario_.replies[option.place.reply].consequence) < kGoodEnough;
    if (wrong && !option.absolute.empty()) wrong_absolutes_.emplace_back(turn_, option.absolute);
  }
  if (best.kind || other_kind) ++with_kindness_;
  if (best.kind && !other_kind) kind_best_only_.push_back(turn_);
  best_absolute_ = best_absolute_ || !best.absolute.empty();
  if (static_cast<double>(best.characters) < (1 + kSeen) * static_cast<double>(longest_other)) return;
  longest_.push_back(turn_);
  const double mean = static_cast<double>(sum) / static_cast<double>(options_.size());
  if (static_cast<double>(best.characters) <= (1 + kLengthTolerance) * mean ||
      best.characters < longest_other + kVisibleCharacters)
    return;
  too_long_.push_back(
      {"choice-length-cue", pointer_of(scenario_, best.place),
       phrase("the best reply '{}' has {} characters, its turn {} on average; keep the replies of a "
              "turn within 20 % of each other",
              scenario_.replies[best.place.reply].id, best.characters,
              static_cast<std::int64_t>(std::llround(mean)))});
}

void Choices::end_turn() {
  if (turn_ == npos || options_.size() < 2) return;
  compare_duplicates();
  const double mean = best_mean(scenario_, scenario_.turns[turn_]);
  if (mean < 0) return;
  const Option* best = nullptr;
  for (const Option& option : options_) {
    const Consequence& consequence = scenario_.replies[option.place.reply].consequence;
    if (consequence.ethics != Ethics::pass || mean_of_levels(consequence) < mean) continue;
    if (best != nullptr) return; // equals are no key
    best = &option;
  }
  if (best != nullptr) judge(*best);
}

void Choices::finish_length() {
  const bool often = decisions_ >= kDecisions &&
                     static_cast<double>(longest_.size()) > kLongestShare * static_cast<double>(decisions_);
  if (!often) {
    for (Remark& remark : too_long_) remarks_.push_back(std::move(remark));
    return;
  }
  remarks_.push_back(
      {"choice-length-cue", "/turns",
       phrase("the best reply is the longest in {} of {} decisions ({}); above 45 % a trainee learns "
              "to pick the longest: shorten it or lengthen the others",
              longest_.size(), decisions_, turns_named(scenario_, longest_))});
}

void Choices::finish() {
  end_turn();
  finish_length();
  if (kind_best_only_.size() >= kKindDecisions &&
      static_cast<double>(kind_best_only_.size()) > kKindShare * static_cast<double>(with_kindness_))
    remarks_.push_back(
        {"choice-politeness-cue", "/turns",
         phrase("of {} decisions with kind words {} have them in the best reply alone ({}); let wrong "
                "replies be as polite as the best one",
                with_kindness_, kind_best_only_.size(), turns_named(scenario_, kind_best_only_))});
  std::set<std::size_t> turns;
  std::vector<std::string> words;
  for (const auto& [turn, word] : wrong_absolutes_) {
    turns.insert(turn);
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
  }
  if (!best_absolute_ && turns.size() >= kAbsoluteTurns)
    remarks_.push_back(
        {"choice-absolute-cue", "/turns",
         phrase("{} stand in wrong replies of {} turns and in no best reply ({}); a trainee learns to "
                "leave out whatever says always or never",
                quoted_list(words), turns.size(), turns_named(scenario_, {turns.begin(), turns.end()}))});
}

} // namespace riposte::scenario::lint
