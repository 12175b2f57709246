// Reading and writing whole files with bounds, clear errors and atomic replacement.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/error.h"

namespace riposte {

inline constexpr std::size_t kLargestFile = 64u
                                            << 20; // 64 MiB: no scenario, pack part or catalogue is larger

/// The whole file. Errors: missing, a folder, unreadable, larger than `limit` bytes.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit = kLargestFile);

/// Writes beside the target, syncs, and renames over it: a reader sees the old file or the new one, whole. A
/// file that was there keeps its permissions.
Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

} // namespace riposte
