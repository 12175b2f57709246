// An open talk on another edition: as much of it as the edition takes, always replayable, never an exception.
#include "training/edition.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/random.h"
#include "scenario/made.h"

namespace riposte::training {
namespace {

using scenario::Phase;
using scenario::Scenario;
using scenario::test::full_with;
using scenario::test::kFull;
using scenario::test::loaded;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Attempt attempt_of(const Scenario& scenario, std::uint64_t seed, const std::vector<std::string>& inputs) {
  Attempt attempt;
  attempt.id = "a";
  attempt.person = "p";
  attempt.scenario = scenario.id;
  attempt.scenario_hash = scenario.hash;
  attempt.seed = seed;
  attempt.language = "en";
  for (const std::string& input : inputs)
    attempt.steps.push_back({input, Instant{static_cast<std::int64_t>(attempt.steps.size()) + 100}, 7});
  return attempt;
}

std::vector<std::string> inputs_of(const Attempt& attempt) {
  std::vector<std::string> inputs;
  for (const StoredStep& step : attempt.steps) inputs.push_back(step.input);
  return inputs;
}

// ---- by hand
// ------------------------------------------------------------------------------------------------------

const char* const kLoop =
    R"("a": {"says": ["Well?"], "hints": ["Ask", "Wait"], "seconds": 20, "silence": {"next": "a"},
             "replies": [{"id": "r1", "text": "One", "next": "b"}, {"id": "r2", "text": "Two", "next": "b"}]},
       "b": {"says": ["And?"], "hints": ["More"], "seconds": 30, "silence": {"next": "b"},
             "replies": [{"id": "s1", "text": "Back", "next": "a"}, {"id": "s2", "text": "End", "next": "won"}]})";

std::string loop_with(const std::string& from, const std::string& to) {
  std::string text = kLoop;
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return scenario::test::talk(text.replace(at, from.size(), to));
}

TEST(TakeUp, NewTextsKeepEverything) {
  const Scenario old = loaded(scenario::test::talk(kLoop)), fresh = loaded(loop_with("And?", "And then?"));
  Attempt attempt = attempt_of(old, 4, {"r1", "s1", "~", "r2"});
  attempt.hints = {0, 2, 4};
  attempt.timer_used_ms = 1234;
  const TakenUp taken = take_up(fresh, old, attempt).value();
  EXPECT_EQ(taken.attempt.steps, attempt.steps) << "with their times";
  EXPECT_EQ(taken.attempt.hints, attempt.hints);
  EXPECT_EQ(taken.attempt.timer_used_ms, 1234);
  EXPECT_EQ(taken.attempt.seed, 4u);
  EXPECT_EQ(taken.attempt.scenario_hash, fresh.hash);
  EXPECT_TRUE(taken.same_place);
  EXPECT_EQ(taken.steps, 4u);
  EXPECT_EQ(scenario::test::lines_of(fresh, taken.talk.events).back(), "And then?");
}

TEST(TakeUp, ARemovedReplyEndsWhatIsKept) {
  const Scenario old = loaded(scenario::test::talk(kLoop));
  const Scenario fresh = loaded(loop_with(R"(, {"id": "r2", "text": "Two", "next": "b"})", ""));
  Attempt attempt = attempt_of(old, 4, {"r1", "s1", "r2", "~"});
  attempt.hints = {1, 2, 3, 4};
  attempt.timer_used_ms = 1234;
  const TakenUp taken = take_up(fresh, old, attempt).value();
  EXPECT_THAT(inputs_of(taken.attempt), ElementsAre("r1", "s1"));
  EXPECT_THAT(taken.attempt.hints, ElementsAre(1, 2)) << "that of the open turn was taken in this very turn";
  EXPECT_EQ(taken.attempt.timer_used_ms, 0) << "another turn is open now";
  EXPECT_FALSE(taken.same_place);
  EXPECT_EQ(taken.steps, 4u);
}

