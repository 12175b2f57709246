// What is left to translate, where moved lines take their translations, and what a translator hands in.
#include "scenario/translation/work.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "made.h"
#include "scenario/translation/translation.h"
#include "scenario/translation/translator_file.h"

namespace riposte::scenario::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Pairs = std::vector<std::pair<std::string, std::string>>;

std::vector<SourceText> sources(const Pairs& texts) {
  std::vector<SourceText> out;
  for (const auto& [key, text] : texts) out.push_back({key, text, source_hash(text), 0, {}});
  return out;
}

/// Entries as (key, source text they were made from); the translation is "T <source>".
SidecarEntries entries(const Pairs& made_from) {
  SidecarEntries out;
  for (const auto& [key, text] : made_from)
    out.emplace_back(key, SidecarEntry{"T " + text, source_hash(text), {}});
  return out;
}

Pairs shown(const SidecarEntries& list) {
  Pairs out;
  for (const auto& [key, entry] : list) out.emplace_back(key, entry.text);
  return out;
}

Pairs settled(const Pairs& texts, const Pairs& made_from) {
  const auto all = sources(texts);
  const SidecarEntries once = entries_of(all, settle(all, entries(made_from)));
  const Placement again = settle(all, once);
  EXPECT_EQ(again.moved, 0u) << "twice changes nothing";
  EXPECT_EQ(entries_of(all, again), once) << "twice changes nothing";
  return shown(once);
}

std::string was(const std::string& key, const std::string& source) {
  return key + "/was/" + source_hash(source);
}

TEST(Settle, WhatFitsStays) {
  EXPECT_EQ(settled({{"/a", "A"}, {"/b", "B"}}, {{"/b", "B"}, {"/a", "A"}}),
            (Pairs{{"/a", "T A"}, {"/b", "T B"}}));
  EXPECT_EQ(settled({{"/a", "A2"}}, {{"/a", "A"}}), (Pairs{{"/a", "T A"}})) << "stale, but at its place";
  EXPECT_EQ(settled({{"/a", "A"}}, {}), Pairs{});
}

TEST(Settle, ALineThatMovedTakesItsTranslationAlong) {
  const std::string says = "/turns/t/says/";
  EXPECT_EQ(settled({{says + "0", "N"}, {says + "1", "A"}, {says + "2", "B"}},
                    {{says + "0", "A"}, {says + "1", "B"}}),
            (Pairs{{says + "1", "T A"}, {says + "2", "T B"}}))
      << "a line was put before them";
  EXPECT_EQ(settled({{says + "0", "B"}, {says + "1", "A"}}, {{says + "0", "A"}, {says + "1", "B"}}),
            (Pairs{{says + "0", "T B"}, {says + "1", "T A"}}))
      << "two changed places";
  EXPECT_EQ(settled({{"/turns/t/replies/new/text", "A"}, {"/turns/t/replies/new/feedback/try", "F"}},
                    {{"/turns/t/replies/old/text", "A"}, {"/turns/t/replies/old/feedback/try", "F"}}),
            (Pairs{{"/turns/t/replies/new/text", "T A"}, {"/turns/t/replies/new/feedback/try", "T F"}}))
      << "a reply was renamed";
  EXPECT_EQ(settled({{says + "0/text", "A"}}, {{says + "0", "A"}}), (Pairs{{says + "0/text", "T A"}}));
  EXPECT_EQ(settled({{says + "0", "A2"}}, {{says + "0/text", "A"}}), (Pairs{{says + "0", "T A"}}))
      << "a line became a bare text, and its words changed";
}

TEST(Settle, OfSeveralEqualTextsTheNearestIsTaken) {
  EXPECT_EQ(settled({{"/turns/t/says/0", "Hm."}, {"/turns/u/says/0", "Hm."}}, {{"/turns/u/says/7", "Hm."}}),
            (Pairs{{"/turns/u/says/0", "T Hm."}}))
      << "in the same turn";
  EXPECT_EQ(settled({{"/turns/t/says/0", "Hm."}, {"/turns/t/replies/r/reaction", "Hm."}},
                    {{"/turns/v/replies/q/reaction", "Hm."}}),
            (Pairs{{"/turns/t/replies/r/reaction", "T Hm."}}))
      << "of the same kind";
  EXPECT_EQ(
      settled({{"/t/says/1", "Hm."}, {"/t/says/4", "Hm."}, {"/t/says/9", "Hm."}}, {{"/t/says/5", "Hm."}}),
      (Pairs{{"/t/says/4", "T Hm."}}))
      << "with the nearest number";
  EXPECT_EQ(settled({{"/turns/t/says/2", "Hm."}}, {{"/turns/t/says/5", "Hm."}, {"/turns/t/says/3", "Hm."}}),
            (Pairs{{"/turns/t/says/2", "T Hm."}, {"/turns/t/says/3", "T Hm."}}))
      << "the first in the file takes it, the other is kept";
}

