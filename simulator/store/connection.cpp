#include "store/connection.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/file.h"
#include "base/system_reason.h"

namespace riposte::store {
namespace {

constexpr int kPatienceMs = 5000; // for another window's transaction
constexpr int kLongestValue = static_cast<int>(kLargestFile) + (1 << 20);

// SQLite would create the file readable for everybody; its log takes over the mode of the file. An existing
// file is not opened here: closing a descriptor drops the locks that this process holds on it (POSIX).
const std::filesystem::path& create_private(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor >= 0) ::close(descriptor);
  return file;
}

} // namespace

Connection::Connection(const std::filesystem::path& file)
    : file_(file), database_(create_private(file), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, kPatienceMs),
      identity_(identity_of(file)) {
  sqlite3* handle = database_.getHandle();
  sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, kLongestValue);
  // A file made by somebody else must not run code of its schema.
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  checkpoint_on_close(false);
  database_.exec("PRAGMA foreign_keys = ON");
  database_.exec("PRAGMA cell_size_check = ON");
}

SQLite::Statement& Connection::prepared(std::string_view sql) {
  if (const auto found = statements_.find(sql); found != statements_.end()) return found->second;
  std::string text(sql);
  SQLite::Statement statement(database_, text);
  return statements_.emplace(std::move(text), std::move(statement)).first->second;
}

void Connection::checkpoint_on_close(bool allowed) {
  sqlite3_db_config(database_.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, allowed ? 0 : 1, nullptr);
}

Result<void> Connection::check_in_place() const {
  if (identity_ && identity_of(file_) == identity_) return {};
  return failure("the file was moved or replaced while Riposte was running; start Riposte again");
}

std::optional<Connection::Identity> Connection::identity_of(const std::filesystem::path& file) {
  struct stat info {};
  if (::stat(file.c_str(), &info) != 0) return std::nullopt;
  return Identity{static_cast<std::uint64_t>(info.st_dev), static_cast<std::uint64_t>(info.st_ino)};
}

Error explain(const SQLite::Exception& exception) {
  switch (exception.getErrorCode() & 0xFF) {
  case SQLITE_FULL: return phrase("the disk is full; free some space and try again");
  case SQLITE_IOERR:
    return phrase(
        "the file cannot be read or written; the disk may be full or failing: check it and try again");
  case SQLITE_BUSY:
  case SQLITE_LOCKED: return phrase("another window or program is using it; close that and try again");
  case SQLITE_READONLY:
  case SQLITE_PERM:
  case SQLITE_CANTOPEN:
    return phrase("the file cannot be opened for writing; make it and its folder writable, or choose another "
                  "folder with --data DIR");
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
    return phrase(
        "the file is damaged; start Riposte again: it keeps the damaged file aside and tells where");
  case SQLITE_NOMEM: return system_reason(ENOMEM);
  case SQLITE_TOOBIG: return phrase("a value is too large; the most is {} MiB", kLongestValue >> 20);
  default: return phrase("the database says “{}”", exception.what());
  }
}

bool means_damage(const SQLite::Exception& exception) {
  return exception.getErrorCode() == SQLITE_CORRUPT || exception.getErrorCode() == SQLITE_NOTADB;
}

} // namespace riposte::store
