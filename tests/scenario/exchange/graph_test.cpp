// Graphs of scenarios: two goldens, the counts of the shipped talks, and texts that try to break out.
#include "scenario/exchange/graph.h"

#include <algorithm>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "made.h"

namespace riposte::scenario::exchange::test {
namespace {

using scenario::test::loaded;

/// What is left outside quoted strings.
std::string bare(const std::string& text, bool backslashes) {
  std::string out;
  bool quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (quoted && backslashes && text[at] == '\\')
      ++at;
    else if (text[at] == '"')
      quoted = !quoted;
    else if (!quoted)
      out += text[at];
  }
  EXPECT_FALSE(quoted) << text;
  return out;
}

struct Counts {
  std::size_t nodes = 0, edges = 0;
  friend bool operator==(const Counts&, const Counts&) = default;
};

void PrintTo(const Counts& counts, std::ostream* out) {
  *out << counts.nodes << " nodes, " << counts.edges << " edges";
}

/// Lines that begin with a node's name; those with an arrow are edges.
Counts counts_in(const std::string& bare_text) {
  Counts counts;
  std::istringstream lines(bare_text);
  for (std::string line; std::getline(lines, line);) {
    if (line.size() < 4 || !line.starts_with("  n") || line[3] < '0' || line[3] > '9') continue;
    const bool arrow = line.find("->") != std::string::npos || line.find("==>") != std::string::npos;
    ++(arrow ? counts.edges : counts.nodes);
  }
  return counts;
}

bool made_of(const std::string& text, std::string_view signs) {
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' ||
           c == '\n' || signs.find(c) != std::string_view::npos;
  });
}

TEST(Graph, AsDot) {
  EXPECT_EQ(graph_text(loaded(scenario::test::kFull), GraphFormat::dot), R"(digraph "made-up" {
  rankdir=TB;
  node [fontname="sans-serif"];
  edge [fontname="sans-serif", fontsize=10];
  n0 [shape=circle, label="start"];
  n1 [shape=box, style=rounded, label="opening\nHello?\nobjection: brush-off.not-interested"];
  n2 [shape=box, style=rounded, label="closing\nobjection: timing.later"];
  n3 [shape=box, style=filled, fillcolor="#cfe8cf", peripheries=2, label="step\nwon-step, good"];
  n4 [shape=box, style=filled, fillcolor="#f2d0cc", peripheries=2, label="left\nlost-polite, not good"];
  n5 [shape=note, label="rules"];
  n0 -> n1 [style=bold];
  n1 -> n2 [label="ask\nlisten 3\nethics: warn\nif trust > 10\nonce\nwhen asked\n2/3"];
  n1 -> n4 [label="ask\nlisten 3\nethics: warn\nif trust > 10\nonce\n1/3"];
  n1 -> n4 [label="leave"];
  n1 -> n2 [style=dashed, label="silence, 20 s"];
  n1 -> n2 [style=bold];
  n2 -> n3 [label="close"];
  n5 -> n4 [style=dotted, label="1. if trust < 1"];
}
)");
}

TEST(Graph, AsMermaid) {
  EXPECT_EQ(graph_text(loaded(scenario::test::kFull), GraphFormat::mermaid), R"(flowchart TD
  n0(("start"))
  n1("opening<br/>Hello?<br/>objection: brush-off.not-interested")
  n2("closing<br/>objection: timing.later")
  n3["step<br/>won-step, good"]:::good
  n4["left<br/>lost-polite, not good"]:::bad
  n5>"rules"]
  n0 ==> n1
  n1 -->|"ask<br/>listen 3<br/>ethics: warn<br/>if trust #62; 10<br/>once<br/>when asked<br/>2/3"| n2
  n1 -->|"ask<br/>listen 3<br/>ethics: warn<br/>if trust #62; 10<br/>once<br/>1/3"| n4
  n1 -->|"leave"| n4
  n1 -.->|"silence, 20 s"| n2
  n1 ==> n2
  n2 -->|"close"| n3
  n5 -.->|"1. if trust #60; 1"| n4
  classDef good fill:#cfe8cf,stroke:#3a7a3a
  classDef bad fill:#f2d0cc,stroke:#a33a2c
)");
}

void expect_counts(const Scenario& talk) {
  std::size_t edges = 1 + talk.rules.size();
  for (const Turn& turn : talk.turns)
    edges += turn.next.size() + (turn.silence ? turn.silence->next.size() : 0);
  for (const Reply& reply : talk.replies) edges += reply.consequence.next.size();
  const std::size_t nodes = 1 + talk.turns.size() + talk.endings.size() + (talk.rules.empty() ? 0 : 1);
  const std::string dot = bare(graph_text(talk, GraphFormat::dot), true);
  EXPECT_EQ(counts_in(dot), (Counts{nodes, edges})) << dot;
  EXPECT_TRUE(made_of(dot, "[]{};=,>-")) << dot; // nothing of the texts
  const std::string text = graph_text(talk, GraphFormat::mermaid), mermaid = bare(text, false);
  EXPECT_EQ(counts_in(mermaid), (Counts{nodes, edges})) << mermaid;
  EXPECT_TRUE(made_of(mermaid, "[](){};=,>:#.|-")) << mermaid;
  for (const char* meant : {"%%", "`", "<script", "**"})
    EXPECT_EQ(text.find(meant), std::string::npos) << text;
}

TEST(Graph, HoldsEveryTurnAndWayOfTheShippedTalks) {
  for (const char* name : {"not-interested", "value-for-money"})
    expect_counts(loaded(riposte::test::shipped_text("scenarios/first-pack/" + std::string(name) + ".json")));
}

TEST(Graph, NoTextBreaksOut) {
  for (const char* evil :
       {"\\\"];n9->n9;//", "\\\\", "\\\\\\\"", "a\\nb", "&lt;&amp;", "]]:::x", "%%{init}%%", "`**x**`",
        "#quot;", "-->|x|", "end", "<script>", "\\u0000\\u001b", "\\u2028;", "\\\\n\\\\N\\\\l"}) {
    const std::string id = std::string(evil).find_first_of("\"'") == std::string::npos &&
                                   std::string(evil).find("\\n") == std::string::npos &&
                                   std::string(evil).find("\\u") == std::string::npos
                               ? evil
                               : "plain";
    const Scenario talk = loaded(scenario::test::talk(
        "\"a\":{\"says\":[\"" + std::string(evil) + "\"],\"replies\":[{\"id\":\"" + id +
        "\",\"text\":\"R\",\"next\":\"b" + id + "\"}]},\"b" + id + "\":{\"next\":\"won\"}"));
    ASSERT_EQ(talk.turns.size(), 2u) << evil;
    expect_counts(talk);
  }
}

TEST(Graph, LongLinesAreShortened) {
  const std::string line(300, 'x');
  const Scenario talk = loaded(scenario::test::talk("\"a\":{\"says\":[\"" + line + "\"],\"next\":\"won\"}"));
  EXPECT_THAT(graph_text(talk, GraphFormat::dot), testing::HasSubstr("\\n" + std::string(60, 'x') + "…\""));
}

} // namespace
} // namespace riposte::scenario::exchange::test
