// Section 8: three streams, draws only among two or more, and that the same seed gives the same play.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <clocale>
#include <locale>

#include "made.h"
#include "scenario/record.h"

namespace riposte::scenario::test {
namespace {

using testing::ElementsAre;

constexpr std::uint64_t kWording = 0x9E3779B97F4A7C15ull, kOrder = 0xD1B54A32D192ED03ull;

std::string replies(int count) {
  std::string list;
  for (int i = 0; i < count; ++i)
    list += std::string(i > 0 ? ", " : "") + R"({"id": "r)" + std::to_string(i) +
            R"(", "text": "T", "next": "won"})";
  return "\"replies\": [" + list + "]";
}

TEST(Chance, TheStreamsStartAtTheSeedAndItsTwoMasks) {
  const Scenario made = loaded(talk("\"a\": {" + replies(1) + "}"));
  const Session session = start(made, 42).session;
  EXPECT_EQ(session.play, SplitMix64{42});
  EXPECT_EQ(session.wording, SplitMix64{42 ^ kWording});
  EXPECT_EQ(session.order, SplitMix64{42 ^ kOrder});
}

TEST(Chance, NothingIsDrawnAmongFewerThanTwo) {
  const Scenario made = loaded(talk(
      R"("a": {"says": ["One", {"text": "x", "variants": []}, {"text": "x", "when": "false", "variants": ["y"]}], )" +
          replies(1) + "}",
      R"("variants": [{"id": "only", "weight": 7}], )"));
  const Session session = start(made, 9).session;
  EXPECT_EQ(session.play, SplitMix64{9});
  EXPECT_EQ(session.wording, SplitMix64{9 ^ kWording});
  EXPECT_EQ(session.order, SplitMix64{9 ^ kOrder});
  EXPECT_EQ(variant_id(made, session), "only");
}

TEST(Chance, TheVariantIsDrawnByWeightAndSetsItsValues) {
  const Scenario made = loaded(talk(
      "\"a\": {" + replies(1) + "}",
      R"("state": {"t": {"start": 1}}, "variants": [{"id": "x", "weight": 3, "set": {"t": 7}}, {"id": "y"}], )"));
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    SplitMix64 stream{seed};
    const bool first = stream.next() % 4 < 3;
    const Session session = start(made, seed).session;
    EXPECT_EQ(variant_id(made, session), first ? "x" : "y") << seed;
    EXPECT_EQ(value_of(made, session, "t"), first ? 7 : 1);
    EXPECT_EQ(session.play, stream);
  }
}

TEST(Chance, WithoutVariantsTheVariantIsTheEmptyText) {
  const Scenario made = loaded(talk(
      R"("a": {"says": [{"text": "empty", "when": "variant == ''"}, {"text": "other", "when": "variant == 'x'"}], )" +
      replies(1) + "}"));
  EXPECT_THAT(lines_of(made, start(made, 0).events), ElementsAre("empty"));
  EXPECT_EQ(variant_id(made, start(made, 0).session), "");
}

TEST(Chance, WordingsAreDrawnAlikeFromTheirOwnStream) {
  const Scenario made = loaded(
      talk(R"("a": {"says": [{"text": "0", "variants": ["1", "2"]}, {"text": "0", "variants": ["1"]}], )" +
           replies(1) + "}"));
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    SplitMix64 stream{seed ^ kWording};
    const std::string first = std::to_string(stream.next() % 3), second = std::to_string(stream.next() % 2);
    const Step step = start(made, seed);
    EXPECT_THAT(lines_of(made, step.events), ElementsAre(first, second)) << seed;
    EXPECT_EQ(step.session.play, SplitMix64{seed}) << "wording has no effect on the play";
  }
}

TEST(Chance, RepliesAreShuffledFromTheEnd) {
  const Scenario made = loaded(talk("\"a\": {" + replies(5) + "}"));
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    std::vector<std::string> expected{"r0", "r1", "r2", "r3", "r4"};
    SplitMix64 stream{seed ^ kOrder};
    for (std::size_t last = 4; last > 0; --last)
      std::swap(expected[last], expected[stream.next() % (last + 1)]);
    EXPECT_EQ(offered_in(made, start(made, seed).session), expected) << seed;
  }
}

TEST(Chance, TheOrderShownIsThatOfTheReferencePlayer) { // tests/reference/play.py
  const Scenario made = loaded(talk("\"a\": {" + replies(5) + "}"));
  EXPECT_THAT(offered_in(made, start(made, 1).session), ElementsAre("r4", "r2", "r0", "r1", "r3"));
  EXPECT_THAT(offered_in(made, start(made, 18446744073709551615ull).session),
              ElementsAre("r0", "r2", "r1", "r4", "r3"));
}

/// Groups digits by two with '#', writes a comma for the decimal point, and yes and no for truth.
class Odd : public std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '#'; }
  std::string do_grouping() const override { return "\2"; }
  std::string do_truename() const override { return "yes"; }
};

struct LocaleKept {
  std::locale before = std::locale();
  std::string c_before = std::setlocale(LC_ALL, nullptr);
  LocaleKept() = default;
  LocaleKept(const LocaleKept&) = delete;
  LocaleKept& operator=(const LocaleKept&) = delete;
  ~LocaleKept() {
    std::locale::global(before);
    std::setlocale(LC_ALL, c_before.c_str());
  }
};

std::string everything() {
  const Scenario made = loaded(full_with("\"level\": 2.5", "\"level\": 2.25"));
  const Step step = played(made, 1234567890123456789ull, {"ask"});
  std::string all = play_json(made, step.session, step.events) + made.hash;
  for (const Diagnostic& d :
       load_scenario(full_with("{\"listen\": 2, \"clarify\": 1.5}", "{\"listen\": 1234.5, \"clarify\": 0}"),
                     riposte::test::shipped_catalogue())
           .diagnostics)
    all += to_line("f", d);
  return all + std::to_string(made.pass_level == 2.25) +
         std::to_string(loaded(kFull).skills[1].weight == 1.5);
}

TEST(Chance, NoLocaleChangesAResult) {
  const std::string expected = everything();
  ASSERT_NE(expected.find("\"overall\": 3.0"), std::string::npos);
  const LocaleKept kept;
  std::locale::global(std::locale(std::locale(), new Odd));
  EXPECT_EQ(everything(), expected);
  int tried = 0;
  for (const char* name : {"de_DE.UTF-8", "ru_RU.UTF-8", "tr_TR.UTF-8", "C.UTF-8"}) {
    if (std::setlocale(LC_ALL, name) == nullptr) continue; // not installed here
    ++tried;
    EXPECT_EQ(everything(), expected) << name;
  }
  EXPECT_GE(tried, 1);
}

} // namespace
} // namespace riposte::scenario::test
