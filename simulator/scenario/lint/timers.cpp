// Whether the time of a turn is enough to read it.
#include <algorithm>

#include "scenario/lint/rules.h"

namespace riposte::scenario::lint {
namespace {

constexpr std::size_t kWordsInASecond = 3;

std::size_t longest_wording(const Line& line) {
  std::size_t words = count_words(line.text);
  for (const std::string& wording : line.variants) words = std::max(words, count_words(wording));
  return words;
}

/// The words of a turn that are surely read together: all that is always shown, and the longest line and the
/// longest reply of those that hang on a condition, which may well exclude each other.
std::size_t words_shown(const Scenario& scenario, const Turn& turn) {
  std::size_t always = 0, line_at_times = 0, reply_at_times = 0;
  for (const Line& line : turn.says) {
    const std::size_t words = longest_wording(line);
    if (line.when.always())
      always += words;
    else
      line_at_times = std::max(line_at_times, words);
  }
  for (std::size_t i = 0; i < turn.reply_count; ++i) {
    const Reply& reply = scenario.reply_of(turn, i);
    const std::size_t words = count_words(reply.text);
    if (reply.when.always() && !reply.once)
      always += words;
    else
      reply_at_times = std::max(reply_at_times, words);
  }
  return always + line_at_times + reply_at_times;
}

} // namespace

void lint_timers(const View& view, Remarks& remarks) {
  for (std::size_t i = 0; i < view.scenario.turns.size(); ++i) {
    const Turn& turn = view.scenario.turns[i];
    if (turn.seconds == 0 || turn.reply_count == 0) continue;
    const std::size_t words = words_shown(view.scenario, turn);
    const std::size_t needed = (words + kWordsInASecond - 1) / kWordsInASecond;
    if (static_cast<std::size_t>(turn.seconds) >= needed) continue;
    remarks.push_back({"timer-short", turn_pointer(view.scenario, i) + "/seconds",
                       phrase("{} seconds for {} words; a third of a second for each is the least, here {}",
                              turn.seconds, words, needed)});
  }
}

} // namespace riposte::scenario::lint
