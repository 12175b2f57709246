#include "desktop/screens/exchanges.h"

#include <algorithm>
#include <variant>

namespace riposte::desktop {

using scenario::Event;

std::vector<Exchange> exchanges_of(const scenario::Scenario& scenario, const std::vector<Event>& events) {
  std::vector<Exchange> exchanges;
  const auto open = [&]() -> Exchange& {
    if (exchanges.empty() || exchanges.back().answered) exchanges.emplace_back();
    return exchanges.back();
  };
  for (const Event& event : events) {
    if (const auto* spoken = std::get_if<scenario::LineSpoken>(&event)) {
      const scenario::Line& line = scenario::line_of(scenario, *spoken);
      const SpokenLine said{line.by.empty() ? scenario.customer.name : line.by,
                            scenario::text_of(scenario, *spoken), line.mood};
      const bool reaction = spoken->place != scenario::LineSpoken::Place::turn && !exchanges.empty();
      if (reaction)
        exchanges.back().reactions.push_back(said);
      else
        open().before.push_back(said);
    } else if (const auto* chosen = std::get_if<scenario::ReplyChosen>(&event)) {
      Exchange& exchange = open();
      exchange.answered = true;
      exchange.reply = scenario.replies[chosen->reply].text;
      exchange.consequence = &scenario.replies[chosen->reply].consequence;
    } else if (const auto* silence = std::get_if<scenario::SilenceKept>(&event)) {
      Exchange& exchange = open();
      exchange.answered = exchange.silence = true;
      const auto& consequence = scenario.turns[silence->turn].silence;
      exchange.consequence = consequence ? &*consequence : nullptr;
    }
  }
  return exchanges;
}

std::vector<Behind> behind_of(const scenario::Scenario& scenario, const scenario::Session& session,
                              const std::vector<Event>& events) {
  std::vector<Behind> behind;
  const scenario::Surroundings around = scenario::surroundings(scenario, session);
  for (const Event& event : events) {
    const auto* entered = std::get_if<scenario::TurnEntered>(&event);
    if (entered == nullptr || !scenario.turns[entered->turn].objection) continue;
    const scenario::Objection& objection = *scenario.turns[entered->turn].objection;
    const bool known =
        std::ranges::any_of(behind, [&](const Behind& b) { return b.objection->id == objection.id; });
    if (known) continue;
    Behind entry{&objection, {}};
    for (const scenario::Cause& cause : objection.causes)
      if (scenario::holds(cause.when, around)) {
        entry.cause = cause.id;
        break;
      }
    behind.push_back(entry);
  }
  return behind;
}

} // namespace riposte::desktop