TEST(TakeUp, AnotherWayOnKeepsTheRepliesThatFitAndSaysThatThePlaceIsAnother) {
  const Scenario old = loaded(scenario::test::talk(kLoop));
  const Scenario fresh = loaded(loop_with(R"("text": "Two", "next": "b")", R"("text": "Two", "next": "a")"));
  Attempt attempt = attempt_of(old, 4, {"r2"});
  attempt.hints = {1};
  const TakenUp taken = take_up(fresh, old, attempt).value();
  EXPECT_THAT(inputs_of(taken.attempt), ElementsAre("r2"));
  EXPECT_FALSE(taken.same_place);
  EXPECT_THAT(taken.attempt.hints, IsEmpty()) << "it was a hint of another turn";
}

TEST(TakeUp, ASilenceFitsOnlyWhereItWasKept) {
  const Scenario old = loaded(scenario::test::talk(kLoop));
  const Scenario fresh = loaded(loop_with(R"("text": "One", "next": "b")", R"("text": "One", "next": "a")"));
  EXPECT_THAT(inputs_of(take_up(fresh, old, attempt_of(old, 4, {"~", "r1", "~", "s1"})).value().attempt),
              ElementsAre("~", "r1"));
  const Scenario hasty = loaded(loop_with(R"("seconds": 20, "silence": {"next": "a"},)", ""));
  EXPECT_THAT(inputs_of(take_up(hasty, old, attempt_of(old, 4, {"r1", "s1", "~", "r1"})).value().attempt),
              ElementsAre("r1", "s1"));
}

TEST(TakeUp, ItNeverEndsTheTalk) {
  const Scenario old = loaded(scenario::test::talk(kLoop));
  const Scenario over =
      loaded(loop_with(R"("text": "Back", "next": "a")", R"("text": "Back", "next": "lost")"));
  const TakenUp taken = take_up(over, old, attempt_of(old, 4, {"r1", "s1"})).value();
  EXPECT_THAT(inputs_of(taken.attempt), ElementsAre("r1"));
  EXPECT_EQ(taken.talk.session.phase, Phase::awaiting);
  const Scenario stuck = loaded(loop_with(R"("text": "Back", "next": "a")",
                                          R"("text": "Back", "next": [{"to": "a", "when": "false"}])"));
  EXPECT_THAT(inputs_of(take_up(stuck, old, attempt_of(old, 4, {"r1", "s1", "r1"})).value().attempt),
              ElementsAre("r1"));
}

TEST(TakeUp, ATalkThatAFaultStoppedGoesOnWhereItIsMended) {
  const Scenario stuck = loaded(loop_with(R"("text": "Back", "next": "a")",
                                          R"("text": "Back", "next": [{"to": "a", "when": "false"}])"));
  const TakenUp taken =
      take_up(loaded(scenario::test::talk(kLoop)), stuck, attempt_of(stuck, 4, {"r1", "s1"})).value();
  EXPECT_THAT(inputs_of(taken.attempt), ElementsAre("r1", "s1"));
  EXPECT_EQ(taken.talk.session.phase, Phase::awaiting);
}

TEST(TakeUp, RefusesWhatCannotBe) {
  const Scenario old = loaded(scenario::test::talk(kLoop)), full = loaded(kFull);
  EXPECT_THAT(take_up(old, full, attempt_of(old, 1, {})).error().message, HasSubstr("another edition"));
  EXPECT_THAT(take_up(old, old, attempt_of(old, 1, {"gone"})).error().message, HasSubstr("step 1"));
  EXPECT_THAT(take_up(old, old, attempt_of(old, 1, {"r1", "r1"})).error().message, HasSubstr("step 2"));
  const Scenario other = loaded(full_with(R"("id": "made-up")", R"("id": "another")"));
  EXPECT_THAT(take_up(other, full, attempt_of(full, 1, {})).error().message, HasSubstr("no edition of"));
  const Scenario silent = loaded(scenario::test::talk(R"("a": {"next": "won"})"));
  EXPECT_THAT(take_up(silent, old, attempt_of(old, 1, {})).error().message,
              HasSubstr("no reply at its start"));
}

