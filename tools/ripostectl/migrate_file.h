// Brings one file to the current version of its format, and keeps what it was.
#pragma once

#include <filesystem>

#include "own_files.h"
#include "scenario/migrate.h"

namespace riposte::ctl {

/// Where the old file is kept: <name>.v<version>.bak beside it.
std::filesystem::path kept_as(const std::filesystem::path& file, int version);

/// Says what it did on standard output and gives the exit status. The old file is kept first, then the new
/// one takes its place; whatever fails, the file stays as it was. With `check` nothing is written, and a file
/// that would change gives 1.
int migrate_file(const OwnFile& file, scenario::MigrationSteps steps, bool check);

} // namespace riposte::ctl
