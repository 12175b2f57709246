// Conditions that never or always hold, and causes that nothing gives away, wherever plays come to them.
#include <algorithm>

#include "analysis/finding_parts.h"
#include "analysis/ways.h"
#include "scenario/lint/remark.h"
#include "scenario/session.h"

namespace riposte::analysis {
namespace {

using scenario::npos;
using scenario::Scenario;
using Part = ConditionPlace::Part;

/// What is known of one condition, and where it was met first.
struct Judged {
  Guard guard;
  bool decides_true = false, decides_false = false; // where its value decides something
  bool kept_true = false, kept_false = false;       // wherever the list is read that it stands in
  Nearest nearest;                                  // a pair, with the action after which it is read
  bool settled() const { return decides_true && decides_false; }
};

/// Walks through every pair that plays meet, and what follows from each action there, as a play would, with
/// all conditions of a list looked at.
class Witness {
public:
  Witness(const Scenario& scenario, const Seen& seen, bool lines)
      : scenario_(scenario), seen_(seen), space_(seen.space), ways_(ways_of(scenario, space_.slots)),
        places_(condition_places(scenario)), lines_(lines) {
    for (const ConditionPlace& place : places_)
      judged_.push_back(
          {guard_in(space_.slots, condition_at(scenario, place)), false, false, false, false, {}});
    number_places();
  }

  void look() {
    for (Pair pair = 0; pair < space_.size(); ++pair)
      if (seen_.met(pair)) look_at(pair);
  }

  const std::vector<ConditionPlace>& places() const { return places_; }
  const Judged& judged(std::size_t place) const { return judged_[place]; }
  /// True where the condition held once, or there is none.
  bool held(const ConditionPlace& place) const {
    const auto found = std::find(places_.begin(), places_.end(), place);
    return found == places_.end() || judged_[static_cast<std::size_t>(found - places_.begin())].decides_true;
  }
  /// True where the cause can be the one that is read, as the pick rule has it.
  bool cause_met(std::size_t turn, std::size_t cause) const {
    return held({Part::cause, turn, npos, false, cause});
  }

private:
  /// Numbers of the conditions of one consequence.
  struct Numbers {
    std::size_t when = npos, reaction = npos; // of a reply, of what is said
    std::vector<std::size_t> ways;            // by entry
  };

  void number_places() {
    replies_.resize(scenario_.replies.size());
    turns_.resize(scenario_.turns.size());
    silences_.resize(scenario_.turns.size());
    lines_of_.resize(scenario_.turns.size());
    causes_.resize(scenario_.turns.size());
    for (std::size_t i = 0; i < scenario_.replies.size(); ++i)
      replies_[i].ways.assign(scenario_.replies[i].consequence.next.size(), npos);
    for (std::size_t i = 0; i < scenario_.turns.size(); ++i) {
      const scenario::Turn& turn = scenario_.turns[i];
      turns_[i].ways.assign(turn.next.size(), npos);
      if (turn.silence) silences_[i].ways.assign(turn.silence->next.size(), npos);
      lines_of_[i].assign(turn.says.size(), npos);
    }
    rules_.assign(scenario_.rules.size(), npos);
    for (std::size_t i = 0; i < places_.size(); ++i) number(places_[i], i);
  }

  void number(const ConditionPlace& place, std::size_t number) {
    Numbers* owner = place.part == Part::rule ? nullptr
                     : place.silence          ? &silences_[place.turn]
                     : place.reply != npos    ? &replies_[place.reply]
                                              : &turns_[place.turn];
    switch (place.part) {
    case Part::rule: rules_[place.item] = number; break;
    case Part::line: lines_of_[place.turn][place.item] = number; break;
    case Part::cause: causes_[place.turn].push_back(number); break;
    case Part::reply: owner->when = number; break;
    case Part::reaction: owner->reaction = number; break;
    case Part::way: owner->ways[place.item] = number; break;
    }
  }

