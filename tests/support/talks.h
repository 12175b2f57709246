// A talk with many turns, and what tests do with talks: random replies, attempts, a share folder.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/random.h"
#include "catalogue/catalogue.h"
#include "training/attempt.h"
#include "training/library.h"

namespace riposte::test {

/// Just the ids that long_talk() uses; made in code, so that these tests do not depend on content/.
catalogue::Catalogue small_catalogue();

/// 24 turns with chance, variants, silences, `once` replies, rules and hints; English.
std::string long_talk_source(const std::string& id = "long-talk", int version = 1);
/// Some of its texts in Russian; `greeting` makes one translation differ from another.
std::string long_talk_in_russian(const std::string& id = "long-talk",
                                 const std::string& greeting = "Слушаю вас.");

training::ContentPtr long_talk(int version = 1, const std::string& greeting = "Слушаю вас.");

training::Person ann();
training::Attempt new_attempt(const training::Person& person, const training::ContentPtr& content,
                              std::uint64_t seed);

/// One of the offered replies, now and then silence where that is possible. The session must await an input.
scenario::Input random_input(const scenario::Scenario& scenario, const scenario::Session& session,
                             SplitMix64& random);

std::vector<std::string> as_json(const scenario::Scenario& scenario,
                                 const std::vector<scenario::Event>& events);

void write_text(const std::filesystem::path& file, const std::string& text);

/// Copies content/ of the source tree and adds one pack with the long talk in both languages.
void write_share(const std::filesystem::path& share, const std::filesystem::path& source_tree);

} // namespace riposte::test
