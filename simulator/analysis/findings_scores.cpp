// What can be scored and passed: highest score, passes that come too easily, replies that score against what
// they lead to.
#include <algorithm>

#include <fmt/format.h>

#include "analysis/finding_parts.h"
#include "base/located_json.h"
#include "scenario/lint/remark.h"

namespace riposte::analysis {
namespace {

using scenario::Level;
using scenario::Scenario;

constexpr double kHighScore = 3.5, kSame = 1e-9;
constexpr double kConflict = .12;
constexpr std::uint64_t kQuick = 8'000'000; // pairs times replies that are looked through again and again

void find_highest(const Look& look, Drafts& drafts) {
  const auto& highest = look.exact.score.highest;
  if (!highest || highest->score >= kHighScore - kSame) return;
  Draft draft;
  draft.finding.code = "score-max-unreachable";
  draft.finding.pointer = "/skills";
  draft.finding.message =
      phrase("the best play scores {} of 4, and 3.5 must be within reach; give the best replies "
             "higher levels, or let one play come to more of them",
             fmt::format("{:.2f}", highest->score));
  draft.order = order_of_section(kSkills);
  draft.path = highest->path;
  drafts.push_back(std::move(draft));
}

double mean_of(const scenario::Reply& reply) {
  double sum = 0;
  for (const Level& level : reply.consequence.levels) sum += level.level;
  return sum / static_cast<double>(reply.consequence.levels.size());
}

/// The replies of a turn that score highest among those with levels.
bool scores_highest(const Scenario& scenario, std::size_t reply) {
  const scenario::Reply& own = scenario.replies[reply];
  if (own.consequence.levels.empty()) return false;
  const scenario::Turn& turn = scenario.turns[own.turn];
  bool lower = false;
  for (std::size_t i = 0; i < turn.reply_count; ++i) {
    const scenario::Reply& other = scenario.reply_of(turn, i);
    if (other.consequence.levels.empty()) continue;
    if (mean_of(other) > mean_of(own) + kSame) return false;
    lower = lower || mean_of(other) < mean_of(own) - kSame;
  }
  return lower;
}

/// The nearest position in which the reply loses so much.
Nearest nearest_loss(const Look& look, std::size_t reply) {
  const Space& space = look.exact.space;
  Nearest nearest;
  for (Pair pair = 0; pair < space.size(); ++pair) {
    const std::uint32_t replies = look.seen.shortest.replies(pair);
    if (!look.seen.met(pair) || replies >= nearest.replies) continue;
    if (space.turn(pair) != look.scenario.replies[reply].turn) continue;
    const auto worths = reply_worths(look.scenario, space, look.exact.values.win, pair);
    double highest = 0;
    for (const ReplyWorth& one : worths) highest = std::max(highest, one.win);
    for (std::size_t i = 0; i < worths.size(); ++i)
      if (worths[i].reply == reply && highest - worths[i].win >= kConflict)
        nearest = {pair, static_cast<std::uint32_t>(i), 0, replies};
  }
  return nearest;
}

void find_conflicts(const Look& look, Drafts& drafts) {
  const Scenario& scenario = look.scenario;
  for (std::size_t reply = 0; reply < scenario.replies.size(); ++reply) {
    const auto& loss = look.exact.values.replies[reply].loss;
    if (!loss || *loss < kConflict || !scores_highest(scenario, reply)) continue;
    const Nearest nearest = nearest_loss(look, reply);
    if (!nearest.found()) continue; // beyond the limit of replies only
    Draft draft;
    draft.finding.code = "score-outcome-conflict";
    draft.finding.turn = scenario.replies[reply].turn;
    draft.finding.reply = reply;
    draft.finding.pointer = scenario::lint::reply_pointer(scenario, reply);
    draft.finding.message = phrase(
        "'{}' scores best here and costs on average {} percentage points of the chance of a good ending; "
        "score what leads on, or let it lead on",
        scenario.replies[reply].id, fmt::format("{:.0f}", *loss * 100));
    draft.order = order_of_reply(scenario, reply);
    draft.path = path_through(look.seen, nearest);
    drafts.push_back(std::move(draft));
  }
}

/// Plays that are passed: at an ending that counts, without a breach, at the level that is asked for.
class Passes {
public:
  explicit Passes(const Look& look) : look_(look), components_(components_of(look.exact.space, Edges::all)) {
    const Scenario& scenario = look.scenario;
    for (const scenario::Ending& ending : scenario.endings)
      filter_.endings.push_back(ending.good || !scenario.pass_needs_good_ending);
    filter_.taken.assign(look.exact.space.actions.size(), true);
    for (const Shape& shape : look.exact.space.shapes)
      for (std::uint32_t a = shape.first_action; a < shape.first_action + shape.actions; ++a)
        if (const scenario::Consequence* c = consequence_of(shape, a);
            c && c->ethics == scenario::Ethics::breach)
          filter_.taken[a] = false;
  }

