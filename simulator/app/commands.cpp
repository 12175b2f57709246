#include "app/commands.h"

#include <algorithm>
#include <array>

#include "app/debrief.h"
#include "app/talk.h"
#include "base/words.h"
#include "text/filled.h"
#include "training/plan.h"

namespace riposte::app {
namespace {

using text::Translator;
using MaybeAction = std::optional<Action>;

constexpr std::array kTextSizes{80, 90, 100, 110, 125, 150, 175, 200}; // percent
constexpr int kPlainSize = 100;

/// Somebody practises and no question lies over the screen.
bool at_work(const State& state) {
  return state.person &&
         !(state.screen == Screen::talk && state.talk && (state.talk->confirm_leave || state.talk->paused));
}

/// Places one may go to straight away; a talk is left by its own command.
bool may_go(const State& state) {
  return at_work(state) && state.screen != Screen::talk && state.screen != Screen::first_start;
}

bool in_talk(const State& state) {
  return at_work(state) && state.screen == Screen::talk && state.talk;
}

bool may_reply(const State& state) {
  return in_talk(state) && !state.busy && !state.talk->pending && is_told(*state.talk) &&
         state.talk->session.phase == scenario::Phase::awaiting;
}

// A finished talk on the screen whose own rating is over.
bool reads_talk(const State& state) {
  return at_work(state) && state.screen == Screen::debrief && state.debrief && state.debrief->content &&
         !state.busy && !rates_first(*state.debrief);
}

MaybeAction with(const State& state, void (*change)(training::Person&)) {
  if (!at_work(state)) return {};
  training::Person person = *state.person;
  change(person);
  if (person == *state.person) return {};
  return ChangeSettings{person};
}

MaybeAction with_text_size(const State& state, int steps) {
  if (!at_work(state)) return {};
  const int now = text_size_of(state);
  const auto at = std::lower_bound(kTextSizes.begin(), kTextSizes.end(), now);
  const auto index = std::clamp<std::ptrdiff_t>((at - kTextSizes.begin()) + steps, 0,
                                                static_cast<std::ptrdiff_t>(kTextSizes.size()) - 1);
  training::Person person = *state.person;
  person.text_size = steps == 0 ? kPlainSize : kTextSizes[static_cast<std::size_t>(index)];
  if (person.text_size == now) return {};
  return ChangeSettings{person};
}

MaybeAction back(const State& state) {
  if (state.busy) return {};
  switch (state.screen) {
  case Screen::settings: return LeaveSettings{};
  case Screen::briefing:
  case Screen::debrief: return ShowHome{};
  case Screen::people: return state.person ? MaybeAction(ShowHome{}) : MaybeAction();
  case Screen::first_start: return state.people.empty() ? MaybeAction() : MaybeAction(ShowPeople{});
  default: return {};
  }
}

// What the large button of the screen does.
MaybeAction begin(const State& state) {
  if (!at_work(state) || state.busy) return {};
  if (state.screen == Screen::home && state.suggestion) {
    if (state.suggestion->attempt.empty()) return ShowBriefing{state.suggestion->scenario};
    return ResumeTalk{state.suggestion->attempt};
  }
  if (state.screen != Screen::briefing) return {};
  const std::string open = training::standing(state.history, state.briefing).open_attempt;
  if (!open.empty()) return ResumeTalk{open};
  return StartTalk{state.briefing};
}

MaybeAction hint(const State& state) {
  if (!may_reply(state) || state.talk->attempt.mode == training::Mode::assessment) return {};
  const TalkState& talk = *state.talk;
  if (talk.hints_shown >= scenario_of(talk).turns[talk.session.turn].hints.size()) return {};
  return TakeHint{};
}

MaybeAction pause(const State& state) {
  if (!may_reply(state) || !state.talk->countdown) return {};
  return PauseTalk{true};
}

MaybeAction play_on(const State& state) {
  if (!reads_talk(state) || !state.debrief->step || !can_play_on(*state.debrief, *state.debrief->step))
    return {};
  return PlayOnFrom{*state.debrief->step};
}

constexpr Command kCommands[] = {
    {"program.palette", "Ctrl+K", [](const Translator& w) { return w.tr("Find a command or a talk"); },
     [](const State& s) -> MaybeAction {
       if (!at_work(s)) return {};
       return ShowOverlay{Overlay::palette};
     }},
    {"program.keys", "F1", [](const Translator& w) { return w.tr("Keys of this screen"); },
     [](const State& s) -> MaybeAction {
       if (!at_work(s)) return {};
       return ShowOverlay{Overlay::keys};
     }},
    {"go.back", "Esc", [](const Translator& w) { return w.tr("Back"); }, back},
    {"talk.begin", "Enter", [](const Translator& w) { return w.tr("Begin, or go on with, this talk"); },
     begin},
    {"talk.hint", "H", [](const Translator& w) { return w.tr("Take a hint"); }, hint},
    {"talk.pause", "P", [](const Translator& w) { return w.tr("Pause the talk"); }, pause},
    {"talk.show_all", "Space", [](const Translator& w) { return w.tr("Show all lines at once"); },
     [](const State& s) -> MaybeAction {
       if (!in_talk(s) || is_told(*s.talk)) return {};
       return ShowAllLines{};
     }},
    {"talk.leave", "Esc", [](const Translator& w) { return w.tr("Leave the talk"); },
     [](const State& s) -> MaybeAction {
       if (!in_talk(s)) return {};
       return AskLeave{};
     }},
    {"talk.debrief", "Enter", [](const Translator& w) { return w.tr("See the debrief"); },
     [](const State& s) -> MaybeAction {
       if (!in_talk(s) || s.busy || !is_told(*s.talk) || s.talk->session.phase != scenario::Phase::ended)
         return {};
       return ShowDebrief{s.talk->attempt.id};
     }},
    {"debrief.play_on", "R", [](const Translator& w) { return w.tr("Play on from the chosen reply"); },
     play_on},
    {"debrief.whole", "Backspace", [](const Translator& w) { return w.tr("Look at the talk as a whole"); },
     [](const State& s) -> MaybeAction {
       if (!reads_talk(s) || !s.debrief->step) return {};
       return ShowStep{};
     }},
    {"debrief.export", "Ctrl+S", [](const Translator& w) { return w.tr("Save the debrief as a page"); },
     [](const State& s) -> MaybeAction {
       if (!reads_talk(s)) return {};
       return ExportAttempt{};
     }},
    {"debrief.again", "Ctrl+R", [](const Translator& w) { return w.tr("Try this talk again"); },
     [](const State& s) -> MaybeAction {
       if (!reads_talk(s)) return {};
       return StartTalk{s.debrief->attempt.scenario};
     }},
    {"go.home", "Ctrl+1", [](const Translator& w) { return w.tr("Home"); },
     [](const State& s) -> MaybeAction {
       if (!may_go(s) || s.screen == Screen::home) return {};
       return ShowHome{};
     }},
    {"go.settings", "Ctrl+,", [](const Translator& w) { return w.tr("Settings"); },
     [](const State& s) -> MaybeAction {
       if (!may_go(s) || s.screen == Screen::settings) return {};
       return ShowSettings{};
     }},
    {"go.people", "Ctrl+P", [](const Translator& w) { return w.tr("Switch to somebody else"); },
     [](const State& s) -> MaybeAction {
       if (!may_go(s) || s.screen == Screen::people) return {};
       return ShowPeople{};
     }},
    {"text.larger", "Ctrl+=", [](const Translator& w) { return w.tr("Larger text"); },
     [](const State& s) { return with_text_size(s, 1); }},
    {"text.smaller", "Ctrl+-", [](const Translator& w) { return w.tr("Smaller text"); },
     [](const State& s) { return with_text_size(s, -1); }},
    {"text.plain", "Ctrl+0", [](const Translator& w) { return w.tr("Text at 100 %"); },
     [](const State& s) { return with_text_size(s, 0); }},
    {"theme.light", "", [](const Translator& w) { return w.tr("Light appearance"); },
     [](const State& s) { return with(s, [](training::Person& p) { p.theme = "light"; }); }},
    {"theme.dark", "", [](const Translator& w) { return w.tr("Dark appearance"); },
     [](const State& s) { return with(s, [](training::Person& p) { p.theme = "dark"; }); }},
    {"theme.contrast", "", [](const Translator& w) { return w.tr("High contrast"); },
     [](const State& s) { return with(s, [](training::Person& p) { p.theme = "contrast"; }); }},
    {"motion.less", "", [](const Translator& w) { return w.tr("Less motion: on or off"); },
     [](const State& s) {
       return with(s, [](training::Person& p) { p.reduced_motion = !p.reduced_motion; });
     }},
    {"language.en", "", [](const Translator& w) { return w.tr("Language: English"); },
     [](const State& s) { return with(s, [](training::Person& p) { p.language = "en"; }); }},
    {"language.ru", "", [](const Translator& w) { return w.tr("Language: Russian"); },
     [](const State& s) { return with(s, [](training::Person& p) { p.language = "ru"; }); }},
};

bool fits(const Words& typed, std::string_view label) {
  const Words words = split_words(label);
  for (std::size_t i = 0; i < typed.size(); ++i) {
    bool found = false;
    for (std::size_t k = 0; k < words.size() && !found; ++k)
      found = words.folded(k).starts_with(typed.folded(i));
    if (!found) return false;
  }
  return true;
}

std::string talk_label(const Translator& words, const std::string& title) {
  return text::filled(words.trc("a talk in the list of commands", "Talk: {}"), title);
}

} // namespace

std::span<const Command> commands() {
  return kCommands;
}

const Command* find_command(std::string_view id) {
  const auto* found =
      std::find_if(std::begin(kCommands), std::end(kCommands), [&](const Command& c) { return c.id == id; });
  return found == std::end(kCommands) ? nullptr : found;
}

const Command* command_of_key(const State& state, std::string_view key) {
  for (const Command& command : kCommands)
    if (command.key == key && command.action(state)) return &command;
  return nullptr;
}

std::vector<ScreenKeys> screen_keys(const State& state, const Translator& words) {
  std::vector<ScreenKeys> keys;
  if (may_reply(state)) {
    keys.push_back({"1–9", words.tr("Say that reply")});
    keys.push_back({"← → ↑ ↓", words.tr("Choose among the replies")});
    keys.push_back({"Enter", words.tr("Say the chosen reply")});
  }
  if (reads_talk(state)) keys.push_back({"← →", words.tr("The reply before, the next reply")});
  keys.push_back({"Tab", words.tr("The next button or field; back with Shift")});
  keys.push_back({"Space", words.tr("Press what Tab has reached")});
  return keys;
}

std::vector<Offered> offered(const State& state, const Translator& words, std::string_view typed) {
  const Words wanted = split_words(typed);
  std::vector<Offered> lines;
  for (const Command& command : kCommands) {
    if (command.id == "program.palette") continue; // it is what lists them
    const std::string label = command.label(words);
    if (!fits(wanted, label)) continue;
    if (MaybeAction action = command.action(state))
      lines.push_back({std::string(command.id), label, std::string(command.key), *std::move(action)});
  }
  if (!may_go(state)) return lines;
  for (const training::ContentPtr& content : state.library.talks) {
    const std::string label = talk_label(words, content->in(words.language()).title);
    if (fits(wanted, label))
      lines.push_back({"talk:" + content->id(), label, {}, ShowBriefing{content->id()}});
  }
  return lines;
}

} // namespace riposte::app
