// The intervals against plays: whatever happens in a talk that was made up at random lies within them, and no
// proof is ever proved wrong. RIPOSTE_TEST_SEED changes the talks.
#include "analysis/intervals.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <tuple>

#include <gtest/gtest.h>

#include "analysis/made_talks.h"
#include "made.h"
#include "support/seed.h"

namespace riposte::analysis::test {
namespace {

using riposte::test::draw;
using scenario::Alternative;
using scenario::Condition;
using scenario::Consequence;
using scenario::Input;
using scenario::npos;
using scenario::Phase;
using scenario::Scenario;
using scenario::Session;
using Part = ConditionPlace::Part;

// Follows a play step by step beside the engine, since conditions are also asked between two inputs.
class Watcher {
public:
  Watcher(const Scenario& scenario, const Intervals& intervals) : scenario_(scenario), intervals_(intervals) {
    for (const JudgedCondition& judged : intervals.conditions)
      verdicts_[&condition_at(scenario, judged.place)] = &judged;
  }

  void begin(const scenario::Step& step) {
    state_ = step.session;
    state_.visited = state_.chosen = state_.said = {};
    passed_.clear();
    enter_all(step);
  }

  void take(Input input, const scenario::Step& step) {
    const scenario::Turn& turn = scenario_.turns[state_.turn];
    if (!input.silence && scenario_.replies[input.reply].counted) state_.chosen.raise(input.reply);
    ++state_.replies;
    const Consequence& consequence =
        input.silence ? *turn.silence : scenario_.replies[input.reply].consequence;
    for (const auto& c : consequence.set) state_.variables[c.variable] = c.value;
    for (const auto& c : consequence.add) state_.variables[c.variable] += c.value;
    for (std::size_t i = 0; i < state_.variables.size(); ++i)
      state_.variables[i] =
          std::clamp(state_.variables[i], scenario_.variables[i].min, scenario_.variables[i].max);
    if (consequence.reaction) ask(consequence.reaction->when);
    bool fired = false;
    for (const auto& rule : scenario_.rules) fired = ask(rule.when, !fired) || fired;
    if (!fired) read(consequence.next);
    enter_all(step);
  }

private:
  bool ask(const Condition& condition, bool asked = true) {
    const bool held = scenario::holds(condition, scenario::surroundings(scenario_, state_));
    if (condition.always()) return held;
    const JudgedCondition& judged = *verdicts_.at(&condition);
    if (asked) check(judged.asked, held, judged);
    check(judged.alone, held, judged);
    return held;
  }

  void check(Verdict verdict, bool held, const JudgedCondition& judged) const {
    EXPECT_TRUE(verdict == Verdict::sometimes || verdict == (held ? Verdict::always : Verdict::never))
        << pointer_of(scenario_, judged.place) << " " << condition_at(scenario_, judged.place).source
        << (held ? " held" : " failed") << ", judged " << static_cast<int>(verdict);
  }

  void read(const std::vector<Alternative>& next) {
    bool kept = false, drawn = false;
    for (const Alternative& way : next) {
      const bool held = ask(way.when, !kept || (drawn && way.weight > 0));
      if (held && !kept) drawn = way.weight > 0;
      kept = kept || held;
    }
  }

  void enter_all(const scenario::Step& step) {
    std::vector<std::size_t> turns;
    for (const scenario::Event& event : step.events)
      if (const auto* entry = std::get_if<scenario::TurnEntered>(&event)) turns.push_back(entry->turn);
    for (std::size_t i = 0; i < turns.size(); ++i) {
      enter(turns[i]);
      const bool left = i + 1 < turns.size() || step.session.offered.empty();
      if (left) read(scenario_.turns[turns[i]].next);
    }
    ASSERT_EQ(std::tie(state_.variables, state_.visited, state_.chosen, state_.said, state_.replies),
              std::tie(step.session.variables, step.session.visited, step.session.chosen, step.session.said,
                       step.session.replies))
        << "the watcher sees what the engine does";
    for (const std::size_t reply : step.session.offered)
      EXPECT_TRUE(intervals_.offered[reply]) << scenario_.replies[reply].id << " was offered";
    if (step.session.phase == Phase::halted && turns.size() <= scenario::kLongestRun) {
      EXPECT_TRUE(intervals_.turns[step.session.turn].can_lock) << scenario_.turns[step.session.turn].id;
    }
    if (step.session.ending) end(*step.session.ending);
  }

  void enter(std::size_t number) {
    const scenario::Turn& turn = scenario_.turns[number];
    state_.turn = number;
    if (turn.counted) state_.visited.raise(number);
    if (turn.objection && turn.objection->counted) state_.said.raise(turn.objection->number);
    passed_.push_back(number);
    const TurnIntervals& known = intervals_.turns[number];
    ASSERT_TRUE(known.linked && known.reachable) << turn.id;
    EXPECT_EQ(has(known.variants), state_.variant.has_value()) << turn.id;
    for (std::size_t i = 0; i < intervals_.quantities.size(); ++i)
      EXPECT_TRUE(known.values[i].contains(value(intervals_.quantities[i])))
          << turn.id << ": quantity " << i << " is " << value(intervals_.quantities[i]) << ", not in "
          << known.values[i].low << ".." << known.values[i].high;
    for (const scenario::Line& line : turn.says) ask(line.when);
    bool told = false;
    if (turn.objection)
      for (const scenario::Cause& cause : turn.objection->causes) told = ask(cause.when, !told) || told;
    for (std::size_t i = turn.first_reply; i < turn.first_reply + turn.reply_count; ++i)
      if (!scenario_.replies[i].once || state_.chosen.of(i) == 0) ask(scenario_.replies[i].when);
  }

