// The program without a window or a disk: a state, the effects it asks for, and a store that keeps what they
// say.
#pragma once

#include <gtest/gtest.h>

#include "app/update.h"
#include "scenario/made.h"

namespace riposte::app::test {

class World {
public:
  World();

  State state;
  std::vector<Effect> asked; // not answered yet, in order
  Instant now{1'000'000};

  /// One action; what it asks for is appended to `asked`.
  void act(const Action& action);

  /// Answers the oldest effect as a store would; false where none is open.
  bool answer();
  void answer_all() {
    while (answer()) {
    }
  }
  /// The oldest effect fails instead.
  void fail();

  /// First start, a person, home.
  void begin();
  /// begin(), then a talk of made-up is on the screen.
  void begin_talk();

  std::size_t card(const std::string& reply) const; // of a reply on offer
  void choose(const std::string& reply) { act(ChooseReply{card(reply)}); }

  /// The one effect of that type among those asked for; a failed test where there is none.
  template <class T>
  T only() const {
    const T* found = nullptr;
    for (const Effect& effect : asked)
      if (const T* e = std::get_if<T>(&effect)) {
        EXPECT_EQ(found, nullptr) << "asked for twice";
        found = e;
      }
    EXPECT_NE(found, nullptr) << "not asked for";
    return found != nullptr ? *found : T{};
  }
  template <class T>
  std::size_t count() const {
    std::size_t n = 0;
    for (const Effect& effect : asked) n += std::holds_alternative<T>(effect);
    return n;
  }

  // The store.
  std::vector<training::Attempt> attempts;
  std::vector<std::string> taken_up; // attempts that go on as another one
  std::vector<WriteFile> files;      // written to the documents
  std::vector<training::Person> people;
  training::ContentPtr content; // what the store has begun talks with at first
  training::Library disk;       // what is read from the folder of scenarios

  /// Somebody saves the talk as `source`; a source that cannot be used stays beside the last good one.
  void save(const std::string& source);
  /// … and the program has noticed and read it.
  void save_and_read(const std::string& source);
  training::ContentPtr edition(const std::string& hash) const;

private:
  training::Attempt* stored(const std::string& id);
  bool is_taken_up(const std::string& id) const;
  std::vector<training::AttemptSummary> history_of(const std::string& person);
  void run(const Effect& effect);
  void run(const TakeUpTalk& effect);

  text::Translator words_;
  std::vector<training::ContentPtr> editions_; // all that attempts were begun with
  int ids_ = 0;
};

} // namespace riposte::app::test
