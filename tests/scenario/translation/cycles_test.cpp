// Authors edit, translators translate, files go to and fro: nothing is lost, nothing becomes fresh by itself.
#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "made.h"
#include "made_texts.h"
#include "scenario/translation/translation.h"
#include "scenario/translation/translator_file.h"
#include "scenario/translation/work.h"
#include "support/seed.h"

namespace riposte::scenario::test {
namespace {

using riposte::test::draw;
using testing::HasSubstr;
using testing::IsEmpty;

// ---- a talk that is edited

struct Turn {
  std::string id;
  std::vector<std::string> says;
  std::vector<std::pair<std::string, std::string>> replies; // id, text
};

class Author {
public:
  explicit Author(SplitMix64& random) : random_(random) {
    for (int i = 0; i < 3; ++i) turns_.push_back({name("t"), {words(), words()}, {{name("r"), words()}}});
  }

  void edit() {
    Turn& turn = turns_[draw(random_, turns_.size())];
    const auto at = [&](const auto& list) {
      return static_cast<std::ptrdiff_t>(draw(random_, list.size() + 1));
    };
    switch (draw(random_, 9)) {
    case 0: turn.says.insert(turn.says.begin() + at(turn.says), words()); break;
    case 1:
      if (!turn.says.empty()) turn.says.erase(turn.says.begin() + at(turn.says) % std::ssize(turn.says));
      break;
    case 2:
      if (!turn.says.empty()) turn.says[draw(random_, turn.says.size())] = words();
      break;
    case 3:
      if (turn.says.size() > 1) std::swap(turn.says.front(), turn.says.back());
      break;
    case 4:
      if (!turn.replies.empty()) turn.replies[draw(random_, turn.replies.size())].first = name("r");
      break;
    case 5: turn.replies.insert(turn.replies.begin() + at(turn.replies), {name("r"), words()}); break;
    case 6: turn.id = name("t"); break;
    case 7:
      if (!turn.says.empty() && turns_.size() > 1) {
        turns_[draw(random_, turns_.size())].says.push_back(turn.says.back()); // said again elsewhere
        if (draw(random_, 2) == 0) turn.says.pop_back();
      }
      break;
    default: std::swap(turns_.front(), turn);
    }
  }

