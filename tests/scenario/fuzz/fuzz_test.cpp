// The shipped scenarios, broken in many ways: the loader says what is wrong or gives a scenario that can be
// played. RIPOSTE_TEST_SEED changes the seed, RIPOSTE_FUZZ_CASES the number of cases.
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include <gtest/gtest.h>

#include "base/located_json.h"
#include "made.h"
#include "scenario/codes.h"
#include "scenario/lint/lint.h"
#include "scenario/record.h"
#include "scenario/translation/translation.h"

namespace riposte::scenario::test {
namespace {

std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

class Fuzz {
public:
  explicit Fuzz(std::uint64_t seed) : chance_{seed} {
    for (const char* name : {"not-interested", "value-for-money"})
      shipped_.push_back(riposte::test::shipped_text("scenarios/first-pack/" + std::string(name) + ".json"));
    full_ = json::parse(kFull).root;
    collect(full_);
  }

  std::string next() {
    switch (below(8)) {
    case 0: return bytes_flipped(some_text());
    case 1: return cut(some_text());
    case 2: return spliced();
    case 3: return word_replaced(some_text());
    default: return json::compact(changed(full_, below(3) + 1));
    }
  }
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(chance_.next() % count); }

private:
  /// Mostly the small one: it has every key, and is forty times as quick.
  const std::string& some_text() { return below(12) == 0 ? shipped_[below(shipped_.size())] : kFull; }

  std::string bytes_flipped(std::string text) {
    for (std::size_t n = below(6) + 1; n > 0; --n) text[below(text.size())] = static_cast<char>(below(256));
    return text;
  }
  std::string cut(std::string text) {
    const std::size_t from = below(text.size());
    return below(2) == 0 ? text.substr(0, from) : text.erase(from, below(60) + 1);
  }
  std::string spliced() {
    std::string text = some_text();
    const std::string& other = some_text();
    const std::size_t from = below(other.size());
    return text.insert(below(text.size()), other, from, below(400));
  }
  std::string word_replaced(std::string text) {
    static const std::vector<std::string> kWords{"null",    "-1", "1e999",      "99999999999999999999",
                                                 "\"\"",    "[]", "{}",         "[[[[",
                                                 "\\ud800", "'",  "\"start\"",  "visited('",
                                                 "and",     "(",  "2147483649", "\x01",
                                                 "true",    "0.5"};
    const std::size_t at = text.find_first_of("\":,[{ ", below(text.size()));
    return at == std::string::npos ? text : text.replace(at + 1, below(12), kWords[below(kWords.size())]);
  }

  void collect(const json::Value& value) {
    values_.push_back(value);
    for (const json::Value& item : value.items) collect(item);
    for (const json::Member& member : value.members) collect(member.value);
  }
  /// A copy in which `changes` values were replaced, doubled, removed or renamed; JSON all the same.
  json::Value changed(json::Value root, std::size_t changes) {
    for (; changes > 0; --changes) change(root);
    return root;
  }
  void change(json::Value& value) {
    const std::size_t children = value.items.size() + value.members.size();
    if (children > 0 && below(6) != 0) {
      const std::size_t which = below(children);
      return change(which < value.items.size() ? value.items[which]
                                               : value.members[which - value.items.size()].value);
    }
    if (children == 0 || below(3) == 0) {
      value = values_[below(values_.size())];
    } else if (!value.members.empty()) {
      const std::size_t which = below(value.members.size());
      if (below(2) == 0)
        value.members.erase(value.members.begin() + static_cast<std::ptrdiff_t>(which));
      else
        value.members[which].key =
            value.members[below(value.members.size())].key + (below(2) == 0 ? "x" : "");
    } else {
      const std::size_t which = below(value.items.size());
      if (below(2) == 0)
        value.items.erase(value.items.begin() + static_cast<std::ptrdiff_t>(which));
      else
        value.items.push_back(json::Value(value.items[which]));
    }
  }

