#include "store/attempts.h"

#include <string_view>
#include <unordered_map>

#include "base/hash.h"
#include "base/located_json.h"
#include "scenario/record.h"

namespace riposte::store {
namespace {

constexpr int kMostEvents = 1'000'000; // read of one attempt
constexpr int kMostSkills = 1'000;     // or objections, of one attempt

// The columns of a result from `first` on: ending, outcome, overall, passed, finished_ms.
std::optional<training::TalkResult> result_at(const Query& row, int first) {
  if (row.is_null(first + 4)) return std::nullopt;
  training::TalkResult result;
  result.ending = row.text(first);
  result.outcome = row.text(first + 1);
  if (!row.is_null(first + 2)) result.overall = row.number(first + 2);
  result.passed = row.integer(first + 3) != 0;
  result.finished = Instant{row.integer(first + 4)};
  return result;
}

tl::unexpected<Error> no_attempt(const std::string& id) {
  return failure("there is no attempt “{}” in the database", id);
}

Result<void> read_steps(Connection& connection, training::Attempt& attempt) {
  Query row(connection,
            "SELECT step, input, at_ms, took_ms FROM attempt_steps WHERE attempt = ? ORDER BY step LIMIT ?",
            attempt.id, kMostSteps);
  while (row.next()) {
    const auto expected = static_cast<std::int64_t>(attempt.steps.size()) + 1;
    if (row.integer(0) != expected)
      return failure("attempt “{}” lacks its step {}; it cannot be played on", attempt.id, expected);
    attempt.steps.push_back({row.text(1), Instant{row.integer(2)}, row.integer(3)});
  }
  return {};
}

void read_hints(Connection& connection, training::Attempt& attempt) {
  Query row(connection, "SELECT after_step FROM attempt_hints WHERE attempt = ? ORDER BY position LIMIT ?",
            attempt.id, kMostSteps);
  while (row.next()) attempt.hints.push_back(static_cast<int>(row.integer(0)));
}

void read_ratings(Connection& connection, training::Attempt& attempt) {
  Query row(connection, "SELECT skill, level FROM attempt_ratings WHERE attempt = ? ORDER BY skill LIMIT ?",
            attempt.id, kMostSkills);
  while (row.next()) attempt.self.ratings.push_back({row.text(0), static_cast<int>(row.integer(1))});
}

/// What a talk showed of each skill, and the objections met in it.
void read_parts(Connection& connection, const std::string& attempt, training::TalkResult& result) {
  Query skill(connection,
              "SELECT skill, level, observed FROM attempt_skills WHERE attempt = ? ORDER BY skill LIMIT ?",
              attempt, kMostSkills);
  while (skill.next())
    result.skills.push_back({skill.text(0), skill.number(1), static_cast<int>(skill.integer(2))});
  Query objection(connection,
                  "SELECT objection FROM attempt_objections WHERE attempt = ? ORDER BY objection LIMIT ?",
                  attempt, kMostSkills);
  while (objection.next()) result.objections.push_back(objection.text(0));
}

Result<ContentTexts> read_content(Connection& connection, const training::Attempt& attempt) {
  ContentTexts texts;
  Query source(connection, "SELECT source FROM content WHERE hash = ?", attempt.scenario_hash);
  if (!source.next()) return failure("the content of attempt “{}” is missing in the database", attempt.id);
  texts.source = source.text(0);
  Query row(connection,
            "SELECT t.language, t.source FROM attempt_translations a JOIN content_translations t "
            "ON t.hash = ? AND t.language = a.language AND t.digest = a.digest WHERE a.attempt = ?",
            attempt.scenario_hash, attempt.id);
  while (row.next()) texts.translations.emplace(row.text(0), row.text(1));
  return texts;
}

/// Of all talks of a person at once.
void read_parts_of(Connection& connection, const std::string& person,
                   std::vector<training::AttemptSummary>& history) {
  std::unordered_map<std::string_view, training::TalkResult*> results;
  for (training::AttemptSummary& attempt : history)
    if (attempt.result) results.emplace(attempt.id, &*attempt.result);
  const auto result = [&](const std::string& attempt) {
    const auto found = results.find(attempt);
    return found == results.end() ? nullptr : found->second;
  };
  Query skill(connection,
              "SELECT s.attempt, s.skill, s.level, s.observed FROM attempts a JOIN attempt_skills s "
              "ON s.attempt = a.id WHERE a.person = ? ORDER BY s.attempt, s.skill",
              person);
  while (skill.next())
    if (training::TalkResult* of = result(skill.text(0)))
      of->skills.push_back({skill.text(1), skill.number(2), static_cast<int>(skill.integer(3))});
  Query objection(connection,
                  "SELECT o.attempt, o.objection FROM attempts a JOIN attempt_objections o "
                  "ON o.attempt = a.id WHERE a.person = ? ORDER BY o.attempt, o.objection",
                  person);
  while (objection.next())
    if (training::TalkResult* of = result(objection.text(0))) of->objections.push_back(objection.text(1));
}

void insert_content(Connection& connection, const training::Attempt& attempt,
                    const training::Content& content) {
  Query(connection,
        "INSERT INTO content (hash, scenario, version, source) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        content.hash(), attempt.scenario, attempt.scenario_version, content.source)
      .run();
  for (const auto& [language, source] : content.translation_sources)
    Query(connection,
          "INSERT INTO content_translations (hash, language, digest, source) VALUES (?, ?, ?, ?) ON CONFLICT "
          "DO NOTHING",
          content.hash(), language, sha256_hex(source), source)
        .run();
}

void insert_attempt_translations(Connection& connection, const training::Attempt& attempt,
                                 const training::Content& content) {
  for (const auto& [language, source] : content.translation_sources)
    Query(connection, "INSERT INTO attempt_translations (attempt, language, digest) VALUES (?, ?, ?)",
          attempt.id, language, sha256_hex(source))
        .run();
}

} // namespace

Result<Progress> progress_of(Connection& connection, const std::string& attempt) {
  Query row(connection,
            "SELECT finished_ms IS NOT NULL, (SELECT max(step) FROM attempt_steps WHERE attempt = id), "
            "EXISTS (SELECT 1 FROM attempts n WHERE n.continues = attempts.id) FROM attempts WHERE id = ?",
            attempt);
  if (!row.next()) return no_attempt(attempt);
  return Progress{row.is_null(1) ? 0 : static_cast<int>(row.integer(1)), row.integer(0) != 0,
                  row.integer(2) != 0};
}

void insert_attempt(Connection& connection, const training::Attempt& attempt,
                    const training::Content& content) {
  insert_content(connection, attempt, content);
  Query(
      connection,
      "INSERT INTO attempts (id, person, scenario, version, hash, seed, language, started_ms, timer_used_ms, "
      "mode, timer_percent, branch_of, branch_step, note) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''), ?, ?)",
      attempt.id, attempt.person, attempt.scenario, attempt.scenario_version, attempt.scenario_hash,
      std::to_string(attempt.seed), attempt.language, attempt.started.ms, attempt.timer_used_ms,
      std::string(training::name_of(attempt.mode)), attempt.timer_percent, attempt.branch_of,
      attempt.branch_step, attempt.note)
      .run();
  insert_attempt_translations(connection, attempt, content);
}

Result<void> append_events(Connection& connection, const std::string& attempt, int step,
                           const std::vector<std::string>& events) {
  if (events.size() > kMostEventsOfStep)
    return failure("step {} has {} events; the most is {}", step, events.size(), kMostEventsOfStep);
  std::int64_t position = 0;
  {
    Query last(connection, "SELECT coalesce(max(position), -1) + 1 FROM attempt_events WHERE attempt = ?",
               attempt);
    if (last.next()) position = last.integer(0);
  }
  for (const std::string& event : events) {
    if (event.size() > kLongestEvent)
      return failure("an event of step {} has {} bytes; the most is {}", step, event.size(), kLongestEvent);
    if (const json::Document document = json::parse(event);
        !document.problems.empty() || !document.root.is(json::Value::Kind::object))
      return failure("an event of step {} is no JSON object", step);
    Query(connection, "INSERT INTO attempt_events (attempt, position, step, event) VALUES (?, ?, ?, ?)",
          attempt, position++, step, event)
        .run();
  }
  return {};
}

void insert_step(Connection& connection, const NewStep& step) {
  Query(connection, "INSERT INTO attempt_steps (attempt, step, input, at_ms, took_ms) VALUES (?, ?, ?, ?, ?)",
        step.attempt, step.step, step.input.input, step.input.at.ms, step.input.took_ms)
      .run();
  Query(connection, "UPDATE attempts SET timer_used_ms = 0 WHERE id = ?", step.attempt).run();
  if (!step.result) return;
  const training::TalkResult& result = *step.result;
  Query(connection,
        "UPDATE attempts SET ending = ?, outcome = ?, overall = ?, passed = ?, finished_ms = ? WHERE id = ?",
        result.ending, result.outcome, result.overall, result.passed, result.finished.ms, step.attempt)
      .run();
  for (const training::SkillResult& skill : result.skills)
    Query(connection, "INSERT INTO attempt_skills (attempt, skill, level, observed) VALUES (?, ?, ?, ?)",
          step.attempt, skill.skill, skill.level, skill.observed)
        .run();
  for (const std::string& objection : result.objections)
    Query(connection, "INSERT INTO attempt_objections (attempt, objection) VALUES (?, ?)", step.attempt,
          objection)
        .run();
}

void write_self_review(Connection& connection, const std::string& attempt,
                       const training::SelfReview& review) {
  const bool given = review.state == training::SelfReview::State::given;
  Query(connection, "UPDATE attempts SET self_review = ? WHERE id = ?", given ? "given" : "skipped", attempt)
      .run();
  for (const training::SelfReview::Rating& rating : review.ratings)
    Query(connection, "INSERT INTO attempt_ratings (attempt, skill, level) VALUES (?, ?, ?)", attempt,
          rating.skill, rating.level)
        .run();
}

void insert_hint(Connection& connection, const std::string& attempt, int after_step) {
  Query(connection,
        "INSERT INTO attempt_hints (attempt, position, after_step) "
        "SELECT ?1, count(*), ?2 FROM attempt_hints WHERE attempt = ?1",
        attempt, after_step)
      .run();
}

Result<LoadedAttempt> read_attempt(Connection& connection, const std::string& id) {
  LoadedAttempt loaded;
  training::Attempt& attempt = loaded.attempt;
  {
    Query row(connection,
              "SELECT person, scenario, version, hash, seed, language, started_ms, timer_used_ms, "
              "ending, outcome, overall, passed, finished_ms, coalesce(continues, ''), mode, timer_percent, "
              "coalesce(branch_of, ''), branch_step, note, self_review FROM attempts WHERE id = ?",
              id);
    if (!row.next()) return no_attempt(id);
    attempt.id = id;
    attempt.person = row.text(0);
    attempt.scenario = row.text(1);
    attempt.scenario_version = static_cast<int>(row.integer(2));
    attempt.scenario_hash = row.text(3);
    const Result<std::uint64_t> seed = scenario::seed_from(row.text(4));
    if (!seed) return failure("the seed of attempt “{}” is damaged", id);
    attempt.seed = *seed;
    attempt.language = row.text(5);
    attempt.started = Instant{row.integer(6)};
    attempt.timer_used_ms = row.integer(7);
    loaded.result = result_at(row, 8);
    loaded.continues = row.text(13);
    attempt.mode = training::mode_from(row.text(14)).value_or(training::Mode::practice);
    attempt.timer_percent = static_cast<int>(row.integer(15));
    attempt.branch_of = row.text(16);
    attempt.branch_step = static_cast<int>(row.integer(17));
    attempt.note = row.text(18);
    const std::string self = row.text(19);
    attempt.self.state = self == "given"     ? training::SelfReview::State::given
                         : self == "skipped" ? training::SelfReview::State::skipped
                                             : training::SelfReview::State::open;
  }
  if (const Result<void> steps = read_steps(connection, attempt); !steps) return failure(steps.error());
  read_hints(connection, attempt);
  read_ratings(connection, attempt);
  if (loaded.result) read_parts(connection, id, *loaded.result);
  Result<ContentTexts> content = read_content(connection, attempt);
  if (!content) return failure(content.error());
  loaded.content = std::move(*content);
  return loaded;
}

std::vector<StoredEvent> read_events(Connection& connection, const std::string& attempt) {
  std::vector<StoredEvent> events;
  Query row(connection, "SELECT step, event FROM attempt_events WHERE attempt = ? ORDER BY position LIMIT ?",
            attempt, kMostEvents);
  while (row.next()) events.push_back({static_cast<int>(row.integer(0)), row.text(1)});
  return events;
}

std::vector<training::AttemptSummary> read_history(Connection& connection, const std::string& person) {
  std::vector<training::AttemptSummary> history;
  Query row(
      connection,
      "SELECT id, scenario, hash, started_ms, (SELECT max(step) FROM attempt_steps WHERE attempt = id), "
      "ending, outcome, overall, passed, finished_ms, mode, coalesce(branch_of, ''), branch_step "
      "FROM attempts WHERE person = ? "
      "AND NOT EXISTS (SELECT 1 FROM attempts n WHERE n.continues = attempts.id) "
      "ORDER BY started_ms DESC, rowid DESC LIMIT ?",
      person, kLongestHistory);
  while (row.next()) {
    training::AttemptSummary& attempt = history.emplace_back();
    attempt.id = row.text(0);
    attempt.scenario = row.text(1);
    attempt.scenario_hash = row.text(2);
    attempt.started = Instant{row.integer(3)};
    attempt.steps = row.is_null(4) ? 0 : static_cast<int>(row.integer(4));
    attempt.result = result_at(row, 5);
    attempt.mode = training::mode_from(row.text(10)).value_or(training::Mode::practice);
    attempt.branch_of = row.text(11);
    attempt.branch_step = static_cast<int>(row.integer(12));
  }
  read_parts_of(connection, person, history);
  return history;
}

} // namespace riposte::store
