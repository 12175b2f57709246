// Adding a pack to the library of this machine: checked whole, copied whole, an older version kept beside it.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "base/clock.h"
#include "base/error.h"
#include "catalogue/catalogue.h"
#include "store/library.h"

namespace riposte::store {

struct Installed {
  Pack pack;
  std::filesystem::path file;       // where it lies now
  std::filesystem::path kept_aside; // where the version before it went, or empty
  bool was_there = false;           // the same file had been added before: nothing is changed
};

/// Copies `given` to `packs`/<pack id>.riposte. The pack is refused, and nothing changed, where a rule of
/// read_archive or pack.json is broken, one of its talks or translations cannot be loaded, or the pack is
/// here already in this or a newer version (`shipped`: versions that come with the program). An older version
/// is kept as <pack id>-<version>.riposte.old. The new file appears whole or not at all, whenever the program
/// is killed.
Result<Installed> install_pack(const std::filesystem::path& given, const std::filesystem::path& packs,
                               const std::map<std::string, int, std::less<>>& shipped,
                               const catalogue::Catalogue& catalogue, Instant at = now());

} // namespace riposte::store
