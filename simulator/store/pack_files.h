// The files of one pack, from a folder or from an archive: none of them may lie elsewhere.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/file.h"
#include "store/archive.h"
#include "store/library.h"

namespace riposte::store {

/// A file of a pack's folder. Errors: of read_file; `file` is a link out of the folder.
Result<std::string> read_inside(const std::filesystem::path& folder, const std::filesystem::path& file,
                                std::size_t limit = kLargestFile);

/// The list of a pack's folder.
Result<Pack> read_pack_list(const std::filesystem::path& folder);

/// A `.riposte` file from disk. Errors: not there, no plain file, larger than kLargestArchive.
Result<std::string> read_pack_file(const std::filesystem::path& file);

struct OpenedPack {
  Pack pack;
  Archive archive;
};

/// The bytes of a `.riposte` file. Errors: of read_archive, no pack.json, a wrong one.
Result<OpenedPack> open_pack(std::string_view bytes);

/// The talks of one archive alone, with all that is wrong with them; `shown` is where it lies.
training::Library read_talks(const Archive& archive, const std::filesystem::path& shown,
                             const catalogue::Catalogue& catalogue);

} // namespace riposte::store
