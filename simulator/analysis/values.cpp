#include "analysis/values.h"

#include <algorithm>

#include "analysis/best.h"

namespace riposte::analysis {
namespace {

/// What the starts are worth together.
double from_start(const Space& space, const std::vector<double>& worth) {
  double sum = 0;
  for (const Start& start : space.starts) sum += start.chance * worth[start.pair];
  return sum;
}

bool is_decision(const Space& space, Pair pair) {
  const Shape& shape = space.shape(pair);
  return shape.actions > 0 && space.actions_of(shape).front().kind == Action::Kind::reply;
}

struct Played {
  PolicyFigures figures;
  std::vector<double> visits;
  std::vector<bool> can_stop;
  double error = 0;
};

Played play(const scenario::Scenario& scenario, const Space& space, const Components& components,
            const Rows& rows, ChanceOf chance_of, const Kept& kept) {
  Played played;
  played.can_stop = can_stop(space, components, rows);
  Solved visits = visits_of(space, components, rows, kept);
  played.error = visits.error;
  PolicyFigures& figures = played.figures;
  figures.endings.assign(scenario.endings.size(), 0);
  std::vector<double> times(space.shapes.size()); // by shape
  for (const Start& start : space.starts)
    if (!played.can_stop[start.pair]) figures.unending += start.chance;
  for (Pair pair = 0; pair < space.size(); ++pair) {
    if (!played.can_stop[pair]) continue;
    times[space.shape_of[pair]] += visits.values[pair];
    const double* chance = rows.chance.data() + rows.first[space.shape_of[pair]];
    for (const Pair to : targets_of(space, pair, Edges::without_silence)) {
      if (!played.can_stop[to]) figures.unending += visits.values[pair] * *chance;
      ++chance;
    }
  }
  double replies = 0;
  for (std::size_t shape = 0; shape < times.size(); ++shape) {
    for (const Action& action : space.actions_of(space.shapes[shape])) {
      if (action.kind == Action::Kind::reply) replies += times[shape] * chance_of(action);
      for (const Outcome& outcome : space.outcomes_of(action))
        if (outcome.kind == Outcome::Kind::ending)
          figures.endings[outcome.ending] += times[shape] * chance_of(action) * outcome.chance;
    }
  }
  if (figures.unending == 0) figures.expected_replies = replies;
  for (std::size_t i = 0; i < scenario.endings.size(); ++i)
    if (scenario.endings[i].good) figures.win += figures.endings[i];
  played.visits = std::move(visits.values);
  return played;
}

std::vector<ReplyFigures> reply_figures(const scenario::Scenario& scenario, const Space& space,
                                        const Played& played, const std::vector<double>& win) {
  struct Sum {
    double offered = 0, chosen = 0, loss = 0;
    bool endless = false;
  };
  std::vector<Sum> sums(scenario.replies.size());
  for (Pair pair = 0; pair < space.size(); ++pair) {
    const double times = played.visits[pair];
    if (times == 0 || !is_decision(space, pair)) continue;
    const std::vector<ReplyWorth> worths = reply_worths(scenario, space, win, pair);
    double highest = 0;
    for (const ReplyWorth& one : worths) highest = std::max(highest, one.win);
    const Action* action = space.actions_of(space.shape(pair)).data();
    for (const ReplyWorth& one : worths) {
      Sum& sum = sums[one.reply];
      sum.endless = sum.endless || !played.can_stop[pair];
      sum.offered += times;
      sum.chosen += times * action++->typical;
      // Where nothing ends any more, nothing can be lost, however often.
      if (played.can_stop[pair]) sum.loss += times * (highest - one.win);
    }
  }
  std::vector<ReplyFigures> figures;
  for (const Sum& sum : sums) {
    ReplyFigures& one = figures.emplace_back();
    if (!sum.endless) {
      one.offered = sum.offered;
      one.chosen = sum.chosen;
    }
    if (sum.offered > 0) one.loss = sum.loss / sum.offered;
  }
  return figures;
}

} // namespace

std::vector<double> good_endings(const scenario::Scenario& scenario) {
  std::vector<double> worth;
  for (const scenario::Ending& ending : scenario.endings) worth.push_back(ending.good ? 1 : 0);
  return worth;
}

std::vector<ReplyWorth> reply_worths(const scenario::Scenario& scenario, const Space& space,
                                     const std::vector<double>& win, Pair pair) {
  std::vector<ReplyWorth> worths;
  const Action* of = nullptr;
  for_each_outcome(space, pair, [&](const Action& action, const Outcome& outcome, Pair to) {
    if (action.kind != Action::Kind::reply) return;
    if (&action != of) worths.push_back({action.reply, 0});
    of = &action;
    if (outcome.kind == Outcome::Kind::pair) worths.back().win += outcome.chance * win[to];
    if (outcome.kind == Outcome::Kind::ending && scenario.endings[outcome.ending].good)
      worths.back().win += outcome.chance;
  });
  return worths;
}

Values values_of(const scenario::Scenario& scenario, const Space& space, const Components& components,
                 unsigned threads, const KeptValues& kept) {
  Values values;
  const std::vector<double> good = good_endings(scenario);
  const Rows typical = rows_of(space, typical_chance, good), random = rows_of(space, random_chance, good);
  Played as_typical, as_random;
  Solved win;
  double best_error = 0;
  in_parallel(4, threads, [&](std::size_t part) {
    if (part == 0) values.best_win = best_worth_of(space, components, good, best_error, kept.best_win);
    if (part == 1) win = worth_of(space, components, typical, kept.win);
    if (part == 2) as_typical = play(scenario, space, components, typical, typical_chance, kept.visits);
    if (part == 3) as_random = play(scenario, space, components, random, random_chance, kept.random_visits);
  });
  values.replies = reply_figures(scenario, space, as_typical, win.values);
  values.typical = std::move(as_typical.figures);
  values.random = std::move(as_random.figures);
  values.typical.win = from_start(space, win.values);
  values.best = from_start(space, values.best_win);
  values.error = std::max({kept.error, win.error, best_error, as_typical.error, as_random.error});
  values.win = std::move(win.values);
  values.visits = std::move(as_typical.visits);
  values.random_visits = std::move(as_random.visits);
  return values;
}

} // namespace riposte::analysis
