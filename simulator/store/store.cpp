#include "store/store.h"

#include "base/system_reason.h"
#include "store/attempts.h"
#include "store/connection.h"
#include "store/continuation.h"
#include "store/database.h"

namespace riposte::store {
namespace {

constexpr int kMostPeople = 10'000;

Result<void> check_text(const Error& what, const std::string& text) {
  if (text.empty()) return failure("{} is empty", what);
  if (text.size() > kLongestText)
    return failure("{} has {} bytes; the most is {}", what, text.size(), kLongestText);
  return {};
}

Result<void> check_person(const training::Person& person) {
  const std::pair<Error, const std::string*> texts[] = {{phrase("the person’s id"), &person.id},
                                                        {phrase("the person’s name"), &person.name},
                                                        {phrase("the person’s role"), &person.role},
                                                        {phrase("the person’s language"), &person.language},
                                                        {phrase("the person’s theme"), &person.theme}};
  for (const auto& [what, text] : texts)
    if (Result<void> fine = check_text(what, *text); !fine) return fine;
  return {};
}

// Which step a talk can take next, in words where it is not the given one.
Result<void> check_next(Connection& connection, const NewStep& step) {
  const Result<Progress> progress = progress_of(connection, step.attempt);
  if (!progress) return failure(progress.error());
  if (step.step >= 1 && step.step <= progress->steps) {
    Query row(connection, "SELECT input FROM attempt_steps WHERE attempt = ? AND step = ?", step.attempt,
              step.step);
    const bool same = row.next() && row.text(0) == step.input.input;
    if (same) return failure("step {} of this talk is already stored, with the same reply", step.step);
    return failure("step {} of this talk is already stored, with another reply", step.step);
  }
  if (progress->finished) return failure("this talk is already finished; no further step can be stored");
  if (progress->continued)
    return failure("this talk goes on with another edition of its scenario; open it from the start screen");
  if (step.step > kMostSteps) return failure("a talk has at most {} steps", kMostSteps);
  if (step.step != progress->steps + 1)
    return failure("the next step of this talk is {}, not {}; another window may be playing it",
                   progress->steps + 1, step.step);
  return {};
}

Result<void> check_new(Connection& connection, const training::Attempt& attempt,
                       const training::Content& content) {
  if (content.hash() != attempt.scenario_hash)
    return failure("the attempt names another edition of “{}” than the content given", attempt.scenario);
  if (!attempt.steps.empty() || !attempt.hints.empty())
    return failure("a talk begins without steps and hints");
  if (Result<void> fine = check_text(phrase("the attempt’s id"), attempt.id); !fine) return fine;
  if (progress_of(connection, attempt.id)) return failure("attempt “{}” has already begun", attempt.id);
  Query person(connection, "SELECT 1 FROM people WHERE id = ?", attempt.person);
  if (!person.next())
    return failure("the person of this attempt is not in the database; save the person first");
  return {};
}

} // namespace

Store::Store(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

// Exceptions stay inside: `unable` says what cannot be done, in which file, why, and what helps.
template <class Work>
auto Store::guarded(Unable unable, Work work) -> decltype(work()) {
  const auto failed = [&](Error why) { return failure(unable, connection_->file(), std::move(why)); };
  try {
    auto done = work();
    if (!done) return failed(done.error());
    return done;
  } catch (const SQLite::Exception& exception) {
    return failed(explain(exception));
  } catch (const std::exception& exception) {
    return failed(system_reason(exception));
  }
}

// One transaction; an error of `work` rolls it back.
template <class Work>
Result<void> Store::written(Unable unable, Work work) {
  return guarded(unable, [&]() -> Result<void> {
    if (Result<void> in_place = connection_->check_in_place(); !in_place) return in_place;
    SQLite::Transaction transaction(connection_->database(), SQLite::TransactionBehavior::IMMEDIATE);
    if (Result<void> done = work(); !done) return done;
    transaction.commit();
    return {};
  });
}

Result<std::vector<training::Person>> Store::people() {
  return guarded("The people cannot be read from {}: {}.", [&]() -> Result<std::vector<training::Person>> {
    std::vector<training::Person> people;
    Query row(*connection_,
              "SELECT id, name, role, language, theme, text_size, reduced_motion, mode, timer_percent, "
              "pace_percent, speech FROM people ORDER BY rowid LIMIT ?",
              kMostPeople);
    while (row.next())
      people.push_back(
          {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), static_cast<int>(row.integer(5)),
           row.integer(6) != 0, training::mode_from(row.text(7)).value_or(training::Mode::practice),
           static_cast<int>(row.integer(8)), static_cast<int>(row.integer(9)), row.integer(10) != 0});
    return people;
  });
}

Result<void> Store::save_person(const training::Person& person) {
  return written("The person cannot be saved in {}: {}.", [&]() -> Result<void> {
    if (Result<void> fine = check_person(person); !fine) return fine;
    Query(*connection_,
          "INSERT INTO people (id, name, role, language, theme, text_size, reduced_motion, mode, "
          "timer_percent, "
          "pace_percent, speech) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
          "ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role, "
          "language = excluded.language, theme = excluded.theme, text_size = excluded.text_size, "
          "reduced_motion = excluded.reduced_motion, mode = excluded.mode, "
          "timer_percent = excluded.timer_percent, pace_percent = excluded.pace_percent, "
          "speech = excluded.speech",
          person.id, person.name, person.role, person.language, person.theme, person.text_size,
          person.reduced_motion, std::string(training::name_of(person.mode)), person.timer_percent,
          person.pace_percent, person.speech)
        .run();
    return {};
  });
}

Result<std::vector<training::AttemptSummary>> Store::history(const std::string& person) {
  return guarded(
      "The earlier talks cannot be read from {}: {}.",
      [&]() -> Result<std::vector<training::AttemptSummary>> { return read_history(*connection_, person); });
}

Result<void> Store::begin(const training::Attempt& attempt, const training::Content& content,
                          const std::vector<std::string>& events) {
  return written("The talk cannot be begun in {}: {}.", [&]() -> Result<void> {
    if (Result<void> fine = check_new(*connection_, attempt, content); !fine) return fine;
    insert_attempt(*connection_, attempt, content);
    return append_events(*connection_, attempt.id, 0, events);
  });
}

Result<void> Store::store_step(const NewStep& step) {
  return written("The reply cannot be stored in {}: {}.", [&]() -> Result<void> {
    if (Result<void> fine = check_text(phrase("the reply’s id"), step.input.input); !fine) return fine;
    if (Result<void> fine = check_next(*connection_, step); !fine) return fine;
    insert_step(*connection_, step);
    return append_events(*connection_, step.attempt, step.step, step.events);
  });
}

Result<void> Store::store_hint(const std::string& attempt, int after_step) {
  return written("The hint cannot be stored in {}: {}.", [&]() -> Result<void> {
    const Result<Progress> progress = progress_of(*connection_, attempt);
    if (!progress) return failure(progress.error());
    if (progress->finished) return failure("this talk is already finished; no hint can be taken");
    if (progress->continued)
      return failure("this talk goes on with another edition of its scenario; open it from the start screen");
    if (after_step != progress->steps)
      return failure("this talk stands after step {}, not {}; another window may be playing it",
                     progress->steps, after_step);
    insert_hint(*connection_, attempt, after_step);
    return {};
  });
}

Result<void> Store::save_timer(const std::string& attempt, std::int64_t used_ms) {
  return written("The time used cannot be saved in {}: {}.", [&]() -> Result<void> {
    if (used_ms < 0) return failure("{} ms is no time used; it is 0 or more", used_ms);
    const int changed =
        Query(*connection_, "UPDATE attempts SET timer_used_ms = ? WHERE id = ? AND finished_ms IS NULL",
              used_ms, attempt)
            .run();
    if (changed == 0) return failure("there is no open talk “{}”", attempt);
    return {};
  });
}

Result<void> Store::take_up(const Continuation& continuation, const training::Content& content) {
  return written("The talk cannot go on with another edition in {}: {}.", [&]() -> Result<void> {
    if (Result<void> fine = check_continuation(*connection_, continuation, content); !fine) return fine;
    if (Result<void> done = insert_carried(*connection_, continuation, content); !done) return done;
    mark_continued(*connection_, continuation);
    return {};
  });
}

Result<void> Store::branch(const Continuation& continuation, const training::Content& content) {
  return written("The talk cannot be played on in {}: {}.", [&]() -> Result<void> {
    if (Result<void> fine = check_branch(*connection_, continuation, content); !fine) return fine;
    return insert_carried(*connection_, continuation, content);
  });
}

Result<void> Store::save_note(const std::string& attempt, const std::string& note) {
  return written("The note cannot be saved in {}: {}.", [&]() -> Result<void> {
    if (note.size() > kLongestNote)
      return failure("{} has {} bytes; the most is {}", phrase("the note"), note.size(), kLongestNote);
    if (Query(*connection_, "UPDATE attempts SET note = ? WHERE id = ?", note, attempt).run() == 0)
      return failure("there is no attempt “{}” in the database", attempt);
    return {};
  });
}

Result<void> Store::save_self_review(const std::string& attempt, const training::SelfReview& review) {
  return written("Your own rating cannot be saved in {}: {}.", [&]() -> Result<void> {
    const bool given = review.state == training::SelfReview::State::given;
    if (given == review.ratings.empty()) return failure("a rating has levels, and a skipped one has none");
    for (const training::SelfReview::Rating& rating : review.ratings) {
      if (Result<void> fine = check_text(phrase("the skill’s id"), rating.skill); !fine) return fine;
      if (rating.level < 0 || rating.level > 4) return failure("{} is no level; it is 0 to 4", rating.level);
    }
    Query row(*connection_,
              "SELECT finished_ms IS NOT NULL AND self_review = 'open' FROM attempts WHERE id = ?", attempt);
    if (!row.next() || row.integer(0) == 0)
      return failure("this talk is not finished, or it was rated before");
    write_self_review(*connection_, attempt, review);
    return {};
  });
}

Result<LoadedAttempt> Store::load_attempt(const std::string& attempt) {
  return guarded("The talk cannot be read from {}: {}.", [&]() -> Result<LoadedAttempt> {
    // One snapshot: another window may be storing a step between two of the queries.
    SQLite::Transaction transaction(connection_->database());
    return read_attempt(*connection_, attempt);
  });
}

Result<std::vector<StoredEvent>> Store::events(const std::string& attempt) {
  return guarded("The events cannot be read from {}: {}.",
                 [&]() -> Result<std::vector<StoredEvent>> { return read_events(*connection_, attempt); });
}

Result<Opened> open(const std::filesystem::path& folder, Instant at) {
  try {
    Result<OpenedDatabase> database = open_database(folder, at);
    if (!database) return failure(database.error());
    return Opened{Store(std::move(database->connection)), std::move(database->kept_aside)};
  } catch (const std::exception& exception) {
    return failure("The data folder {} cannot be used: {}.", folder, system_reason(exception));
  }
}

} // namespace riposte::store
