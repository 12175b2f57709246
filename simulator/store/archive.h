// A pack as one zip, in memory: read from anybody within strict limits, written the same for the same files.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/file.h"

namespace riposte::store {

inline constexpr std::string_view kArchiveSuffix = ".riposte";

inline constexpr std::size_t kLargestArchive = 64u << 20;   // bytes of the zip
inline constexpr std::size_t kMostEntries = 2000;           // files in it
inline constexpr std::size_t kLargestEntry = kLargestFile;  // bytes of one file, unpacked
inline constexpr std::size_t kLargestUnpacked = 256u << 20; // bytes of all files, unpacked
inline constexpr std::size_t kLongestName = 255;            // bytes, what a file system takes
/// Unpacked, a file and the whole may be this many times as large as packed, and this many bytes above that.
/// Scenarios are packed to a fourth or tenth; deflate reaches a thousandth, which only a trap does.
inline constexpr std::size_t kMostTimes = 200, kFreeBytes = 1u << 20;

struct ArchiveEntry {
  std::string name, bytes;
  friend bool operator==(const ArchiveEntry&, const ArchiveEntry&) = default;
};

struct Archive {
  std::vector<ArchiveEntry> entries;

  /// The bytes of an entry, or null.
  const std::string* find(std::string_view name) const;
  friend bool operator==(const Archive&, const Archive&) = default;
};

/// A pack is flat, so a name is a plain file name of ASCII letters, digits, “.”, “-” and “_” that begins with
/// a letter or digit and does not end in “.”. Whatever leads out of a folder, means a device or stream, is
/// hidden, or looks like another name to some file system cannot be written that way.
Result<void> check_entry_name(std::string_view name);

/// All files of a zip, in its order. Refused, with the entry's name and what would be right: what is no zip,
/// is cut off, or has anything before or behind it; a name that check_entry_name refuses; the same name
/// twice, also in other letter case; links, folders, devices; encryption; methods other than “stored” and
/// “deflated”; a wrong checksum; whatever is above the limits, counted while unpacking.
Result<Archive> read_archive(std::string_view bytes);

/// The zip of these files, in this order; the same files give the same bytes. Refuses what read_archive
/// refuses.
Result<std::string> write_archive(const Archive& archive);

} // namespace riposte::store
