// Reading content from the share folder: the catalogue, and the scenarios of every pack with their
// translations.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/located_json.h"
#include "catalogue/catalogue.h"
#include "training/library.h"

namespace riposte::store {

/// <share>/content. Errors name the file and what is wrong in it.
Result<catalogue::Catalogue> read_catalogue(const std::filesystem::path& share);

/// <share>/scenarios/*/pack.json, packs by folder name, scenarios in the order their pack gives. A file that
/// cannot be used becomes a problem and stops nothing else: a broken translation costs its language only.
/// Then the packs <installed>/*.riposte, by file name; no such folder is no problem. Of packs with one id the
/// highest version is read: an added one takes the place of a shipped one only where it is newer.
/// `known` is the library as it was read before: what has not changed is taken from it without being parsed,
/// and what is broken now stays as it was, beside its problem. A talk that no pack names any more is gone.
training::Library read_library(const std::filesystem::path& share, const catalogue::Catalogue& catalogue,
                               const training::Library& known = {},
                               const std::filesystem::path& installed = {});

/// `riposte.pack/1`.
struct Pack {
  std::string id, licence;
  std::map<std::string, std::string, std::less<>> title; // by language
  int version = 1;
  std::vector<std::string> languages; // BCP 47
  std::vector<std::string> scenarios; // ids, in order
};

Result<Pack> parse_pack(std::string_view text);
/// The same for a text that was parsed before.
Result<Pack> parse_pack(std::string_view text, json::Document& document);

struct PackFault {
  std::string pointer; // to the value at fault
  Error message;
};
/// Every rule of the format that a pack breaks; the text is JSON.
std::vector<PackFault> faults_of_pack(json::Document& document);

inline constexpr std::string_view kPackFile = "pack.json";
inline constexpr std::size_t kLargestPackFile = 1u << 20;

/// The highest version of each pack that comes with the program, by id; what cannot be read is passed over.
std::map<std::string, int, std::less<>> shipped_versions(const std::filesystem::path& share);

} // namespace riposte::store
