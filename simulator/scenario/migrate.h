// Files of an older version of a format become the current one, step by step; newer ones are named, not read.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "base/error.h"
#include "base/located_json.h"
#include "scenario/diagnostic.h"
#include "scenario/file_kind.h"

namespace riposte::scenario {

/// From version `from` of a format to the one after it. `apply` gets the whole document and changes all but
/// its `format`; it fails where the document cannot be what it says it is, and then nothing has happened.
struct MigrationStep {
  FileKind kind = FileKind::scenario;
  int from = 1;
  std::string_view what; // what it changes, for people: "a reply's `tone` is now its `mood`"
  Result<void> (*apply)(json::Value& root) = nullptr;
};

using MigrationSteps = std::span<const MigrationStep>;

/// The steps this program knows. A step is never changed once a release has it. Version 1 is the first that
/// was published, so there is none yet.
MigrationSteps published_steps();

/// The version that this program writes and reads, from 1: the one its last step leads to.
int current_version(FileKind kind, MigrationSteps steps = published_steps());

/// The oldest version from which an unbroken row of steps leads to the current one.
int oldest_version(FileKind kind, MigrationSteps steps = published_steps());

enum class Standing { current, older, newer, unknown };

struct Declared {
  Standing standing = Standing::unknown;
  int version = 0; // where it is current or older
};

/// How a `format` stands to what this program reads as files of that kind.
Declared declared(std::string_view format, FileKind kind, MigrationSteps steps = published_steps());

/// Why a file whose `format` is newer or unknown is not read: what it has, and what would be right.
Error why_not(std::string_view format, FileKind kind, MigrationSteps steps = published_steps());

/// Takes a document of version `from`, an older one, to the current version: its `format` and all its steps
/// change. Gives what each did. Where a step fails, the document stays as it was.
Result<std::vector<std::string>> migrate(json::Value& root, FileKind kind, int from, MigrationSteps steps);

struct MigratedText {
  int from = 1, to = 1;          // equal: there was nothing to do
  std::vector<std::string> done; // what each step did
  std::string text;              // in canonical form; as it was, where there was nothing to do
};

/// Refused, with all that stands in the way: text that is no JSON, keys that stand twice, format-newer,
/// format-unknown, a step that failed (migrate-failed), and what would be larger than kLargestFile.
tl::expected<MigratedText, Diagnostics> migrated(std::string_view text, FileKind kind,
                                                 MigrationSteps steps = published_steps());

} // namespace riposte::scenario
