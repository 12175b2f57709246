#include "scenario/file_kind.h"

#include <algorithm>

#include <fmt/format.h>

namespace riposte::scenario {

std::string_view name_of(FileKind kind) {
  switch (kind) {
  case FileKind::scenario: return "scenario";
  case FileKind::translation: return "translation";
  case FileKind::plays: return "plays";
  case FileKind::pack: return "pack";
  case FileKind::layout: return "layout";
  case FileKind::other: return "";
  }
  return "";
}

std::string format_name(FileKind kind, int version) {
  return fmt::format("riposte.{}/{}", name_of(kind), version);
}

std::optional<FileKind> kind_of_format(std::string_view format) {
  if (!format.starts_with("riposte.")) return std::nullopt;
  const auto found = std::find_if(kFileKinds.begin(), kFileKinds.end(), [&](FileKind kind) {
    return format.starts_with(fmt::format("riposte.{}/", name_of(kind)));
  });
  return found == kFileKinds.end() ? FileKind::other : *found;
}

} // namespace riposte::scenario
