#include "store/continuation.h"

#include <utility>

#include "store/attempts.h"
#include "training/attempt.h"

namespace riposte::store {
namespace {

// The row of the attempt that is carried over.
struct Before {
  std::string person, scenario, seed, outcome, hash, mode;
  bool finished = false;
};

std::optional<Before> read_before(Connection& connection, const std::string& id) {
  Query row(connection,
            "SELECT person, scenario, seed, coalesce(outcome, ''), hash, mode, finished_ms IS NOT NULL FROM "
            "attempts "
            "WHERE id = ?",
            id);
  if (!row.next()) return std::nullopt;
  return Before{row.text(0), row.text(1), row.text(2),        row.text(3),
                row.text(4), row.text(5), row.integer(6) != 0};
}

Result<void> check_shape(const Continuation& c, const training::Content& content) {
  const training::Attempt& attempt = c.attempt;
  if (content.hash() != attempt.scenario_hash)
    return failure("the attempt names another edition of “{}” than the content given", attempt.scenario);
  if (attempt.id.empty() || attempt.id.size() > kLongestText)
    return failure("the attempt’s id has {} bytes; it has 1 to {}", attempt.id.size(), kLongestText);
  if (attempt.timer_used_ms < 0)
    return failure("{} ms is no time used; it is 0 or more", attempt.timer_used_ms);
  if (attempt.steps.size() > kMostSteps) return failure("a talk has at most {} steps", kMostSteps);
  if (c.events.size() != attempt.steps.size() + 1)
    return failure("the events of {} steps are given for {}", c.events.size(), attempt.steps.size() + 1);
  for (const training::StoredStep& step : attempt.steps)
    if (step.input.empty() || step.input.size() > kLongestText)
      return failure("{} has {} bytes; the most is {}", phrase("the reply’s id"), step.input.size(),
                     kLongestText);
  for (const int after : attempt.hints)
    if (after < 0 || std::cmp_greater(after, attempt.steps.size()))
      return failure("a hint after step {} is none of a talk of {} steps", after, attempt.steps.size());
  return {};
}

} // namespace

Result<void> check_continuation(Connection& connection, const Continuation& c,
                                const training::Content& content) {
  if (Result<void> fine = check_shape(c, content); !fine) return fine;
  const Result<Progress> progress = progress_of(connection, c.of);
  if (!progress) return failure(progress.error());
  const std::optional<Before> before = read_before(connection, c.of);
  if (!before) return failure("there is no attempt “{}” in the database", c.of);
  // A play that a fault of its scenario stopped goes on where another edition has mended it.
  if (progress->finished && before->outcome != training::kHalted)
    return failure("this talk is already finished; it cannot go on with another edition");
  if (progress->continued) return failure("this talk goes on with another edition already");
  if (progress->steps != c.steps)
    return failure("this talk stands after step {}, not {}; another window may be playing it",
                   progress->steps, c.steps);
  if (before->person != c.attempt.person || before->scenario != c.attempt.scenario ||
      before->seed != std::to_string(c.attempt.seed))
    return failure("a talk goes on with its own person, scenario and seed only");
  if (progress_of(connection, c.attempt.id)) return failure("attempt “{}” has already begun", c.attempt.id);
  return {};
}

Result<void> check_branch(Connection& connection, const Continuation& c, const training::Content& content) {
  if (Result<void> fine = check_shape(c, content); !fine) return fine;
  const std::optional<Before> before = read_before(connection, c.of);
  if (!before) return failure("there is no attempt “{}” in the database", c.of);
  if (before->mode == training::name_of(training::Mode::assessment))
    return failure("an assessment cannot be played on another way");
  if (before->person != c.attempt.person || before->scenario != c.attempt.scenario ||
      before->seed != std::to_string(c.attempt.seed) || before->hash != c.attempt.scenario_hash)
    return failure("a talk is played on with its own person, scenario and seed only");
  if (c.attempt.branch_of != c.of || std::cmp_not_equal(c.attempt.branch_step, c.attempt.steps.size()))
    return failure("the steps of a line played on are those up to where it leaves the talk");
  Query row(connection, "SELECT step, input FROM attempt_steps WHERE attempt = ? AND step <= ? ORDER BY step",
            c.of, c.attempt.branch_step);
  std::size_t same = 0;
  while (row.next() && row.text(1) == c.attempt.steps[same].input) ++same;
  if (same != c.attempt.steps.size())
    return failure("step {} of the line played on is not that of the talk", same + 1);
  if (progress_of(connection, c.attempt.id)) return failure("attempt “{}” has already begun", c.attempt.id);
  return {};
}

Result<void> insert_carried(Connection& connection, const Continuation& c, const training::Content& content) {
  const training::Attempt& attempt = c.attempt;
  insert_attempt(connection, attempt, content);
  int step = 0;
  if (Result<void> done = append_events(connection, attempt.id, 0, c.events.front()); !done) return done;
  for (const training::StoredStep& stored : attempt.steps) {
    ++step;
    insert_step(connection, {attempt.id, step, stored, {}, std::nullopt});
    if (Result<void> done =
            append_events(connection, attempt.id, step, c.events[static_cast<std::size_t>(step)]);
        !done)
      return done;
  }
  for (const int after : attempt.hints) insert_hint(connection, attempt.id, after);
  // The steps set the time used back to 0.
  Query(connection, "UPDATE attempts SET timer_used_ms = ? WHERE id = ?", attempt.timer_used_ms, attempt.id)
      .run();
  return {};
}

void mark_continued(Connection& connection, const Continuation& c) {
  Query(connection, "UPDATE attempts SET continues = ? WHERE id = ?", c.of, c.attempt.id).run();
}

} // namespace riposte::store
