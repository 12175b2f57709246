// Reading and writing the rows of one attempt. Inside a transaction of store.cpp; SQLite::Exception passes
// through.
#pragma once

#include <string>
#include <vector>

#include "store/connection.h"
#include "store/store.h"

namespace riposte::store {

/// Where a stored talk stands.
struct Progress {
  int steps = 0;
  bool finished = false;
  bool continued = false; // by another attempt, with another edition
};

/// Errors: no such attempt.
Result<Progress> progress_of(Connection& connection, const std::string& attempt);

/// The attempt's row and, unless they are there already, the files it is played with.
void insert_attempt(Connection& connection, const training::Attempt& attempt,
                    const training::Content& content);
/// Behind those that are there.
Result<void> append_events(Connection& connection, const std::string& attempt, int step,
                           const std::vector<std::string>& events);
void insert_step(Connection& connection, const NewStep& step);
/// Once only: Store::save_self_review has seen to that.
void write_self_review(Connection& connection, const std::string& attempt,
                       const training::SelfReview& review);
void insert_hint(Connection& connection, const std::string& attempt, int after_step);

Result<LoadedAttempt> read_attempt(Connection& connection, const std::string& id);
std::vector<StoredEvent> read_events(Connection& connection, const std::string& attempt);
std::vector<training::AttemptSummary> read_history(Connection& connection, const std::string& person);

} // namespace riposte::store
