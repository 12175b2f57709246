// Everything that can be asked for by name: one table behind the rail, the keys and the palette.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/action.h"
#include "app/state.h"
#include "text/translator.h"

namespace riposte::app {

struct Command {
  std::string_view id;  // "talk.hint"
  std::string_view key; // as people write it: "H", "Ctrl+K", "F1", "Esc"; empty: none
  std::string (*label)(const text::Translator&);
  /// What it does in this state; empty where it makes no sense.
  std::optional<Action> (*action)(const State&);
};

/// In the order in which they are offered. Two commands may have one key; then they are never possible at
/// the same time.
std::span<const Command> commands();

/// Null where there is none of that id.
const Command* find_command(std::string_view id);

/// The command that a key stands for in this state, or null.
const Command* command_of_key(const State& state, std::string_view key);

/// Keys that a screen reads itself because they choose among what it shows.
struct ScreenKeys {
  std::string keys, label;
};
std::vector<ScreenKeys> screen_keys(const State& state, const text::Translator& words);

/// A line of the palette: a command that is possible now, or a talk of the library.
struct Offered {
  std::string id;    // of the command, or "talk:" and the scenario's
  std::string label; // what it does
  std::string key;   // or empty
  Action action;
};

/// What fits the words that were typed: each of them begins a word of the label. Commands first.
std::vector<Offered> offered(const State& state, const text::Translator& words, std::string_view typed);

} // namespace riposte::app