  std::vector<SourceText> texts() const {
    std::vector<SourceText> out;
    const auto add = [&](std::string key, const std::string& text) {
      out.push_back({std::move(key), text, source_hash(text), out.size() + 1, {"where it stands"}});
    };
    for (const Turn& turn : turns_) {
      for (std::size_t i = 0; i < turn.says.size(); ++i)
        add(fmt::format("/turns/{}/says/{}", turn.id, i), turn.says[i]);
      for (const auto& [id, text] : turn.replies)
        add(fmt::format("/turns/{}/replies/{}/text", turn.id, id), text);
    }
    return out;
  }

private:
  std::string name(const char* kind) { return kind + std::to_string(++names_); }
  /// Few, so that equal texts meet; some are hard to carry.
  std::string words() {
    return draw(random_, 3) == 0 ? "Hm." : "w" + std::to_string(draw(random_, 40)) + hard_text(random_);
  }
  SplitMix64& random_;
  std::vector<Turn> turns_;
  int names_ = 0;
};

/// What the translation says of its source, so that one can see what it was made from.
std::string translated(const std::string& source, std::size_t number) {
  return fmt::format("[{}] {}", number, source);
}
bool made_from(const std::string& translation, const std::string& source) {
  const std::size_t at = translation.find("] ");
  return at != std::string::npos && translation.substr(at + 2) == source;
}

std::set<std::string> words_of(const SidecarEntries& entries) {
  std::set<std::string> words;
  for (const auto& [key, entry] : entries) words.insert(entry.text);
  return words;
}

std::size_t lost(const std::set<std::string>& before, const SidecarEntries& after) {
  const std::set<std::string> now = words_of(after);
  return static_cast<std::size_t>(std::count_if(
      before.begin(), before.end(), [&](const std::string& text) { return !now.contains(text); }));
}

SidecarEntries read_back(const SidecarEntries& entries) {
  const std::string file = write_sidecar({"made-up", "ru", {}, 0, entries});
  const ReadSidecar read = read_sidecar(file);
  EXPECT_THAT(read.diagnostics, IsEmpty()) << file;
  EXPECT_EQ(write_sidecar(read.sidecar), file);
  return read.sidecar.entries;
}

void expect_honest(const std::vector<SourceText>& texts, const Placement& placement) {
  for (std::size_t i = 0; i < texts.size(); ++i)
    if (state_of(texts[i], placement.at[i]) == TextState::ok) {
      EXPECT_TRUE(made_from(placement.at[i]->text, texts[i].text))
          << placement.at[i]->text << " for " << texts[i].text;
    }
}

/// One file to the translator and back; what he does is part of the chance.
std::vector<Incoming> through_a_file(SplitMix64& random, const Extraction& extraction, std::size_t& number) {
  const bool po = draw(random, 2) == 0;
  const TranslatorFile file =
      po ? read_translated_po(extract_po(extraction)) : read_translated_csv(extract_csv(extraction));
  for (const TextFault& fault : file.faults) ADD_FAILURE() << fault.line << ": " << fault.message.message;
  std::vector<Incoming> texts = file.texts;
  for (Incoming& text : texts) {
    if (text.obsolete || draw(random, 3) == 0) continue;
    const auto source = std::find_if(extraction.sources.begin(), extraction.sources.end(),
                                     [&](const SourceText& s) { return s.key == text.key; });
    EXPECT_NE(source, extraction.sources.end());
    EXPECT_EQ(text.from, source->hash) << "the source text came through";
    if (text.text.empty() || text.unsure || draw(random, 8) == 0) {
      text.text = translated(source->text, ++number);
      text.unsure = draw(random, 4) == 0;
      text.was_from.clear();
    }
  }
  return texts;
}

TEST(TranslationCycles, NothingIsLostAndNothingBecomesFreshByItself) {
  SplitMix64 random = riposte::test::test_random();
  std::size_t number = 0, moved = 0, orphaned = 0, stale = 0, merges = 0, overwritten = 0, changed_again = 0;
  for (int talk = 0; talk < 60; ++talk) {
    Author author(random);
    SidecarEntries entries;
    for (int round = 0; round < 12; ++round) {
      // Handed out …
      const std::vector<SourceText> then = author.texts();
      const Placement placed = settle(then, entries);
      const Extraction extraction{then, placed, "made-up", "en", "ru", "a b.json", draw(random, 4) == 0};
      std::vector<Incoming> handed_in = through_a_file(random, extraction, number);
      // … while the author goes on, and moves are followed in between …
      for (std::size_t n = draw(random, 5); n > 0; --n) author.edit();
      const std::vector<SourceText> now = author.texts();
      Placement placement = settle(now, entries);
      ASSERT_EQ(lost(words_of(entries), entries_of(now, placement)), 0u);
      expect_honest(now, placement);
      entries = read_back(entries_of(now, placement));
      ASSERT_EQ(settle(now, entries).moved, 0u);
      ASSERT_EQ(entries_of(now, settle(now, entries)), entries) << "twice changes nothing";
      // … and handed in.
      std::set<std::string> words = words_of(entries);
      for (const Incoming& text : handed_in)
        if (!text.text.empty()) words.insert(text.text);
      const std::size_t count = handed_in.size();
      const Keep keep = draw(random, 4) == 0 ? Keep::current : Keep::translators;
      const MergeReport report = merge(now, placement, handed_in, keep);
      entries = read_back(entries_of(now, placement));
      ASSERT_LE(lost(words, entries), report.overwritten + report.kept);
      expect_honest(now, placement);
      ASSERT_EQ(report.added + report.changed + report.unchanged + report.kept + report.orphaned +
                    report.empty + report.refused,
                count);
      ASSERT_EQ(report.refused, 0u);
      if (keep == Keep::translators) {
        // Handed in again, it loses nothing either, and comes to rest.
        const auto handed_in_again = [&](const SidecarEntries& before) {
          Placement again = settle(now, before);
          merge(now, again, handed_in, keep);
          return entries_of(now, again);
        };
        const SidecarEntries second = handed_in_again(entries);
        ASSERT_EQ(lost(words_of(entries), second), 0u);
        ASSERT_TRUE(handed_in_again(second) == second);
        changed_again += second == entries ? 0 : 1;
      }
      const TranslationStatus status = status_of(now, entries);
      ASSERT_EQ(status.ok + status.stale + status.missing, now.size());
      ASSERT_EQ(status.ok + status.stale + status.orphaned, entries.size());
      ++merges, moved += report.moved, orphaned += status.orphaned, stale += status.stale;
      overwritten += report.overwritten;
    }
  }
  std::printf("%zu merges: %zu moved, %zu stale, %zu orphaned, %zu overwritten\n", merges, moved, stale,
              orphaned, overwritten);
  EXPECT_LE(changed_again, merges / 100) << "but where equal texts wait for one translation, none";
  EXPECT_GT(moved, 50u);
  EXPECT_GT(stale, 50u);
  EXPECT_GT(orphaned, 50u);
  EXPECT_GT(overwritten, 50u);
}

TEST(TranslationCycles, AFileThatNobodyTouchedChangesNothing) {
  SplitMix64 random = riposte::test::test_random(7);
  for (int i = 0; i < 200; ++i) {
    Author author(random);
    SidecarEntries entries;
    std::size_t number = 0;
    for (const SourceText& text : author.texts())
      if (draw(random, 4) != 0)
        entries.emplace_back(text.key, SidecarEntry{translated(text.text, ++number), text.hash, {}});
    if (!entries.empty()) entries.front().second.set_note("for " + hard_text(random) + "\nus");
    for (int edits = 0; edits < 6; ++edits) author.edit();
    const std::vector<SourceText> texts = author.texts();
    const Placement placed = settle(texts, entries);
    const std::string before = write_sidecar({"made-up", "ru", {}, 0, entries_of(texts, placed)});
    const Extraction extraction{texts, placed, "made-up", "en", "ru", "a.json", false};
    for (const TranslatorFile& file :
         {read_translated_po(extract_po(extraction)), read_translated_csv(extract_csv(extraction))}) {
      ASSERT_THAT(file.faults, IsEmpty());
      ASSERT_EQ(file.texts.size(), texts.size() + placed.orphans.size());
      Placement placement = placed;
      const MergeReport report = merge(texts, placement, file.texts, Keep::translators);
      ASSERT_EQ(report.unchanged + report.empty, file.texts.size());
      ASSERT_EQ(write_sidecar({"made-up", "ru", {}, 0, entries_of(texts, placement)}), before);
    }
  }
}

// ---- the sidecar file

TEST(SidecarFile, KeepsWhatItDoesNotKnow) {
  const std::string file = R"({
  "format": "riposte.translation/1",
  "of": "made-up",
  "language": "ru",
  "note": "by \u0041nn",
  "x-tool": {
    "n": 1.50,
    "big": 123456789012345678901234567890, "b": [ 1,2 ]
  },
  "text": {
    "/title": {
      "text": "Т\"\\ \n",
      "from": "f",
      "note": "mind the } pun",
      "x-id": 1e2
    }
  },
  "x-end": null
}
)";
  const ReadSidecar read = read_sidecar(file);
  ASSERT_THAT(read.diagnostics, IsEmpty());
  EXPECT_EQ(read.sidecar.entries[0].second.note(), "mind the } pun");
  EXPECT_EQ(write_sidecar(read.sidecar), file);
  const std::string empty = "{\n  \"format\": \"riposte.translation/1\",\n  \"of\": \"a\",\n  \"language\": "
                            "\"ru\",\n  \"text\": {}\n}\n";
  EXPECT_EQ(write_sidecar(read_sidecar(empty).sidecar), empty);
}

