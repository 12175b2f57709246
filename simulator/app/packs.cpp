#include "app/packs.h"

#include "text/error_text.h"
#include "text/filled.h"

namespace riposte::app {
namespace {

/// In the language of the interface, else in English, else in the first there is.
std::string title_in(const std::map<std::string, std::string, std::less<>>& titles,
                     std::string_view language) {
  for (const std::string_view wanted : {language, std::string_view("en")})
    if (const auto found = titles.find(wanted); found != titles.end()) return found->second;
  return titles.empty() ? std::string() : titles.begin()->second;
}

} // namespace

Notice notice_of(const PackInstalled& installed, const text::Translator& words) {
  const std::string title = title_in(installed.title, words.language());
  const long long talks = installed.talks;
  Notice notice;
  if (installed.was_there)
    notice.text = text::filled(words.tr("The pack “{}” had been added before."), title);
  else if (installed.replaced)
    notice.text = text::filled(
        words.trn("The pack “{}” was renewed: {} talk.", "The pack “{}” was renewed: {} talks.", talks),
        title, talks);
  else
    notice.text = text::filled(
        words.trn("The pack “{}” was added: {} talk.", "The pack “{}” was added: {} talks.", talks), title,
        talks);
  if (!installed.problem.message.empty()) {
    notice.kind = Notice::Kind::warning;
    notice.detail = text::said(words, installed.problem);
  }
  return notice;
}

} // namespace riposte::app
