// The ten moods a customer's line can carry; the face on the screen follows them.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace riposte::scenario {

enum class Mood { neutral, friendly, interested, wary, impatient, irritated, angry, worried, sad, amused };

inline constexpr std::array<std::string_view, 10> kMoodNames{
    "neutral",   "friendly", "interested", "wary", "impatient",
    "irritated", "angry",    "worried",    "sad",  "amused"};

constexpr std::string_view name_of(Mood mood) {
  return kMoodNames[static_cast<std::size_t>(mood)];
}

constexpr std::optional<Mood> mood_from(std::string_view name) {
  for (std::size_t i = 0; i < kMoodNames.size(); ++i)
    if (kMoodNames[i] == name) return static_cast<Mood>(i);
  return std::nullopt;
}

} // namespace riposte::scenario
