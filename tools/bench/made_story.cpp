#include "made_story.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/random.h"

namespace riposte::bench {
namespace {

constexpr std::size_t kVariables = 3;

class Story {
public:
  explicit Story(std::size_t turns) : turns_(turns) {}

  std::string text() {
    std::string out =
        R"({"format":"riposte.scenario/1","id":"made-story","version":1,"language":"en","title":"Made",)"
        R"("brief":"Made.","skills":{"acknowledge":1},"state":{)";
    for (std::size_t i = 0; i < kVariables; ++i)
      out += fmt::format("{}\"v{}\":{{\"start\":40}}", i == 0 ? "" : ",", i);
    out += R"(},"start":"t0","turns":{)";
    for (std::size_t i = 0; i < turns_; ++i) out += (i == 0 ? "" : ",") + turn(i);
    out += fmt::format(R"(,"t{}":{{"says":["So?"],"next":[)", turns_);
    out += R"({"to":"won","when":"v0 + v1 > v2 + 40"},{"to":"won","when":"v2 > 60"},{"to":"lost"}]}},)"
           R"("endings":{"won":{"outcome":"won-step","good":true,"text":"Yes."},)"
           R"("lost":{"outcome":"lost-polite","good":false,"text":"No."}}})";
    return out;
  }

private:
  std::size_t below(std::size_t bound) { return random_.next() % bound; }
  std::string way(std::size_t from) { return fmt::format("t{}", std::min(turns_, from + 1 + below(3))); }

  std::string turn(std::size_t i) {
    std::string out = fmt::format(R"("t{}":{{"says":["Line {}."],"replies":[)", i, i);
    for (std::size_t r = 0; r < 3; ++r) out += (r == 0 ? "" : ",") + reply(i, r);
    return out + "]}";
  }

  std::string reply(std::size_t turn, std::size_t r) {
    const std::size_t one = below(kVariables), other = (one + 1 + below(kVariables - 1)) % kVariables;
    std::string out = fmt::format(R"({{"id":"r{}-{}","text":"Reply {} {}.","levels":{{"acknowledge":{}}},)",
                                  turn, r, turn, r, below(5));
    out += fmt::format(R"("add":{{"v{}":{},"v{}":{}}},)", one, amount(), other, amount());
    if (r == 2 && below(4) == 0)
      out += fmt::format(R"("when":"v{} > {}",)", below(kVariables), 30 + below(40));
    if (r == 1 && turn % 16 == 15) return out + fmt::format(R"("once":true,"next":"t{}"}})", turn - below(8));
    if (r == 0 && below(6) == 0)
      return out + fmt::format(R"("next":[{{"to":"{}","weight":2}},{{"to":"{}","weight":1}}]}})", way(turn),
                               way(turn));
    return out + fmt::format(R"("next":"{}"}})", way(turn));
  }

  int amount() { return static_cast<int>(below(7)) * 4 - 12; }

  std::size_t turns_;
  SplitMix64 random_{20261123};
};

} // namespace

std::string made_story(std::size_t turns) {
  return Story(turns).text();
}

} // namespace riposte::bench
