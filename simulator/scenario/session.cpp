#include "scenario/session.h"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>

#include "base/utf8.h"
#include "scenario/moves.h"

namespace riposte::scenario {
namespace {

constexpr std::uint64_t kWordingStream = 0x9E3779B97F4A7C15ull;
constexpr std::uint64_t kOrderStream = 0xD1B54A32D192ED03ull;

/// Index of the entry drawn by weight; one entry alone is taken without a draw.
template <class Weights>
std::size_t draw_weighted(const Weights& weights, SplitMix64& stream) {
  if (weights.size() == 1) return 0;
  std::uint64_t total = 0;
  for (std::int64_t weight : weights) total += static_cast<std::uint64_t>(weight);
  assert(total > 0 && "the loader takes weights from 1 only");
  if (total == 0) return 0;
  const std::uint64_t drawn = stream.next() % total;
  std::uint64_t running = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    running += static_cast<std::uint64_t>(weights[i]);
    if (running > drawn) return i;
  }
  assert(false && "a draw lies below the total");
  return 0;
}

// The moves of one step. Holds references only; all state is in the session.
class Move {
public:
  Move(const Scenario& scenario, Session& session, std::vector<Event>& events)
      : scenario_(scenario), moves_(*scenario.moves), session_(session), events_(events) {}

  void enter(std::size_t turn) {
    // A run of turns left by their own `next` is followed here rather than by recursion.
    for (int left = 0;; ++left) {
      arrive(turn);
      offer();
      if (!session_.offered.empty()) return;
      if (left == kLongestRun) return halt();
      const std::optional<Target> to = pick(moves_.place(turn).next);
      if (!to) return halt();
      if (to->kind == Target::Kind::ending) return end(to->index);
      turn = to->index;
    }
  }

  void take(const Moves::Effects& effects, LineSpoken::Place place, std::size_t owner) {
    for (const Moves::Way& way : moves_.of(effects.next))
      if (!way.ending) moves_.expect(way.to); // one of these comes next; the memory may begin already
    record(effects);
    ++session_.replies;
    change(effects);
    for (const Moves::Spoken& reaction : moves_.of(effects.reaction)) speak(reaction, {place, owner, 0, 0});
    if (const std::optional<Target> to = way_on(effects))
      go(*to);
    else
      halt();
  }

private:
  bool holds_now(Moves::Test test) const {
    return test.count == 0 || holds(moves_.of(test), surroundings(scenario_, session_));
  }

  void arrive(std::size_t turn) {
    session_.turn = turn;
    session_.phase = Phase::awaiting;
    const Moves::Place& place = moves_.place(turn);
    if (place.counted) session_.visited.raise(turn);
    if (place.objection_counted) session_.said.raise(place.objection);
    events_.emplace_back(TurnEntered{turn});
    const std::span<const Moves::Spoken> says = moves_.of(place.says);
    for (std::size_t i = 0; i < says.size(); ++i) speak(says[i], {LineSpoken::Place::turn, turn, i, 0});
  }

  void speak(const Moves::Spoken& line, LineSpoken spoken) {
    if (!holds_now(line.when)) return;
    if (line.other_wordings > 0)
      spoken.wording = session_.wording.next() % (std::uint64_t{line.other_wordings} + 1);
    events_.emplace_back(spoken);
  }

  void offer() {
    session_.offered.clear();
    for (const Moves::Offer& offer : moves_.of(moves_.place(session_.turn).offers)) {
      if (offer.once && session_.chosen.of(offer.reply) > 0) continue;
      if (holds_now(offer.when)) session_.offered.push_back(offer.reply);
    }
    // Fisher–Yates from the end.
    for (std::size_t i = session_.offered.size(); i > 1; --i)
      std::swap(session_.offered[i - 1], session_.offered[session_.order.next() % i]);
  }

