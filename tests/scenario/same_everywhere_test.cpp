// A play is the same on every machine: in debug and release builds, in any locale, on any number of threads.
#include <clocale>
#include <cstdlib>
#include <future>
#include <locale>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/random.h"
#include "scenario/made.h"
#include "scenario/record.h"

namespace riposte::scenario {
namespace {

constexpr std::uint64_t kPlays = 300;

const std::string& talk_text() {
  static const std::string text = read_file(RIPOSTE_SOURCE_DIR "/tests/cases/transcripts/talk.json").value();
  return text;
}

/// Random plays as `play --json` prints them, one after another.
std::string transcripts(const Scenario& talk) {
  std::string all;
  for (std::uint64_t seed = 1; seed <= kPlays; ++seed) {
    SplitMix64 choice{seed};
    Step step = start(talk, seed);
    while (step.session.phase == Phase::awaiting) {
      const bool silence = silence_possible(talk, step.session) && choice.next() % 8 == 0;
      const Input input{silence,
                        silence ? 0 : step.session.offered[choice.next() % step.session.offered.size()]};
      EXPECT_TRUE(advance(talk, step.session, input, step.events));
    }
    all += play_json(talk, step.session, step.events) + "\n";
  }
  return all;
}

/// A locale that writes numbers as no machine may.
struct OddNumbers : std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\1"; }
  std::string do_truename() const override { return "ja"; }
};

// Committed once: every build and machine is held against the same figure. A change of the engine that alters
// it alters what stored attempts replay to.
TEST(SameEverywhere, TranscriptsAreThoseOfEveryOtherBuild) {
  const std::string expected = read_file(RIPOSTE_SOURCE_DIR "/tests/cases/transcripts/sha256").value();
  EXPECT_EQ(sha256_hex(transcripts(test::loaded(talk_text()))) + "\n", expected);
}

TEST(SameEverywhere, NoLocaleChangesATranscript) {
  const std::string expected = transcripts(test::loaded(talk_text()));
  const std::locale before = std::locale::global(std::locale(std::locale::classic(), new OddNumbers));
  int other_locales = 0;
  for (const char* name : {"C", "C.UTF-8", "ru_RU.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8"}) {
    other_locales += std::setlocale(LC_ALL, name) != nullptr; // those that this machine has
    EXPECT_EQ(transcripts(test::loaded(talk_text())), expected) << name;
  }
  EXPECT_GE(other_locales, 1);
  std::locale::global(before);
  std::setlocale(LC_ALL, "C");
}

TEST(SameEverywhere, ThreadsDoNotDisturbEachOther) {
  const Scenario talk = test::loaded(talk_text());
  const std::string expected = transcripts(talk);
  std::vector<std::future<std::string>> others;
  for (int i = 0; i < 8; ++i)
    others.push_back(std::async(std::launch::async, [&] { return transcripts(talk); }));
  for (std::future<std::string>& other : others) EXPECT_EQ(other.get(), expected);
}

/// Bytes of a session with all it holds.
std::size_t bytes_of(const Session& s) {
  return sizeof s + s.variables.capacity() * sizeof(std::int64_t) + s.visited.bytes() + s.chosen.bytes() +
         s.said.bytes() + s.offered.capacity() * sizeof(std::size_t) +
         s.tally.capacity() * sizeof(SkillTally);
}

TEST(SameEverywhere, ASessionIsSmall) {
  const Scenario talk = test::loaded(talk_text());
  std::size_t largest = 0;
  for (std::uint64_t seed = 1; seed <= kPlays; ++seed) {
    SplitMix64 choice{seed};
    Step step = start(talk, seed);
    while (step.session.phase == Phase::awaiting) {
      largest = std::max(largest, bytes_of(step.session));
      const std::size_t drawn = choice.next() % step.session.offered.size();
      ASSERT_TRUE(advance(talk, step.session, {false, step.session.offered[drawn]}, step.events));
    }
  }
  EXPECT_GT(largest, 200u);
  EXPECT_LE(largest, 1024u);
}

} // namespace
} // namespace riposte::scenario
