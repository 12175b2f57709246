// The receipt adds up to the score, whatever was played.
#include "training/receipt.h"

#include <gtest/gtest.h>

#include "base/random.h"
#include "scenario/made.h"
#include "support/shipped_catalogue.h"

namespace riposte::training {
namespace {

using scenario::Scenario;

void expect_the_score(const Scenario& talk, const scenario::Step& play) {
  const scenario::Score score = scenario::score_of(talk, play.session);
  const Receipt receipt = receipt_of(talk, play.events, 7);
  EXPECT_EQ(receipt.rubric_version, 7);
  EXPECT_EQ(receipt.overall, score.overall);
  EXPECT_EQ(receipt.uncapped, score.uncapped);
  EXPECT_EQ(receipt.capped, score.breach && score.uncapped && *score.uncapped > *score.overall);
  ASSERT_EQ(receipt.skills.size(), score.skills.size());
  double share = 0, contribution = 0;
  std::vector<scenario::SkillTally> tally(talk.skills.size());
  for (const ReceiptEntry& entry : receipt.entries) {
    tally[entry.skill].sum += entry.level;
    ++tally[entry.skill].count;
  }
  EXPECT_EQ(tally, play.session.tally);
  for (std::size_t i = 0; i < receipt.skills.size(); ++i) {
    EXPECT_EQ(receipt.skills[i].level, score.skills[i]);
    share += receipt.skills[i].share;
    contribution += receipt.skills[i].contribution;
  }
  EXPECT_NEAR(share, score.overall ? 1.0 : 0.0, 1e-12);
  EXPECT_NEAR(contribution, score.uncapped.value_or(0), 1e-12);
  int warnings = 0, breaches = 0;
  for (const ReceiptRemark& remark : receipt.remarks)
    ++(remark.ethics == scenario::Ethics::breach ? breaches : warnings);
  EXPECT_EQ(warnings, play.session.warnings);
  EXPECT_EQ(breaches, play.session.breaches);
}

TEST(Receipt, AddsUpToTheScoreOfAnyPlayAtAnyStep) {
  int capped = 0, silent = 0, plays = 0;
  for (const char* name : {"not-interested", "value-for-money"}) {
    const Scenario talk = scenario::test::loaded(
        riposte::test::shipped_text("scenarios/first-pack/" + std::string(name) + ".json"));
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
      SplitMix64 choice{seed};
      scenario::Step play = scenario::start(talk, seed);
      ASSERT_NO_FATAL_FAILURE(expect_the_score(talk, play)); // nothing yet
      while (play.session.phase == scenario::Phase::awaiting) {
        const std::size_t offered = play.session.offered.size();
        const std::size_t drawn =
            choice.next() % (offered + (scenario::silence_possible(talk, play.session) ? 1 : 0));
        const scenario::Input input =
            drawn < offered ? scenario::Input{false, play.session.offered[drawn]} : scenario::Input{true, 0};
        silent += input.silence;
        ASSERT_TRUE(scenario::advance(talk, play.session, input, play.events));
        ASSERT_NO_FATAL_FAILURE(expect_the_score(talk, play));
      }
      capped += receipt_of(talk, play.events, 1).capped;
      ++plays;
    }
  }
  EXPECT_EQ(plays, 600);
  EXPECT_GT(capped, 0);
  EXPECT_GT(silent, 0);
}

TEST(Receipt, NamesEachLevelWithItsStepAndKeepsTheCapApart) {
  const Scenario talk = scenario::test::loaded(scenario::test::talk(
      R"("a": {"seconds": 5, "silence": {"levels": {"listen": 0}, "next": "a"}, "replies": [
          {"id": "good", "text": "G", "levels": {"listen": 4, "clarify": 3}, "next": "a"},
          {"id": "bad", "text": "B", "levels": {"clarify": 4}, "ethics": "breach", "next": "won"}]})",
      R"("skills": {"listen": 1, "clarify": 3}, )"));
  const scenario::Step play = scenario::test::played(talk, 0, {"good", "~", "bad"});
  const Receipt receipt = receipt_of(talk, play.events, 1);
  std::vector<std::string> lines;
  for (const ReceiptEntry& entry : receipt.entries)
    lines.push_back(std::to_string(entry.step) + " " +
                    (entry.reply ? talk.replies[*entry.reply].id : std::string("~")) + " " +
                    talk.skills[entry.skill].id + " " + std::to_string(entry.level));
  std::ranges::sort(lines);
  EXPECT_EQ(lines, (std::vector<std::string>{"1 good clarify 3", "1 good listen 4", "2 ~ listen 0",
                                             "3 bad clarify 4"}));
  EXPECT_EQ(receipt.remarks, (std::vector<ReceiptRemark>{{3, scenario::Ethics::breach}}));
  EXPECT_DOUBLE_EQ(receipt.uncapped.value(), (4 + 0 + 3 * 7) / 8.0);
  EXPECT_DOUBLE_EQ(receipt.overall.value(), 1.0);
  EXPECT_TRUE(receipt.capped);
}

} // namespace
} // namespace riposte::training
