// The files that a command rewrites: found under the paths, told from those that are not ours, replaced
// whole.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "file_kind.h"
#include "scenario/diagnostic.h"

namespace riposte::ctl {

struct OwnFile {
  std::filesystem::path path; // as it was named or found
  std::string text;
  FileKind kind = FileKind::other; // never `other`
};

/// Works on every scenario, translation, layout, pack list and file of recorded plays under the paths, and
/// gives the worst exit status. What is not ours is passed over in a folder and refused where it is named; so
/// are links, which a folder from somebody else could lead anywhere.
int for_each_own_file(const std::vector<std::string>& paths, const std::function<int(const OwnFile&)>& work);

/// Says why a file is left as it is; the exit status for that.
int refuse(const std::filesystem::path& file, const scenario::Diagnostics& diagnostics);

/// Where the file itself lies: the target of a link, so that the link stays one.
Result<std::filesystem::path> place_of(const std::filesystem::path& file);

/// Replaces a file whole. Errors: it is gone, may not be written, or the disk does not take it.
Result<void> replace_file(const std::filesystem::path& file, std::string_view text);

} // namespace riposte::ctl
