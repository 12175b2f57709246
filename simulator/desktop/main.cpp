// riposte: the desktop program.
#include <atomic>
#include <csignal>
#include <cstdio>
#include <thread>

#include <fmt/format.h>

#include <pthread.h>

#include "desktop/program.h"

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

int run(int argc, char** argv) {
  const ParsedOptions parsed = parse_options(argc, argv);
  if (!parsed.options) return parsed.status;
  SignalWatch::block();
  auto window = Window::open("Riposte", parsed.options->width, parsed.options->height);
  if (!window) {
    fmt::print(stderr,
               "riposte: {}\nWithout a display the same talks run in the terminal: ripostectl play FILE\n",
               window.error().message);
    return 2;
  }
  Program program(*parsed.options, find_folders(parsed.options->data), std::move(*window));
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
