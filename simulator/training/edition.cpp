#include "training/edition.h"

#include <utility>

#include "scenario/translation/translation.h"

namespace riposte::training {
namespace {

using scenario::Phase;
using scenario::Scenario;
using scenario::Session;

std::vector<std::pair<std::string, std::string>> texts_of(const Scenario& scenario) {
  std::vector<std::pair<std::string, std::string>> texts;
  scenario::for_each_text(scenario, [&](const std::string& pointer, const std::string& text) {
    texts.emplace_back(pointer, text);
  });
  return texts;
}

const std::string& turn_of(const Scenario& scenario, const Session& session) {
  return scenario.turns[session.turn].id;
}

/// The old play and the new one, input by input.
struct Walk {
  const Scenario& edition;
  const Scenario& played;
  scenario::Step fresh, old;
  bool fits = true;                // the new play has taken every input so far
  std::size_t kept = 0;            // inputs after which the new play still went on
  std::vector<std::string> places; // turn of the old play before each input, and after the last

  Walk(const Scenario& new_edition, const Scenario& old_edition, std::uint64_t seed)
      : edition(new_edition), played(old_edition), fresh(scenario::start(edition, seed)),
        old(scenario::start(played, seed)) {
    places.push_back(turn_of(played, old.session));
  }

  Result<void> step(const std::string& text) {
    const auto input = scenario::input_from(played, text);
    if (!input) return failure(input.error());
    fits = fits && taken_by_edition(text, input->silence);
    if (auto taken = scenario::advance(played, old.session, *input, old.events); !taken) return taken;
    places.push_back(turn_of(played, old.session));
    return {};
  }

private:
  bool taken_by_edition(const std::string& text, bool silence) {
    if (silence && turn_of(edition, fresh.session) != places.back()) return false;
    const auto input = scenario::input_from(edition, text);
    if (!input || !scenario::advance(edition, fresh.session, *input, fresh.events)) return false;
    if (fresh.session.phase != Phase::awaiting) return false; // over or stuck: before that it goes on
    ++kept;
    return true;
  }
};

/// The hints on the way that is kept. Those of the open turn stay where it is the turn they were taken in.
std::vector<int> kept_hints(const Attempt& attempt, std::size_t kept, bool same_turn) {
  std::vector<int> hints;
  for (const int after : attempt.hints)
    if (std::cmp_less(after, kept) || (same_turn && std::cmp_equal(after, kept))) hints.push_back(after);
  return hints;
}

} // namespace

bool same_edition(const Content& a, const Content& b) {
  if (&a == &b) return true;
  if (a.hash() != b.hash() || a.by_language.size() != b.by_language.size()) return false;
  if (a.translation_sources == b.translation_sources) return true;
  for (const auto& [language, scenario] : a.by_language) {
    const auto other = b.by_language.find(language);
    if (other == b.by_language.end() || texts_of(scenario) != texts_of(other->second)) return false;
  }
  return true;
}

Result<TakenUp> take_up(const Scenario& edition, const Scenario& played, const Attempt& attempt) {
  if (attempt.scenario_hash != played.hash)
    return failure("the attempt was made with another edition of '{}' than the one given", attempt.scenario);
  if (edition.id != played.id) return failure("'{}' is no edition of '{}'", edition.id, played.id);
  Walk walk(edition, played, attempt.seed);
  if (walk.fresh.session.phase != Phase::awaiting)
    return failure("the scenario '{}' offers no reply at its start", edition.id);
  for (std::size_t i = 0; i < attempt.steps.size(); ++i)
    if (const auto stepped = walk.step(attempt.steps[i].input); !stepped)
      return failure("step {}: {}", i + 1, stepped.error());

  TakenUp taken;
  taken.steps = attempt.steps.size();
  taken.attempt = attempt;
  taken.attempt.scenario_version = edition.version;
  taken.attempt.scenario_hash = edition.hash;
  taken.attempt.steps.resize(walk.kept);
  scenario::Step step = scenario::start(edition, attempt.seed);
  taken.marks.push_back(step.events.size());
  for (const StoredStep& stored : taken.attempt.steps) {
    const auto input = scenario::input_from(edition, stored.input);
    if (!input || !scenario::advance(edition, step.session, *input, step.events))
      return failure("the input '{}' was taken once and not again", stored.input);
    taken.marks.push_back(step.events.size());
  }
  const bool same_turn = turn_of(edition, step.session) == walk.places[walk.kept];
  taken.attempt.hints = kept_hints(attempt, walk.kept, same_turn);
  taken.same_place = same_turn && walk.kept == attempt.steps.size();
  if (!taken.same_place) taken.attempt.timer_used_ms = 0;
  taken.talk = Talk{std::move(step.session), std::move(step.events)};
  return taken;
}

} // namespace riposte::training