TEST(Settle, NothingIsDropped) {
  EXPECT_EQ(settled({{"/a", "A"}}, {{"/gone", "G"}, {"/a", "A"}}), (Pairs{{"/a", "T A"}, {"/gone", "T G"}}));
  // B is gone and A stands under its key now: what was made from B is kept under a key that names nothing.
  const Pairs kept = settled({{"/s/0", "N"}, {"/s/1", "A"}}, {{"/s/0", "A"}, {"/s/1", "B"}});
  EXPECT_EQ(kept, (Pairs{{"/s/1", "T A"}, {was("/s/1", "B"), "T B"}}));
  // Once B is back, so is its translation.
  EXPECT_EQ(settled({{"/s/0", "B"}, {"/s/1", "A"}}, {{"/s/1", "A"}, {was("/s/1", "B"), "B"}}),
            (Pairs{{"/s/0", "T B"}, {"/s/1", "T A"}}));
}

TEST(Settle, ATranslationIsNotGivenToATextThatHasOne) {
  EXPECT_EQ(settled({{"/a", "A"}}, {{"/a", "A"}, {"/b", "A"}}), (Pairs{{"/a", "T A"}, {"/b", "T A"}}));
}

TEST(Status, CountsAsTheProgramShowsIt) {
  const auto all = sources({{"/a", "one two three"}, {"/b", "x y"}, {"/c", "new line"}, {"/d/text", "z"}});
  const TranslationStatus s =
      status_of(all, entries({{"/a", "one two three"}, {"/b", "x"}, {"/d", "z"}, {"/e", "new line"}}));
  EXPECT_EQ(s.texts, 4u);
  EXPECT_EQ(s.ok, 2u);
  EXPECT_EQ(s.stale, 1u);
  EXPECT_EQ(s.missing, 1u);
  EXPECT_EQ(s.orphaned, 1u);
  EXPECT_EQ(s.words_left, 4u);
  EXPECT_EQ(s.movable, 2u) << "/d to /d/text, /e to /c";
  EXPECT_FALSE(s.complete());
  EXPECT_TRUE(status_of(all, entries_of(all, settle(all, entries({{"/a", "one two three"},
                                                                  {"/b", "x y"},
                                                                  {"/c", "new line"},
                                                                  {"/d", "z"}}))))
                  .complete());
}

TEST(Status, WordsAreWhatStandsBetweenSpaces) {
  EXPECT_EQ(count_words(""), 0u);
  EXPECT_EQ(count_words("  \n "), 0u);
  EXPECT_EQ(count_words("one"), 1u);
  EXPECT_EQ(count_words(" don’t\tsay — this\n"), 4u);
}

// ---- merge

Incoming incoming(const std::string& key, const std::string& source, const std::string& text) {
  Incoming in;
  in.key = key;
  in.text = text;
  in.from = source_hash(source);
  return in;
}

struct Merged {
  MergeReport report;
  Pairs entries;
  TranslationStatus status;
};

Merged merged(const Pairs& texts, const Pairs& made_from, std::vector<Incoming> in,
              Keep keep = Keep::translators) {
  const auto all = sources(texts);
  Placement placement = settle(all, entries(made_from));
  const std::size_t handed_in = in.size();
  Merged out{merge(all, placement, std::move(in), keep), {}, {}};
  const SidecarEntries list = entries_of(all, placement);
  out.entries = shown(list);
  out.status = status_of(all, list);
  const MergeReport& r = out.report;
  EXPECT_EQ(r.added + r.changed + r.unchanged + r.kept + r.orphaned + r.empty + r.refused, handed_in);
  EXPECT_EQ(r.refusals.size(), r.refused);
  return out;
}

TEST(Merge, TakesInWhatIsNewAndChanged) {
  const Merged m =
      merged({{"/a", "A"}, {"/b", "B"}, {"/c", "C"}}, {{"/a", "A"}, {"/b", "B"}},
             {incoming("/a", "A", "T A"), incoming("/b", "B", "better"), incoming("/c", "C", "new")});
  EXPECT_EQ(m.report.unchanged, 1u);
  EXPECT_EQ(m.report.changed, 1u);
  EXPECT_EQ(m.report.overwritten, 1u);
  EXPECT_EQ(m.report.added, 1u);
  EXPECT_EQ(m.entries, (Pairs{{"/a", "T A"}, {"/b", "better"}, {"/c", "new"}}));
  EXPECT_TRUE(m.status.complete());
}

TEST(Merge, EmptyTextsChangeNothing) {
  const Merged m =
      merged({{"/a", "A"}, {"/b", "B"}}, {{"/a", "A"}}, {incoming("/a", "A", ""), incoming("/b", "B", "")});
  EXPECT_EQ(m.report.empty, 2u);
  EXPECT_EQ(m.entries, (Pairs{{"/a", "T A"}}));
}

