#include <cstdlib>

#include <pwd.h>
#include <unistd.h>

#include "base/program.h"
#include "desktop/documents.h"
#include "desktop/effects.h"

namespace riposte::desktop {
namespace {

namespace fs = std::filesystem;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

fs::path home() {
  if (fs::path folder = environment("HOME"); folder.is_absolute()) return folder;
  const passwd* entry = ::getpwuid(::getuid());
  return entry != nullptr && entry->pw_dir != nullptr ? fs::path(entry->pw_dir) : fs::path("/");
}

// The specification says that a relative path in one of its variables is to be ignored.
fs::path xdg(const char* variable, const char* below_home) {
  const fs::path base = environment(variable);
  return (base.is_absolute() ? base : home() / below_home) / "riposte";
}

} // namespace

DataFolders find_folders(const std::string& data_option) {
  DataFolders folders;
  if (data_option.empty()) {
    folders.data = xdg("XDG_DATA_HOME", ".local/share");
    folders.config = xdg("XDG_CONFIG_HOME", ".config");
  } else {
    std::error_code error;
    fs::path given = fs::absolute(data_option, error); // the working folder may change later
    folders.data = folders.config = error ? fs::path(data_option) : given;
  }
  folders.share = share_folder();
  folders.documents = documents_folder(home(), environment("XDG_CONFIG_HOME"));
  return folders;
}

} // namespace riposte::desktop
