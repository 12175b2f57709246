#include "analysis/paths.h"

#include <algorithm>
#include <deque>

namespace riposte::analysis {
namespace {

using scenario::Event;
using scenario::Input;
using scenario::Scenario;
using scenario::Session;

const Action& action_of(const Space& space, const PathStep& step) {
  return space.actions_of(space.shape(step.pair))[step.action];
}

const Outcome& outcome_of(const Space& space, const PathStep& step) {
  return space.outcomes_of(action_of(space, step))[step.outcome];
}

/// The turns that the path enters, in order, and where it ends.
struct Trace {
  std::size_t variant = scenario::npos;
  std::vector<std::size_t> turns;
  std::optional<std::size_t> ending;
  bool halts = false; // in the last step
};

Trace trace_of(const Space& space, const Path& path) {
  Trace trace;
  trace.variant = space.starts[path.start].variant;
  trace.turns.push_back(space.turn(space.starts[path.start].pair));
  for (std::size_t i = 0; i < path.steps.size(); ++i) {
    const Outcome& outcome = outcome_of(space, path.steps[i]);
    if (outcome.kind == Outcome::Kind::ending) trace.ending = outcome.ending;
    trace.halts = outcome.kind == Outcome::Kind::halt;
    if (outcome.kind != Outcome::Kind::pair) continue;
    const PathStep& step = path.steps[i];
    std::size_t target = space.first_target[step.pair];
    for_each_outcome(space, step.pair, [&](const Action& action, const Outcome& o, Pair) {
      if (o.kind == Outcome::Kind::pair &&
          (&action < &action_of(space, step) || (&action == &action_of(space, step) && &o < &outcome)))
        ++target;
    });
    trace.turns.push_back(space.turn(space.targets[target]));
  }
  return trace;
}

/// True where the events so far are those of the trace, or go on where it is over. `met` counts the turns,
/// from call to call.
bool follows(const std::vector<Event>& events, const Trace& trace, std::size_t& met) {
  for (const Event& event : events)
    if (const auto* entered = std::get_if<scenario::TurnEntered>(&event); entered && met < trace.turns.size())
      if (trace.turns[met++] != entered->turn) return false;
  return true;
}

bool goes_so(const Scenario& scenario, const std::vector<Input>& inputs, const Trace& trace,
             std::uint64_t seed) {
  scenario::Step step = scenario::start(scenario, seed);
  if (step.session.variant.value_or(scenario::npos) != trace.variant) return false;
  std::size_t met = 0;
  std::vector<Event> events = std::move(step.events);
  for (const Input input : inputs) {
    if (!follows(events, trace, met)) return false;
    events.clear();
    if (!advance(scenario, step.session, input, events)) return false;
  }
  if (!follows(events, trace, met)) return false;
  if (trace.ending && step.session.ending != trace.ending) return false;
  if (trace.halts && step.session.phase != scenario::Phase::halted) return false;
  // At the limit of replies the turn that the path leads to is not entered any more.
  return met == trace.turns.size() || (step.session.phase == scenario::Phase::ended && !step.session.ending);
}

} // namespace

std::vector<Input> inputs_of(const Space& space, const Path& path) {
  std::vector<Input> inputs;
  for (const PathStep& step : path.steps) {
    const Action& action = action_of(space, step);
    if (action.kind == Action::Kind::by_itself) continue;
    const bool silence = action.kind == Action::Kind::silence;
    inputs.push_back({silence, silence ? 0 : std::size_t{action.reply}});
  }
  return inputs;
}

Play play_of(const Scenario& scenario, const Space& space, const Path& path, std::uint64_t most_seeds) {
  Play play{inputs_of(space, path), std::nullopt};
  const Trace trace = trace_of(space, path);
  for (std::uint64_t seed = 1; seed <= most_seeds && !play.seed; ++seed)
    if (goes_so(scenario, play.inputs, trace, seed)) play.seed = seed;
  return play;
}

Shortest::Shortest(const Space& space)
    : space_(space), replies_(space.size(), kNever), before_(space.size(), kNever) {
  std::deque<Pair> open; // nearest first: what costs no reply goes to the front
  for (const Start& start : space.starts) {
    if (replies_[start.pair] == 0) continue;
    replies_[start.pair] = 0;
    open.push_back(start.pair);
  }
  while (!open.empty()) {
    const Pair pair = open.front();
    open.pop_front();
    const std::uint32_t so_far = replies_[pair];
    for_each_outcome(space, pair, [&](const Action& action, const Outcome& outcome, Pair to) {
      if (outcome.kind != Outcome::Kind::pair) return;
      const bool free = action.kind == Action::Kind::by_itself;
      const std::uint32_t replies = so_far + (free ? 0 : 1);
      if (replies >= replies_[to]) return;
      replies_[to] = replies;
      before_[to] = pair;
      if (free)
        open.push_front(to);
      else
        open.push_back(to);
    });
  }
}

Path Shortest::to(Pair pair) const {
  Path path;
  std::vector<Pair> pairs{pair};
  while (before_[pairs.back()] != kNever) pairs.push_back(before_[pairs.back()]);
  std::reverse(pairs.begin(), pairs.end());
  for (std::size_t i = 0; i < space_.starts.size(); ++i)
    if (space_.starts[i].pair == pairs.front()) path.start = i;
  for (std::size_t i = 0; i + 1 < pairs.size(); ++i) {
    PathStep found{pairs[i], 0, 0};
    bool done = false;
    const Shape& shape = space_.shape(pairs[i]);
    const std::uint32_t wanted = replies_[pairs[i + 1]] - replies_[pairs[i]];
    for_each_outcome(space_, pairs[i], [&](const Action& action, const Outcome& outcome, Pair to) {
      const bool free = action.kind == Action::Kind::by_itself;
      if (done || outcome.kind != Outcome::Kind::pair || to != pairs[i + 1] || (free ? 0u : 1u) != wanted)
        return;
      found.action = static_cast<std::uint32_t>(&action - space_.actions_of(shape).data());
      found.outcome = static_cast<std::uint32_t>(&outcome - space_.outcomes_of(action).data());
      done = true;
    });
    path.steps.push_back(found);
  }
  return path;
}

Path Shortest::through(Pair pair, std::uint32_t action, std::uint32_t outcome) const {
  Path path = to(pair);
  path.steps.push_back({pair, action, outcome});
  return path;
}

} // namespace riposte::analysis
