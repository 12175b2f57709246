// The JSON Schemas under content/schema/, as an editor would use them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenario/file_kind.h"

namespace riposte::test {

/// The text of a schema file.
std::string schema_text(scenario::FileKind kind);

/// What the schema of that kind says against a document, each as "pointer: words"; empty: it is valid. The
/// text must be JSON.
std::vector<std::string> schema_findings(scenario::FileKind kind, std::string_view text);

/// tests/cases/migrate/1/: a file of the kind that uses every key of the format.
std::string every_key(scenario::FileKind kind);

} // namespace riposte::test
