// The page of an attempt: whole, escaped, in need of nothing else, in both languages.
#include "app/attempt_page.h"

#include <algorithm>
#include <array>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/html.h"
#include "base/utf8.h"
#include "world.h"

namespace riposte::app::test {
namespace {

using testing::HasSubstr;
using testing::Not;

const text::Translator& words_in(const std::string& language) {
  static const std::map<std::string, text::Translator> kWords = [] {
    std::map<std::string, text::Translator> all;
    for (const char* tag : {"en", "ru"})
      all.emplace(tag, text::Translator(RIPOSTE_BINARY_DIR "/share/riposte/locale", tag));
    return all;
  }();
  return kWords.at(language);
}

/// The first fault of the tags: one that is not closed, or closed in the wrong place; empty where all is
/// well.
std::string tag_fault(const std::string& html) {
  constexpr std::array<std::string_view, 1> kVoid = {"meta"};
  std::vector<std::string> open;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const std::size_t end = html.find('>', at);
    if (end == std::string::npos) return "no > after " + html.substr(at, 20);
    const std::string tag = html.substr(at + 1, end - at - 1);
    const std::string name = tag.substr(0, tag.find_first_of(" /", 1));
    if (tag.find('<') != std::string::npos) return "< within " + tag;
    if (std::ranges::count(tag, '"') % 2 != 0) return "open quote in " + tag;
    if (tag.starts_with('!') || tag.ends_with('/') || std::ranges::find(kVoid, name) != kVoid.end()) continue;
    if (!tag.starts_with('/'))
      open.push_back(name);
    else if (open.empty() || open.back() != tag.substr(1))
      return "wrong " + tag;
    else
      open.pop_back();
  }
  return open.empty() ? "" : "not closed: " + open.back();
}

struct Made {
  scenario::Scenario scenario;
  training::Attempt attempt;
  training::Talk talk;
  std::optional<training::TalkReview> review{};

  std::string page(const std::string& language, const std::string& person = "Ann") const {
    return attempt_page(
        {riposte::test::shipped_catalogue(), scenario, attempt, talk, review ? &*review : nullptr, person},
        words_in(language));
  }
};

Made played(const scenario::Scenario& scenario, std::uint64_t seed) {
  Made made{scenario, {}, {}};
  SplitMix64 choice{seed};
  scenario::Step step = scenario::start(scenario, seed);
  while (step.session.phase == scenario::Phase::awaiting) {
    const std::size_t count = step.session.offered.size();
    const std::size_t drawn =
        choice.next() % (count + (scenario::silence_possible(scenario, step.session) ? 1 : 0));
    const scenario::Input input =
        drawn < count ? scenario::Input{false, step.session.offered[drawn]} : scenario::Input{true, 0};
    made.attempt.steps.push_back({scenario::to_text(scenario, input), {}, 0});
    EXPECT_TRUE(scenario::advance(scenario, step.session, input, step.events));
  }
  made.talk = {step.session, step.events};
  made.attempt.scenario = scenario.id;
  made.attempt.scenario_hash = scenario.hash;
  made.attempt.seed = seed;
  made.attempt.started = Instant{1'790'000'000'000};
  return made;
}

Made shipped(std::uint64_t seed, bool reviewed) {
  static const scenario::Scenario kTalk =
      scenario::test::loaded(riposte::test::shipped_text("scenarios/first-pack/value-for-money.json"));
  static const analysis::ReviewGround kGround = [] {
    analysis::ReviewGround ground;
    EXPECT_EQ(analysis::prepare_review(kTalk, {}, ground), analysis::Explored::whole);
    return ground;
  }();
  Made made = played(kTalk, seed);
  if (reviewed) made.review = training::review_talk(kTalk, kGround, made.attempt).value();
  return made;
}

void expect_alone(const std::string& html) {
  EXPECT_EQ(tag_fault(html), "");
  EXPECT_EQ(first_invalid_utf8(html), std::string::npos);
  for (const char* foreign :
       {"<script", "http", "://", "src=", "href=", "url(", "@import", "<link", "<img", "<iframe", "style=\""})
    EXPECT_THAT(html, Not(HasSubstr(foreign)));
}

class Page : public testing::TestWithParam<std::string> {};

TEST_P(Page, HoldsEverythingAndNeedsNothing) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    Made made = shipped(seed, seed % 2 == 0);
    made.attempt.note = "remember the price";
    made.attempt.self = {training::SelfReview::State::given, {{made.scenario.skills[0].id, 3}}};
    const std::string html = made.page(GetParam());
    expect_alone(html);
    EXPECT_THAT(html, HasSubstr("<html lang=\"" + GetParam() + "\">"));
    EXPECT_THAT(html, HasSubstr("remember the price"));
    EXPECT_THAT(html, HasSubstr("@media print"));
    EXPECT_EQ(html.find("<polyline") != std::string::npos, made.review.has_value());
    for (const scenario::Event& event : made.talk.events) {
      if (const auto* chosen = std::get_if<scenario::ReplyChosen>(&event)) {
        const scenario::Reply& reply = made.scenario.replies[chosen->reply];
        EXPECT_THAT(html, HasSubstr(escaped(reply.text)));
        EXPECT_THAT(html, HasSubstr(escaped(reply.consequence.feedback.effect)));
        for (const scenario::Level& level : reply.consequence.levels)
          EXPECT_THAT(html, HasSubstr(escaped(riposte::test::shipped_catalogue()
                                                  .find_skill(made.scenario.skills[level.skill].id)
                                                  ->anchors[static_cast<std::size_t>(level.level)]
                                                  .in(GetParam()))));
      } else if (const auto* spoken = std::get_if<scenario::LineSpoken>(&event)) {
        EXPECT_THAT(html, HasSubstr(escaped(scenario::text_of(made.scenario, *spoken))));
      }
    }
  }
}

