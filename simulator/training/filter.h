// Which talks of the library are looked for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.h"
#include "training/attempt.h"
#include "training/library.h"

namespace riposte::training {

/// How a talk stands with whoever looks; lines that left a talk for another way do not count.
enum class Done { any, not_tried, not_passed, passed };

/// Empty fields and 0 ask for nothing.
struct LibraryFilter {
  std::string words{}; // beginnings of words, all of them somewhere in what the talk says of itself
  std::string role{}, stage{}, objection{}, skill{}, language{}; // ids
  int difficulty = 0;
  Done done = Done::any;
  friend bool operator==(const LibraryFilter&, const LibraryFilter&) = default;
};

/// Indexes into Library::talks, in its order. Words are looked for in the texts of `language`: title,
/// summary, customer, stage and objections by their names.
std::vector<std::size_t> matching(const Library& library, const std::vector<AttemptSummary>& history,
                                  const LibraryFilter& filter, const catalogue::Catalogue& catalogue,
                                  std::string_view language);

} // namespace riposte::training
