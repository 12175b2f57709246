// The container of Twee 3: what is taken, what is written, and that one is the reverse of the other.
#include "scenario/exchange/twee.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/random.h"
#include "scenario/exchange/twee_text.h"
#include "scenario/exchange/value.h"

namespace riposte::scenario::exchange::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Twee parsed(std::string_view text) {
  Result<Twee> story = parse_twee(text);
  if (!story) ADD_FAILURE() << story.error().message;
  return story ? std::move(*story) : Twee{};
}

struct HeaderRow {
  std::string header, name;
  std::vector<std::string> tags;
  std::string position; // of the metadata
  std::size_t warnings = 0;
};

void PrintTo(const HeaderRow& row, std::ostream* out) {
  *out << row.header;
}

class Header : public testing::TestWithParam<HeaderRow> {};

TEST_P(Header, IsRead) {
  const HeaderRow& row = GetParam();
  const Twee story = parsed(row.header + "\ntext\n");
  ASSERT_EQ(story.passages.size(), 1u);
  EXPECT_EQ(story.passages[0].name, row.name);
  EXPECT_EQ(story.passages[0].tags, row.tags);
  EXPECT_EQ(text_of(story.passages[0].metadata, "position"), row.position);
  EXPECT_EQ(story.warnings.size(), row.warnings);
  EXPECT_EQ(story.passages[0].text, "text");
}

INSTANTIATE_TEST_SUITE_P(
    Rows, Header,
    testing::Values(HeaderRow{":: An overgrown path", "An overgrown path", {}, ""},
                    HeaderRow{"::An overgrown path", "An overgrown path", {}, ""},
                    HeaderRow{"::   spaced   ", "spaced", {}, ""},
                    HeaderRow{":: A [forest spooky]", "A", {"forest", "spooky"}, ""},
                    HeaderRow{":: A[forest]", "A", {"forest"}, ""}, HeaderRow{":: A [ ]", "A", {}, ""},
                    HeaderRow{":: A {\"position\":\"600,400\"}", "A", {}, "600,400"},
                    HeaderRow{":: A [b c] {\"position\":\"6,4\",\"size\":\"1,2\"}", "A", {"b", "c"}, "6,4"},
                    HeaderRow{":: A [b]{\"position\":\"6,4\"}", "A", {"b"}, "6,4"},
                    HeaderRow{R"(:: A \[not a tag\])", "A [not a tag]", {}, ""},
                    HeaderRow{R"(:: A \{\} \\ \q)", R"(A {} \ q)", {}, ""},
                    HeaderRow{R"(:: A [b\] c\{])", "A", {"b]", "c{"}, ""},
                    HeaderRow{R"(:: \ edged\ )", " edged ", {}, ""}, HeaderRow{":: A ] b", "A ] b", {}, ""},
                    HeaderRow{"::: A", ": A", {}, ""},
                    HeaderRow{":: Ünïcode 🦜 [тег]", "Ünïcode 🦜", {"тег"}, ""},
                    HeaderRow{"::", "", {}, "", 1}, HeaderRow{":: A [b", "A", {"b"}, "", 1},
                    HeaderRow{":: A {\"position\"}", "A", {}, "", 1},
                    HeaderRow{":: A {\"position\":\"1,2\"} x", "A", {}, "", 1},
                    HeaderRow{":: A [b] x", "A", {"b"}, "", 1},
                    HeaderRow{":: A {\"position\":\"1,2\",\"position\":\"3,4\"}", "A", {}, "1,2", 1}));

TEST(Twee, KeepsContentAndDropsBlankLinesAtItsEnd) {
  const Twee story = parsed("\xEF\xBB\xBF:: A\r\n\r\n one\r\n\r\ntwo  \r\n \r\n\r\n:: B\n:: C\nlast");
  ASSERT_EQ(story.passages.size(), 3u);
  EXPECT_EQ(story.passages[0].text, "\n one\n\ntwo  ");
  EXPECT_EQ(story.passages[1].text, "");
  EXPECT_EQ(story.passages[2].text, "last");
  EXPECT_EQ(story.passages[2].line, 9u);
  EXPECT_THAT(story.warnings, IsEmpty());
}

TEST(Twee, ALineThatLooksLikeAHeaderIsEscaped) {
  const Twee story = parsed(":: A\n\\:: no header\n\\\\:: nor this\n ::nor this\n");
  ASSERT_EQ(story.passages.size(), 1u);
  EXPECT_EQ(story.passages[0].text, ":: no header\n\\:: nor this\n ::nor this");
}