  void look_at(Pair pair) {
    row_ = values_of(space_, pair);
    at_ = {pair, kNoAction, 0, seen_.shortest.replies(pair)};
    const std::size_t turn = space_.turn(pair);
    if (lines_) {
      for (const std::size_t line : lines_of_[turn]) ask(line, true);
      for (const std::size_t cause : causes_[turn]) ask(cause, true);
    }
    const Place& place = ways_.places[turn];
    for (const Choice& choice : place.choices)
      ask(replies_[choice.reply].when, !(choice.once && row_[choice.chosen] > 0));
    const std::vector<std::int64_t> entered = row_;
    const std::span<const Action> actions = space_.actions_of(space_.shape(pair));
    for (std::uint32_t i = 0; i < actions.size(); ++i) {
      const Action& action = actions[i];
      at_.action = i;
      if (action.kind == Action::Kind::by_itself) {
        at_.action = kNoAction;
        read_next(place.next, turns_[turn].ways);
        continue;
      }
      ++at_.replies;
      if (action.kind == Action::Kind::silence)
        follow(place.silence.front(), silences_[turn], kNoSlot);
      else
        for (const Choice& choice : place.choices)
          if (choice.reply == action.reply) follow(choice.effects, replies_[choice.reply], choice.chosen);
      --at_.replies;
      row_ = entered;
    }
  }

  void raise(Slot slot) {
    if (slot != kNoSlot) row_[slot] = std::min(row_[slot] + 1, space_.slots.ranges[slot].max);
  }

  void follow(const Effects& effects, const Numbers& numbers, Slot chosen) {
    raise(chosen);
    raise(space_.slots.replies);
    for (const scenario::Change& set : effects.set) row_[set.variable] = set.value;
    for (const scenario::Change& add : effects.add) row_[add.variable] += add.value;
    for (const Slot slot : effects.changed)
      row_[slot] = std::clamp(row_[slot], space_.slots.ranges[slot].min, space_.slots.ranges[slot].max);
    if (lines_) ask(numbers.reaction, true);
    bool decided = false;
    for (std::size_t i = 0; i < rules_.size(); ++i)
      if (ask(rules_[i], !decided)) decided = true;
    if (!decided) read_next(effects.next, numbers.ways);
  }

  /// The pick rule: what comes after the entry that is taken decides nothing.
  void read_next(const std::vector<WayOn>& next, const std::vector<std::size_t>& numbers) {
    const WayOn* first = nullptr;
    for (std::size_t i = 0; i < next.size(); ++i) {
      const bool settled = first != nullptr && (first->weight == 0 || next[i].weight == 0);
      if (ask(numbers[i], !settled) && first == nullptr) first = &next[i];
    }
  }

  bool ask(std::size_t number, bool decides) {
    if (number == npos) return true;
    Judged& judged = judged_[number];
    const bool value = holds(judged.guard, row_.data());
    (value ? judged.kept_true : judged.kept_false) = true;
    if (decides) {
      (value ? judged.decides_true : judged.decides_false) = true;
      if (at_.replies < judged.nearest.replies) judged.nearest = at_;
    }
    return value;
  }

  static constexpr std::uint32_t kNoAction = static_cast<std::uint32_t>(-1);

  const Scenario& scenario_;
  const Seen& seen_;
  const Space& space_;
  const Ways ways_;
  const std::vector<ConditionPlace> places_;
  const bool lines_;
  std::vector<Judged> judged_; // by place
  std::vector<Numbers> replies_, turns_, silences_;
  std::vector<std::vector<std::size_t>> lines_of_, causes_; // by turn
  std::vector<std::size_t> rules_;
  std::vector<std::int64_t> row_;
  Nearest at_;
};

bool is_of_lines(const ConditionPlace& place) {
  return place.part == Part::line || place.part == Part::cause || place.part == Part::reaction;
}

/// The play comes to where the condition is read: into the pair, or one step further.
Path path_of(const Seen& seen, const Nearest& nearest) {
  const bool entering = nearest.action == static_cast<std::uint32_t>(-1);
  return entering ? path_to(seen, nearest) : path_through(seen, nearest);
}

void report(const Look& look, const Seen& seen, const ConditionPlace& place, const Judged& judged,
            Drafts& drafts) {
  // An entry that always holds once all before it were left out may be the last of a complete set: only one
  // that holds whatever they say has nothing to say.
  const bool never = judged.decides_false && !judged.decides_true;
  const bool always = judged.decides_true && !judged.decides_false && !judged.kept_false;
  if (!never && !always) return;
  Draft draft;
  const std::string& source = condition_at(look.scenario, place).source;
  draft.finding.code = never ? "condition-never" : "condition-always";
  draft.finding.pointer = pointer_of(look.scenario, place);
  draft.finding.turn = place.turn;
  draft.finding.reply = place.reply;
  draft.finding.message = always             ? said_always(source)
                          : judged.kept_true ? said_never_decides(source)
                                             : said_never(source);
  draft.finding.told_elsewhere = place.part == Part::reply && never;
  draft.order = order_of_condition(look.scenario, place);
  draft.path = path_of(seen, judged.nearest);
  draft.space = &seen.space;
  drafts.push_back(std::move(draft));
}

/// A line that gives a cause away: of a turn, or the reaction to a reply or a silence.
struct Tell {
  const scenario::Line* line = nullptr;
  std::size_t turn = npos, reply = npos;
  std::string owner; // the pointer of the line
  FileOrder order{};
  bool spoken = false;
};

class Tells {
public:
  Tells(const Look& look, const Witness& witness) : look_(look), witness_(witness) {
    const Scenario& scenario = look.scenario;
    for (std::size_t i = 0; i < scenario.turns.size(); ++i) {
      const scenario::Turn& turn = scenario.turns[i];
      for (std::size_t line = 0; line < turn.says.size(); ++line) {
        const ConditionPlace place{Part::line, i, npos, false, line};
        add(turn.says[line], place, look.turn_met(i));
      }
      if (turn.silence && turn.silence->reaction)
        add(*turn.silence->reaction, {Part::reaction, i, npos, true, 0}, look.silences[i]);
      for (std::size_t r = turn.first_reply; r < turn.first_reply + turn.reply_count; ++r)
        if (const auto& reaction = scenario.replies[r].consequence.reaction)
          add(*reaction, {Part::reaction, i, r, false, 0}, look.replies[r].found());
    }
  }

