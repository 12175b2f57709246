// What can be scored and passed: highest score, passes that come too easily, replies that score against what
// they lead to.
#include <algorithm>

#include <fmt/format.h>

#include "analysis/finding_parts.h"
#include "base/located_json.h"
#include "scenario/lint/remark.h"

namespace riposte::analysis {
namespace {

using scenario::Level;
using scenario::npos;
using scenario::Scenario;

constexpr double kHighScore = 3.5, kSame = 1e-9;
constexpr double kConflict = .12;
constexpr std::uint64_t kQuick = 8'000'000; // pairs times replies that are looked through again and again


void find_highest(const Look& look, Drafts& drafts) {
  const auto& highest = look.exact.score.highest;
  if (!highest || highest->score >= kHighScore - kSame) return;
  Draft draft;
  draft.finding.code = "score-max-unreachable";
  draft.finding.pointer = "/skills";
  draft.finding.message = phrase("the best play scores {} of 4, and 3.5 must be within reach; give the best replies "
                                 "higher levels, or let one play come to more of them",
                                 fmt::format("{:.2f}", highest->score));
  draft.order = order_of_section(kSkills);
  draft.path = highest->path;
  drafts.push_back(std::move(draft));
}

} // namespace

bool find_scores(const Look& look, unsigned, Drafts& drafts) {
  find_highest(look, drafts);
  return true;
}

} // namespace riposte::analysis
