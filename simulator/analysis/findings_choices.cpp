// Choices that are none: replies that a neighbour is better than throughout, and turns where all replies are
// worth the same.
#include <algorithm>
#include <cmath>

#include "analysis/finding_parts.h"
#include "base/located_json.h"
#include "scenario/lint/remark.h"

namespace riposte::analysis {
namespace {

using scenario::Consequence;
using scenario::Level;
using scenario::npos;
using scenario::Scenario;

constexpr double kSame = 1e-9;    // of chances
constexpr double kNoEffect = .02; // less than this is no effect (section 10)

/// How the levels of one reply stand to those of another.
struct Against {
  bool no_higher = true; // on no skill, and on none that the other leaves out
  bool lower = false;    // on one at least, or it leaves one out
};

Against levels_against(const Consequence& one, const Consequence& other) {
  const auto level_of = [](const Consequence& consequence, std::size_t skill) {
    for (const Level& level : consequence.levels)
      if (level.skill == skill) return level.level;
    return -1;
  };
  Against against;
  for (const Level& level : one.levels)
    if (level.level > level_of(other, level.skill)) against.no_higher = false;
  for (const Level& level : other.levels)
    if (level.level > level_of(one, level.skill)) against.lower = true;
  return against;
}

/// Two replies of a turn, wherever plays are offered both.
struct Rivals {
  bool together = false, apart = false; // the first is offered with, without the second
  bool more = false, less = false;      // the first leaves more, less of a win chance somewhere
  Nearest nearest;                      // where both are offered; where it leaves less, if anywhere
};

/// What one turn offers, by pairs of replies.
class Turn {
public:
  Turn(const Look& look, std::size_t turn)
      : look_(look), turn_(turn), first_(look.scenario.turns[turn].first_reply),
        count_(look.scenario.turns[turn].reply_count), rivals_(count_ * count_) {}

  void meet(Pair pair) {
    const Space& space = look_.exact.space;
    const auto typical = reply_worths(look_.scenario, space, look_.exact.values.win, pair);
    const auto best = reply_worths(look_.scenario, space, look_.exact.values.best_win, pair);
    const std::uint32_t replies = look_.seen.shortest.replies(pair);
    if (typical.size() > 1 && replies < choice_.replies) choice_ = {pair, 0, 0, replies};
    std::vector<std::size_t> ends(count_, npos); // the ending that a reply leads to straight
    for_each_outcome(space, pair, [&](const Action& action, const Outcome& outcome, Pair) {
      if (action.kind == Action::Kind::reply && outcome.kind == Outcome::Kind::ending)
        ends[action.reply - first_] = outcome.ending;
    });
    std::vector<bool> offered(count_);
    for (std::size_t i = 0; i < typical.size(); ++i) offered[typical[i].reply - first_] = true;
    for (std::size_t i = 0; i < typical.size(); ++i) {
      const std::size_t one = typical[i].reply - first_;
      for (std::size_t other = 0; other < count_; ++other)
        if (!offered[other]) of(one, other).apart = true;
      for (std::size_t j = 0; j < typical.size(); ++j) {
        if (i == j) continue;
        const std::size_t other = typical[j].reply - first_;
        if (std::abs(typical[i].win - typical[j].win) > kSame ||
            std::abs(best[i].win - best[j].win) > kSame || ends[one] != ends[other])
          all_alike_ = false;
        const Nearest here{pair, static_cast<std::uint32_t>(i), 0, replies};
        compare(of(one, other), typical[i].win, typical[j].win, here);
      }
    }
  }

  void report(Drafts& drafts) const {
    if (!choice_.found()) return;
    if (is_fake()) return drafts.push_back(fake());
    for (std::size_t one = 0; one < count_; ++one)
      for (std::size_t other = 0; other < count_; ++other)
        if (one != other && dominated(one, other)) {
          drafts.push_back(dominated_draft(one, other));
          break;
        }
  }

private:
  Rivals& of(std::size_t one, std::size_t other) { return rivals_[one * count_ + other]; }
  const Rivals& of(std::size_t one, std::size_t other) const { return rivals_[one * count_ + other]; }
  const Consequence& consequence(std::size_t reply) const {
    return look_.scenario.replies[first_ + reply].consequence;
  }

  static void compare(Rivals& rivals, double one, double other, const Nearest& here) {
    rivals.together = true;
    if (one > other + kSame) rivals.more = true;
    const bool less = one < other - kNoEffect;
    // The play should show where it is worse, if that can be shown.
    if ((less && !rivals.less) || (less == rivals.less && here.replies < rivals.nearest.replies))
      rivals.nearest = here;
    rivals.less = rivals.less || less;
  }

  /// Weaker replies score less and lead nowhere better: that is what they are there for. One that scores the
  /// same as its neighbour and is always the worse of the two tells the trainee nothing.
  bool dominated(std::size_t one, std::size_t other) const {
    const Rivals& rivals = of(one, other);
    const Against levels = levels_against(consequence(one), consequence(other));
    return rivals.together && !rivals.apart && !rivals.more && rivals.less && levels.no_higher &&
           !levels.lower;
  }

  bool is_fake() const {
    if (!all_alike_) return false;
    for (std::size_t reply = 1; reply < count_; ++reply) {
      const Against levels = levels_against(consequence(0), consequence(reply));
      if (!levels.no_higher || levels.lower) return false;
    }
    return true;
  }

  Draft fake() const {
    Draft draft;
    draft.finding.code = "graph-fake-choice";
    draft.finding.turn = turn_;
    draft.finding.pointer = scenario::lint::turn_pointer(look_.scenario, turn_) + "/replies";
    draft.finding.message =
        phrase("whichever reply is chosen in '{}', the score and the chance of a good ending "
               "are the same; let one of them change what follows",
               look_.scenario.turns[turn_].id);
    draft.order = order_of_turn(turn_);
    draft.path = path_to(look_.seen, choice_);
    return draft;
  }

  Draft dominated_draft(std::size_t one, std::size_t other) const {
    const Scenario& scenario = look_.scenario;
    Draft draft;
    draft.finding.code = "choice-dominated";
    draft.finding.turn = turn_;
    draft.finding.reply = first_ + one;
    draft.finding.pointer = scenario::lint::reply_pointer(scenario, first_ + one);
    draft.finding.message =
        phrase("'{}' scores exactly as '{}' does and never leads to anything better, in some "
               "positions to worse; let the score say so, or give it a merit of its own",
               scenario.replies[first_ + one].id, scenario.replies[first_ + other].id);
    draft.order = order_of_reply(scenario, first_ + one);
    draft.path = path_through(look_.seen, of(one, other).nearest);
    return draft;
  }

  const Look& look_;
  const std::size_t turn_, first_, count_;
  std::vector<Rivals> rivals_; // by reply and other reply
  bool all_alike_ = true;
  Nearest choice_; // where more than one is offered
};

} // namespace

void find_choices(const Look& look, Drafts& drafts) {
  const Space& space = look.exact.space;
  std::vector<Turn> turns;
  turns.reserve(look.scenario.turns.size());
  for (std::size_t i = 0; i < look.scenario.turns.size(); ++i) turns.emplace_back(look, i);
  for (Pair pair = 0; pair < space.size(); ++pair) {
    const Shape& shape = space.shape(pair);
    if (!look.seen.met(pair) || shape.actions == 0) continue;
    if (space.actions_of(shape).front().kind == Action::Kind::reply) turns[shape.turn].meet(pair);
  }
  for (const Turn& turn : turns) turn.report(drafts);
}

} // namespace riposte::analysis