  // The pick rule of section 5.
  std::optional<Target> pick(Moves::Row<Moves::Way> next) {
    const std::span<const Moves::Way> alternatives = moves_.of(next);
    std::optional<std::size_t> only;
    std::size_t weighted = 0;
    for (std::size_t i = 0; i < alternatives.size(); ++i) {
      if (!holds_now(alternatives[i].when)) continue;
      if (alternatives[i].weight == 0 && weighted == 0) return alternatives[i].target();
      if (alternatives[i].weight == 0) continue;
      if (++weighted == 1) only = i;
    }
    if (weighted == 0) return std::nullopt;
    if (weighted == 1) return alternatives[*only].target();
    std::vector<std::int64_t> weights;
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < alternatives.size(); ++i) {
      if (alternatives[i].weight == 0 || !holds_now(alternatives[i].when)) continue;
      weights.push_back(alternatives[i].weight);
      kept.push_back(i);
    }
    return alternatives[kept[draw_weighted(weights, session_.play)]].target();
  }

  std::optional<Target> way_on(const Moves::Effects& effects) {
    const std::span<const Moves::Way> rules = moves_.of(moves_.rules());
    for (std::size_t i = 0; i < rules.size(); ++i) {
      if (!holds_now(rules[i].when)) continue;
      events_.emplace_back(RuleFired{i, rules[i].target()});
      return rules[i].target();
    }
    return pick(effects.next);
  }

  void go(Target to) {
    if (to.kind == Target::Kind::ending) return end(to.index);
    if (session_.replies >= scenario_.limit) return end_at_limit();
    enter(to.index);
  }

  void record(const Moves::Effects& effects) {
    for (const Moves::SkillLevel& level : moves_.of(effects.levels)) {
      session_.tally[level.skill].sum += level.level;
      ++session_.tally[level.skill].count;
    }
    if (effects.ethics == Ethics::warn) ++session_.warnings;
    if (effects.ethics == Ethics::breach) ++session_.breaches;
  }

  void change(const Moves::Effects& effects) {
    const auto set = moves_.of(effects.set), add = moves_.of(effects.add);
    for (const Moves::VariableChange& c : set) session_.variables[c.variable] = c.value;
    for (const Moves::VariableChange& c : add) session_.variables[c.variable] += c.value;
    for (const std::span<const Moves::VariableChange> changes : {set, add})
      for (const Moves::VariableChange& c : changes) {
        const Variable& variable = scenario_.variables[c.variable];
        session_.variables[c.variable] =
            std::clamp(session_.variables[c.variable], variable.min, variable.max);
      }
  }

  void halt() {
    session_.phase = Phase::halted;
    session_.offered.clear();
  }

  void end(std::size_t ending) {
    finish(scenario_.endings[ending].outcome);
    session_.ending = ending;
    events_.emplace_back(PlayEnded{ending, *session_.outcome});
  }

  void end_at_limit() {
    finish(Outcome::burned);
    events_.emplace_back(PlayEnded{std::nullopt, Outcome::burned});
  }

  void finish(Outcome outcome) {
    session_.phase = Phase::ended;
    session_.offered.clear();
    session_.outcome = outcome;
  }

  const Scenario& scenario_;
  const Moves& moves_;
  Session& session_;
  std::vector<Event>& events_;
};

Error refusal(const Scenario& scenario, const Session& session, Input input) {
  const std::string name = to_text(scenario, input);
  if (session.phase == Phase::ended)
    return phrase("the play is over; the input '{}' comes after its end", name);
  if (session.phase == Phase::halted)
    return phrase("the play has halted in the turn '{}', which offers no way on; the input '{}' is not taken",
                  scenario.turns[session.turn].id, name);
  if (input.silence)
    return phrase("the turn '{}' has no time limit, so '~' is not taken there",
                  scenario.turns[session.turn].id);
  std::string offered;
  for (std::size_t reply : session.offered)
    offered += (offered.empty() ? "" : ", ") + scenario.replies[reply].id;
  return phrase("the reply '{}' is not available in the turn '{}'; available: {}", name,
                scenario.turns[session.turn].id, offered);
}

} // namespace

