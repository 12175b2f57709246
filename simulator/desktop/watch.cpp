#include "desktop/watch.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <string>
#include <system_error>
#include <thread>
#include <utility>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

namespace riposte::desktop {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::size_t kMostFolders = 1000; // as many packs as the library reads, of each root
constexpr std::uint32_t kOfFolder = IN_CREATE | IN_MODIFY | IN_ATTRIB | IN_MOVED_FROM | IN_MOVED_TO |
                                    IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;
// The folder above a root may be busy with other things, such as a database.
constexpr std::uint32_t kOfParent = IN_CREATE | IN_MOVED_TO | IN_ONLYDIR;

class Descriptor {
public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

private:
  int fd_;
};

// What tells one state of a file from another without reading it.
struct Stamp {
  std::string path;
  std::uint64_t inode = 0;
  std::int64_t size = 0, written_s = 0, written_ns = 0, changed_s = 0, changed_ns = 0;
  friend bool operator==(const Stamp&, const Stamp&) = default;
  friend auto operator<=>(const Stamp&, const Stamp&) = default;
};

std::vector<fs::path> folders_in(const fs::path& root) {
  std::vector<fs::path> folders;
  std::error_code error;
  for (fs::directory_iterator entry(root, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code unknown;
    if (entry->is_directory(unknown) && folders.size() < kMostFolders) folders.push_back(entry->path());
  }
  return folders;
}

void add_stamps(const fs::path& folder, std::vector<Stamp>& stamps) {
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->path().extension() != ".json") continue;
    struct stat info {};
    if (::stat(entry->path().c_str(), &info) != 0) continue; // gone again, or a link to nowhere
    stamps.push_back({entry->path().string(), info.st_ino, info.st_size, info.st_mtim.tv_sec,
                      info.st_mtim.tv_nsec, info.st_ctim.tv_sec, info.st_ctim.tv_nsec});
  }
}

std::vector<Stamp> look(const std::vector<fs::path>& roots) {
  std::vector<Stamp> stamps;
  for (const fs::path& root : roots)
    for (const fs::path& folder : folders_in(root)) add_stamps(folder, stamps);
  std::sort(stamps.begin(), stamps.end());
  return stamps;
}

} // namespace

struct Watch::Thread {
  Thread(std::vector<fs::path> watched, std::function<void()> call, WatchPace given)
      : roots(std::move(watched)), changed(std::move(call)), pace(given),
        notify(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)), stop(::eventfd(0, EFD_CLOEXEC)) {
    if (stop.get() < 0) return; // nothing left to open: the program runs without a watch
    arm();
    seen = look(roots);
    thread = std::thread([this] { watch(); });
  }

  ~Thread() {
    if (!thread.joinable()) return;
    const std::uint64_t one = 1;
    if (::write(stop.get(), &one, sizeof one) != sizeof one)
      std::terminate(); // the thread could never be joined
    thread.join();
  }

  // Also for what is new since the last time: a watch that is there already is only renewed.
  void arm() {
    told = notify.get() >= 0;
    for (const fs::path& root : roots) {
      if (!add(root, kOfFolder) && !add(root.parent_path(), kOfParent)) told = false;
      for (const fs::path& folder : folders_in(root))
        if (!add(folder, kOfFolder)) told = false; // too many watches, mostly
    }
  }

  bool add(const fs::path& folder, std::uint32_t events) const {
    return notify.get() >= 0 && ::inotify_add_watch(notify.get(), folder.c_str(), events) >= 0;
  }

  enum class Woken { told, time_over, stopped };

  Woken wait(milliseconds longest, bool for_events) {
    const int time = static_cast<int>(longest.count()); // negative: for ever
    std::array<pollfd, 2> on{{{stop.get(), POLLIN, 0}, {for_events ? notify.get() : -1, POLLIN, 0}}};
    const int ready = ::poll(on.data(), on.size(), time);
    if (on[0].revents != 0) return Woken::stopped;
    if (ready <= 0) return Woken::time_over; // or a signal: one look too many
    return Woken::told;
  }

  void forget_events() const {
    std::array<char, 16384> buffer{};
    while (notify.get() >= 0 && ::read(notify.get(), buffer.data(), buffer.size()) > 0) {
    }
  }

  // Until nothing has changed for a while. False: to stop.
  bool settle() {
    const Clock::time_point begun = Clock::now();
    for (std::vector<Stamp> last;; last = std::exchange(found, {})) {
      if (wait(pace.quiet, false) == Woken::stopped) return false;
      forget_events();
      arm(); // before looking, so that nothing is missed in between
      found = look(roots);
      if (found == seen || found == last || Clock::now() - begun > pace.longest) return true;
    }
  }

  void watch() {
    for (;;) {
      try {
        if (wait(told ? milliseconds(-1) : pace.look, told) == Woken::stopped || !settle()) return;
        if (found == seen) continue;
        seen = std::move(found);
        changed();
      } catch (const std::exception&) { // no memory: looked at again a little later
        if (wait(pace.look, false) == Woken::stopped) return;
      }
    }
  }

  std::vector<fs::path> roots;
  std::function<void()> changed;
  WatchPace pace;
  Descriptor notify, stop;
  bool told = false; // the system tells of changes; else somebody has to look
  std::vector<Stamp> seen, found;
  std::thread thread; // last: it uses all of the above
};

Watch::Watch(std::vector<fs::path> roots, std::function<void()> changed, WatchPace pace)
    : thread_(std::make_unique<Thread>(std::move(roots), std::move(changed), pace)) {}

Watch::~Watch() = default;

} // namespace riposte::desktop
