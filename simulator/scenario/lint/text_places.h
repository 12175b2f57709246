// Every text of a scenario with its part in the talk and its place in the file.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "scenario/model.h"

namespace riposte::scenario::lint {

enum class Part {
  title,
  summary,
  brief,
  name,  // of the customer, the firm, a second speaker
  label, // industry, job, goal, fear
  fact,
  line, // of a turn, or another wording of it
  reaction,
  hint,
  reply,
  example, // a reply in other words
  effect,  // feedback, of a reply or a silence
  rule,
  advice,
  ending,
  debrief,
};

/// A text and where it stands. The pointer is put together only for a remark: most texts need none.
struct Place {
  Part part = Part::title;
  std::size_t turn = npos;    // index, where the text belongs to a turn
  std::size_t reply = npos;   // index, where it belongs to a reply; a silence has none
  std::size_t item = 0;       // index of line, fact, hint, example or ending
  std::size_t wording = npos; // index into the variants of a line, npos: its text
  std::string_view step{};    // the key of a label or a name
};

/// In file order; empty texts are left out.
void for_each_place(const Scenario& scenario,
                    const std::function<void(const Place& place, const std::string& text)>& visit);

/// RFC 6901, into the scenario's file.
std::string pointer_of(const Scenario& scenario, const Place& place);

/// The pointer as a translation writes it: reply and fact ids in place of indexes (translation.h).
class TranslationKeys {
public:
  explicit TranslationKeys(const Scenario& scenario);
  std::string of(std::string_view pointer) const;

private:
  const Scenario& scenario_;
  std::map<std::string, std::size_t, std::less<>> turns_; // index by escaped id
};

} // namespace riposte::scenario::lint
