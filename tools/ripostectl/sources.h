// The files a command works on: from folders, single files and `.riposte` packs, which are read in memory.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/error.h"
#include "store/archive.h"

namespace riposte::ctl {

/// A `.riposte` file that breaks a rule of packs.
struct RefusedPack {
  std::filesystem::path path;
  Error why;
};

struct Sources {
  std::vector<std::filesystem::path> files; // JSON, in a stable order; of a pack as pack.riposte/talk.json
  std::vector<RefusedPack> refused;
  std::map<std::filesystem::path, std::string> in_memory; // by path as above
  std::set<std::filesystem::path> packs;                  // whose files are all in memory

  /// Adds every file; `place` stands for a folder that holds nothing else.
  void add(const std::filesystem::path& place, store::Archive archive);

  /// From memory, else from disk. A name in a pack never leads to the disk.
  bool has(const std::filesystem::path& file) const;
  Result<std::string> read(const std::filesystem::path& file) const;
};

/// Complains of what is not there or cannot be read, and gives nothing then.
std::optional<Sources> gather(const std::vector<std::string>& paths);

struct FoundScenario {
  std::filesystem::path file;
  Sources sources; // the pack it lies in, if it does
};

/// The scenario file itself, or the talk `id` of a `.riposte` pack; a pack with one talk needs no id.
/// Complains and gives nothing where there is none.
std::optional<FoundScenario> find_scenario(const std::filesystem::path& file, const std::string& id);

} // namespace riposte::ctl
