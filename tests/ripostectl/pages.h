// The pages of the diagnostics' codes as tests: what their examples say, applied to the talk they change.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "checking.h"

namespace riposte::ctl::test {

/// A fenced block of a page. Its info string is "json scenario", "json translation", "json plays" or "json
/// pack": an RFC 7386 merge patch onto that file, with a JSON pointer behind it onto the value there;
/// "json-patch scenario" …: an RFC 6902 patch; "json copy NAME.json": a copy of the scenario under that name
/// with a merge patch; "text scenario" …: the text of the file, with \xNN for a byte, ⟨200 × [⟩ for a
/// repetition and ⟨the rest⟩ for the members of the talk that the block does not name.
struct Block {
  std::string language, target, place; // "json", "scenario", "/turns/opening"
  std::string text;
};

struct Page {
  std::string code;                    // of the first line
  std::string severity;                // the first word of the line after
  std::vector<std::string> companions; // of the line "Comes with: …"
  bool deep = false;                   // it names `check --deep`, which its examples take
  std::vector<std::string> headings;
  std::vector<std::vector<Block>> sections; // the blocks below each heading
};

Page parse_page(const std::string& text);

/// The folder of the talk after these blocks. Files other than the scenario are in it where `whole` is true.
/// Throws with a message where a block cannot be applied.
std::vector<TextFile> changed_folder(const std::filesystem::path& base, const std::vector<Block>& blocks,
                                     bool whole);

} // namespace riposte::ctl::test
