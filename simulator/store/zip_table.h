// The table of contents at the end of a zip, looked at before libzip is: how many entries, and their names.
#pragma once

#include <string_view>
#include <vector>

#include "base/error.h"

namespace riposte::store {

/// Names of the entries, in order, as they stand there, within `bytes`. Libzip looks for a table anywhere in
/// the last 64 KiB and believes its count of entries; here there is one, at the very end, and its count is
/// bounded before anything is reserved for it. Errors: no zip, cut off, something before or behind it, more
/// than kMostEntries.
Result<std::vector<std::string_view>> names_in_table(std::string_view bytes);

} // namespace riposte::store
