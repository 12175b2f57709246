// riposte: the desktop program.
#include <atomic>
#include <csignal>
#include <cstdio>
#include <thread>

#include <fmt/format.h>

#include <pthread.h>
#include <sys/stat.h>

#include "desktop/program.h"
#include "store/settings.h"

namespace {

using namespace riposte::desktop;

/// Ends the program in good order on SIGTERM and SIGINT: the worker finishes what it is storing.
class SignalWatch {
public:
  explicit SignalWatch(Program& program)
      : thread_([&program, this] {
          int signal = 0;
          sigwait(&signals(), &signal);
          if (!over_) program.stop();
        }) {}
  ~SignalWatch() {
    over_ = true;
    pthread_kill(thread_.native_handle(), SIGTERM);
    thread_.join();
  }
  /// Before the first thread starts, so that no other one is interrupted.
  static void block() { pthread_sigmask(SIG_BLOCK, &signals(), nullptr); }

private:
  static const sigset_t& signals() {
    static const sigset_t set = [] {
      sigset_t s;
      sigemptyset(&s);
      sigaddset(&s, SIGTERM);
      sigaddset(&s, SIGINT);
      return s;
    }();
    return set;
  }
  std::atomic<bool> over_{false};
  std::thread thread_;
};

constexpr Window::Size kUsualSize{1280, 800};

/// As large as the last time, unless this run says otherwise.
Window::Size window_size(const Options& options, const riposte::store::MachineSettings& settings) {
  if (options.window) return {options.window->first, options.window->second};
  if (settings.window_width > 0 && settings.window_height > 0)
    return {settings.window_width, settings.window_height};
  return kUsualSize;
}

int run(int argc, char** argv) {
  const ParsedOptions parsed = parse_options(argc, argv);
  if (!parsed.options) return parsed.status;
  ::umask(077); // what people practise is theirs alone
  SignalWatch::block();
  const DataFolders folders = find_folders(parsed.options->data);
  const riposte::store::MachineSettings settings = riposte::store::load_settings(folders.config).settings;
  const Window::Size size = window_size(*parsed.options, settings);
  auto window = Window::open("Riposte", size.width, size.height);
  if (!window) {
    fmt::print(stderr,
               "riposte: {}\nWithout a display the same talks run in the terminal: ripostectl play FILE\n",
               window.error().message);
    return 2;
  }
  if (!parsed.options->window) {
    std::optional<std::pair<int, int>> corner;
    if (settings.window_x && settings.window_y) corner = {*settings.window_x, *settings.window_y};
    (*window)->restore(corner, settings.maximized);
  }
  Program program(*parsed.options, folders, std::move(*window));
  SignalWatch watch(program);
  return program.run();
}

} // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    fmt::print(stderr, "riposte: internal error: {}\n", error.what());
    return 2;
  }
}
