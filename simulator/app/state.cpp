#include "app/state.h"

namespace riposte::app {

std::string language_of(const State& state, const std::string& fallback) {
  if (state.overrides.language) return *state.overrides.language;
  return state.person ? state.person->language : fallback;
}

std::string theme_of(const State& state) {
  if (state.overrides.theme) return *state.overrides.theme;
  return state.person ? state.person->theme : "system";
}

int text_size_of(const State& state) {
  if (state.overrides.text_size) return *state.overrides.text_size;
  return state.person ? state.person->text_size : 100;
}

bool reduced_motion_of(const State& state) {
  return state.person && state.person->reduced_motion;
}

} // namespace riposte::app
