// From a data folder to a sound database of this program's version, or to an error that leaves the file
// alone.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/clock.h"
#include "base/error.h"
#include "store/connection.h"

namespace riposte::store {

struct OpenedDatabase {
  std::unique_ptr<Connection> connection;
  std::string kept_aside; // where a damaged database went, or empty
};

/// Only real damage moves a file; "locked", "full", "not writable", "newer" and "another program's" do not.
Result<OpenedDatabase> open_database(const std::filesystem::path& folder, Instant at);

} // namespace riposte::store