  /// Hidden causes for which there are lines, and none of them is ever spoken.
  void report(Drafts& drafts) const {
    std::vector<std::string_view> told;
    for (std::size_t turn = 0; turn < look_.scenario.turns.size(); ++turn) {
      const auto& objection = look_.scenario.turns[turn].objection;
      if (!objection || objection->sincerity == scenario::Sincerity::genuine || !look_.turn_met(turn))
        continue;
      for (std::size_t i = 0; i < objection->causes.size(); ++i) {
        const std::string& cause = objection->causes[i].id;
        if (std::find(told.begin(), told.end(), cause) != told.end() || !witness_.cause_met(turn, i))
          continue;
        told.push_back(cause);
        report(cause, turn, drafts);
      }
    }
  }

private:
  void add(const scenario::Line& line, const ConditionPlace& place, bool met) {
    if (line.reveals.empty()) return;
    std::string pointer = pointer_of(look_.scenario, place);
    pointer.resize(pointer.size() - std::string_view("/when").size());
    tells_.push_back({&line, place.turn, place.reply, pointer, order_of_condition(look_.scenario, place),
                      met && witness_.held(place)});
  }

  void report(const std::string& cause, std::size_t met_in, Drafts& drafts) const {
    const Tell* first = nullptr;
    for (const Tell& tell : tells_) {
      if (tell.line->reveals != cause) continue;
      if (tell.spoken) return;
      // Best told of a line that plays come near.
      const auto near = [&](const Tell& one) { return look_.turn_met(one.turn); };
      if (first == nullptr || (near(tell) && !near(*first))) first = &tell;
    }
    if (first == nullptr) return; // nothing is said of giving it away at all
    // That their conditions never hold is the same finding.
    for (Draft& other : drafts)
      for (const Tell& tell : tells_)
        if (tell.line->reveals == cause && other.finding.pointer == tell.owner + "/when")
          other.finding.told_elsewhere = true;
    Draft draft;
    draft.finding.code = "state-threshold-unreachable";
    draft.finding.turn = first->turn;
    draft.finding.reply = first->reply;
    draft.finding.pointer = first->owner + "/reveals";
    draft.finding.message =
        phrase("the cause '{}' behind the objection in '{}' comes to light in no play: no line "
               "that reveals it is ever spoken; ask for less before it is said",
               cause, look_.scenario.turns[met_in].id);
    draft.order = first->order;
    draft.path = path_to(look_.seen, look_.turns[look_.turn_met(first->turn) ? first->turn : met_in]);
    drafts.push_back(std::move(draft));
  }

  const Look& look_;
  const Witness& witness_;
  std::vector<Tell> tells_;
};

} // namespace

void find_conditions(const Look& look, const Seen& seen, bool lines, Drafts& drafts) {
  Witness witness(look.scenario, seen, lines);
  witness.look();
  for (std::size_t i = 0; i < witness.places().size(); ++i)
    if (lines || !is_of_lines(witness.places()[i]))
      report(look, seen, witness.places()[i], witness.judged(i), drafts);
  if (lines) Tells(look, witness).report(drafts);
}

} // namespace riposte::analysis
