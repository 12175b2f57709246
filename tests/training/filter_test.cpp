// Talks are found by what they say of themselves and by how they stand.
#include "training/filter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "made.h"
#include "support/shipped_catalogue.h"

namespace riposte::training {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

ContentPtr talk(const std::string& id, const std::string& more) {
  const std::string text = R"({"format": "riposte.scenario/1", "id": ")" + id +
                           R"(", "skills": {"listen": 1}, )" + more +
                           R"(, "start": "a", "turns": {"a": {"replies": [{"id": "r", "text": "R",
                              "levels": {"listen": 2}, "next": "won"}]}},
                              "endings": {"won": {"outcome": "won-step", "good": true}}})";
  return make_content(text, {}, riposte::test::shipped_catalogue()).value();
}

class FilterTest : public ::testing::Test {
protected:
  std::vector<std::size_t> found(const LibraryFilter& filter) const {
    return matching(library_, history_, filter, riposte::test::shipped_catalogue(), "en");
  }

  Library library_{{talk("one", R"("title": "Too dear for a café", "roles": ["hunter"], "difficulty": 2,
                             "objections": ["price.too-high"], "stage": "proposal")"),
                    talk("two", R"("title": "Позвоните позже", "roles": ["hunter", "head"], "difficulty": 4,
                             "objections": ["timing.later"])"),
                    talk("three", R"("title": "Not now", "customer": {"name": "Pérez"}, "difficulty": 2)")},
                   {}};
  std::vector<AttemptSummary> history_;
};

TEST_F(FilterTest, NothingAskedForIsEverything) {
  EXPECT_THAT(found({}), ElementsAre(0, 1, 2));
  EXPECT_THAT(found({.words = " , "}), ElementsAre(0, 1, 2));
}

TEST_F(FilterTest, WordsAreBeginningsInAnyScriptWithoutCase) {
  EXPECT_THAT(found({.words = "DEAR"}), ElementsAre(0));
  EXPECT_THAT(found({.words = "caf dea"}), ElementsAre(0));
  EXPECT_THAT(found({.words = "ear"}), IsEmpty());
  EXPECT_THAT(found({.words = "поз"}), ElementsAre(1));
  EXPECT_THAT(found({.words = "pérez"}), ElementsAre(2));
  EXPECT_THAT(found({.words = "dear pérez"}), IsEmpty());
  EXPECT_THAT(found({.words = "expensive"}), ElementsAre(0)) << "the objection's name";
}

TEST_F(FilterTest, FieldsNarrowTogether) {
  EXPECT_THAT(found({.role = "hunter"}), ElementsAre(0, 1));
  EXPECT_THAT(found({.role = "hunter", .difficulty = 2}), ElementsAre(0));
  EXPECT_THAT(found({.stage = "proposal"}), ElementsAre(0));
  EXPECT_THAT(found({.objection = "timing.later"}), ElementsAre(1));
  EXPECT_THAT(found({.skill = "listen"}), ElementsAre(0, 1, 2));
  EXPECT_THAT(found({.skill = "trade"}), IsEmpty());
  EXPECT_THAT(found({.language = "ru"}), IsEmpty());
}

TEST_F(FilterTest, HowATalkStands) {
  AttemptSummary passed{"a", "one", "", {}, 1, TalkResult{"won", "won-step", 3.0, true, {}}};
  AttemptSummary failed{"b", "two", "", {}, 1, TalkResult{"won", "won-step", 1.0, false, {}}};
  AttemptSummary line{"c", "three", "", {}, 1, TalkResult{"won", "won-step", 4.0, true, {}}};
  line.branch_of = "x";
  history_ = {passed, failed, line};
  EXPECT_THAT(found({.done = Done::passed}), ElementsAre(0));
  EXPECT_THAT(found({.done = Done::not_passed}), ElementsAre(1));
  EXPECT_THAT(found({.done = Done::not_tried}), ElementsAre(2));
}

} // namespace
} // namespace riposte::training
