// An attempt that goes on as another one, made with another edition of its scenario. Inside a transaction of
// store.cpp; SQLite::Exception passes through.
#pragma once

#include "store/connection.h"
#include "store/store.h"

namespace riposte::store {

/// Errors as Store::take_up; then nothing has been written.
Result<void> check_continuation(Connection& connection, const Continuation& continuation,
                                const training::Content& content);
/// The new attempt with all that belongs to it. Errors: an event cannot be stored.
Result<void> insert_continuation(Connection& connection, const Continuation& continuation,
                                 const training::Content& content);

} // namespace riposte::store
