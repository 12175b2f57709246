#include "analysis/review.h"

#include <algorithm>
#include <map>

#include "analysis/chain.h"
#include "analysis/values.h"

namespace riposte::analysis {
namespace {

using scenario::Event;
using scenario::Input;
using scenario::Line;
using scenario::LineSpoken;
using scenario::Scenario;
using scenario::Session;

constexpr double kAlike = 1e-9;    // win chances nearer than this are equal
constexpr double kNoEffect = 0.02; // section 10, as are the bounds of the labels

/// What was heard since the last input.
using Heard = std::vector<LineSpoken>;

Heard heard_in(const std::vector<Event>& events) {
  Heard heard;
  for (const Event& event : events)
    if (const auto* spoken = std::get_if<LineSpoken>(&event)) heard.push_back(*spoken);
  return heard;
}

/// True where the line could have been what was heard.
bool sounds_like(const Scenario& scenario, const Line& line, const LineSpoken& heard) {
  const Line& known = line_of(scenario, heard);
  const std::string& text = text_of(scenario, heard);
  return line.mood == known.mood && line.by == known.by &&
         (line.text == text ||
          std::find(line.variants.begin(), line.variants.end(), text) != line.variants.end());
}

/// Positions that fit what was visible so far, with their probability together with it.
class Belief {
public:
  Belief(const Scenario& scenario, const ReviewGround& ground) : scenario_(scenario), ground_(ground) {}

  void begin(const Heard& heard, const Session& session) {
    Front front;
    for (const Start& start : ground_.space.starts) front[{start.pair, 0}] += start.chance;
    follow(std::move(front), heard, session);
  }

  void step(Input input, const Heard& heard, const Session& session) {
    Front front;
    for (const auto& [pair, share] : weights_) {
      const double weight = share;
      const Line* reaction = reaction_to(input, pair);
      const std::size_t at = reaction == nullptr ? 0 : 1;
      if (at > heard.size() || (reaction != nullptr && !sounds_like(scenario_, *reaction, heard[0])))
        continue;
      for_each_outcome(ground_.space, pair, [&](const Action& action, const Outcome& outcome, Pair to) {
        if (is(action, input) && outcome.kind == Outcome::Kind::pair)
          front[{to, at}] += weight * outcome.chance;
      });
    }
    follow(std::move(front), heard, session);
  }

  double win() const {
    return mean([&](Pair pair) { return ground_.win[pair]; });
  }

  /// The win chance that the input leaves.
  double win_after(Input input) const {
    return mean([&](Pair pair) {
      double sum = 0;
      for_each_outcome(ground_.space, pair, [&](const Action& action, const Outcome& outcome, Pair to) {
        if (!is(action, input)) return;
        if (outcome.kind == Outcome::Kind::pair) sum += outcome.chance * ground_.win[to];
        if (outcome.kind == Outcome::Kind::ending && scenario_.endings[outcome.ending].good)
          sum += outcome.chance;
      });
      return sum;
    });
  }

private:
  using Front = std::map<std::pair<Pair, std::size_t>, double>; // by pair just entered and lines heard before

  static bool is(const Action& action, Input input) {
    return input.silence ? action.kind == Action::Kind::silence
                         : action.kind == Action::Kind::reply && action.reply == input.reply;
  }

  template <class Value>
  double mean(Value value) const {
    double sum = 0, total = 0;
    for (const auto& [pair, weight] : weights_) {
      sum += weight * value(pair);
      total += weight;
    }
    return sum / total;
  }

  /// The reaction that is spoken to the input in the pair, or none.
  const Line* reaction_to(Input input, Pair pair) const {
    const std::size_t turn = ground_.space.turn(pair);
    const scenario::Consequence& consequence =
        input.silence ? *scenario_.turns[turn].silence : scenario_.replies[input.reply].consequence;
    if (!consequence.reaction) return nullptr;
    std::vector<std::int64_t> row = values_of(ground_.space, pair);
    const Place& place = ground_.ways.places[turn];
    if (input.silence) {
      apply(ground_.space.slots, place.silence.front(), kNoSlot, row);
    } else {
      const Choice& choice = place.choices[input.reply - scenario_.turns[turn].first_reply];
      apply(ground_.space.slots, choice.effects, choice.chosen, row);
    }
    return holds(guard_in(ground_.space.slots, consequence.reaction->when), row.data())
               ? &*consequence.reaction
               : nullptr;
  }

  /// Goes on from turns just entered until replies are offered; keeps those that sound and offer as it was.
  void follow(Front front, const Heard& heard, const Session& session) {
    weights_.clear();
    std::vector<std::size_t> offered = session.offered;
    std::sort(offered.begin(), offered.end());
    while (!front.empty()) {
      Front further;
      for (const auto& [place, share] : front) {
        const double weight = share;
        const Pair pair = place.first;
        const std::optional<std::size_t> at = hear(pair, place.second, heard);
        if (!at) continue;
        if (offers(pair, offered)) {
          if (*at == heard.size()) weights_[pair] += weight;
          continue;
        }
        for_each_outcome(ground_.space, pair, [&](const Action& action, const Outcome& outcome, Pair to) {
          if (action.kind == Action::Kind::by_itself && outcome.kind == Outcome::Kind::pair)
            further[{to, *at}] += weight * outcome.chance;
        });
      }
      front = std::move(further);
    }
  }