TEST(Merge, WhatWasMadeFromAnOlderTextIsStale) {
  const Merged missing = merged({{"/a", "A2"}}, {}, {incoming("/a", "A", "old")});
  EXPECT_EQ(missing.report.added, 1u);
  EXPECT_EQ(missing.report.stale, 1u);
  EXPECT_EQ(missing.status.stale, 1u);
  const Merged stale = merged({{"/a", "A2"}}, {{"/a", "A0"}}, {incoming("/a", "A", "less old")});
  EXPECT_EQ(stale.entries, (Pairs{{"/a", "less old"}}));
  EXPECT_EQ(stale.status.stale, 1u);
  // It never takes the place of a current one, and is not lost either.
  const Merged current = merged({{"/a", "A2"}}, {{"/a", "A2"}}, {incoming("/a", "A", "old")});
  EXPECT_EQ(current.report.orphaned, 1u);
  EXPECT_EQ(current.entries, (Pairs{{"/a", "T A2"}, {was("/a", "A"), "old"}}));
  EXPECT_EQ(current.status.ok, 1u);
}

TEST(Merge, AFuzzyTextStaysStaleUntilItIsConfirmed) {
  Incoming fuzzy = incoming("/a", "A2", "T A");
  fuzzy.unsure = true;
  const Merged same = merged({{"/a", "A2"}}, {{"/a", "A"}}, {fuzzy});
  EXPECT_EQ(same.report.unchanged, 1u);
  EXPECT_EQ(same.status.stale, 1u);
  fuzzy.text = "guess";
  const Merged guessed = merged({{"/a", "A2"}}, {{"/a", "A"}}, {fuzzy});
  EXPECT_EQ(guessed.entries, (Pairs{{"/a", "guess"}}));
  EXPECT_EQ(guessed.status.stale, 1u);
  const Merged alone = merged({{"/a", "A2"}}, {}, {fuzzy});
  EXPECT_EQ(alone.status.stale, 1u) << "never silently fresh";
  const Merged late = merged({{"/a", "A2"}}, {{"/a", "A2"}}, {fuzzy});
  EXPECT_EQ(late.status.ok, 1u);
  EXPECT_EQ(late.entries.size(), 2u) << "kept aside";
  const Merged confirmed = merged({{"/a", "A2"}}, {{"/a", "A"}}, {incoming("/a", "A2", "T A")});
  EXPECT_EQ(confirmed.report.changed, 1u);
  EXPECT_EQ(confirmed.report.overwritten, 0u);
  EXPECT_TRUE(confirmed.status.complete());
}

TEST(Merge, AStaleRowOfATableThatWasWorkedOnIsFresh) {
  const auto all = sources({{"/a", "A2"}});
  const Placement placement = settle(all, entries({{"/a", "A"}}));
  std::string table = extract_csv({all, placement, "s", "en", "ru", "s.json", false});
  const auto state_after = [&] {
    Placement merging = placement;
    merge(all, merging, read_translated_csv(table).texts, Keep::translators);
    return state_of(all[0], merging.at[0]);
  };
  EXPECT_EQ(state_after(), TextState::stale) << "nobody touched it";
  const std::string untouched = table;
  table.replace(table.find("T A"), 3, "T A2");
  EXPECT_EQ(state_after(), TextState::ok) << "the translation was changed";
  table = untouched;
  table.replace(table.find(",stale,"), 7, ",ok,");
  EXPECT_EQ(state_after(), TextState::ok) << "it was confirmed";
  table = "key,source,translation,state\n/a,A2,other,stale\n";
  EXPECT_EQ(state_after(), TextState::stale) << "without its mark one cannot tell";
}

TEST(Merge, AnUnsureTextIsNotPassedOffAsATranslationOfAnother) {
  const auto all = sources({{"/a", "A2"}, {"/b", "A"}});
  Placement placement = settle(all, {});
  // By hand, without the mark: the hash is of what the row once held.
  const std::string table =
      "key,source,translation,state,from\n/a,A2,made of A2,stale," + source_hash("A") + "\n";
  merge(all, placement, read_translated_csv(table).texts, Keep::translators);
  EXPECT_EQ(state_of(all[0], placement.at[0]), TextState::stale);
  EXPECT_EQ(state_of(all[1], placement.at[1]), TextState::missing);
}

TEST(Merge, ALineThatMovedSinceIsFollowed) {
  const Merged m =
      merged({{"/s/0", "N"}, {"/s/1", "A"}}, {}, {incoming("/s/0", "A", "ta"), incoming("/s/1", "B", "tb")});
  EXPECT_EQ(m.report.moved, 1u);
  EXPECT_EQ(m.entries, (Pairs{{"/s/1", "ta"}, {was("/s/1", "B"), "tb"}}));
  EXPECT_EQ(m.report.orphaned, 1u);
  EXPECT_EQ(m.status.ok, 1u);
}