TEST(SameEdition, IsWhatPlaysAndReadsTheSame) {
  const auto& catalogue = riposte::test::shipped_catalogue();
  const auto russian = [](const std::string& title, const char* space = " ") {
    return std::map<std::string, std::string, std::less<>>{
        {"ru",
         fmt::format(
             R"({{"format": "riposte.translation/1", "of": "made-up", "language": "ru",{}"text": {{"/title": {{"text": "{}", "from": "x"}}}}}})",
             space, title)}};
  };
  const ContentPtr a = make_content(kFull, {}, catalogue).value();
  EXPECT_TRUE(same_edition(*a, *a));
  EXPECT_TRUE(same_edition(*a, *make_content(kFull + "\n\n", {}, catalogue).value())) << "white space";
  EXPECT_FALSE(same_edition(*a, *make_content(full_with("Hello?", "Hi?"), {}, catalogue).value()));
  const ContentPtr b = make_content(kFull, russian("Выдумка"), catalogue).value();
  EXPECT_FALSE(same_edition(*a, *b));
  EXPECT_TRUE(same_edition(*b, *make_content(kFull, russian("Выдумка", "\n\n"), catalogue).value()));
  EXPECT_FALSE(same_edition(*b, *make_content(kFull, russian("Другое"), catalogue).value()));
}

// ---- any edits
// ----------------------------------------------------------------------------------------------------

struct DraftReply {
  std::string id, text, condition;
  std::vector<std::string> next;
  bool once = false;
};
struct DraftTurn {
  std::string id, line;
  int seconds = 0;
  std::vector<DraftReply> replies;
};

/// A scenario while it is being written.
struct Draft {
  std::vector<DraftTurn> turns;
  int variants = 0, names = 0;

  std::string text() const {
    std::string turns_text;
    for (const DraftTurn& turn : turns) {
      turns_text += fmt::format(R"({}"{}": {{"says": [{{"text": "{}", "variants": ["So"]}}],)",
                                turns_text.empty() ? "" : ",\n", turn.id, turn.line);
      if (turn.seconds > 0)
        turns_text +=
            fmt::format(R"("seconds": {}, "silence": {{"next": "{}"}},)", turn.seconds, turns[0].id);
      turns_text += R"("hints": ["H"], "replies": [)";
      for (std::size_t i = 0; i < turn.replies.size(); ++i)
        turns_text += (i > 0 ? ", " : "") + reply_text(turn.replies[i]);
      turns_text += "]}";
    }
    std::string more = R"("state": {"trust": {"start": 40}}, )";
    if (variants > 0) {
      more += R"("variants": [)";
      for (int i = 0; i < variants; ++i)
        more +=
            fmt::format(R"({}{{"id": "v{}", "set": {{"trust": {}}}}})", i > 0 ? ", " : "", i, 20 + 20 * i);
      more += "], ";
    }
    std::string made = scenario::test::talk(turns_text, more);
    const std::size_t start = made.find(R"("start": "a")");
    return made.replace(start, 12, fmt::format(R"("start": "{}")", turns[0].id));
  }

  static std::string reply_text(const DraftReply& reply) {
    std::string next;
    for (const std::string& to : reply.next)
      next +=
          fmt::format(R"({}{{"to": "{}", "weight": {}}})", next.empty() ? "" : ", ", to, 1 + next.size() % 3);
    return fmt::format(R"({{"id": "{}", "text": "{}", {}"once": {}, "add": {{"trust": 1}}, "next": [{}]}})",
                       reply.id, reply.text,
                       reply.condition.empty() ? "" : fmt::format(R"("when": "{}", )", reply.condition),
                       reply.once, next);
  }
};

class Author {
public:
  explicit Author(std::uint64_t seed) : random_{seed} {}

  std::size_t below(std::size_t count) { return static_cast<std::size_t>(random_.next() % count); }

