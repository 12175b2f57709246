#include "made_talk.h"

#include <fmt/format.h>

namespace riposte::bench {

std::string made_talk(std::size_t turns, std::size_t stride) {
  const auto after = [&](std::size_t turn) {
    const std::size_t next = (turn + stride) % turns;
    return next == 0 ? std::string("agreed") : fmt::format("turn-{}", next);
  };
  std::string text = R"({"format":"riposte.scenario/1","id":"made-talk","title":"A long talk","limit":1000000,
"skills":{"listen":2,"clarify":1},"state":{"trust":{"start":40},"irritation":{"start":20},"asked":{"start":false}},
"variants":[{"id":"calm"},{"id":"pressed","set":{"irritation":35}}],"start":"turn-0","turns":{)";
  for (std::size_t i = 0; i < turns; ++i) {
    const std::string next = after(i), over_next = after((i + stride) % turns);
    fmt::format_to(std::back_inserter(text),
                   R"({}"turn-{}":{{
  "says":["Our carrier has been with us for {} years and I see no reason to change it now."],
  "objection":{{"id":"competitor.incumbent-loyal"}},
  "replies":[
    {{"id":"ask-{}","text":"What would he have to do for you to look round, number {}?","levels":{{"listen":3,"clarify":3}},
     "add":{{"trust":4,"irritation":-2}},"set":{{"asked":true}},"next":"{}"}},
    {{"id":"push-{}","text":"We are better, and cheaper by a tenth.","when":"trust > 20 or not asked",
     "levels":{{"listen":1}},"add":{{"irritation":6}},
     "next":[{{"to":"{}","when":"irritation < 60"}},{{"to":"{}"}}]}}]}})",
                   i == 0 ? "" : ",\n", i, i % 17 + 1, i, i, next, i, next, over_next);
  }
  text += R"(},
"endings":{"agreed":{"outcome":"won-step","good":true,"text":"We have a date."}}})";
  return text;
}

} // namespace riposte::bench