TEST(Merge, KeepingLeavesWhatIsCurrent) {
  const Merged m = merged({{"/a", "A"}, {"/b", "B2"}}, {{"/a", "A"}, {"/b", "B"}},
                          {incoming("/a", "A", "other"), incoming("/b", "B2", "new")}, Keep::current);
  EXPECT_EQ(m.report.kept, 1u);
  EXPECT_EQ(m.report.changed, 1u);
  EXPECT_EQ(m.entries, (Pairs{{"/a", "T A"}, {"/b", "new"}}));
}

TEST(Merge, WhatItCannotUseIsRefusedWithItsLine) {
  Incoming second = incoming("/a", "A", "y"), no_key = incoming("a", "A", "x"),
           blank = incoming("/b", "B", " \n");
  second.line = 7;
  const Merged m = merged({{"/a", "A"}, {"/b", "B"}}, {}, {incoming("/a", "A", "x"), second, no_key, blank});
  EXPECT_EQ(m.report.refused, 3u);
  EXPECT_EQ(m.report.refusals[0].line, 7u);
  EXPECT_THAT(m.report.refusals[0].message.message, HasSubstr("a second text"));
  EXPECT_THAT(m.report.refusals[1].message.message, HasSubstr("no key"));
  EXPECT_THAT(m.report.refusals[2].message.message, HasSubstr("white space"));
  EXPECT_EQ(m.entries, (Pairs{{"/a", "x"}}));
}

TEST(Merge, OrphansThatComeBackAreNotDoubled) {
  Incoming orphan = incoming("/gone", "G", "T G");
  orphan.obsolete = true;
  EXPECT_EQ(merged({{"/a", "A"}}, {{"/gone", "G"}}, {orphan}).report.unchanged, 1u);
  orphan.text = "another";
  const Merged m = merged({{"/a", "A"}}, {{"/gone", "G"}}, {orphan, incoming("/lost", "L", "tl")});
  EXPECT_EQ(m.entries, (Pairs{{"/gone", "T G"}, {"/lost", "tl"}, {was("/gone", "G"), "another"}}));
  EXPECT_EQ(m.report.orphaned, 2u);
}

TEST(Merge, RemarksOfTheTranslatorAreKept) {
  Incoming in = incoming("/a", "A", "T A");
  in.note = "two\nlines";
  const auto all = sources({{"/a", "A"}});
  Placement placement = settle(all, entries({{"/a", "A"}}));
  EXPECT_EQ(merge(all, placement, {in}, Keep::translators).changed, 1u);
  EXPECT_EQ(placement.at[0]->note(), "two\nlines");
  EXPECT_EQ(merge(all, placement, {in}, Keep::translators).unchanged, 1u);
}

// ---- what a translator reads

TEST(SourceTexts, AreThoseOfTheProgramWithWhatATranslatorNeeds) {
  const Scenario made = loaded(kFull);
  const std::vector<SourceText> texts = source_texts(made, kFull);
  std::size_t at = 0;
  for_each_text(made, [&](const std::string& key, const std::string& text) {
    ASSERT_LT(at, texts.size());
    EXPECT_EQ(texts[at].key, key);
    EXPECT_EQ(texts[at].text, text);
    EXPECT_GT(texts[at].line, 1u) << key;
    EXPECT_FALSE(texts[at].context.empty()) << key;
    ++at;
  });
  EXPECT_EQ(at, texts.size());
  const auto of = [&](std::string_view key) -> const SourceText& {
    return *std::find_if(texts.begin(), texts.end(), [&](const SourceText& t) { return t.key == key; });
  };
  EXPECT_EQ(of("/title").line, 7u);
  EXPECT_THAT(of("/title").context, ElementsAre("title of the talk", "author's note on the talk: N"));
  EXPECT_THAT(of("/turns/opening/says/1/text").context,
              ElementsAre("Joe says, wary; turn 'opening'; only when variant == 'busy'",
                          "author's note on the turn: first", "author's note on the line: n"));
  EXPECT_THAT(of("/turns/opening/replies/ask/text").context,
              ElementsAre("the trainee says: reply 'ask', turn 'opening'", "author's note on the turn: first",
                          "author's note on the reply: rn"));
  EXPECT_THAT(of("/turns/opening/replies/ask/feedback/try").context[0], HasSubstr("what to try instead"));
  EXPECT_THAT(of("/turns/opening/replies/ask/reaction/text").context[0], HasSubstr("Marina says, neutral"));
}

} // namespace
} // namespace riposte::scenario::test
