// One connection to the database with its prepared statements. Throws; store.cpp turns exceptions into
// errors.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include "base/error.h"

namespace riposte::store {

class Connection {
public:
  /// Opens, or creates for the owner alone. Settings that write nothing are made here. Throws
  /// SQLite::Exception.
  explicit Connection(const std::filesystem::path& file);

  SQLite::Database& database() { return database_; }
  const std::filesystem::path& file() const { return file_; }

  /// The statement, prepared at its first use. Valid as long as the connection.
  SQLite::Statement& prepared(std::string_view sql);

  /// Whether closing may write the log back into the file: not before the file is known to be sound.
  void checkpoint_on_close(bool allowed);

  /// Errors: the file at this path is no longer the one that was opened, so what is written would be lost.
  Result<void> check_in_place() const;

private:
  struct Identity {
    std::uint64_t device = 0, inode = 0;
    friend bool operator==(const Identity&, const Identity&) = default;
  };
  static std::optional<Identity> identity_of(const std::filesystem::path& file);

  std::filesystem::path file_;
  SQLite::Database database_;
  std::optional<Identity> identity_;
  std::map<std::string, SQLite::Statement, std::less<>>
      statements_; // after database_: finalised before it closes
};

/// One use of a prepared statement: bound here, reset at the end whatever happens.
class Query {
public:
  template <class... Values>
  Query(Connection& connection, std::string_view sql, const Values&... values)
      : statement_(connection.prepared(sql)) {
    int index = 0;
    (bind(++index, values), ...);
  }
  ~Query() {
    statement_.tryReset(); // reset() would throw the error of the last step once more
    statement_.clearBindings();
  }
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  bool next() { return statement_.executeStep(); }
  int run() { return statement_.exec(); } // rows changed

  bool is_null(int column) const { return statement_.isColumnNull(column); }
  std::string text(int column) const { return statement_.getColumn(column).getString(); }
  std::int64_t integer(int column) const { return statement_.getColumn(column).getInt64(); }
  double number(int column) const { return statement_.getColumn(column).getDouble(); }

private:
  template <class Value>
  void bind(int index, const Value& value) {
    statement_.bind(index, value);
  }
  void bind(int index, bool value) { statement_.bind(index, value ? 1 : 0); }
  template <class Value>
  void bind(int index, const std::optional<Value>& value) {
    if (value)
      bind(index, *value);
    else
      statement_.bind(index);
  }

  SQLite::Statement& statement_;
};

/// What went wrong and what to do about it; a rare cause in SQLite's words.
Error explain(const SQLite::Exception& exception);

/// The file is not (any longer) a database; other errors say nothing about the file.
bool means_damage(const SQLite::Exception& exception);

} // namespace riposte::store
