#include "app/names.h"

namespace riposte::app {

std::string mode_name(const text::Translator& words, training::Mode mode) {
  switch (mode) {
  case training::Mode::guided: return words.trc("mode of a talk", "Guided");
  case training::Mode::practice: return words.trc("mode of a talk", "Practice");
  case training::Mode::assessment: return words.trc("mode of a talk", "Assessment");
  }
  return {};
}

std::string outcome_name(const text::Translator& words, scenario::Outcome outcome) {
  using scenario::Outcome;
  switch (outcome) {
  case Outcome::won_step: return words.tr("Next step won");
  case Outcome::deferred_dated: return words.tr("Put off, with a date");
  case Outcome::qualified_out: return words.tr("Not a fit, agreed");
  case Outcome::lost_polite: return words.tr("Lost politely");
  case Outcome::burned: return words.tr("Ended badly");
  }
  return {};
}

std::string label_name(const text::Translator& words, analysis::Label label) {
  using analysis::Label;
  switch (label) {
  case Label::best: return words.trc("worth of a reply", "Best");
  case Label::good: return words.trc("worth of a reply", "Good");
  case Label::inaccuracy: return words.trc("worth of a reply", "Inaccuracy");
  case Label::mistake: return words.trc("worth of a reply", "Mistake");
  case Label::blunder: return words.trc("worth of a reply", "Blunder");
  case Label::no_effect: return words.trc("worth of a reply", "No effect here");
  }
  return {};
}

} // namespace riposte::app
