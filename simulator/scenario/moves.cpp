#include "scenario/moves.h"

#include <cstring>
#include <type_traits>

namespace riposte::scenario {

// Lays out one turn after another; nothing is moved once it has its place.
class MovesLayout {
public:
  explicit MovesLayout(Moves& moves) : moves_(moves) {}

  void add_turn(const Scenario& scenario, const Turn& turn) {
    const auto at = reserve<Moves::Place>(1);
    moves_.places_.push_back(at.at);
    Moves::Place place;
    place.counted = turn.counted;
    if (turn.objection) {
      place.objection = static_cast<std::uint32_t>(turn.objection->number);
      place.objection_counted = turn.objection->counted;
    }
    place.says = row<Moves::Spoken>(turn.says, [&](const Line& line) { return spoken(line); });
    place.offers = reserve<Moves::Offer>(turn.reply_count);
    // First what is looked at when the turn is entered, then what follows from each reply.
    std::vector<Moves::Offer> offers;
    for (std::size_t i = 0; i < turn.reply_count; ++i) {
      const Reply& reply = scenario.reply_of(turn, i);
      offers.push_back({test(reply.when),
                        static_cast<std::uint32_t>(turn.first_reply + i),
                        reply.once,
                        reply.counted,
                        {}});
    }
    place.next = ways(turn.next);
    for (std::size_t i = 0; i < turn.reply_count; ++i)
      offers[i].effects = effects(scenario.reply_of(turn, i).consequence);
    if (turn.silence) place.silence = effects(*turn.silence);
    write(place.offers, offers);
    write(at, std::vector{place});
  }

  Moves::Row<Moves::Way> rules(const std::vector<Rule>& rules) {
    return row<Moves::Way>(rules, [&](const Rule& rule) { return way(rule.when, rule.to, 0); });
  }

private:
  template <class T>
  Moves::Row<T> reserve(std::size_t count) {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= alignof(Moves::Word));
    const auto at = static_cast<std::uint32_t>(moves_.block_.size());
    const std::size_t words = (count * sizeof(T) + sizeof(Moves::Word) - 1) / sizeof(Moves::Word);
    moves_.block_.resize(moves_.block_.size() + words);
    return {at, static_cast<std::uint32_t>(count)};
  }

  template <class T>
  void write(Moves::Row<T> row, const std::vector<T>& values) {
    if (!values.empty()) std::memcpy(moves_.block_.data() + row.at, values.data(), values.size() * sizeof(T));
  }

  template <class T, class From, class Convert>
  Moves::Row<T> row(const std::vector<From>& from, Convert convert) {
    const auto at = reserve<T>(from.size());
    std::vector<T> values;
    values.reserve(from.size());
    for (const From& value : from) values.push_back(convert(value));
    write(at, values);
    return at;
  }

  Moves::Test test(const Condition& condition) {
    return row<PackedInstruction>(condition.code, [](const Instruction& i) { return packed(i); });
  }

  Moves::Spoken spoken(const Line& line) {
    return {test(line.when), static_cast<std::uint32_t>(line.variants.size())};
  }

  Moves::Way way(const Condition& when, Target to, std::int64_t weight) {
    return {test(when), static_cast<std::uint32_t>(to.index), static_cast<std::uint32_t>(weight),
            to.kind == Target::Kind::ending};
  }

  Moves::Row<Moves::Way> ways(const std::vector<Alternative>& next) {
    return row<Moves::Way>(next,
                           [&](const Alternative& entry) { return way(entry.when, entry.to, entry.weight); });
  }

  Moves::Row<Moves::VariableChange> changes(const std::vector<Change>& from) {
    return row<Moves::VariableChange>(from, [](const Change& change) {
      return Moves::VariableChange{change.value, static_cast<std::uint32_t>(change.variable)};
    });
  }

  Moves::Row<Moves::Effects> effects(const Consequence& consequence) {
    const auto at = reserve<Moves::Effects>(1);
    Moves::Effects effects;
    effects.ethics = consequence.ethics;
    effects.levels = row<Moves::SkillLevel>(consequence.levels, [](const Level& level) {
      return Moves::SkillLevel{static_cast<std::uint32_t>(level.skill), level.level};
    });
    effects.set = changes(consequence.set);
    effects.add = changes(consequence.add);
    if (consequence.reaction)
      effects.reaction = row<Moves::Spoken>(std::vector{&*consequence.reaction},
                                            [&](const Line* line) { return spoken(*line); });
    effects.next = ways(consequence.next);
    write(at, std::vector{effects});
    return at;
  }

  Moves& moves_;
};

Moves::Moves(const Scenario& scenario) {
  MovesLayout layout(*this);
  places_.reserve(scenario.turns.size());
  for (const Turn& turn : scenario.turns) layout.add_turn(scenario, turn);
  rules_ = layout.rules(scenario.rules);
}

} // namespace riposte::scenario
