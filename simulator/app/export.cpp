#include "app/export.h"

#include "app/attempt_page.h"
#include "text/filled.h"

namespace riposte::app {

std::optional<WriteFile> export_attempt(const State& state, const text::Translator& words) {
  if (!state.debrief || !state.debrief->content || !state.catalogue) return std::nullopt;
  const DebriefState& debrief = *state.debrief;
  const training::Talk talk{debrief.session, debrief.events};
  AttemptPage page{
      *state.catalogue, debrief.content->in(words.language()), debrief.attempt, talk, nullptr, {}};
  if (debrief.review.state == Reviewing::State::done) page.review = debrief.review.review.get();
  if (state.person) page.person = state.person->name;
  return WriteFile{"riposte-" + debrief.attempt.scenario + "-" + words.plain_date(debrief.attempt.started),
                   ".html", attempt_page(page, words)};
}

Notice notice_of(const FileWritten& written, const text::Translator& words) {
  Notice notice;
  notice.text = words.tr("The page of this talk has been saved.");
  notice.detail = written.path;
  return notice;
}

} // namespace riposte::app
