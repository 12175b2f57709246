#include "store/folder.h"

#include <cerrno>
#include <chrono>
#include <ctime>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/system_reason.h"

namespace riposte::store {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

constexpr milliseconds kLockPatience{10'000};
constexpr milliseconds kLockPause{20};
constexpr int kMostKeptAside = 1000; // of one second

Error reason() {
  return system_reason(errno);
}

tl::unexpected<Error> unusable(const fs::path& folder, Error why) {
  return failure("The data folder {} cannot be used: {}. Choose another one with --data DIR.", folder,
                 std::move(why));
}

// Mode 0700 as the XDG base directory specification asks: what people practise is their own.
bool make_folders(const fs::path& folder) {
  if (::mkdir(folder.c_str(), 0700) == 0 || errno == EEXIST) return true;
  if (errno != ENOENT || !folder.has_parent_path() || folder.parent_path() == folder) return false;
  if (!make_folders(folder.parent_path())) return false;
  return ::mkdir(folder.c_str(), 0700) == 0 || errno == EEXIST;
}

std::string utc_stamp(Instant at) {
  const auto seconds = static_cast<std::time_t>(at.ms / 1000);
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  char text[32] = "";
  std::strftime(text, sizeof text, "%Y%m%d-%H%M%S", &parts);
  return text;
}

bool taken(const fs::path& name) {
  std::error_code error;
  return fs::symlink_status(name, error).type() != fs::file_type::not_found;
}

} // namespace

Result<void> make_data_folder(const fs::path& folder) {
  // "a/b/" would otherwise look like a folder without a name inside "a/b".
  const fs::path clean = folder.has_filename() ? folder : folder.parent_path();
  if (clean.empty()) return failure("No data folder is given: --data needs the name of a folder.");
  if (!make_folders(clean)) return unusable(folder, phrase("it cannot be made: {}", reason()));
  struct stat info {};
  if (::stat(clean.c_str(), &info) != 0) return unusable(folder, reason());
  if (!S_ISDIR(info.st_mode)) return unusable(folder, phrase("it is a file, a folder is needed"));
  if (::access(clean.c_str(), R_OK | W_OK | X_OK) != 0)
    return unusable(folder, phrase("it is not writable: {}", reason()));
  return {};
}

Result<fs::path> keep_aside(const fs::path& file, const std::vector<std::string>& suffixes, Instant at) {
  std::vector<std::string> parts{""}; // the file itself goes first: see open_database()
  parts.insert(parts.end(), suffixes.begin(), suffixes.end());
  const std::string base = fmt::format("{}.damaged-{}", file.string(), utc_stamp(at));
  std::string target = base;
  const auto any_taken = [&] {
    for (const std::string& part : parts)
      if (taken(target + part)) return true;
    return false;
  };
  for (int i = 2; any_taken(); ++i) {
    if (i > kMostKeptAside)
      return failure("{} cannot be kept aside: {} and the names after it are taken", file, base);
    target = fmt::format("{}-{}", base, i);
  }
  for (const std::string& part : parts) {
    const std::string from = file.string() + part;
    if (!taken(from)) continue;
    if (::rename(from.c_str(), (target + part).c_str()) != 0)
      return failure("{} cannot be kept aside as {}: {}", from, target + part, reason());
  }
  return fs::path(target);
}

Result<FolderLock> FolderLock::take(const fs::path& folder) {
  const fs::path file = folder / "riposte.lock";
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) return unusable(folder, phrase("cannot write {}: {}", file, reason()));
  FolderLock lock(descriptor);
  for (milliseconds waited{0}; ::flock(descriptor, LOCK_EX | LOCK_NB) != 0; waited += kLockPause) {
    if (errno != EWOULDBLOCK && errno != EINTR)
      return unusable(folder, phrase("it cannot be locked: {}", reason()));
    if (waited >= kLockPatience)
      return failure("Another window of Riposte is still opening {}. Close it and start again.", folder);
    std::this_thread::sleep_for(kLockPause);
  }
  return lock;
}

FolderLock::FolderLock(FolderLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

} // namespace riposte::store
