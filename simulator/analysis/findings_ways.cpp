// Where plays come to and where they do not: soft locks, what is never reached or offered, traps, certain
// ends.
#include <algorithm>
#include <map>

#include "analysis/finding_parts.h"
#include "scenario/lint/graph.h"
#include "scenario/lint/remark.h"
#include "scenario/session.h"

namespace riposte::analysis {
namespace {

using scenario::npos;
using scenario::Scenario;
namespace lint = scenario::lint;

/// What the linter knows: ways without conditions.
struct PlainWays {
  explicit PlainWays(const Scenario& scenario)
      : graph(lint::graph_of(scenario)), reached(lint::reached_from_start(scenario, graph)),
        components(lint::components_of(graph)), to_ending(graph.nodes), to_good(graph.nodes) {
    // No component leads to one of a higher number: twice round is enough within one.
    std::vector<lint::Graph::Node> order(graph.nodes);
    for (lint::Graph::Node node = 0; node < graph.nodes; ++node) order[node] = node;
    std::stable_sort(order.begin(), order.end(),
                     [&](auto a, auto b) { return components.of[a] < components.of[b]; });
    std::vector<bool> ending(components.count), good(components.count);
    for (const lint::Graph::Node node : order) {
      const std::uint32_t own = components.of[node];
      if (graph.is_ending(node)) {
        ending[own] = true;
        if (scenario.endings[node - graph.turns].good) good[own] = true;
      }
      for (const lint::Graph::Node to : graph.ways(node)) {
        if (ending[components.of[to]]) ending[own] = true;
        if (good[components.of[to]]) good[own] = true;
      }
    }
    for (lint::Graph::Node node = 0; node < graph.nodes; ++node) {
      to_ending[node] = ending[components.of[node]];
      to_good[node] = good[components.of[node]];
    }
  }

