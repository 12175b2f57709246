// A Twine story as a scenario: what fits our language is converted, everything else is kept as the author's
// notes and counted.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/located_json.h"
#include "catalogue/catalogue.h"
#include "scenario/exchange/twee.h"

namespace riposte::scenario::exchange {

/// The most replies and lines together that one story may give.
inline constexpr std::size_t kMostParts = 500'000;

struct ImportOptions {
  std::optional<std::string> language; // BCP 47; else the one our own export carries, or en
  std::string id;                      // kebab-case; empty: from the story's title
};

struct ImportReport {
  bool ours = false; // the story was written by our own export, and what Twine cannot say came along
  std::size_t passages = 0, turns = 0, endings = 0, replies = 0, lines = 0;
  std::size_t assignments = 0, conditions = 0;          // converted
  std::map<std::string, std::size_t, std::less<>> kept; // as notes, by the macro's name
  std::vector<std::string> remarks;                     // what the author should look at
  std::vector<TweeWarning> warnings;                    // what was wrong with the file
  std::size_t dropped = 0;                              // of the file, what could not be taken at all

  /// Adds a remark; after 200 they are only counted.
  void remark(std::string text);
  std::size_t unsaid = 0; // remarks that are only counted
};

struct Imported {
  json::Value scenario; // loads without errors
  json::Value layout;   // riposte.layout/1; null where no passage has a position
  ImportReport report;
};

/// The catalogue tells whether what our own export carries is still a scenario. Fails where the story has no
/// passage of its own or is too large, or an option has the wrong form.
Result<Imported> import_story(Twee story, const ImportOptions& options,
                              const catalogue::Catalogue& catalogue);
/// Both steps: the text of a Twee file to a scenario.
Result<Imported> import_twee(std::string_view text, const ImportOptions& options,
                             const catalogue::Catalogue& catalogue);

/// The report as one JSON object, and in words.
json::Value report_value(const Imported& imported);
std::string report_text(const ImportReport& report);

} // namespace riposte::scenario::exchange
