// Texts made to hurt a reader: each is answered, in memory that is bounded whatever its 64 MiB hold.
#include "base/located_json.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace riposte::json {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::size_t kSize = 4u << 20; // the sanitizers' own books would be measured
constexpr long kMostMemory = 1L << 40;
#else
constexpr std::size_t kSize = 64u << 20;  // the largest file that is read
constexpr long kMostMemory = 1400L << 20; // bytes, with the text itself
#endif

std::string repeated(std::string_view part, std::string_view before = "", std::string_view after = "") {
  std::string text(before);
  text.reserve(kSize + 64);
  while (text.size() + part.size() + after.size() <= kSize) text += part;
  return text += after;
}

std::string numbered_keys() {
  std::string text = "{";
  for (std::size_t i = 0; text.size() + 24 < kSize; ++i) text += "\"k" + std::to_string(i) + "\":0,";
  return text += "\"end\":0}";
}

struct Row {
  std::string name;
  std::function<std::string()> text;
  std::string code; // of the first problem; empty: none
};

void PrintTo(const Row& row, std::ostream* out) {
  *out << row.name;
}

class HostileJson : public testing::TestWithParam<Row> {};

/// What the text is answered with, in a process of its own so that its memory can be told: 0 as expected.
int answer(const Row& row) {
  const std::string text = row.text();
  const Document document = parse(text);
  if (document.problems.size() > kMostProblems + 1) return 2; // and the one that ended the reading
  const std::string code = document.problems.empty() ? "" : document.problems.front().code;
  if (code != row.code) dprintf(STDERR_FILENO, "%s: %s\n", row.name.c_str(), code.c_str());
  return code == row.code ? 0 : 3;
}

TEST_P(HostileJson, IsAnsweredWithinBounds) {
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) _exit(answer(GetParam()));
  int status = 0;
  rusage used{};
  ASSERT_EQ(wait4(child, &status, 0, &used), child);
  ASSERT_TRUE(WIFEXITED(status)) << "signal " << WTERMSIG(status);
  EXPECT_EQ(WEXITSTATUS(status), 0);
  EXPECT_LT(used.ru_maxrss * 1024L, kMostMemory);
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
const std::string kMany; // what is small enough to be read
#else
const std::string kMany = "json-size";
#endif

INSTANTIATE_TEST_SUITE_P(
    Rows, HostileJson,
    testing::Values(Row{"opening brackets", [] { return repeated("["); }, "json-nesting"},
                    Row{"objects in objects", [] { return repeated("{\"a\":"); }, "json-nesting"},
                    Row{"closing brackets", [] { return repeated("]"); }, "json-syntax"},
                    Row{"empty lists", [] { return repeated("[],", "[", "[]]"); }, kMany},
                    Row{"empty objects", [] { return repeated("{},", "[", "{}]"); }, kMany},
                    Row{"zeros", [] { return repeated("0,", "[", "0]"); }, kMany},
                    Row{"empty texts", [] { return repeated("\"\",", "[", "\"\"]"); }, kMany},
                    Row{"one key", [] { return repeated("\"a\":1,", "{", "\"a\":1}"); },
                        "json-duplicate-key"},
                    Row{"many keys", numbered_keys, kMany},
                    Row{"one text", [] { return repeated("x", "\"", "\""); }, ""},
                    Row{"one text of escapes", [] { return repeated("\\u0000", "\"", "\""); }, ""},
                    Row{"an open text", [] { return repeated("x", "\""); }, "json-syntax"},
                    Row{"quotes", [] { return repeated("\\\"", "\""); }, "json-syntax"},
                    Row{"one number", [] { return repeated("9"); }, "json-syntax"},
                    Row{"a long fraction", [] { return repeated("9", "0."); }, ""},
                    Row{"spaces", [] { return repeated(" "); }, "json-syntax"},
                    Row{"NUL", [] { return std::string(kSize, '\0'); }, "json-syntax"},
                    Row{"bytes that are no text", [] { return repeated("\xFF"); }, "json-utf8"},
                    Row{"lone surrogates", [] { return repeated("\\ud800", "\"", "\""); }, "json-syntax"},
                    Row{"byte order marks", [] { return repeated("\xEF\xBB\xBF"); }, "json-syntax"}),
    [](const auto& row) {
      std::string name = row.param.name;
      std::replace(name.begin(), name.end(), ' ', '_');
      return name;
    });

} // namespace
} // namespace riposte::json
