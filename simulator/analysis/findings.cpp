#include "analysis/findings.h"

#include <algorithm>
#include <tuple>

#include "analysis/finding_parts.h"
#include "scenario/lint/remark.h"

namespace riposte::analysis {
namespace {

using scenario::npos;
using scenario::Scenario;

/// Where a condition of a line, a reaction or a cause stands, the state has to tell more apart.
bool lines_have_conditions(const Scenario& scenario) {
  const std::vector<ConditionPlace> places = condition_places(scenario);
  return std::any_of(places.begin(), places.end(), [](const ConditionPlace& place) {
    using Part = ConditionPlace::Part;
    return place.part == Part::line || place.part == Part::cause || place.part == Part::reaction;
  });
}

} // namespace

void sort(Drafts& drafts) {
  std::stable_sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) {
    return std::tie(a.order, a.finding.code) < std::tie(b.order, b.finding.code);
  });
}

Error said_unreached_turn(const std::string& id) {
  return phrase("no play reaches the turn '{}': the conditions on the ways there never hold together; "
                "change one, or remove the turn",
                id);
}

Error said_unreached_ending(const std::string& id) {
  return phrase("no play reaches the ending '{}': the conditions on the ways there never hold together; "
                "change one, or remove the ending",
                id);
}

Error said_no_good_ending() {
  return phrase("no play reaches a good ending; let a reply lead to one under conditions that a "
                "trainee can meet");
}

Error said_never_offered(const std::string& reply) {
  return phrase("'{}' is never offered: its \"when\" does not hold in any play that comes here; "
                "change it, or remove the reply",
                reply);
}

Error said_never(const std::string& condition) {
  return phrase("'{}' holds in no play that comes here; change it, or remove what hangs on it", condition);
}

Error said_never_decides(const std::string& condition) {
  return phrase("'{}' never decides anything: whenever it holds, an entry before it has been taken; put it "
                "before that one, or remove it",
                condition);
}

Error said_always(const std::string& condition) {
  return phrase("'{}' holds in every play that comes here; leave it out, or ask for something that can be "
                "otherwise",
                condition);
}

FileOrder order_of_section(std::size_t section) {
  return {section, 0, 0, 0, 0};
}

FileOrder order_of_turn(std::size_t turn) {
  return {kTurns, turn, 0, 0, 0};
}

FileOrder order_of_reply(const Scenario& scenario, std::size_t reply) {
  const std::size_t turn = scenario.replies[reply].turn;
  return {kTurns, turn, 4, reply - scenario.turns[turn].first_reply, 0};
}

FileOrder order_of_ending(std::size_t ending) {
  return {kEndings, ending, 0, 0, 0};
}

FileOrder order_of_condition(const Scenario& scenario, const ConditionPlace& place) {
  using Part = ConditionPlace::Part;
  if (place.part == Part::rule) return {kRules, place.item, 0, 0, 0};
  if (place.part == Part::line) return {kTurns, place.turn, 1, place.item, 0};
  if (place.part == Part::cause) return {kTurns, place.turn, 2, place.item, 0};
  const std::size_t in_owner = place.part == Part::reply      ? 1
                               : place.part == Part::reaction ? 2
                                                              : 3 + place.item;
  if (place.silence) return {kTurns, place.turn, 3, 0, in_owner};
  if (place.reply == npos) return {kTurns, place.turn, 5, place.item, 0};
  FileOrder order = order_of_reply(scenario, place.reply);
  order.back() = in_owner;
  return order;
}

std::uint32_t number_of(const Space& space, Pair pair, const Action& action) {
  return static_cast<std::uint32_t>(&action - space.actions_of(space.shape(pair)).data());
}

std::uint32_t number_of(const Space& space, const Action& action, const Outcome& outcome) {
  return static_cast<std::uint32_t>(&outcome - space.outcomes_of(action).data());
}

Path path_to(const Seen& seen, const Nearest& nearest) {
  return seen.shortest.to(nearest.pair);
}

Path path_through(const Seen& seen, const Nearest& nearest) {
  return seen.shortest.through(nearest.pair, nearest.action, nearest.outcome);
}

Look::Look(const Scenario& of, const Exact& all, const Progress* waited_for)
    : scenario(of), exact(all), progress(waited_for), seen(of, all.space), turns(of.turns.size()),
      endings(of.endings.size()), replies(of.replies.size()), silences(of.turns.size()) {
  const Space& space = exact.space;
  const auto nearer = [](Nearest& known, const Nearest& other) {
    if (other.replies < known.replies) known = other;
  };
  for (Pair pair = 0; pair < space.size(); ++pair) {
    if (!seen.met(pair)) continue;
    const std::uint32_t so_far = seen.shortest.replies(pair);
    nearer(turns[space.turn(pair)], {pair, 0, 0, so_far});
    for_each_outcome(space, pair, [&](const Action& action, const Outcome& outcome, Pair) {
      const bool free = action.kind == Action::Kind::by_itself;
      const Nearest step{pair, number_of(space, pair, action), number_of(space, action, outcome),
                         so_far + (free ? 0 : 1)};
      if (action.kind == Action::Kind::reply) nearer(replies[action.reply], step);
      if (action.kind == Action::Kind::silence) silences[space.turn(pair)] = true;
      if (outcome.kind == Outcome::Kind::ending) nearer(endings[outcome.ending], step);
    });
  }
}

Findings findings_of(const Scenario& scenario, const Exact& exact, const Options& options) {
  const Look look(scenario, exact, options.progress);
  Findings findings;
  Drafts drafts;
  for (const auto find : {find_locks, find_unreached, find_traps, find_certain_end, find_choices})
    if (!is_cancelled(options.progress)) find(look, drafts);
  findings.passes_judged = find_scores(look, drafts);
  if (is_cancelled(options.progress)) return {};
  Space with_lines;
  if (lines_have_conditions(scenario)) {
    const SpaceOptions space_options{options.most_pairs, Readers::ways_and_lines, options.progress};
    findings.lines_judged = explore(scenario, space_options, with_lines) == Explored::whole;
    if (!findings.lines_judged) with_lines = {};
  }
  const bool second = with_lines.size() > 0;
  const std::optional<Seen> other =
      second ? std::optional<Seen>(std::in_place, scenario, with_lines) : std::nullopt;
  if (is_cancelled(options.progress)) return {};
  find_conditions(look, other ? *other : look.seen, findings.lines_judged, drafts);
  sort(drafts);
  in_parallel(drafts.size(), options.threads, [&](std::size_t i) {
    Draft& draft = drafts[i];
    if (!draft.path) return;
    draft.finding.play = play_of(scenario, draft.space == nullptr ? exact.space : *draft.space, *draft.path);
  });
  for (Draft& draft : drafts) findings.list.push_back(std::move(draft.finding));
  return findings;
}

} // namespace riposte::analysis
