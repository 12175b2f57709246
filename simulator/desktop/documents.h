// The folder in which a person keeps documents, and files written there.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/error.h"

namespace riposte::desktop {

/// XDG_DOCUMENTS_DIR of user-dirs.dirs in `config` (in <home>/.config where that is not absolute), else
/// `home`; `home` as well where the folder that is named there is missing.
std::filesystem::path documents_folder(const std::filesystem::path& home,
                                       const std::filesystem::path& config);

/// Writes `bytes` as `<name><ending>`, or `<name>-2<ending>`, … where that is taken: no file is ever
/// replaced. Characters of the name that no file name should have become `-`. Returns the path. Errors: no
/// such folder, not writable, no space, every number up to 999 taken.
Result<std::filesystem::path> write_document(const std::filesystem::path& folder, std::string_view name,
                                             std::string_view ending, std::string_view bytes);

} // namespace riposte::desktop
