#include "store/migrate.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>

namespace riposte::store {

int version_of(SQLite::Database& database) {
  return database.execAndGet("PRAGMA user_version").getInt();
}

void migrate(SQLite::Database& database, std::span<const Migration> migrations) {
  for (const Migration& migration : migrations) {
    if (version_of(database) >= migration.version) continue;
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    // Another window may have migrated while this one waited for the lock.
    if (version_of(database) >= migration.version) continue;
    database.exec(migration.sql);
    database.exec(fmt::format("PRAGMA user_version = {}", migration.version));
    transaction.commit();
  }
}

} // namespace riposte::store
