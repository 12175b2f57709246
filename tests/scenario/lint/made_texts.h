// Talks put together for the rules about texts: each row of a table changes one text of a talk without
// remarks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenario/lint/texts.h"
#include "scenario/model.h"

namespace riposte::scenario::test {

struct MadeReply {
  std::string text;
  int level = 0;
  Ethics ethics = Ethics::pass;
};

struct MadeTurn {
  std::vector<std::string> lines;
  std::vector<MadeReply> replies;
};

inline Feedback made_feedback(std::string_view language) {
  if (language == "ru") return {"Вопрос был коротким.", "Сначала спросите.", "«А как у вас?»"};
  return {"The question was short.", "Ask first.", "“And how is it with you?”"};
}

/// Turns "t0", "t1", …, replies "t0-r0", …, one skill, one ending; feedback that no rule minds.
inline Scenario made_talk(std::string_view language, const std::vector<MadeTurn>& turns) {
  Scenario made;
  made.id = "made";
  made.language = language;
  made.skills = {{"clarify", 1}};
  made.endings.push_back({"end", Outcome::won_step, true, "", "", ""});
  for (const MadeTurn& source : turns) {
    Turn turn;
    turn.id = "t" + std::to_string(made.turns.size());
    for (const std::string& text : source.lines) {
      Line line;
      line.text = text;
      turn.says.push_back(line);
    }
    turn.first_reply = made.replies.size();
    turn.reply_count = source.replies.size();
    for (std::size_t i = 0; i < source.replies.size(); ++i) {
      Reply reply;
      reply.id = turn.id + "-r" + std::to_string(i);
      reply.turn = made.turns.size();
      reply.text = source.replies[i].text;
      reply.consequence.levels = {{0, source.replies[i].level}};
      reply.consequence.ethics = source.replies[i].ethics;
      reply.consequence.feedback = made_feedback(language);
      made.replies.push_back(std::move(reply));
    }
    made.turns.push_back(std::move(turn));
  }
  return made;
}

inline lint::Remarks remarks_on(const Scenario& scenario) {
  lint::Remarks remarks;
  lint::lint_texts(scenario, remarks);
  return remarks;
}

/// Every remark as "code pointer".
inline std::vector<std::string> places_of(const lint::Remarks& remarks) {
  std::vector<std::string> out;
  for (const lint::Remark& remark : remarks) out.push_back(remark.code + " " + remark.pointer);
  return out;
}

inline std::vector<std::string> codes_of(const lint::Remarks& remarks) {
  std::vector<std::string> out;
  for (const lint::Remark& remark : remarks) out.push_back(remark.code);
  return out;
}

/// One row: a text, and whether the rule of the table speaks.
struct TextRow {
  std::string_view language;
  std::string text;
  bool remarked = false;
};

} // namespace riposte::scenario::test
