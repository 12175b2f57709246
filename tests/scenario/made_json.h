// JSON made up at random, with every oddity that strict JSON allows, and what may not change in it.
#pragma once

#include <string>
#include <vector>

#include "base/random.h"
#include "scenario/file_kind.h"

namespace riposte::scenario::test {

/// A document of that kind by its `format`; else anything, mostly under keys that the format knows.
std::string random_document(SplitMix64& random, FileKind kind);

/// Every number outside texts as it is written, sorted.
std::vector<std::string> number_literals(const std::string& text);

/// The keys whose order is the author's, object by object as they lie under sorted paths.
std::vector<std::string> authors_order(const std::string& text, FileKind kind);

} // namespace riposte::scenario::test
