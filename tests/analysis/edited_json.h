// Edits of scenario files as an author makes them, one at a time, at random.
#pragma once

#include <string>

#include "base/random.h"

namespace riposte::analysis::test {

struct EditedTalk {
  std::string text;
  bool wording = false; // nothing else was touched
};

/// The file after one edit: a line, an amount, a condition's number, where a way leads, a weight, a level, a
/// `once`, a good ending, a start value, a reply more or less, a rule less. It always loads without errors.
EditedTalk edited(const std::string& talk, SplitMix64& random);

} // namespace riposte::analysis::test