  void end(std::size_t ending) {
    const EndingIntervals& known = intervals_.endings[ending];
    EXPECT_TRUE(known.linked && known.reachable) << scenario_.endings[ending].id;
    EXPECT_EQ(has(known.variants), state_.variant.has_value());
    for (const std::size_t turn : passed_) {
      EXPECT_TRUE(intervals_.turns[turn].leads_on && intervals_.turns[turn].can_end);
      EXPECT_FALSE(has(intervals_.turns[turn].endless_variants));
    }
  }

  bool has(const std::vector<std::size_t>& variants) const {
    return state_.variant && std::find(variants.begin(), variants.end(), *state_.variant) != variants.end();
  }

  std::int64_t value(const Quantity& quantity) const {
    switch (quantity.kind) {
    case Quantity::Kind::variable: return state_.variables[quantity.index];
    case Quantity::Kind::replies: return state_.replies;
    case Quantity::Kind::visited: return state_.visited.of(quantity.index);
    case Quantity::Kind::said: return state_.said.of(quantity.index);
    case Quantity::Kind::chosen: break;
    }
    return state_.chosen.of(quantity.index);
  }

  const Scenario& scenario_;
  const Intervals& intervals_;
  std::map<const Condition*, const JudgedCondition*> verdicts_;
  Session state_;
  std::vector<std::size_t> passed_;
};

void play(const Scenario& scenario, std::vector<Watcher>& watchers, SplitMix64& random) {
  scenario::Step step = scenario::start(scenario, random.next());
  for (Watcher& watcher : watchers) watcher.begin(step);
  for (int i = 0; i < 40 && step.session.phase == Phase::awaiting; ++i) {
    const bool silence = scenario::silence_possible(scenario, step.session) && draw(random, 4) == 0;
    const Input input = silence
                            ? Input{true, 0}
                            : Input{false, step.session.offered[draw(random, step.session.offered.size())]};
    step.events.clear();
    ASSERT_TRUE(scenario::advance(scenario, step.session, input, step.events));
    for (Watcher& watcher : watchers) watcher.take(input, step);
  }
}

struct Tally {
  std::size_t talks = 0, conditions = 0, never = 0, always = 0, not_asked = 0, unreachable = 0, unoffered = 0,
              endless = 0, lock_free = 0, turns = 0;

  void add(const Intervals& intervals) {
    ++talks;
    for (const JudgedCondition& judged : intervals.conditions) {
      ++conditions;
      never += judged.asked == Verdict::never;
      always += judged.asked == Verdict::always;
      not_asked += judged.asked == Verdict::not_asked;
    }
    for (const TurnIntervals& turn : intervals.turns) {
      ++turns;
      unreachable += turn.linked && !turn.reachable;
      endless += turn.reachable && turn.leads_on && !turn.can_end;
      lock_free += turn.reachable && !turn.can_lock;
    }
    unoffered +=
        static_cast<std::size_t>(std::count(intervals.offered.begin(), intervals.offered.end(), false));
  }
};

TEST(IntervalsAgainstPlays, HoldWhateverHappensAndNoProofIsWrong) {
  SplitMix64 random = riposte::test::test_random(20'260'204);
  Tally tally;
  for (int talk = 0; talk < 2500; ++talk) {
    const TalkShape shape = random_shape(random);
    const std::string text = made_talk(random, shape);
    const Scenario scenario = scenario::test::loaded(text);
    ASSERT_FALSE(scenario.turns.empty()) << text;
    const std::vector<Intervals> all{intervals_of(scenario), intervals_of(scenario, {true, 1 << 20}),
                                     intervals_of(scenario, {false, 1})};
    tally.add(all.front());
    std::vector<Watcher> watchers;
    for (const Intervals& intervals : all) watchers.emplace_back(scenario, intervals);
    for (int i = 0; i < 12; ++i) play(scenario, watchers, random);
    ASSERT_FALSE(HasFailure()) << "talk " << talk << ":\n" << text;
  }
  std::printf(
      "%zu talks: %zu conditions, %zu never, %zu always, %zu not asked; %zu turns, %zu unreachable, %zu "
      "endless, %zu without a soft lock; %zu replies never offered\n",
      tally.talks, tally.conditions, tally.never, tally.always, tally.not_asked, tally.turns,
      tally.unreachable, tally.endless, tally.lock_free, tally.unoffered);
  for (const std::size_t proofs : {tally.never, tally.always, tally.not_asked, tally.unreachable,
                                   tally.endless, tally.lock_free, tally.unoffered})
    EXPECT_GT(proofs, 50u) << "the talks have something of every kind to prove";
}

} // namespace
} // namespace riposte::analysis::test
