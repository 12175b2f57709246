#include "base/file.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

namespace riposte {
namespace {

class Descriptor {
public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  int get() const { return fd_; }
  bool close() {
    const int fd = std::exchange(fd_, -1);
    return fd < 0 || ::close(fd) == 0;
  }

private:
  int fd_;
};

std::string reason() {
  return std::strerror(errno);
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

} // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit) {
  const std::string name = path.string();
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.get() < 0) return failure(fmt::format("cannot open {}: {}", name, reason()));
  struct stat info {};
  if (::fstat(file.get(), &info) != 0) return failure(fmt::format("cannot look at {}: {}", name, reason()));
  if (S_ISDIR(info.st_mode)) return failure(fmt::format("{} is a folder; a file is needed", name));
  std::string bytes;
  std::array<char, 1 << 16> chunk{};
  for (;;) {
    const ssize_t got = ::read(file.get(), chunk.data(), chunk.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failure(fmt::format("cannot read {}: {}", name, reason()));
    if (got == 0) return bytes;
    bytes.append(chunk.data(), static_cast<std::size_t>(got));
    if (bytes.size() > limit)
      return failure(fmt::format("{} is larger than {} MiB, the most that is read", name, limit >> 20));
  }
}

Result<void> write_file(const std::filesystem::path& path, std::string_view bytes) {
  const std::string name = path.string();
  const std::filesystem::path beside = name + fmt::format(".{}.part", ::getpid());
  const auto fail = [&](const char* what) -> Result<void> {
    const std::string why = reason();
    ::unlink(beside.c_str());
    return failure(fmt::format("cannot {} {}: {}", what, name, why));
  };
  Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (file.get() < 0) return fail("write");
  if (!write_all(file.get(), bytes) || ::fsync(file.get()) != 0 || !file.close()) return fail("write");
  if (::rename(beside.c_str(), path.c_str()) != 0) return fail("replace");
  // The rename itself is durable only once the folder is synced.
  const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
  Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (directory.get() >= 0) ::fsync(directory.get());
  return {};
}

} // namespace riposte
