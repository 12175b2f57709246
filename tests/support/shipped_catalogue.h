// The catalogue and the files as shipped, read from the source tree.
#pragma once

#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "base/file.h"
#include "catalogue/catalogue.h"

namespace riposte::test {

/// The text of a file, by its path from the root of the source tree; a failed test where there is none.
inline std::string shipped_text(const std::filesystem::path& path) {
  const Result<std::string> text = read_file(std::filesystem::path(RIPOSTE_SOURCE_DIR) / path);
  if (!text) ADD_FAILURE() << text.error().message;
  return text.value_or("");
}

/// The six texts under content/.
inline catalogue::CatalogueFiles shipped_catalogue_files() {
  return {shipped_text("content/taxonomy/objections.json"),
          shipped_text("content/taxonomy/stages.json"),
          shipped_text("content/taxonomy/segments.json"),
          shipped_text("content/taxonomy/roles.json"),
          shipped_text("content/rubric.json"),
          shipped_text("content/techniques.json")};
}

/// Parsed once for the whole test program.
inline const catalogue::Catalogue& shipped_catalogue() {
  static const catalogue::Catalogue catalogue = [] {
    Result<catalogue::Catalogue> parsed = catalogue::parse_catalogue(shipped_catalogue_files());
    if (!parsed) ADD_FAILURE() << parsed.error().message;
    return parsed ? std::move(*parsed) : catalogue::Catalogue{};
  }();
  return catalogue;
}

} // namespace riposte::test
