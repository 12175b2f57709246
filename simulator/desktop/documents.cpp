#include "desktop/documents.h"

#include <algorithm>
#include <cerrno>
#include <optional>

#include <fcntl.h>
#include <unistd.h>

#include "base/file.h"
#include "base/system_reason.h"

namespace riposte::desktop {
namespace {

namespace fs = std::filesystem;

constexpr int kMostNumbers = 999;
constexpr std::size_t kLargestSettings = 1u << 20, kLongestName = 120; // bytes

// XDG_DOCUMENTS_DIR="$HOME/Documents": always quoted, absolute or below $HOME; \ stands before what is taken
// as it is.
std::optional<fs::path> folder_of_line(std::string_view line, const fs::path& home) {
  constexpr std::string_view kKey = "XDG_DOCUMENTS_DIR=\"", kHome = "$HOME/";
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  if (!line.starts_with(kKey)) return std::nullopt;
  line.remove_prefix(kKey.size());
  const bool below_home = line.starts_with(kHome);
  if (below_home) line.remove_prefix(kHome.size());
  std::string value;
  for (std::size_t i = 0; i < line.size() && line[i] != '"'; ++i) {
    if (line[i] == '\\' && i + 1 < line.size()) ++i;
    value += line[i];
  }
  if (below_home) return home / fs::path(value).relative_path();
  return fs::path(value).is_absolute() ? std::optional<fs::path>(value) : std::nullopt;
}

std::string file_name(std::string_view name) {
  std::string safe(name.substr(0, kLongestName));
  std::ranges::replace_if(
      safe,
      [](char c) {
        return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                 c == '_');
      },
      '-');
  return safe;
}

} // namespace

fs::path documents_folder(const fs::path& home, const fs::path& config) {
  const fs::path settings = (config.is_absolute() ? config : home / ".config") / "user-dirs.dirs";
  const Result<std::string> text = read_file(settings, kLargestSettings);
  if (!text) return home;
  std::optional<fs::path> found; // the last line of several counts, as for a shell
  for (std::size_t at = 0; at < text->size();) {
    const std::size_t end = std::min(text->find('\n', at), text->size());
    if (auto folder = folder_of_line(std::string_view(*text).substr(at, end - at), home))
      found = std::move(folder);
    at = end + 1;
  }
  std::error_code error;
  return found && fs::is_directory(*found, error) ? *found : home;
}

Result<fs::path> write_document(const fs::path& folder, std::string_view name, std::string_view ending,
                                std::string_view bytes) {
  const std::string safe = file_name(name);
  for (int number = 1; number <= kMostNumbers; ++number) {
    const fs::path path =
        folder / (safe + (number == 1 ? std::string() : "-" + std::to_string(number)) + std::string(ending));
    // The name is taken by an empty file first: nobody else's file of that name is replaced by the whole one.
    const int taken = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (taken < 0 && errno == EEXIST) continue;
    if (taken < 0) return failure("cannot write {}: {}", path, system_reason(errno));
    ::close(taken);
    if (const Result<void> written = write_file(path, bytes); !written) {
      ::unlink(path.c_str());
      return failure(written.error());
    }
    return path;
  }
  return failure("{} holds too many files of the name {}", folder, safe);
}

} // namespace riposte::desktop
