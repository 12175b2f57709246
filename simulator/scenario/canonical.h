// The canonical form of a file: the order of its keys and its layout, so that a change of one thing shows as
// a change of one place.
#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "base/located_json.h"
#include "scenario/diagnostic.h"
#include "scenario/file_kind.h"
#include "scenario/migrate.h"

namespace riposte::scenario {

inline constexpr std::size_t kWidestLine = 100; // code points, for what may stand on one line

/// The text in canonical form, with the same meaning: known keys in the order of docs/format.md, then the
/// others in theirs; ids, lists, texts, conditions and numbers as they were written. Refused, with all that
/// stands in the way: text that is no JSON, keys that stand twice, a `format` that is missing, or is not the
/// current one of that kind, and what would be larger than kLargestFile.
tl::expected<std::string, Diagnostics> formatted(std::string_view text, FileKind kind,
                                                 MigrationSteps steps = published_steps());

/// The same of a value; `source` is the text that it was read from and where its numbers are looked up.
/// Refused only where it would be larger than kLargestFile.
tl::expected<std::string, Diagnostics> canonical(const json::Value& root, std::string_view source,
                                                 FileKind kind);

} // namespace riposte::scenario
