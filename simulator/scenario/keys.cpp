#include "scenario/keys.h"

namespace riposte::scenario {
namespace {

constexpr Key kScenario[]{
    {"$schema"},
    {"format"},
    {"id"},
    {"version"},
    {"language"},
    {"kind"},
    {"title"},
    {"summary"},
    {"brief"},
    {"note"},
    {"roles"},
    {"stage"},
    {"segment"},
    {"industry"},
    {"difficulty"},
    {"minutes"},
    {"objections"},
    {"skills"},
    {"customer", Part::customer},
    {"facts", Part::fact},
    {"state", Part::state},
    {"variants", Part::variant},
    {"start"},
    {"turns", Part::turns},
    {"rules", Part::rule},
    {"endings", Part::endings},
    {"pass", Part::pass},
    {"limit"},
};
constexpr Key kCustomer[]{{"name"}, {"job"},  {"company"}, {"temperament"},
                          {"goal"}, {"fear"}, {"voice"},   {"portrait"}};
constexpr Key kFact[]{{"id"}, {"text"}};
constexpr Key kVariable[]{{"start"}, {"min"}, {"max"}};
constexpr Key kVariant[]{{"id"}, {"weight"}, {"set"}, {"note"}};
constexpr Key kTurn[]{
    {"note"},
    {"says", Part::line},
    {"objection", Part::objection},
    {"seconds"},
    {"silence", Part::silence},
    {"hints"},
    {"replies", Part::reply},
    {"next", Part::alternative},
};
constexpr Key kLine[]{{"text"}, {"when"}, {"mood"}, {"by"}, {"reveals"}, {"variants"}, {"note"}};
constexpr Key kObjection[]{{"id"}, {"sincerity"}, {"cause", Part::cause}, {"intensity"}, {"explicitness"}};
constexpr Key kCause[]{{"id"}, {"when"}};
constexpr Key kReply[]{
    {"id"},
    {"text"},
    {"note"},
    {"examples"},
    {"when"},
    {"once"},
    {"technique"},
    {"levels"},
    {"ethics"},
    {"set"},
    {"add"},
    {"reaction", Part::line},
    {"feedback", Part::feedback},
    {"next", Part::alternative},
};
constexpr Key kSilence[]{
    {"note"},
    {"technique"},
    {"levels"},
    {"ethics"},
    {"set"},
    {"add"},
    {"reaction", Part::line},
    {"feedback", Part::feedback},
    {"next", Part::alternative},
};
constexpr Key kFeedback[]{{"effect"}, {"rule"}, {"try"}};
constexpr Key kAlternative[]{{"to"}, {"when"}, {"weight"}};
constexpr Key kRule[]{{"when"}, {"to"}, {"note"}};
constexpr Key kEnding[]{{"outcome"}, {"good"}, {"text"}, {"debrief"}, {"note"}};
constexpr Key kPass[]{{"level"}, {"good_ending"}};

constexpr Key kTranslation[]{{"$schema"}, {"format"}, {"of"}, {"language"}, {"note"}, {"text", Part::texts}};
constexpr Key kTranslatedText[]{{"text"}, {"from"}, {"note"}};
constexpr Key kPlays[]{{"$schema"}, {"format"}, {"of"}, {"note"}, {"plays", Part::recorded_play}};
constexpr Key kRecordedPlay[]{{"name"}, {"note"}, {"seed"}, {"inputs"}, {"expect", Part::expectation}};
constexpr Key kExpectation[]{{"variant"}, {"ending"}, {"outcome"}, {"passed"},
                             {"overall"}, {"skills"}, {"turns"}};
constexpr Key kPack[]{{"$schema"}, {"format"},  {"id"},        {"title"},
                      {"version"}, {"licence"}, {"languages"}, {"scenarios"}};
constexpr Key kLayout[]{{"$schema"}, {"format"}, {"of"}, {"note"}, {"boxes", Part::boxes}};
constexpr Key kBox[]{{"x"}, {"y"}};

} // namespace

std::span<const Key> keys_of(Part part) {
  switch (part) {
  case Part::scenario: return kScenario;
  case Part::customer: return kCustomer;
  case Part::fact: return kFact;
  case Part::variable: return kVariable;
  case Part::variant: return kVariant;
  case Part::turn: return kTurn;
  case Part::line: return kLine;
  case Part::objection: return kObjection;
  case Part::cause: return kCause;
  case Part::reply: return kReply;
  case Part::silence: return kSilence;
  case Part::feedback: return kFeedback;
  case Part::alternative: return kAlternative;
  case Part::rule: return kRule;
  case Part::ending: return kEnding;
  case Part::pass: return kPass;
  case Part::translation: return kTranslation;
  case Part::translated_text: return kTranslatedText;
  case Part::plays: return kPlays;
  case Part::recorded_play: return kRecordedPlay;
  case Part::expectation: return kExpectation;
  case Part::pack: return kPack;
  case Part::layout: return kLayout;
  case Part::box: return kBox;
  case Part::plain:
  case Part::state:
  case Part::turns:
  case Part::endings:
  case Part::texts:
  case Part::boxes: return {};
  }
  return {};
}

Part each_of(Part part) {
  switch (part) {
  case Part::state: return Part::variable;
  case Part::turns: return Part::turn;
  case Part::endings: return Part::ending;
  case Part::texts: return Part::translated_text;
  case Part::boxes: return Part::box;
  default: return Part::plain;
  }
}

Part part_of(FileKind kind) {
  switch (kind) {
  case FileKind::scenario: return Part::scenario;
  case FileKind::translation: return Part::translation;
  case FileKind::plays: return Part::plays;
  case FileKind::pack: return Part::pack;
  case FileKind::layout: return Part::layout;
  case FileKind::other: return Part::plain;
  }
  return Part::plain;
}

} // namespace riposte::scenario