TEST(SidecarFile, BrokenOnesAreNotWorkedOn) {
  EXPECT_TRUE(has_errors(read_sidecar("{").diagnostics));
  EXPECT_TRUE(has_errors(read_sidecar(R"({"format": "riposte.translation/2"})").diagnostics));
}

class ShippedSidecar : public testing::TestWithParam<std::string> {};

TEST_P(ShippedSidecar, IsCompleteAndStaysAsItIs) {
  const std::string source = riposte::test::shipped_text("scenarios/first-pack/" + GetParam() + ".json");
  const std::string file = riposte::test::shipped_text("scenarios/first-pack/" + GetParam() + ".ru.json");
  const std::vector<SourceText> texts = source_texts(loaded(source), source);
  ReadSidecar read = read_sidecar(file);
  const TranslationStatus status = status_of(texts, read.sidecar.entries);
  EXPECT_TRUE(status.complete());
  EXPECT_EQ(status.ok, texts.size());
  read.sidecar.entries = entries_of(texts, settle(texts, read.sidecar.entries));
  EXPECT_EQ(write_sidecar(read.sidecar), file);
}

INSTANTIATE_TEST_SUITE_P(FirstPack, ShippedSidecar, testing::Values("not-interested", "value-for-money"));

TEST(Status, AgreesWithWhatTheProgramShows) {
  const std::string source = riposte::test::shipped_text("scenarios/first-pack/not-interested.json");
  const Scenario talk = loaded(source);
  const std::vector<SourceText> texts = source_texts(talk, source);
  ReadSidecar read = read_sidecar(riposte::test::shipped_text("scenarios/first-pack/not-interested.ru.json"));
  SplitMix64 random = riposte::test::test_random();
  for (auto& [key, entry] : read.sidecar.entries) {
    if (draw(random, 5) == 0) entry.from = "f";
    if (draw(random, 5) == 0) key += "x";
  }
  const LoadedTranslation loaded_back = load_translation(write_sidecar(read.sidecar));
  ASSERT_TRUE(loaded_back.translation);
  const Localised shown = localise(talk, *loaded_back.translation);
  const TranslationStatus status = status_of(texts, read.sidecar.entries);
  EXPECT_GT(status.stale, 0u);
  EXPECT_EQ(status.stale, shown.stale.size());
  EXPECT_EQ(status.missing, shown.missing.size());
  EXPECT_EQ(status.orphaned, shown.unknown.size());
}

