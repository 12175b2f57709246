#include "app/place.h"

namespace riposte::app {

Place place_of(const State& state) {
  if (!state.person) return {};
  switch (state.screen) {
  case Screen::home: return {"home", {}};
  case Screen::settings: return {"settings", {}};
  case Screen::briefing: return {"briefing", state.briefing};
  case Screen::talk: return state.talk ? Place{"talk", state.talk->attempt.id} : Place{};
  case Screen::debrief: return state.debrief ? Place{"debrief", state.debrief->attempt.id} : Place{};
  default: return {};
  }
}

std::optional<Action> way_to(const State& state, const Place& place) {
  if (place.screen == "settings") return ShowSettings{};
  if (place.of.empty()) return {};
  if (place.screen == "briefing" && state.library.find(place.of)) return ShowBriefing{place.of};
  if (place.screen == "talk") return ResumeTalk{place.of};
  if (place.screen == "debrief") return ShowDebrief{place.of};
  return {};
}

} // namespace riposte::app