  lint::Graph graph;
  std::vector<bool> reached;
  lint::Components components;
  std::vector<bool> to_ending, to_good; // by node
};

Draft draft(std::string code, std::string pointer, FileOrder order, Error message) {
  Draft made;
  made.finding.code = std::move(code);
  made.finding.pointer = std::move(pointer);
  made.finding.message = std::move(message);
  made.order = order;
  return made;
}

/// A way in which plays halt in a turn.
struct Halt {
  Nearest where;
  bool endless = false;     // too long a run of turns
  std::size_t reply = npos; // after which nothing is kept
  bool entering = false;    // the turn offers nothing and leads nowhere
  bool silence = false;
};

/// By turn: the nearest, soft locks before endless runs.
std::map<std::size_t, Halt> nearest_halts(const Look& look) {
  const Space& space = look.exact.space;
  std::map<std::size_t, Halt> halts;
  const auto note = [&](std::size_t turn, const Halt& halt) {
    const auto [known, first] = halts.try_emplace(turn, halt);
    if (first) return;
    const auto rank = [](const Halt& h) { return std::pair(h.endless, h.where.replies); };
    if (rank(halt) < rank(known->second)) known->second = halt;
  };
  for (Pair pair = 0; pair < space.size(); ++pair) {
    if (!look.seen.met(pair)) continue;
    const std::uint32_t so_far = look.seen.shortest.replies(pair);
    if (space.shape(pair).actions == 0)
      note(space.turn(pair), {{pair, 0, 0, so_far}, false, npos, true, false});
    for_each_outcome(space, pair, [&](const Action& action, const Outcome& outcome, Pair) {
      if (outcome.kind != Outcome::Kind::halt) return;
      const bool free = action.kind == Action::Kind::by_itself;
      Halt halt{
          {pair, number_of(space, pair, action), number_of(space, action, outcome), so_far + (free ? 0 : 1)}};
      if (action.kind == Action::Kind::reply) halt.reply = action.reply;
      halt.silence = action.kind == Action::Kind::silence;
      halt.entering = free;
      halt.endless = free && space.slots.run != kNoSlot &&
                     values_of(space, pair)[space.slots.run] >= scenario::kLongestRun;
      note(space.turn(pair), halt);
    });
  }
  return halts;
}

Error said_of(const Scenario& scenario, std::size_t turn, const Halt& halt) {
  const std::string& id = scenario.turns[turn].id;
  if (halt.endless)
    return phrase(
        "a play can halt at the turn '{}': more than {} turns in a row go on by themselves; let one "
        "of them offer replies or lead out",
        id, scenario::kLongestRun);
  if (halt.reply != npos)
    return phrase(
        "a play can halt in the turn '{}': after the reply '{}' no entry of \"next\" can be taken; add "
        "one without a condition",
        id, scenario.replies[halt.reply].id);
  if (halt.silence)
    return phrase(
        "a play can halt in the turn '{}': after a silence no entry of \"next\" can be taken; add one "
        "without a condition",
        id);
  return phrase(
      "a play can halt in the turn '{}': no reply is available there and nothing leads on; add a reply "
      "without a condition, or a \"next\"",
      id);
}

/// Decisions that lead to no ending and no halt, and whether a pair is one.
std::vector<bool> trapped(const Space& space, const Components& components) {
  std::vector<bool> leads(space.size());
  for_each_component(components, [&](std::span<const Pair> pairs) {
    const bool any = std::any_of(pairs.begin(), pairs.end(), [&](Pair pair) {
      bool out = space.shape(pair).actions == 0;
      for_each_outcome(space, pair, [&](const Action&, const Outcome& outcome, Pair to) {
        out = out || outcome.kind != Outcome::Kind::pair || leads[to];
      });
      return out;
    });
    if (any)
      for (const Pair pair : pairs) leads[pair] = true;
  });
  leads.flip();
  return leads;
}

bool offers_replies(const Space& space, Pair pair) {
  const Shape& shape = space.shape(pair);
  return shape.actions > 0 && space.actions_of(shape).front().kind == Action::Kind::reply;
}

Draft trap_draft(const Look& look, const PlainWays& ways, const Nearest& nearest) {
  const std::size_t turn = look.exact.space.turn(nearest.pair);
  Draft made =
      draft("graph-trap-loop", lint::turn_pointer(look.scenario, turn), order_of_turn(turn),
            phrase("a play that comes to the turn '{}' in this state reaches no ending any more: every "
                   "way that is open leads back; let one lead out of the loop",
                   look.scenario.turns[turn].id));
  made.finding.turn = turn;
  made.finding.told_elsewhere = !ways.to_ending[turn];
  made.path = path_to(look.seen, nearest);
  return made;
}

/// More replies than this no play can give; nothing where it can go round.
std::optional<std::uint64_t> most_replies(const Space& space, const Components& components) {
  if (!components.acyclic) return std::nullopt;
  std::vector<std::uint64_t> replies(space.size());
  std::uint64_t most = 0;
  for_each_component_from_start(components, [&](std::span<const Pair> pairs) {
    for_each_outcome(space, pairs[0], [&](const Action& action, const Outcome& outcome, Pair to) {
      const std::uint64_t there = replies[pairs[0]] + (action.kind == Action::Kind::by_itself ? 0 : 1);
      most = std::max(most, there);
      if (outcome.kind == Outcome::Kind::pair) replies[to] = std::max(replies[to], there);
    });
  });
  return most;
}

} // namespace

void find_locks(const Look& look, Drafts& drafts) {
  const PlainWays ways(look.scenario);
  std::map<std::uint32_t, bool> endless; // by component of the ways: each loop is told once
  for (const auto& [turn, halt] : nearest_halts(look)) {
    if (halt.endless && !endless.emplace(ways.components.of[turn], true).second) continue;
    const bool of_reply = halt.reply != npos;
    Draft made = draft("graph-soft-lock",
                       of_reply ? lint::reply_pointer(look.scenario, halt.reply)
                                : lint::turn_pointer(look.scenario, turn),
                       of_reply ? order_of_reply(look.scenario, halt.reply) : order_of_turn(turn),
                       said_of(look.scenario, turn, halt));
    made.finding.turn = turn;
    made.finding.reply = halt.reply;
    made.finding.told_elsewhere = halt.endless && !ways.to_ending[turn];
    made.path = halt.entering && !halt.endless && look.exact.space.shape(halt.where.pair).actions == 0
                    ? path_to(look.seen, halt.where)
                    : path_through(look.seen, halt.where);
    drafts.push_back(std::move(made));
  }
}

void find_unreached(const Look& look, Drafts& drafts) {
  const Scenario& scenario = look.scenario;
  const PlainWays ways(scenario);
  // What lies behind another unreached turn follows from that one.
  std::vector<const Nearest*> before(ways.graph.nodes); // a turn that plays meet and that would lead there
  const auto note = [&](lint::Graph::Node from, const Nearest& met) {
    for (const lint::Graph::Node to : ways.graph.ways(from))
      if (before[to] == nullptr || met.replies < before[to]->replies) before[to] = &met;
  };
  for (std::size_t turn = 0; turn < scenario.turns.size(); ++turn)
    if (look.turn_met(turn)) note(static_cast<lint::Graph::Node>(turn), look.turns[turn]);
  if (ways.graph.rules < ways.graph.nodes && before[ways.graph.rules] != nullptr)
    note(ways.graph.rules, *before[ways.graph.rules]);
  const bool any_good = [&] {
    for (std::size_t i = 0; i < scenario.endings.size(); ++i)
      if (scenario.endings[i].good && look.endings[i].found()) return true;
    return false;
  }();
  const auto add = [&](bool ending, std::size_t index) {
    const auto node = static_cast<lint::Graph::Node>(ending ? ways.graph.turns + index : index);
    const std::string& id = ending ? scenario.endings[index].id : scenario.turns[index].id;
    Draft made = draft("graph-unreachable",
                       ending ? lint::ending_pointer(scenario, index) : lint::turn_pointer(scenario, index),
                       ending ? order_of_ending(index) : order_of_turn(index),
                       ending ? said_unreached_ending(id) : said_unreached_turn(id));
    (ending ? made.finding.ending : made.finding.turn) = index;
    // Where no good ending is reached, that is the finding.
    made.finding.told_elsewhere = !ways.reached[node] || before[node] == nullptr ||
                                  (ending && !any_good && scenario.endings[index].good);
    if (before[node] != nullptr) made.path = path_to(look.seen, *before[node]);
    drafts.push_back(std::move(made));
  };
  for (std::size_t turn = 0; turn < scenario.turns.size(); ++turn)
    if (!look.turn_met(turn)) add(false, turn);
  for (std::size_t ending = 0; ending < scenario.endings.size(); ++ending)
    if (!look.endings[ending].found()) add(true, ending);
  if (!any_good) {
    Draft made = draft("graph-no-good-ending", "/endings", order_of_section(kEndings), said_no_good_ending());
    made.finding.told_elsewhere = !ways.to_good[ways.graph.node_of(scenario.start)];
    for (std::size_t i = 0; i < scenario.endings.size() && !made.path; ++i) {
      const auto node = static_cast<lint::Graph::Node>(ways.graph.turns + i);
      if (!scenario.endings[i].good) continue;
      made.finding.ending = i;
      made.finding.pointer = lint::ending_pointer(scenario, i);
      made.order = order_of_ending(i);
      if (before[node] != nullptr) made.path = path_to(look.seen, *before[node]);
    }
    drafts.push_back(std::move(made));
  }
  for (std::size_t reply = 0; reply < scenario.replies.size(); ++reply) {
    const std::size_t turn = scenario.replies[reply].turn;
    if (look.replies[reply].found() || !look.turn_met(turn)) continue;
    Draft made = draft("reply-never-offered", lint::reply_pointer(scenario, reply),
                       order_of_reply(scenario, reply), said_never_offered(scenario.replies[reply].id));
    made.finding.turn = turn;
    made.finding.reply = reply;
    made.path = path_to(look.seen, look.turns[turn]);
    drafts.push_back(std::move(made));
  }
}

void find_traps(const Look& look, Drafts& drafts) {
  const Space& space = look.exact.space;
  const Components components = components_of(space, Edges::all);
  const std::vector<bool> trap = trapped(space, components);
  if (std::find(trap.begin(), trap.end(), true) == trap.end()) return;
  const PlainWays ways(look.scenario);
  // Loops that nothing leads out of; those over the same turns, told by the first in the file, are one.
  std::map<std::size_t, Nearest> loops;
  Nearest any;
  for_each_component(components, [&](std::span<const Pair> pairs) {
    if (!trap[pairs[0]]) return;
    std::vector<Pair> own(pairs.begin(), pairs.end());
    std::sort(own.begin(), own.end());
    bool closed = true;
    std::size_t first = npos;
    Nearest nearest;
    for (const Pair pair : pairs) {
      for (const Pair to : space.targets_of(pair))
        closed = closed && std::binary_search(own.begin(), own.end(), to);
      first = std::min(first, space.turn(pair));
      const std::uint32_t replies = look.seen.shortest.replies(pair);
      if (look.seen.met(pair) && offers_replies(space, pair) && replies < nearest.replies)
        nearest = {pair, 0, 0, replies};
    }
    if (nearest.replies < any.replies) any = nearest;
    if (!closed || !nearest.found()) return;
    const auto [known, added] = loops.try_emplace(first, nearest);
    if (!added && nearest.replies < known->second.replies) known->second = nearest;
  });
  // The loop itself may lie beyond the limit of replies.
  if (loops.empty() && any.found()) loops.emplace(space.turn(any.pair), any);
  for (const auto& [turn, nearest] : loops) drafts.push_back(trap_draft(look, ways, nearest));
}

void find_certain_end(const Look& look, Drafts& drafts) {
  const Space& space = look.exact.space;
  Nearest good;
  std::size_t only = npos;
  for (std::size_t i = 0; i < look.endings.size(); ++i) {
    if (!look.endings[i].found()) continue;
    if (!look.scenario.endings[i].good) return;
    only = good.found() ? npos : i;
    if (look.endings[i].replies < good.replies) good = look.endings[i];
  }
  if (!good.found()) return;
  const auto halts = [](const Outcome& outcome) { return outcome.kind == Outcome::Kind::halt; };
  for (Pair pair = 0; pair < space.size(); ++pair) {
    if (!look.seen.met(pair)) continue;
    const Shape& shape = space.shape(pair);
    if (shape.actions == 0) return;
    for (const Action& action : space.actions_of(shape)) {
      const auto outcomes = space.outcomes_of(action);
      if (std::any_of(outcomes.begin(), outcomes.end(), halts)) return;
    }
  }
  // Whoever can go round until the limit does not come to a good ending.
  const auto most = most_replies(space, components_of(space, Edges::all));
  if (!most || *most > look.seen.limit) return;
  Draft made =
      draft("good-ending-certain", "/endings", order_of_section(kEndings),
            phrase("every play comes to a good ending, whatever is said; let the weaker replies lead to "
                   "an ending that is not good"));
  made.finding.ending = only;
  made.path = path_through(look.seen, good);
  drafts.push_back(std::move(made));
}

} // namespace riposte::analysis
