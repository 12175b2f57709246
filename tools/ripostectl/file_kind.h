// Which kind of file a path and its text are.
#pragma once

#include <filesystem>
#include <string>

#include "base/located_json.h"
#include "scenario/file_kind.h"

namespace riposte::ctl {

using scenario::FileKind;

/// By the `format` a file declares; one that declares none is read as what its name says.
FileKind kind_of(const std::filesystem::path& file, const json::Document& document);

} // namespace riposte::ctl
