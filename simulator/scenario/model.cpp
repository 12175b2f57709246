#include "scenario/model.h"

#include <array>

namespace riposte::scenario {
namespace {

constexpr std::array<std::string_view, 5> kOutcomes{"won-step", "deferred-dated", "qualified-out",
                                                    "lost-polite", "burned"};

template <class Entries>
std::size_t index_of(const Entries& entries, std::string_view id) {
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (entries[i].id == id) return i;
  return npos;
}

} // namespace

std::string_view name_of(Outcome outcome) {
  return kOutcomes[static_cast<std::size_t>(outcome)];
}

std::optional<Outcome> outcome_from(std::string_view name) {
  for (std::size_t i = 0; i < kOutcomes.size(); ++i)
    if (kOutcomes[i] == name) return static_cast<Outcome>(i);
  return std::nullopt;
}

std::string_view name_of(Ethics ethics) {
  constexpr std::array<std::string_view, 3> names{"pass", "warn", "breach"};
  return names[static_cast<std::size_t>(ethics)];
}

std::string_view name_of(Sincerity sincerity) {
  constexpr std::array<std::string_view, 3> names{"true", "partial", "smokescreen"};
  return names[static_cast<std::size_t>(sincerity)];
}

std::string_view name_of(Temperament temperament) {
  constexpr std::array<std::string_view, 5> names{"", "direct", "expressive", "steady", "analytic"};
  return names[static_cast<std::size_t>(temperament)];
}

std::size_t find_turn(const Scenario& scenario, std::string_view id) {
  return index_of(scenario.turns, id);
}
std::size_t find_reply(const Scenario& scenario, std::string_view id) {
  return index_of(scenario.replies, id);
}
std::size_t find_ending(const Scenario& scenario, std::string_view id) {
  return index_of(scenario.endings, id);
}

const std::string& id_of(const Scenario& scenario, Target target) {
  return target.kind == Target::Kind::turn ? scenario.turns[target.index].id
                                           : scenario.endings[target.index].id;
}

} // namespace riposte::scenario