  std::optional<std::size_t> hear(Pair pair, std::size_t at, const Heard& heard) const {
    const std::size_t turn = ground_.space.turn(pair);
    const std::vector<Line>& says = scenario_.turns[turn].says;
    const std::vector<std::int64_t> row = values_of(ground_.space, pair);
    for (std::size_t i = 0; i < says.size(); ++i) {
      if (!holds(ground_.says[turn][i], row.data())) continue;
      if (at == heard.size() || !sounds_like(scenario_, says[i], heard[at])) return std::nullopt;
      ++at;
    }
    return at;
  }

  bool offers(Pair pair, const std::vector<std::size_t>& wanted) const {
    std::vector<std::size_t> offered;
    for (const Action& action : ground_.space.actions_of(ground_.space.shape(pair)))
      if (action.kind == Action::Kind::reply) offered.push_back(action.reply);
    return !offered.empty() && offered == wanted; // replies of a turn stand in file order
  }

  const Scenario& scenario_;
  const ReviewGround& ground_;
  std::map<Pair, double> weights_;
};

Label label_of(scenario::Ethics ethics, double loss, bool no_effect) {
  if (ethics == scenario::Ethics::breach) return Label::blunder;
  const Label by_loss = loss < 0.02   ? Label::best
                        : loss < 0.06 ? Label::good
                        : loss < 0.12 ? Label::inaccuracy
                        : loss < 0.25 ? Label::mistake
                                      : Label::blunder;
  if (ethics == scenario::Ethics::warn) return std::max(by_loss, Label::inaccuracy);
  return no_effect ? Label::no_effect : by_loss;
}

struct Best {
  std::size_t reply = 0;
  double win = 0;                // that it leaves
  double least = 1, highest = 0; // over all replies on offer
};

Best best_of(const Scenario& scenario, const Belief& belief, std::vector<std::size_t> offered) {
  std::sort(offered.begin(), offered.end());
  std::vector<double> wins;
  Best best;
  for (const std::size_t reply : offered) {
    wins.push_back(belief.win_after({false, reply}));
    best.least = std::min(best.least, wins.back());
    best.highest = std::max(best.highest, wins.back());
  }
  double weight = 0; // rises with the mean level
  for (std::size_t i = 0; i < offered.size(); ++i) {
    const double this_weight = typical_weight(scenario.replies[offered[i]]);
    if (wins[i] < best.highest - kAlike || this_weight <= weight) continue;
    weight = this_weight;
    best.reply = offered[i];
    best.win = wins[i];
  }
  return best;
}

Reviewed judged(const Scenario& scenario, const Belief& belief, const Session& session, Input input) {
  const Best best = best_of(scenario, belief, session.offered);
  Reviewed reviewed;
  reviewed.input = input;
  reviewed.before = belief.win();
  reviewed.after = belief.win_after(input);
  reviewed.loss = best.highest - reviewed.after;
  reviewed.best = best.reply;
  const bool no_effect =
      std::max(best.highest, reviewed.after) - std::min(best.least, reviewed.after) < kNoEffect;
  const scenario::Consequence& taken =
      input.silence ? *scenario.turns[session.turn].silence : scenario.replies[input.reply].consequence;
  reviewed.label = label_of(taken.ethics, reviewed.loss, no_effect);
  return reviewed;
}

} // namespace

std::string_view name_of(Label label) {
  switch (label) {
  case Label::best: return "best";
  case Label::good: return "good";
  case Label::inaccuracy: return "inaccuracy";
  case Label::mistake: return "mistake";
  case Label::blunder: return "blunder";
  case Label::no_effect: break;
  }
  return "no-effect";
}

Explored prepare_review(const Scenario& scenario, const SpaceOptions& options, ReviewGround& ground) {
  SpaceOptions with_lines = options;
  with_lines.readers = Readers::ways_and_lines;
  const Explored explored = explore(scenario, with_lines, ground.space);
  if (explored != Explored::whole) return explored;
  const Rows rows = rows_of(ground.space, typical_chance, good_endings(scenario));
  ground.win = worth_of(ground.space, components_of(ground.space, Edges::without_silence), rows).values;
  ground.ways = ways_of(scenario, ground.space.slots);
  for (const scenario::Turn& turn : scenario.turns) {
    std::vector<Guard>& says = ground.says.emplace_back();
    for (const Line& line : turn.says) says.push_back(guard_in(ground.space.slots, line.when));
  }
  return explored;
}

Result<std::vector<Reviewed>> review(const Scenario& scenario, const ReviewGround& ground, std::uint64_t seed,
                                     const std::vector<Input>& inputs) {
  std::vector<Reviewed> entries;
  scenario::Step step = scenario::start(scenario, seed);
  Belief belief(scenario, ground);
  belief.begin(heard_in(step.events), step.session);
  for (const Input input : inputs) {
    const Session before = step.session;
    std::vector<Event> events;
    if (Result<void> taken = advance(scenario, step.session, input, events); !taken)
      return tl::unexpected(std::move(taken.error()));
    entries.push_back(judged(scenario, belief, before, input));
    belief.step(input, heard_in(events), step.session);
  }
  return entries;
}

std::vector<Input> best_line(const Scenario& scenario, const ReviewGround& ground, std::uint64_t seed) {
  std::vector<Input> line;
  scenario::Step step = scenario::start(scenario, seed);
  Belief belief(scenario, ground);
  belief.begin(heard_in(step.events), step.session);
  while (step.session.phase == scenario::Phase::awaiting) {
    const Input input{false, best_of(scenario, belief, step.session.offered).reply};
    std::vector<Event> events;
    if (!advance(scenario, step.session, input, events)) break;
    line.push_back(input);
    belief.step(input, heard_in(events), step.session);
  }
  return line;
}

} // namespace riposte::analysis