  Draft write() {
    Draft draft;
    const std::size_t count = 2 + below(5);
    for (std::size_t i = 0; i < count; ++i) draft.turns.push_back({fmt::format("t{}", i), "Line", 0, {}});
    for (DraftTurn& turn : draft.turns) {
      turn.seconds = below(2) == 0 ? 20 : 0;
      // One without a condition, so that no turn is a dead end.
      for (std::size_t i = 0, replies = 1 + below(3); i <= replies; ++i)
        turn.replies.push_back({fmt::format("r{}", draft.names++), "Reply",
                                i > 0 && below(3) == 0 ? "trust > 42" : "", some_way(draft),
                                i > 0 && below(3) == 0});
    }
    draft.variants = static_cast<int>(below(3));
    return draft;
  }

  std::vector<std::string> some_way(const Draft& draft) {
    std::vector<std::string> way;
    for (std::size_t i = 0, count = 1 + below(2); i < count; ++i)
      way.push_back(below(12) == 0 ? "won" : draft.turns[below(draft.turns.size())].id);
    return way;
  }

  void change_texts(Draft& draft) {
    draft.turns[below(draft.turns.size())].line = fmt::format("Line {}", random_.next() % 1000);
    for (DraftReply& reply : draft.turns[below(draft.turns.size())].replies) reply.text = "Other words";
  }

  void change(Draft& draft) {
    DraftTurn& turn = draft.turns[below(draft.turns.size())];
    const std::size_t last = turn.replies.size() - 1, at = below(last + 1);
    switch (below(11)) {
    case 0: return change_texts(draft);
    case 1: // a reply is gone
      if (at > 0) turn.replies.erase(turn.replies.begin() + static_cast<std::ptrdiff_t>(at));
      return;
    case 2: turn.replies[at].id = fmt::format("r{}", draft.names++); return;
    case 3: turn.replies[at].next = some_way(draft); return;
    case 4:
      turn.replies.push_back({fmt::format("r{}", draft.names++), "New", "", some_way(draft), false});
      return;
    case 5: turn.seconds = turn.seconds == 0 ? 30 : 0; return;
    case 6: draft.variants = static_cast<int>(below(4)); return;
    case 7:
      std::swap(turn.replies[at], turn.replies[last]), turn.replies[0].condition = "",
                                                       turn.replies[0].once = false;
      return;
    case 8: { // a reply moves to another turn
      if (at == 0) return;
      DraftReply moved = turn.replies[at];
      turn.replies.erase(turn.replies.begin() + static_cast<std::ptrdiff_t>(at));
      draft.turns[below(draft.turns.size())].replies.push_back(std::move(moved));
      return;
    }
    case 9: return rename(draft, turn);
    default: std::swap(draft.turns[0], draft.turns[below(draft.turns.size())]); // another start
    }
  }

private:
  void rename(Draft& draft, DraftTurn& turn) {
    const std::string before = turn.id, after = fmt::format("t{}", 100 + draft.names++);
    turn.id = after;
    for (DraftTurn& other : draft.turns)
      for (DraftReply& reply : other.replies)
        std::replace(reply.next.begin(), reply.next.end(), before, after);
  }

  SplitMix64 random_;
};

Attempt some_attempt(const Scenario& talk, Author& author, std::uint64_t seed) {
  std::vector<std::string> inputs;
  std::vector<int> hints;
  scenario::Step step = scenario::start(talk, seed);
  for (std::size_t wanted = author.below(14);
       inputs.size() < wanted && step.session.phase == Phase::awaiting;) {
    if (author.below(3) == 0) hints.push_back(static_cast<int>(inputs.size()));
    const bool silent = scenario::silence_possible(talk, step.session) && author.below(4) == 0;
    const scenario::Input input{silent,
                                silent ? 0 : step.session.offered[author.below(step.session.offered.size())]};
    scenario::Step next = scenario::advance(talk, step.session, input).value();
    if (next.session.phase != Phase::awaiting) break; // the talk is open
    inputs.push_back(scenario::to_text(talk, input));
    step = std::move(next);
  }
  Attempt attempt = attempt_of(talk, seed, inputs);
  attempt.hints = hints;
  return attempt;
}

