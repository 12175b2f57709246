#include "store/database.h"

#include <sqlite3.h>

#include "store/folder.h"
#include "store/migrate.h"

namespace riposte::store {
namespace {

namespace fs = std::filesystem;

constexpr int kApplicationId = 0x52505354; // "RPST", set by the first migration

// Why a file is not opened, and whether it is damaged: only then it is moved.
struct Refusal {
  Error why;
  bool damaged = false;
};

const std::vector<std::string>& companions() {
  static const std::vector<std::string> suffixes{"-wal", "-shm", "-journal"};
  return suffixes;
}

int newest_version() {
  const auto migrations = all_migrations();
  return migrations.empty() ? 0 : migrations.back().version;
}

// Reads only. Versions come first: a newer program's file may hold what looks like damage to this one.
std::optional<Refusal> examine(Connection& connection) {
  SQLite::Database& database = connection.database();
  const int version = version_of(database);
  const int application = database.execAndGet("PRAGMA application_id").getInt();
  if (application == kApplicationId && version > newest_version())
    return Refusal{phrase("it was written by a newer Riposte (data version {}, this program knows {}); "
                          "install that version, or choose another folder with --data DIR",
                          version, newest_version())};
  const bool empty = database.execAndGet("SELECT count(*) = 0 FROM sqlite_schema").getInt() != 0;
  if (!empty && application != kApplicationId)
    return Refusal{phrase(
        "it is a database of another program; move it away, or choose another folder with --data DIR")};
  if (empty != (version == 0))
    return Refusal{phrase("its tables and its data version do not fit together"), true};
  SQLite::Statement check(database, "PRAGMA quick_check(1)");
  const std::string found = check.executeStep() ? check.getColumn(0).getString() : "no answer";
  if (found != "ok") return Refusal{phrase("its content is damaged ({})", found), true};
  return std::nullopt;
}

std::optional<Refusal> set_up(Connection& connection) {
  SQLite::Database& database = connection.database();
  const std::string mode = database.execAndGet("PRAGMA journal_mode = WAL").getString();
  if (mode != "wal")
    return Refusal{phrase("the file system of this folder has no shared memory for the log; choose another "
                          "folder with --data DIR")};
  database.exec("PRAGMA synchronous = FULL"); // a confirmed step survives a power cut
  migrate(database, all_migrations());
  // Also finds out that the file cannot be written, before anybody relies on it.
  SQLite::Transaction(database, SQLite::TransactionBehavior::IMMEDIATE).commit();
  connection.checkpoint_on_close(true);
  return std::nullopt;
}

tl::expected<std::unique_ptr<Connection>, Refusal> try_open(const fs::path& file) {
  bool examined = false;
  try {
    auto connection = std::make_unique<Connection>(file);
    if (std::optional<Refusal> refusal = examine(*connection)) return tl::unexpected(std::move(*refusal));
    examined = true;
    if (std::optional<Refusal> refusal = set_up(*connection)) return tl::unexpected(std::move(*refusal));
    return connection;
  } catch (const SQLite::Exception& exception) {
    // The statements of examine() are right: a plain SQLITE_ERROR there comes from a broken file header.
    const bool header = !examined && exception.getErrorCode() == SQLITE_ERROR;
    return tl::unexpected(Refusal{explain(exception), header || means_damage(exception)});
  }
}

// SQLite deletes a log that it finds beside an empty or missing database; here it may be all that is left.
// A file of one byte counts as empty too: SQLite itself once wrote such files.
bool log_without_database(const fs::path& file) {
  std::error_code error;
  const std::uintmax_t log = fs::file_size(file.string() + "-wal", error);
  if (error || log == 0) return false;
  const std::uintmax_t size = fs::file_size(file, error);
  return error ? error == std::errc::no_such_file_or_directory : size <= 1;
}

} // namespace

Result<OpenedDatabase> open_database(const fs::path& folder, Instant at) {
  if (const Result<void> made = make_data_folder(folder); !made) return failure(made.error());
  const Result<FolderLock> lock = FolderLock::take(folder);
  if (!lock) return failure(lock.error());

  const fs::path file = folder / "riposte.db";
  const auto unusable = [&](Error why) {
    return failure("The database {} cannot be opened: {}.", file, std::move(why));
  };
  OpenedDatabase opened;
  if (!log_without_database(file)) {
    auto connection = try_open(file);
    if (connection) {
      opened.connection = std::move(*connection);
      return opened;
    }
    if (!connection.error().damaged) return unusable(connection.error().why);
  }
  // The database goes before its log: should the program die in between, a log alone is seen as damage at the
  // next start, whereas a database without its log would pass for sound.
  const Result<fs::path> aside = keep_aside(file, companions(), at);
  if (!aside) return unusable(phrase("it is damaged, and {}", aside.error()));
  opened.kept_aside = aside->string();
  auto connection = try_open(file);
  if (!connection)
    return unusable(phrase("it was damaged and is kept as {}; a new one cannot be made: {}",
                           opened.kept_aside, connection.error().why));
  opened.connection = std::move(*connection);
  return opened;
}

} // namespace riposte::store
