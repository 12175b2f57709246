// The talks at hand: scenarios of all packs in every language they have.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "catalogue/catalogue.h"
#include "scenario/model.h"

namespace riposte::training {

/// One scenario and its translations, immutable; `source` is the text of the file, kept for replays.
struct Content {
  std::string source;                                                  // the scenario file as read
  std::map<std::string, std::string, std::less<>> translation_sources; // file texts by language
  std::string source_language;
  std::map<std::string, scenario::Scenario, std::less<>>
      by_language; // the source language and each translation

  /// The scenario in `language`, else in English, else in its source language.
  const scenario::Scenario& in(std::string_view language) const;
  const std::string& id() const { return by_language.begin()->second.id; }
  const std::string& hash() const { return by_language.begin()->second.hash; }
};

using ContentPtr = std::shared_ptr<const Content>;

/// A file that could not be used, shown to the person rather than passed over.
struct LibraryProblem {
  std::string file;
  Error error;
  friend bool operator==(const LibraryProblem&, const LibraryProblem&) = default;
};

struct Library {
  std::vector<ContentPtr> talks; // in the order of the packs
  std::vector<LibraryProblem> problems;
  /// Where each talk was read, by its id; a talk whose file is broken now is the last good one.
  std::map<std::string, std::string, std::less<>> files{};

  ContentPtr find(std::string_view id) const;
  /// By identity of the contents: what is read again unchanged is the same.
  friend bool operator==(const Library&, const Library&) = default;
};

/// Builds a Content from file texts. Errors name the first finding with its place.
Result<ContentPtr> make_content(std::string source,
                                std::map<std::string, std::string, std::less<>> translations,
                                const catalogue::Catalogue& catalogue);

} // namespace riposte::training