  SplitMix64 chance_;
  std::vector<std::string> shipped_;
  json::Value full_;
  std::vector<json::Value> values_;
};

void play_some(const Scenario& scenario, Fuzz& fuzz, std::uint64_t seed) {
  Step step = start(scenario, seed);
  for (int i = 0; i < 20 && step.session.phase == Phase::awaiting; ++i) {
    const bool silence = silence_possible(scenario, step.session) && fuzz.below(4) == 0;
    const Input input = silence ? Input{true, 0}
                                : Input{false, step.session.offered[fuzz.below(step.session.offered.size())]};
    ASSERT_TRUE(advance(scenario, step.session, input, step.events));
  }
  ASSERT_FALSE(play_json(scenario, step.session, step.events).empty());
  localise(scenario, {"made-up", "ru", {}});
}

/// Remarks about whatever could be read, each with a code of the table and a place in the file.
void lint_some(const std::string& text, const Loaded& loaded) {
  const catalogue::Catalogue& catalogue = riposte::test::shipped_catalogue();
  lint::Remarks remarks;
  if (loaded.scenario) remarks = lint::lint(*loaded.scenario, catalogue);
  if (loaded.draft) remarks = lint::lint_draft(*loaded.draft, catalogue);
  const std::size_t count = remarks.size();
  const Diagnostics diagnostics = lint::positioned(text, json::parse(text), std::move(remarks));
  ASSERT_EQ(diagnostics.size(), count);
  for (const Diagnostic& d : diagnostics) {
    const Code* code = find_code(d.code);
    ASSERT_NE(code, nullptr) << d.code;
    ASSERT_EQ(d.severity, code->severity);
    ASSERT_FALSE(d.message.message.empty());
    ASSERT_TRUE(d.pointer.empty() || d.pointer.front() == '/') << d.pointer;
  }
}

TEST(Fuzz, TheLoaderGivesFindingsOrAScenarioThatCanBePlayed) {
  const std::uint64_t seed = from_environment("RIPOSTE_TEST_SEED", 20261123);
  const std::uint64_t cases = from_environment("RIPOSTE_FUZZ_CASES", 24'000);
  Fuzz fuzz(seed);
  std::size_t played = 0, refused = 0;
  std::vector<std::string> codes;
  for (std::uint64_t i = 0; i < cases; ++i) {
    const std::string text = fuzz.next();
    SCOPED_TRACE("RIPOSTE_TEST_SEED=" + std::to_string(seed) + ", case " + std::to_string(i));
    Loaded loaded;
    ASSERT_NO_THROW(loaded = load_scenario(text, riposte::test::shipped_catalogue())) << text;
    ASSERT_EQ(loaded.scenario.has_value(), !has_errors(loaded.diagnostics)) << text;
    for (const Diagnostic& d : loaded.diagnostics) {
      ASSERT_FALSE(d.message.message.empty() || d.code.empty());
      const Code* code = find_code(d.code);
      ASSERT_NE(code, nullptr) << d.code;
      ASSERT_EQ(d.severity, code->severity) << d.code;
      ASSERT_GE(d.position.line, 1u);
      ASSERT_GE(d.position.column, 1u);
      if (std::find(codes.begin(), codes.end(), d.code) == codes.end()) codes.push_back(d.code);
    }
    if (loaded.scenario) {
      ASSERT_NO_FATAL_FAILURE(play_some(*loaded.scenario, fuzz, i)) << text;
    }
    ASSERT_NO_THROW(lint_some(text, loaded)) << text;
    ++(loaded.scenario ? played : refused);
    if (i % 4 == 0) {
      ASSERT_NO_THROW(load_translation(text)) << text;
      ASSERT_NO_THROW(load_plays(text)) << text;
    }
  }
  std::printf("RIPOSTE_TEST_SEED=%llu: %zu played, %zu refused, %zu codes\n",
              static_cast<unsigned long long>(seed), played, refused, codes.size());
  if (cases < 20'000) return; // too few to have met everything
  EXPECT_GT(played, cases / 20);
  EXPECT_GT(refused, cases / 2);
  EXPECT_GE(codes.size(), 20u) << "the cases reach the loader's rules";
}

} // namespace
} // namespace riposte::scenario::test
