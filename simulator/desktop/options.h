// The command line of riposte: settings for one run, and where the data lies.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "app/state.h"

namespace riposte::desktop {

struct Options {
  std::string pack;                          // FILE, or empty: a pack to add to the library
  std::string data;                          // --data DIR, or empty: the XDG folders
  std::string probe_map;                     // --probe-map FILE, or empty
  std::optional<std::pair<int, int>> window; // --window WxH
  std::string frame_times; // --frame-times FILE: screen and milliseconds of each frame, written on leaving
  int frames = 0;          // --frames N: leave after that many frames, for measuring; 0: never
  app::Overrides overrides;
};

/// Either options to run with, or the exit status of a call that only printed help or was refused.
struct ParsedOptions {
  std::optional<Options> options;
  int status = 0;
};

ParsedOptions parse_options(int argc, char** argv);

} // namespace riposte::desktop
