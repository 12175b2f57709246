// What people did, kept in riposte.db of the data folder: people, attempts step by step, the content they
// played.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "training/attempt.h"
#include "training/library.h"

namespace riposte::store {

class Connection;

/// The files of one edition of a scenario, as they were when a talk began.
struct ContentTexts {
  std::string source;
  std::map<std::string, std::string, std::less<>> translations; // by language
  friend bool operator==(const ContentTexts&, const ContentTexts&) = default;
};

/// One step of a talk with what it caused.
struct NewStep {
  std::string attempt;
  int step = 0; // from 1: exactly the next one
  training::StoredStep input;
  std::vector<std::string> events;            // JSON, in order
  std::optional<training::TalkResult> result; // where the step ends the talk
};

struct StoredEvent {
  int step = 0; // 0: before the first reply
  std::string json;
  friend bool operator==(const StoredEvent&, const StoredEvent&) = default;
};

struct LoadedAttempt {
  training::Attempt attempt;
  ContentTexts content;
  std::optional<training::TalkResult> result; // empty: still open
  std::string continues;                      // the attempt it was taken up from, or empty
};

/// A talk that begins with the steps of another attempt.
struct Continuation {
  std::string of;            // that attempt; it stays as it is
  int steps = 0;             // of that attempt, as far as the caller knows
  training::Attempt attempt; // of a new id, with the steps and hints that are kept; it must be open
  std::vector<std::vector<std::string>> events; // JSON: before the first reply, then of each step
};

inline constexpr std::size_t kLongestText = 1000;      // bytes of a name or an id
inline constexpr std::size_t kLongestNote = 20'000;    // bytes
inline constexpr std::size_t kLongestEvent = 1u << 20; // bytes of one event's JSON
inline constexpr int kMostEventsOfStep = 10'000;
inline constexpr int kMostSteps = 100'000;     // of one attempt
inline constexpr int kLongestHistory = 10'000; // attempts read; older ones stay in the file

/// Every write is one transaction, on disk when the function returns. An error means that nothing was written
/// and that the same call may be tried again. Not for several threads at once; several processes may share a
/// folder.
class Store {
public:
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  /// In the order in which they were added.
  Result<std::vector<training::Person>> people();
  /// Adds the person, or changes the one of that id.
  Result<void> save_person(const training::Person& person);

  /// Newest first, at most kLongestHistory. A talk that was taken up with another edition counts once.
  Result<std::vector<training::AttemptSummary>> history(const std::string& person);

  /// A new attempt without steps, its content and its first events. Errors: the id exists, the person does
  /// not, the content is another one than the attempt names.
  Result<void> begin(const training::Attempt& attempt, const training::Content& content,
                     const std::vector<std::string>& events);
  /// Errors: the talk is finished; the step is stored already, or is not the next one (another window plays
  /// it).
  Result<void> store_step(const NewStep& step);
  /// A hint taken after that many steps. Errors: the talk is finished or stands elsewhere.
  Result<void> store_hint(const std::string& attempt, int after_step);
  /// How much of the open turn's time is used, in ms; a stored step sets it to 0. Errors: no such open talk.
  Result<void> save_timer(const std::string& attempt, std::int64_t used_ms);

  /// A new attempt in place of the one it continues, which takes no further steps. Errors: that one is
  /// finished (unless a fault stopped it), has more or fewer steps, or goes on elsewhere already; the two are
  /// not of one person, scenario and seed; the content is another one than the attempt names.
  Result<void> take_up(const Continuation& continuation, const training::Content& content);

  /// A new attempt that goes another way from a turn of the one it branches off. Errors: that one is an
  /// assessment; the two are not of one person, scenario, edition and seed; its steps are not the first of
  /// that one's.
  Result<void> branch(const Continuation& continuation, const training::Content& content);

  /// The trainee's own note, in place of the one before; at most kLongestNote bytes.
  Result<void> save_note(const std::string& attempt, const std::string& note);
  /// Errors: the talk is not finished, or was rated or skipped before; a level is none of 0–4.
  Result<void> save_self_review(const std::string& attempt, const training::SelfReview& review);

  Result<LoadedAttempt> load_attempt(const std::string& attempt);
  Result<std::vector<StoredEvent>> events(const std::string& attempt);

private:
  friend struct Opened;
  friend Result<struct Opened> open(const std::filesystem::path& folder, Instant at);
  explicit Store(std::unique_ptr<Connection> connection);

  using Unable = Pattern<const std::filesystem::path&, Error>; // the file, and why; xgettext knows these two
  template <class Work>
  auto guarded(Unable unable, Work work) -> decltype(work());
  template <class Work>
  Result<void> written(Unable unable, Work work);

  std::unique_ptr<Connection> connection_;
};

struct Opened {
  Store store;
  std::string kept_aside; // where a damaged database was moved to, or empty
};

/// Opens riposte.db of the folder; both are made where they are missing, for their owner alone. A damaged
/// database is renamed to riposte.db.damaged-<UTC time> and a new one made. Errors: the folder cannot be
/// used, the database is locked, of a newer program or of another one; then nothing is touched.
Result<Opened> open(const std::filesystem::path& folder, Instant at = now());

} // namespace riposte::store
