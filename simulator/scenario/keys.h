// The keys of every object in our files, in the order of docs/format.md: what the loader knows, what `fmt`
// writes first, and what the JSON Schemas describe.
#pragma once

#include <span>
#include <string_view>

#include "scenario/file_kind.h"

namespace riposte::scenario {

/// The objects of our files. A plural is an object whose keys the author chooses.
enum class Part {
  plain, // nothing is known of it
  scenario,
  customer,
  fact,
  state,
  variable,
  variant,
  turns,
  turn,
  line,
  objection,
  cause,
  reply,
  silence,
  feedback,
  alternative,
  rule,
  endings,
  ending,
  pass,
  translation,
  texts,
  translated_text,
  plays,
  recorded_play,
  expectation,
  pack,
  layout,
  boxes,
  box,
};

struct Key {
  std::string_view name;
  Part holds = Part::plain; // what its value is; of a list, what the entries are
};

/// Empty where the author chooses the keys.
std::span<const Key> keys_of(Part part);

/// What each member of an object is whose keys the author chooses.
Part each_of(Part part);

/// What the whole file is.
Part part_of(FileKind kind);

} // namespace riposte::scenario
