// The data folder on disk: made private, locked while a database is opened, damaged files kept aside.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/error.h"

namespace riposte::store {

/// Makes the folder, and those above it, with mode 0700 where they are missing. Errors: it is a file, or not
/// writable; they name the folder and `--data`.
Result<void> make_data_folder(const std::filesystem::path& folder);

/// Renames `file`, and `file` + each suffix, to `file.damaged-<UTC yyyymmdd-hhmmss>` + suffix; what is
/// missing is passed over. Never overwrites: a number is added where the name is taken. Returns the new name
/// of `file`.
Result<std::filesystem::path> keep_aside(const std::filesystem::path& file,
                                         const std::vector<std::string>& suffixes, Instant at);

/// Held while a database is looked at, replaced or migrated, so that two windows that start together do not
/// both find it damaged and move the new one away too.
class FolderLock {
public:
  /// Waits some seconds for another process. Errors: cannot be had.
  static Result<FolderLock> take(const std::filesystem::path& folder);
  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&&) = delete;
  ~FolderLock();

private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

} // namespace riposte::store
