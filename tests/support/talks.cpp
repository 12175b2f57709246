#include "support/talks.h"

#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include <fmt/format.h>

#include "base/hash.h"
#include "scenario/record.h"
#include "scenario/translation/translation.h"

namespace riposte::test {
namespace {

constexpr int kTurns = 24;

std::string turn_id(int number) {
  return fmt::format("t{:02}", (number - 1) % kTurns + 1);
}

std::string reply_text(int turn, char letter, const std::string& rest) {
  return fmt::format(R"({{"id": "r{0:02}{1}", "text": "Reply {1} of {0}", {2}}})", turn, letter, rest);
}

std::string turn_text(int n) {
  std::string text = fmt::format(
      R"("{}": {{"says": [{{"text": "Line {}", "variants": ["Line {} again", "So"]}}],)", turn_id(n), n, n);
  if (n % 4 == 1) text += R"("objection": {"id": "brush-off.not-interested", "sincerity": "smokescreen"},)";
  if (n % 3 == 0)
    text +=
        fmt::format(R"("seconds": 20, "silence": {{"add": {{"trust": -3}}, "next": "{}"}},)", turn_id(n + 1));
  text += R"("hints": ["Ask", "Listen"], "replies": [)";
  text += reply_text(
      n, 'a',
      fmt::format(
          R"("levels": {{"listen": 3}}, "add": {{"trust": 2}}, "next": [{{"to": "{}", "weight": 2}}, {{"to": "{}", "weight": 1}}])",
          turn_id(n + 1), turn_id(n + 7)));
  text += ",";
  text += reply_text(
      n, 'b',
      fmt::format(
          R"("levels": {{"clarify": 1}}, "add": {{"trust": -4}}, "reaction": {{"text": "Hm.", "variants": ["Well."]}}, "next": "{}")",
          turn_id(n + 5)));
  text += ",";
  text += reply_text(
      n, 'c',
      fmt::format(
          R"("once": true, "when": "trust > 30", "levels": {{"listen": 4, "clarify": 2}}, "next": "{}")",
          n == kTurns ? std::string("deal") : turn_id(n)));
  return text + "]}";
}

} // namespace

catalogue::Catalogue small_catalogue() {
  catalogue::Catalogue catalogue;
  catalogue::Family family;
  family.id = "brush-off";
  family.leaves.resize(1);
  family.leaves[0].id = "brush-off.not-interested";
  catalogue.families.push_back(family);
  catalogue.rubric.version = 1;
  catalogue.rubric.skills.resize(2);
  catalogue.rubric.skills[0].id = "listen";
  catalogue.rubric.skills[1].id = "clarify";
  return catalogue;
}

std::string long_talk_source(const std::string& id, int version) {
  std::string text =
      fmt::format(R"({{"format": "riposte.scenario/1", "id": "{}", "version": {}, "language": "en",
 "title": "A long talk", "brief": "Hold on.", "objections": ["brush-off.not-interested"],
 "skills": {{"listen": 2, "clarify": 1}}, "state": {{"trust": {{"start": 40}}}},
 "variants": [{{"id": "calm", "weight": 2}}, {{"id": "tense", "weight": 1, "set": {{"trust": 25}}}}],
 "rules": [{{"when": "trust <= 2", "to": "hangs-up"}}],
 "endings": {{"deal": {{"outcome": "won-step", "good": true, "text": "Fine."}},
              "hangs-up": {{"outcome": "burned", "good": false, "text": "Bye."}}}},
 "start": "t01", "limit": 60, "turns": {{
)",
                  id, version);
  for (int n = 1; n <= kTurns; ++n) text += turn_text(n) + (n < kTurns ? ",\n" : "\n");
  return text + "}}\n";
}

std::string long_talk_in_russian(const std::string& id, const std::string& greeting) {
  const auto entry = [](const std::string& pointer, const std::string& text, const std::string& source) {
    return fmt::format(R"("{}": {{"text": "{}", "from": "{}"}})", pointer, text,
                       scenario::source_hash(source));
  };
  return fmt::format(
      R"({{"format": "riposte.translation/1", "of": "{}", "language": "ru", "text": {{ {}, {}, {} }} }})", id,
      entry("/title", "Долгий разговор", "A long talk"), entry("/turns/t01/says/0/text", greeting, "Line 1"),
      entry("/turns/t02/replies/r02a/text", "Ответ «а»", "Reply a of 2"));
}

training::ContentPtr long_talk(int version, const std::string& greeting) {
  auto content =
      training::make_content(long_talk_source("long-talk", version),
                             {{"ru", long_talk_in_russian("long-talk", greeting)}}, small_catalogue());
  if (!content) throw std::runtime_error(content.error().message);
  return *content;
}

training::Person ann() {
  return {random_uuid(), "Ann Öst Анна", "hunter", "ru", "dark", 120, true};
}

training::Attempt new_attempt(const training::Person& person, const training::ContentPtr& content,
                              std::uint64_t seed) {
  training::Attempt attempt;
  attempt.id = random_uuid();
  attempt.person = person.id;
  attempt.scenario = content->id();
  attempt.scenario_version = content->in("en").version;
  attempt.scenario_hash = content->hash();
  attempt.seed = seed;
  attempt.language = person.language;
  attempt.started = Instant{1'700'000'000'000 + static_cast<std::int64_t>(seed % 1'000'000)};
  return attempt;
}

scenario::Input random_input(const scenario::Scenario& scenario, const scenario::Session& session,
                             SplitMix64& random) {
  if (scenario::silence_possible(scenario, session) && random.next() % 4 == 0) return {true, 0};
  return {false, session.offered.at(random.next() % session.offered.size())};
}

std::vector<std::string> as_json(const scenario::Scenario& scenario,
                                 const std::vector<scenario::Event>& events) {
  std::vector<std::string> texts;
  for (const scenario::Event& event : events) texts.push_back(scenario::event_json(scenario, event));
  return texts;
}

void write_text(const std::filesystem::path& file, const std::string& text) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream stream(file, std::ios::binary);
  stream << text;
  if (!stream.flush()) throw std::runtime_error("cannot write " + file.string());
}

void write_share(const std::filesystem::path& share, const std::filesystem::path& source_tree) {
  std::filesystem::create_directories(share);
  std::filesystem::copy(source_tree / "content", share / "content", std::filesystem::copy_options::recursive);
  const std::filesystem::path pack = share / "scenarios" / "test-pack";
  write_text(pack / "pack.json",
             R"({"format": "riposte.pack/1", "id": "test-pack", "title": {"en": "Tests"}, "version": 1,
 "licence": "CC-BY-4.0", "languages": ["en", "ru"], "scenarios": ["long-talk"]})");
  write_text(pack / "long-talk.json", long_talk_source());
  write_text(pack / "long-talk.ru.json", long_talk_in_russian());
}

} // namespace riposte::test
