// fact-not-in-sheet: a number in a good reply that nothing in the talk bears out teaches trainees to invent.
#include <algorithm>

#include "scenario/lint/text_rules.h"

namespace riposte::scenario::lint {
namespace {

constexpr double kGood = 3.0;     // a good reply by itself
constexpr double kGoodBest = 2.5; // or the best of its turn

bool is_good(const Scenario& scenario, const Reply& reply) {
  if (reply.consequence.ethics != Ethics::pass) return false;
  const double mean = mean_of_levels(reply.consequence);
  return mean >= kGood || (mean >= kGoodBest && mean >= best_mean(scenario, scenario.turns[reply.turn]));
}

struct Sentence {
  std::size_t first = 0, end = 0; // words
  bool question = false;
};

Sentence sentence_around(const Reading& reading, std::size_t word) {
  const std::size_t offset = reading.words.words[word].offset;
  for (const auto& [start, end] : sentences(reading.text)) {
    if (offset < start || offset >= end) continue;
    const auto& words = reading.words.words;
    const auto from = std::lower_bound(words.begin(), words.end(), start,
                                       [](const Word& w, std::size_t at) { return w.offset < at; });
    const auto to =
        std::lower_bound(from, words.end(), end, [](const Word& w, std::size_t at) { return w.offset < at; });
    return {static_cast<std::size_t>(from - words.begin()), static_cast<std::size_t>(to - words.begin()),
            reading.text.substr(start, end - start).find('?') != std::string_view::npos};
  }
  return {0, reading.words.size(), false};
}

bool has_in(const Reading& reading, const Sentence& sentence, Topic topic) {
  return std::any_of(reading.hits.begin(), reading.hits.end(), [&](const Hit& hit) {
    return hit.topic == topic && hit.first >= sentence.first && hit.first < sentence.end;
  });
}

/// "in 15 minutes", "at 10:30", "on 5 March", «в 3 часа»; of a talk that is being proposed these are no
/// claims.
bool names_a_time(const Reading& reading, const Amount& amount) {
  if (amount.kind == Amount::Kind::clock) return true;
  const std::size_t after = amount.first + amount.count;
  if (reading.is(after, Topic::time_unit)) return true;
  if (amount.first == 0) return false;
  const std::string_view before = reading.words.folded(amount.first - 1);
  return reading.is(amount.first - 1, Topic::time_unit) || before == "at" || before == "в" || before == "к";
}

} // namespace

void Claims::source(const Reading& reading) {
  for (const Amount& amount : amounts_in(reading, scenario_.language)) {
    borne_out_.insert(amount.key());
    if (amount.kind == Amount::Kind::clock) borne_out_.insert(amount.value.substr(0, amount.value.find(':')));
  }
}

bool Claims::is_claim(const Reading& reading, const Amount& amount) const {
  const bool percent = amount.kind == Amount::Kind::percent;
  if (amount.spelled) return percent && amount.value != "100"; // "a hundred per cent sure"
  if (amount.value == "0" || amount.value == "1") return percent;
  if (percent || amount.kind == Amount::Kind::money) return true;
  const Sentence sentence = sentence_around(reading, amount.first);
  const bool proposal = sentence.question || has_in(reading, sentence, Topic::appointment);
  if (proposal && names_a_time(reading, amount)) return false;
  // A question about the customer's own business: "Do you send more than 50 a week?"
  return !(sentence.question && has_in(reading, sentence, Topic::you) &&
           !has_in(reading, sentence, Topic::we));
}

void Claims::reply(const Place& place, const Reading& reading) {
  if (!is_good(scenario_, scenario_.replies[place.reply])) return;
  Claim claim{place, {}};
  for (const Amount& amount : amounts_in(reading, scenario_.language))
    if (is_claim(reading, amount))
      claim.amounts.emplace_back(amount.key(),
                                 std::string(reading.said(amount.first, amount.count)) +
                                     (amount.kind == Amount::Kind::percent && amount.count == 1 ? " %" : ""));
  if (!claim.amounts.empty()) claims_.push_back(std::move(claim));
}

void Claims::finish() {
  for (const Claim& claim : claims_) {
    std::vector<std::string> unknown;
    for (const auto& [key, said] : claim.amounts)
      if (!borne_out_.contains(key)) unknown.push_back(said);
    if (unknown.empty()) continue;
    remarks_.push_back(
        {"fact-not-in-sheet", pointer_of(scenario_, claim.place),
         phrase("{} in the good reply '{}' stands in no fact, not in the brief and in no line of the "
                "customer; add the fact or take the number out",
                quoted_list(unknown), scenario_.replies[claim.place.reply].id)});
  }
}

} // namespace riposte::scenario::lint
