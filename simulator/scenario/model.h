// A scenario as play and analysis see it: ids resolved to indexes, conditions compiled, every rule checked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/expression.h"
#include "scenario/mood.h"

namespace riposte::scenario {

class Moves;

struct Line {
  std::string text;
  std::vector<std::string> variants; // other wordings, drawn without any effect on the play
  Condition when;
  Mood mood = Mood::neutral;
  std::string by;      // a second speaker's name, or empty: the customer
  std::string reveals; // the objection id of the true cause that this line gives away, or empty
  bool bare = false;   // written as a plain text: its JSON pointer ends without /text
};

/// A turn or an ending, by index.
struct Target {
  enum class Kind { turn, ending };
  Kind kind = Kind::turn;
  std::size_t index = 0;
  friend bool operator==(const Target&, const Target&) = default;
};

/// One entry of a `next`; the pick rule chooses among them.
struct Alternative {
  Target to;
  Condition when;
  std::int64_t weight = 0; // 0: none given; then it is taken as soon as it is the first kept
};

struct Change {
  std::size_t variable = 0;
  std::int64_t value = 0; // flags: 0 or 1
  friend bool operator==(const Change&, const Change&) = default;
};

struct Level {
  std::size_t skill = 0; // index into Scenario::skills
  int level = 0;         // 0–4, a behaviour anchor of the rubric
  friend bool operator==(const Level&, const Level&) = default;
};

enum class Ethics { pass, warn, breach };

struct Feedback {
  std::string effect, rule, advice; // `advice` is the format's "try"
  bool empty() const { return effect.empty() && rule.empty() && advice.empty(); }
};

/// What follows a reply or a silence.
struct Consequence {
  std::string technique;
  std::vector<Level> levels;
  Ethics ethics = Ethics::pass;
  std::vector<Change> set, add; // set first, then add, then one clamp
  std::optional<Line> reaction;
  Feedback feedback;
  std::vector<Alternative> next;
};

struct Reply {
  std::string id;
  std::size_t turn = 0;
  std::string text;
  std::vector<std::string> examples; // the same reply in other words
  Condition when;
  bool once = false;
  bool counted = false; // something reads how often it was chosen
  std::string note;
  Consequence consequence;
};

enum class Sincerity { genuine, partial, smokescreen }; // the format's "true", "partial", "smokescreen"

struct Cause {
  std::string id;
  Condition when;
};

struct Objection {
  std::string id;
  std::size_t number = 0; // index into Scenario::said
  Sincerity sincerity = Sincerity::genuine;
  std::vector<Cause> causes; // read by the pick rule, without draws
  int intensity = 0;         // 1–3, 0: not given
  bool implied = false;
  bool counted = false; // some condition reads how often it was said
};

struct Turn {
  std::string id;
  std::string note;
  std::vector<Line> says;
  std::optional<Objection> objection;
  int seconds = 0; // time to reply from the moment all text is shown; 0: no limit
  std::optional<Consequence> silence;
  std::vector<std::string> hints;
  bool counted = false;                         // some condition reads how often it was visited
  std::size_t first_reply = 0, reply_count = 0; // a slice of Scenario::replies
  std::vector<Alternative> next;
};

enum class Outcome { won_step, deferred_dated, qualified_out, lost_polite, burned };

struct Ending {
  std::string id;
  Outcome outcome = Outcome::lost_polite;
  bool good = false;
  std::string text, debrief, note;
};

struct Variable {
  std::string name;
  bool flag = false;
  std::int64_t start = 0, min = 0, max = 100;
};

struct Variant {
  std::string id;
  std::int64_t weight = 1;
  std::int64_t text_number = 0; // what `variant` is in conditions
  std::vector<Change> set;
};

struct Rule {
  Condition when;
  Target to;
};

struct SkillWeight {
  std::string id;
  double weight = 1;
};

struct Fact {
  std::string id, text;
};

enum class Temperament { unstated, direct, expressive, steady, analytic };

struct Customer {
  std::string name, job, company, goal, fear;
  Temperament temperament = Temperament::unstated;
  std::string voice = "neutral";
  std::string portrait; // seed of the drawn face
};

enum class Kind { talk, drill };

struct Scenario {
  std::string id;
  int version = 1;
  std::string language = "en"; // of the texts as they stand here
  Kind kind = Kind::talk;
  std::string title, summary, brief, note, industry, stage, segment;
  std::vector<std::string> roles, objections;
  int difficulty = 0, minutes = 0; // 0: not given
  std::vector<SkillWeight> skills;
  Customer customer;
  std::vector<Fact> facts;
  std::vector<Variable> variables;
  std::vector<Variant> variants;
  std::vector<Turn> turns; // in file order
  std::vector<Reply> replies;
  std::vector<Rule> rules;
  std::vector<Ending> endings;
  Target start;
  double pass_level = 2.5;
  bool pass_needs_good_ending = true;
  std::int64_t limit = 60;
  std::vector<std::string> said;      // objection ids that said() can count
  std::shared_ptr<const Moves> moves; // what a play reads, of this scenario and its translations
  std::string hash;                   // SHA-256 of the source file's JSON without insignificant white space

  const Reply& reply_of(const Turn& turn, std::size_t i) const { return replies[turn.first_reply + i]; }
};

std::string_view name_of(Outcome outcome);
std::optional<Outcome> outcome_from(std::string_view name);
std::string_view name_of(Ethics ethics);
std::string_view name_of(Sincerity sincerity);
std::string_view name_of(Temperament temperament);

/// Index by id, or npos.
inline constexpr std::size_t npos = static_cast<std::size_t>(-1);
std::size_t find_turn(const Scenario& scenario, std::string_view id);
std::size_t find_reply(const Scenario& scenario, std::string_view id);
std::size_t find_ending(const Scenario& scenario, std::string_view id);

/// The id of a turn or an ending.
const std::string& id_of(const Scenario& scenario, Target target);

} // namespace riposte::scenario
