// Brings a database to the version this program works with, one transaction a migration.
#pragma once

#include <span>

#include "store/migrations.h"

namespace SQLite {
class Database;
}

namespace riposte::store {

/// 0 for an empty database. Throws SQLite::Exception.
int version_of(SQLite::Database& database);

/// Applies those above the database's version. A migration that fails leaves no trace; the ones before it
/// stay. Throws SQLite::Exception.
void migrate(SQLite::Database& database, std::span<const Migration> migrations);

} // namespace riposte::store
