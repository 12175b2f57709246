// The parts of lint_texts(): each rule looks at one text at a time and keeps what it needs of the whole talk.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "scenario/lint/amounts.h"
#include "scenario/lint/lexicon.h"
#include "scenario/lint/remark.h"
#include "scenario/lint/text_places.h"

namespace riposte::scenario::lint {

/// A list of words for a message: 'a', 'b' and 'c'; after the fifth, how many more.
Error quoted_list(const std::vector<std::string>& words);

// ---- rules for single texts (texts_single.cpp, texts_names.cpp, texts_feedback.cpp)

void check_length(const Scenario& scenario, const Place& place, const Reading& reading, Remarks& remarks);
void check_form_of_address(const Scenario& scenario, const Place& place, const Reading& reading,
                           Remarks& remarks);
void check_names(const Scenario& scenario, const Place& place, const Reading& reading, Remarks& remarks);
void check_feedback_words(const Scenario& scenario, const Place& place, const Reading& reading,
                          Remarks& remarks);

/// Replies and silences without feedback; needs no words.
void check_feedback_given(const Scenario& scenario, Remarks& remarks);

/// The highest mean of the levels among replies without an ethics mark, or -1 where none has levels.
double best_mean(const Scenario& scenario, const Turn& turn);
double mean_of_levels(const Consequence& consequence); // -1: no levels

/// What a turn says together, and what a feedback says in its three parts (texts_single.cpp).
class Lengths {
public:
  Lengths(const Scenario& scenario, Remarks& remarks) : scenario_(scenario), remarks_(remarks) {}
  void line(const Place& place, const Reading& reading);
  void feedback(const Place& place, const Reading& reading);
  void finish();

private:
  void end_line();
  void end_turn();
  void end_feedback();
  const Scenario& scenario_;
  Remarks& remarks_;
  Place first_; // of the turn that is being read
  std::size_t line_ = npos, line_words_ = 0;
  std::size_t always_ = 0, sometimes_ = 0; // words of unconditional lines; of the longest conditional one
  bool long_line_ = false;                 // a line that is too long by itself has its own remark
  Place feedback_;                         // the first part of the feedback that is being read
  std::size_t feedback_words_ = 0;
};

/// Cues in the choices (texts_choices.cpp).
class Choices {
public:
  Choices(const Scenario& scenario, Remarks& remarks) : scenario_(scenario), remarks_(remarks) {}
  void line(const Place& place, const Reading& reading);
  void reply(const Place& place, const Reading& reading);
  void finish();

private:
  struct Option {
    Place place;
    std::size_t characters = 0;
    bool kind = false;
    std::string absolute; // the first absolute word, or empty
    std::string_view text;
    std::vector<std::size_t> words;    // a hash of each folded word, sorted
    std::vector<std::size_t> deciding; // of numbers and negations, sorted
    std::size_t whole = 0;             // of the words in the order of the text
  };
  void enter(std::size_t turn);
  void end_turn();
  void compare_duplicates();
  void judge(const Option& best);
  bool nearly_same(const Option& a, const Option& b) const;
  void check_two_acts(const Place& place, const Reading& reading);
  bool echoes(const Words& question) const;
  bool joins_acts(const Reading& reading, const Hit& joiner) const;
  void finish_length();

  const Scenario& scenario_;
  Remarks& remarks_;
  std::size_t turn_ = npos;
  std::vector<Option> options_;
  std::vector<std::string_view> spoken_; // the turn's own lines
  std::set<std::string> spoken_absolutes_;
  std::size_t decisions_ = 0;        // turns with exactly one best reply
  std::vector<std::size_t> longest_; // turns whose best reply is the longest
  Remarks too_long_;                 // one for each turn whose best reply is far longer
  std::size_t with_kindness_ = 0;
  std::vector<std::size_t> kind_best_only_; // turns where only the best reply is kind
  std::vector<std::pair<std::size_t, std::string>> wrong_absolutes_; // turn and word
  bool best_absolute_ = false;
};

/// Numbers in good replies that nothing in the talk bears out (texts_facts.cpp).
class Claims {
public:
  Claims(const Scenario& scenario, Remarks& remarks) : scenario_(scenario), remarks_(remarks) {}
  void source(const Reading& reading);
  void reply(const Place& place, const Reading& reading);
  void finish();

private:
  struct Claim {
    Place place;
    std::vector<std::pair<std::string, std::string>> amounts; // key and words
  };
  bool is_claim(const Reading& reading, const Amount& amount) const;
  const Scenario& scenario_;
  Remarks& remarks_;
  std::set<std::string> borne_out_;
  std::vector<Claim> claims_;
};

/// Smokescreens that nothing tells from a true objection (texts_tells.cpp).
class Tells {
public:
  Tells(const Scenario& scenario, Remarks& remarks);
  void line(const Place& place, const Reading& reading);
  void finish();

private:
  const Scenario& scenario_;
  Remarks& remarks_;
  std::vector<bool> told_;                                // by turn: its lines hold a way out
  std::set<std::string> revealed_;                        // causes that some line gives away
  std::map<std::string, std::set<std::string>> pretexts_; // cause → objections that stand before it
};

} // namespace riposte::scenario::lint
