// An attempt that begins with the steps of another one: to go on with another edition of its scenario, or
// another way from one of its turns. Inside a transaction of
// store.cpp; SQLite::Exception passes through.
#pragma once

#include "store/connection.h"
#include "store/store.h"

namespace riposte::store {

/// Errors as Store::take_up; then nothing has been written.
Result<void> check_continuation(Connection& connection, const Continuation& continuation,
                                const training::Content& content);
/// Errors as Store::branch; then nothing has been written.
Result<void> check_branch(Connection& connection, const Continuation& continuation,
                          const training::Content& content);
/// The new attempt with all that belongs to it. Errors: an event cannot be stored.
Result<void> insert_carried(Connection& connection, const Continuation& continuation,
                            const training::Content& content);
/// The attempt before it takes no further steps.
void mark_continued(Connection& connection, const Continuation& continuation);

} // namespace riposte::store
