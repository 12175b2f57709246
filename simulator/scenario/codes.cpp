#include "scenario/codes.h"

#include <algorithm>
#include <array>

namespace riposte::scenario {
namespace {

constexpr Severity E = Severity::error, W = Severity::warning, I = Severity::info;
constexpr bool remark = true;

constexpr auto kCodes = std::to_array<Code>({
    // The file as JSON
    {"json-syntax", E, "the text is not JSON"},
    {"json-utf8", E, "the text is not valid UTF-8"},
    {"json-duplicate-key", E, "a key stands twice in one object"},
    {"json-nesting", E, "nested deeper than 128 levels"},
    {"json-size", E, "holds more values than any talk needs"},
    // The format
    {"format-unknown", E, "the file names no format that is known"},
    {"format-newer", E, "the file is of a newer format than this program reads"},
    {"key-unknown", W, "a key that nothing reads, mostly a slip of the keyboard"},
    {"value-missing", E, "a value that is needed is missing or empty"},
    {"value-type", E, "a value of another type than the format asks for"},
    {"value-range", E, "a number outside its bounds"},
    {"value-unknown", E, "a word that is none of those allowed here"},
    {"id-form", E, "an id with characters that no id may have"},
    {"id-duplicate", E, "two things bear the same id"},
    {"id-file-name", E, "a scenario of a pack whose file is not named after its id"},
    {"language-form", E, "not a language tag (BCP 47)"},
    {"title-missing", I, "without a title the library shows the id"},
    {"taxonomy-unknown", E, "an id that the catalogue does not have"},
    // The graph
    {"graph-missing-target", E, "a way leads to a turn, ending or reply that does not exist"},
    {"graph-dead-end", E, "a turn from which nothing leads on"},
    {"graph-unreachable", E, "a turn or an ending that no play can reach", remark},
    {"graph-trap-loop", E, "turns that lead only to each other, never to an ending", remark},
    {"graph-no-good-ending", E, "no good ending can be reached", remark},
    {"graph-fake-choice", W, "whatever the trainee chooses, the same happens", remark},
    {"graph-soft-lock", E, "a play can halt: nothing can be said and nothing leads on", remark},
    {"graph-short-path", W, "the best replies reach a good ending too soon", remark},
    // The choices
    {"choice-count", W, "too few or too many replies on offer", remark},
    {"choice-length-cue", W, "the best reply is too often the longest", remark},
    {"choice-key-position", W, "the best reply stands too often in the same place", remark},
    {"choice-politeness-cue", W, "only the best reply is polite or shows understanding", remark},
    {"choice-absolute-cue", W, "words such as 'always' and 'never' give the weaker replies away", remark},
    {"choice-double-barrelled", W, "a reply that does two things at once", remark},
    {"choice-duplicate", W, "two replies of one turn say nearly the same", remark},
    {"choice-dominated", W, "a reply that scores, changes and leads exactly as its neighbour does", remark},
    {"reply-never-offered", W, "a reply whose condition holds in no play", remark},
    {"good-ending-certain", W, "a good ending, whatever is said", remark},
    // The state
    {"state-name", E, "a name that no state variable can bear"},
    {"state-type", E, "a flag where a number belongs, or the other way round"},
    {"state-range", E, "a start value outside the bounds of its variable"},
    {"state-undefined", E, "a state variable that \"state\" does not define"},
    {"state-unused", W, "a state variable that no condition reads", remark},
    {"state-inert", W, "a change by nothing, or a condition on what nothing ever changes", remark},
    {"state-threshold-unreachable", E, "a hidden cause that no play can bring to light", remark},
    {"condition-never", W, "a condition that holds in no play", remark},
    {"condition-always", W, "a condition that holds in every play", remark},
    {"expression-syntax", E, "a condition that cannot be read"},
    {"expression-type", E, "a condition that compares or joins unlike things"},
    // The score
    {"score-skill-unknown", E, "levels for a skill that the scenario does not score"},
    {"score-flat", W, "the best and the weakest replies score nearly alike", remark},
    {"score-declared-unused", W, "a skill that fewer than two decisions test", remark},
    {"score-uneven", W, "a weaker reply leaves out a skill its neighbours are scored on", remark},
    {"score-repeatable", W, "a scored reply that can be chosen again and again", remark},
    {"silence-unscored", E, "saying nothing costs nothing beside replies that are scored", remark},
    {"score-max-unreachable", E, "no play scores 3.5 of 4", remark},
    {"score-outcome-conflict", W, "the reply that scores best loses what the talk is about", remark},
    {"pass-early", W, "a play is passed after too few replies", remark},
    {"pass-unanswered", W, "a play is passed that leaves an objection unanswered", remark},
    {"ethics-rewarded", E, "a breach of ethics with a good score", remark},
    {"timer-incomplete", E, "\"seconds\" without \"silence\", or the other way round"},
    {"timer-short", W, "less time than it takes to read the turn", remark},
    // The field
    {"hidden-without-cause", E, "an objection that hides something, and nothing says what", remark},
    {"objection-unused", W, "an objection the scenario trains is never met", remark},
    {"truth-tell-missing", I, "a smokescreen without a cue that gives it away", remark},
    {"difficulty-mismatch", I, "easier or harder than \"difficulty\" says"},
    // The words
    {"feedback-missing", W, "a reply without feedback", remark},
    {"feedback-person", W, "feedback about the person instead of what was said", remark},
    {"feedback-verdict-only", W, "feedback that only says right or wrong", remark},
    {"fact-not-in-sheet", E, "a good reply claims a number that the fact sheet lacks", remark},
    {"text-too-long", W, "more words than anybody says at once", remark},
    {"name-stereotype", W, "a name or a role that repeats a stereotype", remark},
    {"real-brand", W, "the name of a real company or product", remark},
    {"pii", W, "what looks like somebody's telephone number or e-mail address", remark},
    // Translations
    {"i18n-of", E, "a translation that is of another scenario or language than its file name says"},
    {"i18n-missing", E, "a text, or a whole language of the pack, is not translated"},
    {"i18n-stale", W, "the source text has changed since it was translated"},
    {"i18n-unknown", W, "a translation of a text that the scenario does not have"},
    {"i18n-placeholder", E, "placeholders differ between source and translation", remark},
    {"i18n-length", W, "a translation much shorter or longer than its source", remark},
    {"i18n-ty-vy", W, "familiar and polite address are mixed", remark},
    {"i18n-same-text", W, "a translation that equals its source", remark},
    // Files that go together
    {"of-unknown", E, "the scenario that a translation or a play belongs to is not there"},
    {"play-unknown-id", E, "a recorded play names what the scenario does not have"},
    {"pack-form", E, "a pack.json that breaks a rule of its format"},
    {"layout-of", E, "a drawing that belongs to another talk than its file name says"},
    {"layout-unknown", W, "a box in the drawing of what the talk does not have"},
    {"pack-archive", E, "a .riposte file that is no sound pack"},
    {"pack-missing-scenario", E, "a pack lists a scenario that is not there"},
    {"pack-unlisted", W, "a scenario lies in a pack's folder and is not in its list"},
});

} // namespace

std::span<const Code> codes() {
  return kCodes;
}

const Code* find_code(std::string_view id) {
  const auto found = std::find_if(kCodes.begin(), kCodes.end(), [&](const Code& c) { return c.id == id; });
  return found == kCodes.end() ? nullptr : &*found;
}

std::vector<std::string> code_ids() {
  std::vector<std::string> ids;
  for (const Code& code : kCodes) ids.emplace_back(code.id);
  return ids;
}

} // namespace riposte::scenario
