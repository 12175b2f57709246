#include "training/plan.h"

#include <algorithm>
#include <tuple>

namespace riposte::training {

namespace {

const AttemptSummary* newest(const std::vector<AttemptSummary>& history, const std::string& scenario) {
  const AttemptSummary* found = nullptr;
  for (const AttemptSummary& attempt : history)
    if (attempt.scenario == scenario && attempt.branch_of.empty() &&
        (found == nullptr || attempt.started > found->started))
      found = &attempt;
  return found;
}

} // namespace

Standing standing(const std::vector<AttemptSummary>& history, const std::string& scenario) {
  Standing standing;
  // Who starts anew has given an older open talk up.
  if (const AttemptSummary* last = newest(history, scenario); last != nullptr && !last->result)
    standing.open_attempt = last->id;
  for (const AttemptSummary& attempt : history) {
    if (attempt.scenario != scenario || !attempt.result || !attempt.branch_of.empty()) continue;
    ++standing.finished;
    standing.passed += attempt.result->passed ? 1 : 0;
    if (!standing.last || attempt.result->finished > standing.last->finished) standing.last = attempt.result;
    const double overall = attempt.result->overall.value_or(-1);
    if (!standing.best || overall > standing.best->overall.value_or(-1)) standing.best = attempt.result;
  }
  return standing;
}

std::optional<Suggestion> suggest(const Library& library, const std::vector<AttemptSummary>& history,
                                  const std::string& role) {
  const AttemptSummary* open = nullptr;
  for (const ContentPtr& talk : library.talks) {
    const AttemptSummary* last = newest(history, talk->id());
    if (last != nullptr && !last->result && (open == nullptr || last->started > open->started)) open = last;
  }
  if (open != nullptr) return Suggestion{open->scenario, open->id, Reason::open_talk};

  struct Candidate {
    std::tuple<int, bool, int, std::int64_t, std::size_t> rank; // smaller first
    Suggestion suggestion;
  };
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < library.talks.size(); ++i) {
    const scenario::Scenario& talk = library.talks[i]->in("en");
    const Standing stands = standing(history, talk.id);
    const Reason reason = !stands.last           ? Reason::never_tried
                          : !stands.last->passed ? Reason::not_passed
                                                 : Reason::refresh;
    const bool passed_once =
        stands.passed > 0; // then one bad retry does not come before what is still untried
    const int urgency = reason == Reason::not_passed    ? (passed_once ? 2 : 0)
                        : reason == Reason::never_tried ? 1
                                                        : 3;
    const bool foreign = std::find(talk.roles.begin(), talk.roles.end(), role) == talk.roles.end();
    const std::int64_t rested_since = reason == Reason::refresh ? stands.last->finished.ms : 0;
    const int difficulty = reason == Reason::refresh ? 0 : talk.difficulty;
    candidates.push_back({{urgency, foreign, difficulty, rested_since, i}, {talk.id, "", reason}});
  }
  const auto first = std::min_element(candidates.begin(), candidates.end(),
                                      [](const Candidate& a, const Candidate& b) { return a.rank < b.rank; });
  if (first == candidates.end()) return std::nullopt;
  return first->suggestion;
}

} // namespace riposte::training
