// The files of one pack, read the same way from a folder and from an archive.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/file.h"
#include "store/library.h"

namespace riposte::store {

struct PackFiles {
  std::filesystem::path place; // folder or archive; a file is shown as place / name
  std::function<bool(const std::string& name)> has;
  std::function<Result<std::string>(const std::string& name, std::size_t limit)> read;
};

/// A pack may come from anybody: a file that is a link out of the folder is an error.
PackFiles folder_files(const std::filesystem::path& folder);

struct OpenedPack {
  Pack pack;
  PackFiles files; // in memory
};

/// A `.riposte` file by its bytes; `shown` is where they come from. Errors: of read_archive, no pack.json, a wrong one.
Result<OpenedPack> open_pack(std::string_view bytes, const std::filesystem::path& shown);

/// The same from disk. Errors also: not there, no plain file, larger than kLargestArchive.
Result<std::string> read_pack_file(const std::filesystem::path& file);

} // namespace riposte::store