TEST_P(Page, EscapesWhateverWasWritten) {
  const std::string evil = "</title></style><script>alert('1')</script>\"&\x01\xff";
  Made made = shipped(3, true);
  scenario::Scenario& s = made.scenario;
  const auto spoil = [&](auto&... texts) { ((texts = evil), ...); };
  spoil(s.id, s.title, s.summary, s.customer.name, made.attempt.note, made.attempt.scenario);
  for (scenario::Turn& turn : s.turns)
    for (scenario::Line& line : turn.says) {
      spoil(line.text, line.by);
      std::ranges::fill(line.variants, evil);
    }
  for (scenario::Reply& reply : s.replies) {
    scenario::Feedback& f = reply.consequence.feedback;
    spoil(reply.text, f.effect, f.rule, f.advice);
    if (reply.consequence.reaction) spoil(reply.consequence.reaction->text, reply.consequence.reaction->by);
  }
  for (scenario::Ending& ending : s.endings) spoil(ending.text, ending.debrief);
  for (scenario::SkillWeight& skill : s.skills) spoil(skill.id); // unknown to the rubric: shown as it is
  made.attempt.self = {training::SelfReview::State::given, {{evil, 3}}};
  const std::string html = made.page(GetParam(), evil);
  expect_alone(html);
  EXPECT_THAT(html, HasSubstr("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;&amp;\uFFFD\uFFFD"));
}

INSTANTIATE_TEST_SUITE_P(InBothLanguages, Page, testing::Values("en", "ru"),
                         [](const auto& test) { return test.param; });

TEST(AttemptPage, SaysInItsLanguage) {
  const Made made = shipped(1, true);
  EXPECT_THAT(made.page("en"), HasSubstr("<h2>Receipt</h2>"));
  EXPECT_THAT(made.page("ru"), HasSubstr("<h2>Из чего сложились баллы</h2>"));
}

TEST(AttemptPage, OfATalkWithoutLevelsHasNoScore) {
  const scenario::Scenario talk = scenario::test::loaded(
      scenario::test::talk(R"("a": {"replies": [{"id": "r", "text": "R", "next": "won"}]})"));
  const std::string html = played(talk, 0).page("en");
  expect_alone(html);
  EXPECT_THAT(html, HasSubstr("No level was recorded"));
  EXPECT_THAT(html, HasSubstr("no score"));
}

} // namespace
} // namespace riposte::app::test
