#include "base/program.h"

#include <cstdlib>

namespace riposte {

namespace fs = std::filesystem;

fs::path program_folder() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return error ? fs::current_path() : program.parent_path();
}

fs::path share_folder() {
  if (const char* given = std::getenv("RIPOSTE_SHARE"); given != nullptr && *given != '\0') return given;
  const fs::path program = program_folder();
  fs::path installed = program.parent_path() / "share" / "riposte";
  std::error_code error;
  if (fs::is_directory(installed / "content", error)) return installed;
  return program.parent_path().parent_path().parent_path();
}

fs::path locale_folder() {
  return program_folder().parent_path() / "share" / "riposte" / "locale";
}

} // namespace riposte
