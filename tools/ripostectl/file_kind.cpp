#include "file_kind.h"

namespace riposte::ctl {

FileKind kind_of(const std::filesystem::path& file, const json::Document& document) {
  const json::Value* format = document.root.find("format");
  const auto kind = scenario::kind_of_format(format != nullptr ? format->text : "");
  const std::string stem = file.stem().string();
  if (stem == "pack" && kind.value_or(FileKind::other) == FileKind::other) return FileKind::pack;
  if (kind) return *kind;
  if (stem.ends_with(".layout")) return FileKind::layout;
  if (stem.ends_with(".schema")) return FileKind::other;
  return stem.ends_with(".plays") ? FileKind::plays : FileKind::scenario;
}

} // namespace riposte::ctl
