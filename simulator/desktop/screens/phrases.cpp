#include "desktop/screens/phrases.h"

#include "app/names.h"
#include "desktop/icons.h"

namespace riposte::desktop {

namespace {

template <class Entry>
std::string label_of(const Frame& frame, const std::vector<Entry>& entries, std::string_view id) {
  const Entry* entry = catalogue::find(entries, id);
  return entry == nullptr ? std::string(id) : entry->label.in(frame.words.language());
}

} // namespace

const scenario::Scenario& scenario_in(const Frame& frame, const training::Content& content) {
  return content.in(frame.words.language());
}

FaceSpec face_of(const scenario::Scenario& scenario) {
  const scenario::Customer& customer = scenario.customer;
  FaceSpec face;
  face.seed = customer.portrait.empty() ? std::string_view(scenario.id) : std::string_view(customer.portrait);
  if (customer.voice == "female") face.presentation = Presentation::feminine;
  if (customer.voice == "male") face.presentation = Presentation::masculine;
  return face;
}

std::string position_of(const scenario::Customer& customer) {
  if (customer.job.empty() || customer.company.empty()) return customer.job + customer.company;
  return customer.job + " · " + customer.company;
}

std::string mood_name(const Frame& frame, scenario::Mood mood) {
  using scenario::Mood;
  switch (mood) {
  case Mood::neutral: return frame.words.trc("mood", "neutral");
  case Mood::friendly: return frame.words.trc("mood", "friendly");
  case Mood::interested: return frame.words.trc("mood", "interested");
  case Mood::wary: return frame.words.trc("mood", "wary");
  case Mood::impatient: return frame.words.trc("mood", "impatient");
  case Mood::irritated: return frame.words.trc("mood", "irritated");
  case Mood::angry: return frame.words.trc("mood", "angry");
  case Mood::worried: return frame.words.trc("mood", "worried");
  case Mood::sad: return frame.words.trc("mood", "sad");
  case Mood::amused: return frame.words.trc("mood", "amused");
  }
  return {};
}

std::string outcome_name(const Frame& frame, scenario::Outcome outcome) {
  return app::outcome_name(frame.words, outcome);
}

std::string outcome_name(const Frame& frame, std::string_view outcome) {
  if (outcome == training::kHalted) return frame.words.tr("Broken off by a fault in the scenario");
  const auto known = scenario::outcome_from(outcome);
  return known ? outcome_name(frame, *known) : std::string(outcome);
}

std::string difficulty_name(const Frame& frame, int difficulty) {
  switch (difficulty) {
  case 1: return frame.words.trc("difficulty", "Easy");
  case 2: return frame.words.trc("difficulty", "Fairly easy");
  case 3: return frame.words.trc("difficulty", "Medium");
  case 4: return frame.words.trc("difficulty", "Hard");
  case 5: return frame.words.trc("difficulty", "Expert");
  default: return {};
  }
}

std::string minutes_text(const Frame& frame, int minutes) {
  if (minutes <= 0) return {};
  return filled(frame.words.trn("{} min", "{} min", minutes), minutes);
}

std::string reason_text(const Frame& frame, training::Reason reason) {
  using training::Reason;
  switch (reason) {
  case Reason::open_talk:
    return frame.words.tr("You stopped in the middle of this talk. It waits where you left it.");
  case Reason::never_tried: return frame.words.tr("You have not tried this talk yet.");
  case Reason::not_passed: return frame.words.tr("It did not work out the last time. Have another go.");
  case Reason::refresh:
    return frame.words.tr("You have passed every talk. The customer may be different next time.");
  }
  return {};
}

std::string sincerity_text(const Frame& frame, scenario::Sincerity sincerity) {
  using scenario::Sincerity;
  switch (sincerity) {
  case Sincerity::genuine: return frame.words.tr("The objection was meant as it was said.");
  case Sincerity::partial: return frame.words.tr("The objection was only part of the truth.");
  case Sincerity::smokescreen: return frame.words.tr("The objection was a smokescreen for something else.");
  }
  return {};
}

std::string mode_name(const Frame& frame, training::Mode mode) {
  return app::mode_name(frame.words, mode);
}

std::string mode_text(const Frame& frame, training::Mode mode) {
  switch (mode) {
  case training::Mode::guided:
    return frame.words.tr("After each reply you see at once how it came across and what to try.");
  case training::Mode::practice: return frame.words.tr("As in life: the debrief comes after the talk.");
  case training::Mode::assessment: return frame.words.tr("No hints, no way back, the time counts.");
  }
  return {};
}

std::string label_name(const Frame& frame, analysis::Label label) {
  return app::label_name(frame.words, label);
}

Tone label_tone(analysis::Label label) {
  using analysis::Label;
  switch (label) {
  case Label::best:
  case Label::good: return Tone::success;
  case Label::inaccuracy: return Tone::info;
  case Label::mistake: return Tone::warning;
  case Label::blunder: return Tone::danger;
  case Label::no_effect: break;
  }
  return Tone::neutral;
}

const char* label_icon(analysis::Label label) {
  using analysis::Label;
  switch (label) {
  case Label::best: return icons::kStar;
  case Label::good: return icons::kCheck;
  case Label::inaccuracy: return icons::kTrendingFlat;
  case Label::mistake: return icons::kTrendingDown;
  case Label::blunder: return icons::kWarning;
  case Label::no_effect: break;
  }
  return icons::kRemove;
}

std::string state_label(const Frame& frame, std::string_view variable) {
  const auto& words = frame.words;
  if (variable == "trust") return words.trc("hidden state", "Trust");
  if (variable == "interest") return words.trc("hidden state", "Interest");
  if (variable == "irritation") return words.trc("hidden state", "Irritation");
  if (variable == "clarity") return words.trc("hidden state", "Clarity");
  if (variable == "patience") return words.trc("hidden state", "Patience");
  if (variable == "urgency") return words.trc("hidden state", "Urgency");
  if (variable == "warmth") return words.trc("hidden state", "Warmth");
  if (variable == "openness") return words.trc("hidden state", "Openness");
  if (variable == "pressure") return words.trc("hidden state", "Pressure");
  if (variable == "cuts") return words.trc("hidden state", "Concessions");
  return std::string(variable);
}

std::string objection_label(const Frame& frame, std::string_view id) {
  const catalogue::Leaf* leaf = frame.state.catalogue ? frame.state.catalogue->find_objection(id) : nullptr;
  return leaf == nullptr ? std::string(id) : leaf->label.in(frame.words.language());
}

std::string skill_label(const Frame& frame, std::string_view id) {
  const catalogue::Skill* skill = frame.state.catalogue ? frame.state.catalogue->find_skill(id) : nullptr;
  return skill == nullptr ? std::string(id) : skill->label.in(frame.words.language());
}

std::string stage_label(const Frame& frame, std::string_view id) {
  return frame.state.catalogue ? label_of(frame, frame.state.catalogue->stages, id) : std::string(id);
}

std::string role_label(const Frame& frame, std::string_view id) {
  return frame.state.catalogue ? label_of(frame, frame.state.catalogue->roles, id) : std::string(id);
}

std::string technique_label(const Frame& frame, std::string_view id) {
  return frame.state.catalogue ? label_of(frame, frame.state.catalogue->techniques, id) : std::string(id);
}

std::string points_text(const Frame& frame, const std::optional<double>& overall) {
  if (!overall) return frame.words.tr("no score");
  return filled(frame.words.tr("{} of 100"), scenario::as_points(*overall));
}

std::string pass_rule(const Frame& frame, const scenario::Scenario& scenario) {
  const int points = scenario::as_points(scenario.pass_level);
  if (scenario.pass_needs_good_ending)
    return filled(frame.words.trn("To pass: {} point or more out of 100, and a good ending.",
                                  "To pass: {} points or more out of 100, and a good ending.", points),
                  points);
  return filled(frame.words.trn("To pass: {} point or more out of 100, whatever the ending.",
                                "To pass: {} points or more out of 100, whatever the ending.", points),
                points);
}

std::string initials(std::string_view name) {
  std::string letters;
  bool at_start = true;
  int taken = 0;
  for (std::size_t i = 0; i < name.size() && taken < 2;) {
    const auto lead = static_cast<unsigned char>(name[i]);
    const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (name[i] == ' ') {
      at_start = true;
    } else if (at_start) {
      letters.append(name.substr(i, bytes));
      at_start = false;
      ++taken;
    }
    i += bytes;
  }
  return letters;
}

} // namespace riposte::desktop
