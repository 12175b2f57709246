// What intervals prove is what following every play finds; and of the faults that they can see, they miss
// few.
#include <algorithm>

#include <gtest/gtest.h>

#include "analysis/findings.h"
#include "analysis/made_talks.h"
#include "analysis/planted.h"
#include "made.h"

namespace riposte::analysis {
namespace {

using scenario::Scenario;
using scenario::test::loaded;

Findings exact_findings(const Scenario& scenario, const Options& options) {
  Exact exact;
  EXPECT_EQ(analyse_exactly(scenario, options, exact), Explored::whole);
  return findings_of(scenario, exact, options);
}

bool has(const Findings& findings, const std::string& code, const std::string& pointer) {
  return std::any_of(findings.list.begin(), findings.list.end(), [&](const Finding& finding) {
    // Which of several good endings is named does not matter.
    return finding.code == code && (finding.pointer == pointer || code == "graph-no-good-ending");
  });
}

/// Where no play comes at all, a proof of what happens there is no finding of its own.
bool is_idle(const Findings& exact, const Finding& proof) {
  const auto gone = [&](const Finding& finding) {
    return (finding.code == "graph-unreachable" && finding.turn != scenario::npos &&
            finding.turn == proof.turn) ||
           (finding.code == "reply-never-offered" && finding.reply != scenario::npos &&
            finding.reply == proof.reply);
  };
  return std::any_of(exact.list.begin(), exact.list.end(), gone);
}

TEST(Proved, IsFoundByFollowingEveryPlayToo) {
  SplitMix64 random{21};
  const Options options{50'000, 1, nullptr};
  std::size_t talks = 0, proofs = 0, idle = 0, never_asked = 0, provable = 0;
  for (int round = 0; round < 400; ++round) {
    const std::string text = test::made_talk(random, test::random_shape(random));
    const Scenario scenario = loaded(text);
    Exact exact;
    if (analyse_exactly(scenario, options, exact) != Explored::whole) continue;
    const Findings found = findings_of(scenario, exact, options), proved = proved_findings(scenario);
    ++talks;
    for (const Finding& proof : proved.list) {
      ++proofs;
      if (has(found, proof.code, proof.pointer)) continue;
      if (is_idle(found, proof)) {
        ++idle;
        continue;
      }
      // A proof of a condition that no play asks.
      const bool condition = proof.code.starts_with("condition-");
      EXPECT_TRUE(condition) << proof.code << " " << proof.pointer << "\n" << text;
      const std::string other = proof.code == "condition-never" ? "condition-always" : "condition-never";
      EXPECT_FALSE(has(found, other, proof.pointer)) << proof.pointer << "\n" << text;
      ++never_asked;
    }
    for (const Finding& finding : found.list)
      provable += finding.code == "graph-unreachable" || finding.code == "reply-never-offered" ||
                  finding.code.starts_with("condition-");
    if (HasFailure()) return;
  }
  std::printf("%zu talks: %zu proofs, %zu of them idle, %zu of conditions never asked; %zu findings\n", talks,
              proofs, idle, never_asked, provable);
  EXPECT_GT(proofs, 500u);
  EXPECT_LT(never_asked, proofs / 10);
  EXPECT_GT(proofs * 2, provable); // at least half of what there is to prove
}

TEST(Proved, NothingOfSoundTalks) {
  for (std::size_t shape = 0; shape < test::kShapes; ++shape) {
    const Scenario scenario = loaded(test::sound(shape).text());
    ASSERT_TRUE(exact_findings(scenario, {}).list.empty());
    for (const Finding& proof : proved_findings(scenario).list) ADD_FAILURE() << shape << proof.pointer;
  }
}

} // namespace
} // namespace riposte::analysis