TEST(Twee, WhatCannotBeTakenIsSaid) {
  const Twee story = parsed("preface\nmore\n:: A {broken\nx\n:: StoryData\n{\"ifid\": 1,}\n");
  EXPECT_EQ(story.dropped, 3u);
  ASSERT_EQ(story.warnings.size(), 2u);
  EXPECT_EQ(story.warnings[0].line, 1u);
  EXPECT_EQ(story.warnings[1].line, 3u);
  EXPECT_THAT(story.warnings[1].message, HasSubstr("'A'"));
  Twee again = story;
  EXPECT_FALSE(story_info(again).data.is(json::Value::Kind::object));
  EXPECT_EQ(again.dropped, 4u);
}

TEST(Twee, SpecialPassagesAreRead) {
  Twee story =
      parsed(":: StoryTitle\n  A title \n\n:: StoryData\n{\"ifid\":\"D674C58C\",\"format\":\"Harlowe\","
             "\"format-version\":\"3.3.9\",\"start\":\"B\",\"zoom\":0.25,\"own\":[1]}\n:: B\n");
  const StoryInfo info = story_info(story);
  EXPECT_EQ(info.title, "A title");
  EXPECT_EQ(info.ifid, "D674C58C");
  EXPECT_EQ(info.format, "Harlowe");
  EXPECT_EQ(info.format_version, "3.3.9");
  EXPECT_EQ(info.start, "B");
  EXPECT_EQ(json::compact(*info.data.find("own")), "[1]");
}

TEST(Twee, Refusals) {
  const auto refused = [](std::string_view text) {
    const Result<Twee> story = parse_twee(text);
    return story ? std::string("taken") : story.error().message;
  };
  EXPECT_THAT(refused(""), HasSubstr("no passage"));
  EXPECT_THAT(refused("just a text\n : : no\n"), HasSubstr("no passage"));
  EXPECT_THAT(refused(":: A\nok\n\xC3("), HasSubstr("line 3, column 1"));
  std::string many;
  for (std::size_t i = 0; i < kMostPassages; ++i) many += "::a\n";
  EXPECT_EQ(refused(many), "taken");
  EXPECT_THAT(refused(many + "::a\n"), HasSubstr("100000 passages"));
  EXPECT_THAT(refused(std::string(kLargestTwee + 1, 'x')), HasSubstr("64 MiB"));
}

/// Texts put together from what is dangerous.
std::string hostile(SplitMix64& random, const std::vector<std::string>& parts, std::size_t most) {
  std::string out;
  for (std::size_t n = random.next() % (most + 1); n > 0; --n) out += parts[random.next() % parts.size()];
  return out;
}

TEST(Twee, ReadingReversesWriting) {
  SplitMix64 random{4711};
  const std::vector<std::string> words{"a",  "b c", "[",  "]", "{", "}",  "\\",
                                       "::", " ",   "\t", "|", "ж", "\"", "->"};
  std::vector<std::string> lines = words;
  lines.insert(lines.end(), {"\n", "\n", "\n::", "\n\\::", "\n \n"});
  for (int round = 0; round < 3000; ++round) {
    std::vector<Passage> passages(1 + random.next() % 3);
    for (Passage& passage : passages) {
      passage.name = hostile(random, words, 5);
      for (std::size_t n = random.next() % 3; n > 0; --n)
        if (std::string tag = hostile(random, words, 3); !tag.empty()) passage.tags.push_back(std::move(tag));
      if (random.next() % 2 == 0) {
        passage.metadata = object_value();
        put(passage.metadata, hostile(random, words, 2), text_value(hostile(random, lines, 4)));
      }
      passage.text = hostile(random, lines, 8);
      const std::size_t last = passage.text.find_last_not_of(" \t\n"); // blank lines at the end are not kept
      if (last == std::string::npos) {
        passage.text.clear();
      } else if (const std::size_t feed = passage.text.find('\n', last); feed != std::string::npos) {
        passage.text.resize(feed);
      }
    }
    const std::string text = print_twee(passages);
    const Twee story = parsed(text);
    ASSERT_EQ(story.passages.size(), passages.size()) << text;
    for (std::size_t i = 0; i < passages.size(); ++i) {
      ASSERT_EQ(story.passages[i].name, passages[i].name) << text;
      ASSERT_EQ(story.passages[i].tags, passages[i].tags) << text;
      ASSERT_EQ(json::compact(story.passages[i].metadata), json::compact(passages[i].metadata)) << text;
      ASSERT_EQ(story.passages[i].text, passages[i].text) << text;
    }
  }
}

struct LinkRow {
  std::string inside, text, target, setter;
};

void PrintTo(const LinkRow& row, std::ostream* out) {
  *out << row.inside;
}

class LinkForm : public testing::TestWithParam<LinkRow> {};