/// What must hold of anything that was taken up.
void check(const TakenUp& taken, const Scenario& edition, const Attempt& attempt) {
  ASSERT_EQ(taken.steps, attempt.steps.size());
  ASSERT_LE(taken.attempt.steps.size(), attempt.steps.size());
  for (std::size_t i = 0; i < taken.attempt.steps.size(); ++i)
    ASSERT_EQ(taken.attempt.steps[i], attempt.steps[i]);
  const auto replayed = replay(edition, taken.attempt);
  ASSERT_TRUE(replayed) << replayed.error().message;
  ASSERT_EQ(replayed->session, taken.talk.session);
  ASSERT_EQ(replayed->events, taken.talk.events);
  ASSERT_EQ(taken.talk.session.phase, Phase::awaiting);
  ASSERT_EQ(taken.marks.size(), taken.attempt.steps.size() + 1);
  ASSERT_TRUE(std::is_sorted(taken.marks.begin(), taken.marks.end()));
  ASSERT_EQ(taken.marks.back(), taken.talk.events.size());
  for (const int after : taken.attempt.hints)
    ASSERT_LE(static_cast<std::size_t>(after), taken.attempt.steps.size());
  if (taken.attempt.steps.size() == attempt.steps.size()) return;
  // It is the longest: the next input is refused, ends the talk, or is a silence in another turn.
  const std::string& next = attempt.steps[taken.attempt.steps.size()].input;
  const auto input = scenario::input_from(edition, next);
  const auto further = input ? scenario::advance(edition, taken.talk.session, *input)
                             : Result<scenario::Step>(tl::unexpected(input.error()));
  ASSERT_TRUE(!further || further->session.phase != Phase::awaiting || next == scenario::kSilenceInput);
}

TEST(TakeUp, AnyEditsGiveATalkThatCanBeReplayed) {
  std::size_t whole = 0, shorter = 0, nothing = 0, elsewhere = 0;
  for (std::uint64_t seed = 0; seed < 1500; ++seed) {
    Author author(seed);
    Draft draft = author.write();
    const Scenario old = loaded(draft.text());
    const Attempt attempt = some_attempt(old, author, seed);
    for (std::size_t i = 0, edits = 1 + author.below(3); i < edits; ++i) author.change(draft);
    const Scenario edition = loaded(draft.text());
    ASSERT_FALSE(HasFailure()) << draft.text();
    const auto taken = take_up(edition, old, attempt);
    ASSERT_TRUE(taken) << taken.error().message;
    ASSERT_NO_FATAL_FAILURE(check(*taken, edition, attempt)) << "seed " << seed;
    if (attempt.steps.empty()) continue;
    const bool all = taken->attempt.steps.size() == attempt.steps.size();
    whole += all;
    elsewhere += all && !taken->same_place;
    shorter += !all && !taken->attempt.steps.empty();
    nothing += taken->attempt.steps.empty();
  }
  EXPECT_GT(whole, 300u);
  EXPECT_GT(shorter, 100u);
  EXPECT_GT(nothing, 50u);
  EXPECT_GT(elsewhere, 10u);
}

TEST(TakeUp, AnyNewTextsKeepThePlace) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    Author author(seed);
    Draft draft = author.write();
    const Scenario old = loaded(draft.text());
    const Attempt attempt = some_attempt(old, author, seed);
    author.change_texts(draft);
    const Scenario edition = loaded(draft.text());
    const auto taken = take_up(edition, old, attempt);
    ASSERT_TRUE(taken) << taken.error().message;
    ASSERT_EQ(taken->attempt.steps, attempt.steps);
    ASSERT_EQ(taken->attempt.hints, attempt.hints);
    ASSERT_TRUE(taken->same_place);
    ASSERT_EQ(taken->talk.session, replay(old, attempt).value().session);
  }
}

} // namespace
} // namespace riposte::training
