// The numbered SQL files of migrations/, embedded at build time.
#pragma once

#include <span>

namespace riposte::store {

struct Migration {
  int version = 0; // user_version once it is applied; from 1, without gaps
  const char* name = "";
  const char* sql = "";
};

std::span<const Migration> all_migrations();

} // namespace riposte::store
