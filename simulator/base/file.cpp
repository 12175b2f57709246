#include "base/file.h"

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/system_reason.h"

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

Error reason() {
  return system_reason(errno);
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
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.get() < 0) return failure("cannot open {}: {}", path, reason());
  struct stat info {};
  if (::fstat(file.get(), &info) != 0) return failure("cannot look at {}: {}", path, reason());
  if (S_ISDIR(info.st_mode)) return failure("{} is a folder; a file is needed", path);
  // Opened without waiting, so that a pipe nobody writes to cannot hang the program; read with waiting.
  if (!S_ISREG(info.st_mode)) ::fcntl(file.get(), F_SETFL, O_RDONLY);
  std::string bytes;
  std::array<char, 1 << 16> chunk{};
  for (;;) {
    const ssize_t got = ::read(file.get(), chunk.data(), chunk.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failure("cannot read {}: {}", path, reason());
    if (got == 0) return bytes;
    bytes.append(chunk.data(), static_cast<std::size_t>(got));
    if (bytes.size() > limit)
      return failure("{} is larger than {} MiB, the most that is read", path, limit >> 20);
  }
}

Result<void> write_file(const std::filesystem::path& path, std::string_view bytes) {
  const std::filesystem::path beside = path.string() + fmt::format(".{}.part", ::getpid());
  const auto fail = [&](Error error) -> Result<void> {
    ::unlink(beside.c_str());
    return failure(std::move(error));
  };
  Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (file.get() < 0) return fail(phrase("cannot write {}: {}", path, reason()));
  // A file that only its owner may read stays so.
  if (struct stat old{}; ::stat(path.c_str(), &old) == 0 && S_ISREG(old.st_mode))
    ::fchmod(file.get(), old.st_mode & 0777);
  if (!write_all(file.get(), bytes) || ::fsync(file.get()) != 0 || !file.close())
    return fail(phrase("cannot write {}: {}", path, reason()));
  if (::rename(beside.c_str(), path.c_str()) != 0)
    return fail(phrase("cannot replace {}: {}", path, reason()));
  // The rename itself is durable only once the folder is synced.
  const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
  Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (directory.get() >= 0) ::fsync(directory.get());
  return {};
}

} // namespace riposte