Result<Input> input_from(const Scenario& scenario, std::string_view text) {
  if (text == kSilenceInput) return Input{true, 0};
  const std::size_t reply = find_reply(scenario, text);
  if (reply != npos) return Input{false, reply};
  std::vector<std::string> ids;
  for (const Reply& r : scenario.replies) ids.push_back(r.id);
  const std::string near = nearest(text, ids);
  return failure("the scenario '{}' has no reply '{}'{}", scenario.id, text,
                 near.empty() ? Error{} : phrase("; did you mean '{}'?", near));
}

std::string to_text(const Scenario& scenario, Input input) {
  return input.silence ? std::string(kSilenceInput) : scenario.replies[input.reply].id;
}

const Line& line_of(const Scenario& scenario, const LineSpoken& spoken) {
  switch (spoken.place) {
  case LineSpoken::Place::turn: return scenario.turns[spoken.owner].says[spoken.line];
  case LineSpoken::Place::reply_reaction: return *scenario.replies[spoken.owner].consequence.reaction;
  case LineSpoken::Place::silence_reaction: break;
  }
  return *scenario.turns[spoken.owner].silence->reaction;
}

const std::string& text_of(const Scenario& scenario, const LineSpoken& spoken) {
  const Line& line = line_of(scenario, spoken);
  return spoken.wording == 0 ? line.text : line.variants[spoken.wording - 1];
}

Surroundings surroundings(const Scenario& scenario, const Session& session) {
  return {session.variables.data(), session.variant ? scenario.variants[*session.variant].text_number : 0,
          session.replies,          &session.visited,
          &session.chosen,          &session.said};
}

std::string_view variant_id(const Scenario& scenario, const Session& session) {
  return session.variant ? std::string_view(scenario.variants[*session.variant].id) : std::string_view();
}

Step start(const Scenario& scenario, std::uint64_t seed) {
  Step step;
  Session& session = step.session;
  session.seed = seed;
  session.play = {seed};
  session.wording = {seed ^ kWordingStream};
  session.order = {seed ^ kOrderStream};
  for (const Variable& variable : scenario.variables) session.variables.push_back(variable.start);
  session.tally.resize(scenario.skills.size());
  if (!scenario.variants.empty()) {
    std::vector<std::int64_t> weights;
    for (const Variant& variant : scenario.variants) weights.push_back(variant.weight);
    session.variant = draw_weighted(weights, session.play);
    for (const Change& set : scenario.variants[*session.variant].set)
      session.variables[set.variable] = set.value;
  }
  Move(scenario, session, step.events).enter(scenario.start.index);
  return step;
}

bool silence_possible(const Scenario& scenario, const Session& session) {
  return session.phase == Phase::awaiting && scenario.moves->place(session.turn).silence.count > 0;
}

Result<void> advance(const Scenario& scenario, Session& session, Input input, std::vector<Event>& events) {
  const bool taken = input.silence ? silence_possible(scenario, session)
                                   : std::find(session.offered.begin(), session.offered.end(), input.reply) !=
                                         session.offered.end();
  if (!taken) return failure(refusal(scenario, session, input));
  const Moves& moves = *scenario.moves;
  const std::size_t turn = session.turn;
  const Moves::Place& place = moves.place(turn);
  Move move(scenario, session, events);
  if (input.silence) {
    events.emplace_back(SilenceKept{turn});
    move.take(moves.of(place.silence).front(), LineSpoken::Place::silence_reaction, turn);
  } else {
    const std::span<const Moves::Offer> offers = moves.of(place.offers);
    const Moves::Offer& offer = offers[input.reply - offers.front().reply];
    if (offer.counted) session.chosen.raise(input.reply);
    events.emplace_back(ReplyChosen{input.reply});
    move.take(moves.of(offer.effects).front(), LineSpoken::Place::reply_reaction, input.reply);
  }
  return {};
}

Result<Step> advance(const Scenario& scenario, Session session, Input input) {
  Step step{std::move(session), {}};
  if (Result<void> taken = advance(scenario, step.session, input, step.events); !taken)
    return tl::unexpected(std::move(taken.error()));
  return step;
}

} // namespace riposte::scenario