TEST_P(LinkForm, IsRead) {
  const LinkRow& row = GetParam();
  const std::optional<Link> link = parse_link(row.inside);
  ASSERT_EQ(link.has_value(), !row.target.empty());
  if (!link) return;
  EXPECT_EQ(link->text, row.text);
  EXPECT_EQ(link->target, row.target);
  EXPECT_EQ(link->setter, row.setter);
}

INSTANTIATE_TEST_SUITE_P(Rows, LinkForm,
                         testing::Values(LinkRow{"Cellar", "Cellar", "Cellar", ""},
                                         LinkRow{"go down|Cellar", "go down", "Cellar", ""},
                                         LinkRow{"go down->Cellar", "go down", "Cellar", ""},
                                         LinkRow{"Cellar<-go down", "go down", "Cellar", ""},
                                         LinkRow{" go down -> Cellar ", "go down", "Cellar", ""},
                                         LinkRow{"a->b->c", "a->b", "c", ""}, // the last arrow to the right
                                         LinkRow{"a<-b<-c", "b<-c", "a", ""}, // the first one to the left
                                         LinkRow{"a<-b->c", "a<-b", "c", ""}, // arrows to the right first
                                         LinkRow{"a|b->c", "a|b", "c", ""},   // arrows before bars
                                         LinkRow{"a|b|c", "a", "b|c", ""},
                                         LinkRow{"a|b][$x to 1", "a", "b", "$x to 1"},
                                         LinkRow{"b][$x to 1; $y += 2", "b", "b", "$x to 1; $y += 2"},
                                         LinkRow{"->Cellar", "Cellar", "Cellar", ""},
                                         LinkRow{"a [b]->c", "a [b]", "c", ""}, LinkRow{"", "", "", ""},
                                         LinkRow{"  ", "", "", ""}, LinkRow{"a->", "", "", ""},
                                         LinkRow{"|", "", "", ""}, LinkRow{"<-b", "", "", ""}));

TEST(TweeText, EntitiesComeBack) {
  SplitMix64 random{99};
  const std::vector<std::string> parts{"&",     "amp;",
                                       "lt;",   "#",
                                       "38;",   "#x26;",
                                       "&#39;", "&nbsp;",
                                       "<",     "<<",
                                       "[",     "[[",
                                       "]",     "]]",
                                       "->",    "<-",
                                       "|",     "/",
                                       "*",     "%",
                                       "\\",    "\n",
                                       "\n::",  " ",
                                       "\t",    "\r",
                                       "{{{",   "\"\"\"",
                                       "$",     "_",
                                       "a",     "ж",
                                       "'",     "''",
                                       "--",    "=",
                                       "!",     std::string(1, '\0'),
                                       "\x7F",  "\xC2\xA0",
                                       "<br>",  "<!--",
                                       "img[",  ";",
                                       "&#"};
  for (int round = 0; round < 20000; ++round) {
    const std::string text = hostile(random, parts, 9);
    EXPECT_EQ(without_entities(trimmed_text(as_paragraph(text))), text);
    const std::string link = as_link_text(text);
    EXPECT_EQ(without_entities(trimmed_text(link)), text);
    if (trimmed_text(text).empty()) continue;
    const auto read = parse_link(link + "->t");
    ASSERT_TRUE(read) << link;
    EXPECT_EQ(without_entities(read->text), text);
    EXPECT_EQ(read->target, "t");
    EXPECT_EQ(link.find("]]"), std::string::npos);
    EXPECT_EQ(link.find('\n'), std::string::npos);
  }
  EXPECT_EQ(as_paragraph("A plain text, with “quotes” & 5 < 6."), "A plain text, with “quotes” & 5 < 6.");
  EXPECT_EQ(without_entities("&lt;&#1046;&#x416;&bogus;&#55296;&#1114112;&;&"),
            "<ЖЖ&bogus;&#55296;&#1114112;&;&");
}

TEST(TweeText, SlugsAndIds) {
  EXPECT_EQ(slug("  Who's there? "), "whos-there");
  EXPECT_EQ(slug("Да, конечно! Объём"), "da-konechno-obem");
  EXPECT_EQ(slug("…!?"), "");
  EXPECT_LE(slug(std::string(500, 'a')).size(), 48u);
  EXPECT_EQ(slug("one two three four five six seven eight nine ten eleven"),
            "one-two-three-four-five-six-seven-eight-nine");
  Ids ids;
  ids.take("a-2");
  EXPECT_EQ(ids.make("a", "x"), "a");
  EXPECT_EQ(ids.make("a", "x"), "a-3");
  EXPECT_EQ(ids.make("", "x"), "x");
  EXPECT_EQ(ids.make("", "x"), "x-2");
}

} // namespace
} // namespace riposte::scenario::exchange::test