// ---- what a translator's file may not be

TEST(TranslatorFiles, FaultsHaveTheirLine) {
  struct Row {
    TranslatorFile file;
    std::size_t line;
    std::string says;
  };
  const std::string header = "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=";
  for (const Row& row : {
           Row{read_translated_po(header + "KOI8-R\\n\"\n"), 1, "charset is 'koi8-r'"},
           Row{read_translated_po("\nmsgid \"a\"\nmsgstr \"b\"\n"), 2, "without msgctxt"},
           Row{read_translated_po("msgctxt \"/a\"\nmsgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\n"), 1,
               "plural"},
           Row{read_translated_csv(""), 1, "empty"},
           Row{read_translated_csv("\n\nkey,source\n"), 3, "no column is named 'translation'"},
           Row{read_translated_csv("key,source,translation\n/a,A\n/b,B,b,c\n"), 3, "4 cells under 3 columns"},
           Row{read_translated_csv("key,source,translation,state\n/a,A,b,done\n"), 2, "'done' is none of"},
       }) {
    ASSERT_EQ(row.file.faults.size(), 1u) << row.says;
    EXPECT_EQ(row.file.faults[0].line, row.line);
    EXPECT_THAT(row.file.faults[0].message.message, HasSubstr(row.says));
  }
  EXPECT_THAT(read_translated_po(header + "UTF-8\\n\"\n\"Language: pt_BR\\n\"\n").faults, IsEmpty());
  EXPECT_EQ(read_translated_po(header + "UTF-8\\n\"\n\"Language: pt_BR\\n\"\n").language, "pt_BR");
}

TEST(TranslatorFiles, TablesOfSpreadsheetsAreTaken) {
  const TranslatorFile file =
      read_translated_csv("\xEF\xBB\xBFtranslation;key;note;source\r\n'=Т;/a;mine;'=A\r\n;;;\r\n");
  ASSERT_THAT(file.faults, IsEmpty());
  ASSERT_EQ(file.texts.size(), 1u);
  EXPECT_EQ(file.texts[0].key, "/a");
  EXPECT_EQ(file.texts[0].text, "=Т");
  EXPECT_EQ(file.texts[0].from, source_hash("=A"));
}

TEST(TranslatorFiles, NoCellIsAFormula) {
  const std::vector<SourceText> texts{
      {"/a", "=HYPERLINK(\"x\")", source_hash("=HYPERLINK(\"x\")"), 1, {"@me"}}};
  const Placement placement{{SidecarEntry{"-1", "+", {}}}, {}, 0};
  const std::string table = extract_csv({texts, placement, "a", "en", "ru", "a.json", false});
  EXPECT_EQ(table, "key,context,source,translation,state,from,handed-out\r\n/"
                   "a,'@me,\"'=HYPERLINK(\"\"x\"\")\",'-1,stale,'+," +
                       source_hash("-1") + "\r\n");
  const TranslatorFile back = read_translated_csv(table);
  EXPECT_EQ(back.texts[0].text, "-1");
  EXPECT_EQ(back.texts[0].from, texts[0].hash);
}

TEST(TranslatorFiles, LanguagesAreTheSameHoweverWritten) {
  EXPECT_TRUE(same_language("pt-BR", "pt_br"));
  EXPECT_FALSE(same_language("pt-BR", "pt"));
  EXPECT_FALSE(same_language("ru", "rm"));
}

} // namespace
} // namespace riposte::scenario::test
