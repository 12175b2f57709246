#include "app/attempt_page.h"

#include "app/attempt_page_parts.h"
#include "app/html.h"
#include "app/names.h"
#include "text/filled.h"

namespace riposte::app {
namespace {

using text::filled;

// Colours of the light theme; black on white where it is printed.
constexpr const char* kStyle = R"(<style>
:root{color-scheme:light}
body{margin:0 auto;max-width:860px;padding:32px 24px;background:#fff;color:#1b2430;
font:16px/1.5 "Noto Sans","Segoe UI",system-ui,sans-serif}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 4px}h2{font-size:1.2rem;margin:32px 0 12px}
p{margin:4px 0;overflow-wrap:anywhere}.quiet{color:#556170}.small{font-size:.875rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;margin:16px 0}
dt{color:#556170}dd{margin:0;overflow-wrap:anywhere}
.total{font-size:2.5rem;font-weight:700;line-height:1.1}
.good{color:#0b6b3a}.poor{color:#9a3412}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{text-align:left;vertical-align:top;padding:6px 10px 6px 0;border-bottom:1px solid #d5dbe3;
overflow-wrap:anywhere}
th{color:#556170;font-weight:600}.number{text-align:right;white-space:nowrap}
svg{display:block;width:100%;height:auto}
.turn{border:1px solid #d5dbe3;border-radius:8px;padding:12px 16px;margin:0 0 12px}
.own{border-left:4px solid #0f6e6e;padding-left:12px;margin:8px 0;font-weight:600}
.note{white-space:pre-wrap}
@media print{body{max-width:none;padding:0;font-size:10.5pt;color:#000}
.turn,tr,svg{break-inside:avoid}h2{break-after:avoid}thead{display:table-header-group}
@page{margin:16mm}}
</style>
)";

std::string time_text(const text::Translator& words, int percent) {
  if (percent == 0) return words.tr("No limit");
  return filled(words.trc("times as long or as fast", "×{}"),
                words.number(percent / 100.0, percent % 100 == 0 ? 0 : 1));
}

std::string facts(const Sections& of) {
  const text::Translator& words = of.words;
  const training::Attempt& attempt = of.page.attempt;
  std::string html = "<dl>\n";
  const auto fact = [&](const std::string& label, const std::string& text) {
    if (!text.empty()) html += element("dt", label) + element("dd", text);
  };
  fact(words.trc("attempt", "Who"), of.page.person);
  fact(words.trc("attempt", "When"), words.date(attempt.started));
  fact(words.trc("attempt", "Mode"), mode_name(words, attempt.mode));
  fact(words.tr("Time to answer"), time_text(words, attempt.timer_percent));
  fact(words.trc("attempt", "Hints taken"), std::to_string(attempt.hints.size()));
  if (!attempt.branch_of.empty())
    fact(words.trc("attempt", "Line"),
         filled(words.tr("Played on from turn {} of another attempt"), attempt.branch_step + 1));
  fact(words.trc("attempt", "Scenario"),
       filled(words.trc("id, version", "{}, version {}"), attempt.scenario, attempt.scenario_version));
  fact(words.trc("attempt", "Rubric"), filled(words.tr("version {}"), of.receipt.rubric_version));
  return html + "</dl>\n";
}

std::string note_section(const Sections& of) {
  if (of.page.attempt.note.empty()) return {};
  return "<section>\n" + element("h2", of.words.tr("Notes")) + element("p", of.page.attempt.note, "note") +
         "</section>\n";
}

} // namespace

std::string attempt_page(const AttemptPage& page, const text::Translator& words) {
  Sections of{page, words};
  of.score = scenario::score_of(page.scenario, page.talk.session);
  of.receipt = training::receipt_of(page.scenario, page.talk.events, page.catalogue.rubric.version);
  std::string html = "<!DOCTYPE html>\n<html lang=\"" + escaped(words.language()) +
                     "\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  html += element("title", filled(words.trc("title of a page", "{} – Riposte"), page.scenario.title));
  html += kStyle;
  html += "</head>\n<body>\n<header>\n" + element("h1", page.scenario.title);
  html += element("p", page.scenario.summary, "quiet") + facts(of) + "</header>\n<main>\n";
  html += score_section(of) + skills_section(of) + own_view_section(of) + curve_section(of) +
          receipt_section(of) + transcript_section(of) + note_section(of);
  return html + "</main>\n</body>\n</html>\n";
}

} // namespace riposte::app
