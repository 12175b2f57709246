// The shipped talks are the measure of the rules about texts: they give no remark, in either language.
#include <filesystem>

#include <gtest/gtest.h>

#include "base/file.h"
#include "made.h"
#include "scenario/lint/texts.h"
#include "scenario/translation/translation.h"

namespace riposte::scenario::test {
namespace {

namespace fs = std::filesystem;

const fs::path kScenarios = fs::path(RIPOSTE_SOURCE_DIR) / "scenarios";

std::string contents(const fs::path& path) {
  const auto text = read_file(path);
  EXPECT_TRUE(text) << path;
  return text.value_or("");
}

std::string said(const fs::path& path, const lint::Remark& remark) {
  return path.filename().string() + ": " + remark.code + " " + remark.pointer + ": " + remark.message.message;
}

/// pack.json and the sidecars are no scenarios.
bool is_scenario(const fs::path& path) {
  return path.extension() == ".json" && path.stem().extension().empty() && path.stem() != "pack";
}

TEST(LintShippedTalks, GiveNoRemarkAboutTheirTexts) {
  int talks = 0, translations = 0;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(kScenarios)) {
    if (!is_scenario(entry.path())) continue;
    ++talks;
    const Scenario scenario = loaded(contents(entry.path()));
    lint::Remarks remarks;
    lint::lint_texts(scenario, remarks);
    for (const lint::Remark& remark : remarks) ADD_FAILURE() << said(entry.path(), remark);

    fs::path sidecar = entry.path();
    sidecar.replace_extension(".ru.json");
    if (!fs::exists(sidecar)) continue;
    ++translations;
    const LoadedTranslation translation = load_translation(contents(sidecar));
    ASSERT_TRUE(translation.translation) << sidecar;
    lint::Remarks translated;
    lint::lint_translation(scenario, *translation.translation, translated);
    lint::lint_translated_texts(scenario, *translation.translation, translated);
    for (const lint::Remark& remark : translated) ADD_FAILURE() << said(sidecar, remark);
  }
  EXPECT_GE(talks, 2);
  EXPECT_EQ(translations, talks);
}

} // namespace
} // namespace riposte::scenario::test