  void find_early(Drafts& drafts) {
    const Scenario& scenario = look_.scenario;
    const std::uint64_t fewest = scenario.kind == scenario::Kind::drill ? 2 : 4;
    for (std::uint64_t replies = 1; replies < fewest && replies < look_.seen.limit; ++replies) {
      PlayFilter filter = filter_;
      filter.replies = replies;
      const std::optional<Path> path = search(filter);
      if (!path) continue;
      Draft draft;
      draft.finding.code = "pass-early";
      draft.finding.pointer = "/pass";
      draft.finding.message = phrase(
          "a play is passed after {} replies; {} at least make a talk in which there is something to show: "
          "let the good endings come later",
          replies, fewest);
      draft.order = order_of_section(kPass);
      draft.path = path;
      drafts.push_back(std::move(draft));
      return;
    }
  }

  void find_unanswered(Drafts& drafts) {
    const Scenario& scenario = look_.scenario;
    for (std::size_t i = 0; i < scenario.objections.size(); ++i) {
      const auto said = std::find(scenario.said.begin(), scenario.said.end(), scenario.objections[i]);
      if (said == scenario.said.end()) continue;
      const auto number = static_cast<std::size_t>(said - scenario.said.begin());
      const std::optional<Path> path = without_answer(number);
      if (!path) continue;
      Draft draft;
      draft.finding.code = "pass-unanswered";
      draft.finding.pointer = json::child("/objections", i);
      draft.finding.message =
          phrase("a play is passed in which nobody answers '{}'; let no good ending be reached "
                 "before it has been answered, or take it off the list",
                 scenario.objections[i]);
      draft.order = {kObjections, i, 0, 0, 0};
      draft.path = path;
      drafts.push_back(std::move(draft));
    }
  }

  bool all_found() const { return all_found_; }

private:
  const scenario::Consequence* consequence_of(const Shape& shape, std::uint32_t action) const {
    const Action& own = look_.exact.space.actions[action];
    if (own.kind == Action::Kind::by_itself) return nullptr;
    return own.kind == Action::Kind::silence ? &*look_.scenario.turns[shape.turn].silence
                                             : &look_.scenario.replies[own.reply].consequence;
  }

  bool carries(std::size_t turn, std::size_t objection) const {
    const auto& own = look_.scenario.turns[turn].objection;
    return own && own->number == objection;
  }

  std::optional<Path> search(const PlayFilter& filter) {
    const PassingPlay play = passing_play(look_.scenario, look_.exact.space, components_, filter,
                                          look_.scenario.pass_level, look_.progress);
    all_found_ = all_found_ && play.found;
    return play.path;
  }

  /// Only in the variants in which the objection can be met: in the others there is nothing to answer.
  std::optional<Path> without_answer(std::size_t objection) {
    const Space& space = look_.exact.space;
    PlayFilter filter = filter_;
    for (const Shape& shape : space.shapes)
      for (std::uint32_t a = shape.first_action; a < shape.first_action + shape.actions; ++a)
        if (space.actions[a].kind == Action::Kind::reply && carries(shape.turn, objection) &&
            !look_.scenario.replies[space.actions[a].reply].consequence.levels.empty())
          filter.taken[a] = false;
    std::optional<Path> shortest;
    for (std::size_t start = 0; start < space.starts.size(); ++start) {
      if (!can_meet(space.starts[start].pair, objection)) continue;
      filter.start = start;
      std::optional<Path> path = shortened(filter);
      if (path && (!shortest || inputs_of(space, *path).size() < inputs_of(space, *shortest).size()))
        shortest = std::move(path);
    }
    return shortest;
  }

  /// The play with the fewest replies, where looking for it does not take too long.
  std::optional<Path> shortened(PlayFilter filter) {
    std::optional<Path> path = search(filter);
    if (!path || look_.exact.space.size() * look_.seen.limit > kQuick) return path;
    std::uint64_t too_few = 0, enough = inputs_of(look_.exact.space, *path).size();
    while (enough - too_few > 1) {
      filter.replies = (too_few + enough) / 2;
      if (std::optional<Path> shorter = search(filter)) {
        enough = *filter.replies;
        path = std::move(shorter);
      } else {
        too_few = *filter.replies;
      }
    }
    return path;
  }

  bool can_meet(Pair from, std::size_t objection) const {
    const Space& space = look_.exact.space;
    std::vector<bool> seen(space.size());
    std::vector<Pair> open{from};
    seen[from] = true;
    while (!open.empty()) {
      const Pair pair = open.back();
      open.pop_back();
      if (carries(space.turn(pair), objection)) return true;
      for (const Pair to : space.targets_of(pair)) {
        if (seen[to] || !look_.seen.met(to)) continue;
        seen[to] = true;
        open.push_back(to);
      }
    }
    return false;
  }

  const Look& look_;
  const Components components_;
  PlayFilter filter_;
  bool all_found_ = true;
};

} // namespace

bool find_scores(const Look& look, Drafts& drafts) {
  find_highest(look, drafts);
  find_conflicts(look, drafts);
  Passes passes(look);
  passes.find_early(drafts);
  passes.find_unanswered(drafts);
  return passes.all_found() && look.exact.score.found;
}

} // namespace riposte::analysis
