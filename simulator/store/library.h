// Reading content from the share folder: the catalogue, and the scenarios of every pack with their
// translations.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "catalogue/catalogue.h"
#include "training/library.h"

namespace riposte::store {

/// <share>/content. Errors name the file and what is wrong in it.
Result<catalogue::Catalogue> read_catalogue(const std::filesystem::path& share);

/// <share>/scenarios/*/pack.json, packs by folder name, scenarios in the order their pack gives. A file that
/// cannot be used becomes a problem and stops nothing else: a broken translation costs its language only.
/// `known` is the library as it was read before: what has not changed is taken from it without being parsed,
/// and what is broken now stays as it was, beside its problem. A talk that no pack names any more is gone.
training::Library read_library(const std::filesystem::path& share, const catalogue::Catalogue& catalogue,
                               const training::Library& known = {});

/// `riposte.pack/1`.
struct Pack {
  std::string id, licence;
  std::map<std::string, std::string, std::less<>> title; // by language
  int version = 1;
  std::vector<std::string> languages; // BCP 47
  std::vector<std::string> scenarios; // ids, in order
};

Result<Pack> parse_pack(std::string_view text);

} // namespace riposte::store
