#include "scenario/exchange/graph.h"

#include <vector>

#include <fmt/format.h>

#include "base/utf8.h"

namespace riposte::scenario::exchange {
namespace {

constexpr std::size_t kLongestLabel = 60; // characters of a line

enum class Shape { start, turn, good, bad, rules };
enum class Stroke { plain, automatic, silence, rule };

struct GraphNode {
  Shape shape = Shape::turn;
  std::vector<std::string> label; // lines
};

struct Edge {
  std::size_t from = 0, to = 0;
  Stroke stroke = Stroke::plain;
  std::vector<std::string> label;
};

struct Graph {
  std::vector<GraphNode> nodes;
  std::vector<Edge> edges;
};

std::string shortened(std::string_view text) {
  std::string out;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    if (count == kLongestLabel) return out + "…";
    const char32_t c = next_code_point(text, at);
    append_utf8(out, c < 0x20 || c == 0x7F ? U' ' : c);
  }
  return out;
}

class Builder {
public:
  explicit Builder(const Scenario& scenario) : scenario_(scenario) {}

  Graph build() {
    add_nodes();
    graph_.edges.push_back({0, node_of(scenario_.start), Stroke::automatic, {}});
    for (const Turn& turn : scenario_.turns) {
      const auto from = static_cast<std::size_t>(&turn - scenario_.turns.data()) + 1;
      for (std::size_t i = 0; i < turn.reply_count; ++i) add_reply(from, scenario_.reply_of(turn, i));
      if (turn.silence)
        add_ways(from, turn.silence->next, Stroke::silence, {fmt::format("silence, {} s", turn.seconds)});
      add_ways(from, turn.next, Stroke::automatic, {});
    }
    std::size_t number = 0;
    for (const Rule& rule : scenario_.rules)
      graph_.edges.push_back({graph_.nodes.size() - 1,
                              node_of(rule.to),
                              Stroke::rule,
                              {fmt::format("{}. if {}", ++number, shortened(rule.when.source))}});
    return std::move(graph_);
  }

private:
  /// The start, the turns, the endings and, where there are any, the rules.
  void add_nodes() {
    graph_.nodes.push_back({Shape::start, {"start"}});
    for (const Turn& turn : scenario_.turns) {
      GraphNode node{Shape::turn, {shortened(turn.id)}};
      if (!turn.says.empty()) node.label.push_back(shortened(turn.says.front().text));
      if (turn.objection) node.label.push_back("objection: " + shortened(turn.objection->id));
      graph_.nodes.push_back(std::move(node));
    }
    for (const Ending& ending : scenario_.endings)
      graph_.nodes.push_back({ending.good ? Shape::good : Shape::bad,
                              {shortened(ending.id), std::string(name_of(ending.outcome)) +
                                                         (ending.good ? ", good" : ", not good")}});
    if (!scenario_.rules.empty()) graph_.nodes.push_back({Shape::rules, {"rules"}});
  }

  std::size_t node_of(Target target) const {
    return 1 + target.index + (target.kind == Target::Kind::ending ? scenario_.turns.size() : 0);
  }

  void add_reply(std::size_t from, const Reply& reply) {
    std::vector<std::string> label{shortened(reply.id)};
    std::string levels;
    for (const Level& level : reply.consequence.levels)
      levels +=
          fmt::format("{}{} {}", levels.empty() ? "" : ", ", scenario_.skills[level.skill].id, level.level);
    if (!levels.empty()) label.push_back(levels);
    if (reply.consequence.ethics != Ethics::pass)
      label.push_back("ethics: " + std::string(name_of(reply.consequence.ethics)));
    if (!reply.when.always()) label.push_back("if " + shortened(reply.when.source));
    if (reply.once) label.emplace_back("once");
    add_ways(from, reply.consequence.next, Stroke::plain, label);
  }

  void add_ways(std::size_t from, const std::vector<Alternative>& ways, Stroke stroke,
                const std::vector<std::string>& label) {
    std::int64_t total = 0;
    for (const Alternative& way : ways) total += way.weight;
    for (const Alternative& way : ways) {
      Edge edge{from, node_of(way.to), stroke, label};
      if (!way.when.always()) edge.label.push_back("when " + shortened(way.when.source));
      if (way.weight > 0) edge.label.push_back(fmt::format("{}/{}", way.weight, total));
      graph_.edges.push_back(std::move(edge));
    }
  }

  const Scenario& scenario_;
  Graph graph_;
};

/// A quoted string of DOT: quotes and backslashes escaped, & as an entity, since Graphviz reads entities.
std::string dot_string(const std::vector<std::string>& lines) {
  std::string out = "\"";
  for (const std::string& line : lines) {
    if (&line != &lines.front()) out += "\\n";
    for (const char c : line) {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
      if (c == '&') out += "amp;";
    }
  }
  return out + '"';
}

std::string dot(const Scenario& scenario, const Graph& graph) {
  static constexpr std::string_view kShapes[] = {
      "shape=circle", "shape=box, style=rounded",
      "shape=box, style=filled, fillcolor=\"#cfe8cf\", peripheries=2",
      "shape=box, style=filled, fillcolor=\"#f2d0cc\", peripheries=2", "shape=note"};
  static constexpr std::string_view kStrokes[] = {"", "style=bold", "style=dashed", "style=dotted"};
  std::string out = fmt::format("digraph {} {{\n  rankdir=TB;\n  node [fontname=\"sans-serif\"];\n"
                                "  edge [fontname=\"sans-serif\", fontsize=10];\n",
                                dot_string({scenario.id}));
  for (std::size_t i = 0; i < graph.nodes.size(); ++i)
    out += fmt::format("  n{} [{}, label={}];\n", i, kShapes[static_cast<std::size_t>(graph.nodes[i].shape)],
                       dot_string(graph.nodes[i].label));
  for (const Edge& edge : graph.edges) {
    std::string look(kStrokes[static_cast<std::size_t>(edge.stroke)]);
    if (!edge.label.empty()) look += (look.empty() ? "label=" : ", label=") + dot_string(edge.label);
    out += fmt::format("  n{} -> n{}{};\n", edge.from, edge.to, look.empty() ? "" : " [" + look + "]");
  }
  return out + "}\n";
}

/// A quoted text of Mermaid: every sign that could mean something there as its number.
std::string mermaid_string(const std::vector<std::string>& lines) {
  constexpr std::string_view kPlain = " .,:!?'()/+-=_";
  std::string out = "\"";
  for (const std::string& line : lines) {
    if (&line != &lines.front()) out += "<br/>";
    for (const char c : line) {
      const auto byte = static_cast<unsigned char>(c);
      const bool word =
          byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (word || kPlain.find(c) != std::string_view::npos)
        out += c;
      else
        out += c == '"' ? "#quot;" : fmt::format("#{};", byte);
    }
  }
  return out + '"';
}

std::string mermaid(const Graph& graph) {
  static constexpr std::pair<std::string_view, std::string_view> kShapes[] = {
      {"((", "))"}, {"(", ")"}, {"[", "]:::good"}, {"[", "]:::bad"}, {">", "]"}};
  static constexpr std::string_view kStrokes[] = {"-->", "==>", "-.->", "-.->"};
  std::string out = "flowchart TD\n";
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const auto& [open, close] = kShapes[static_cast<std::size_t>(graph.nodes[i].shape)];
    out += fmt::format("  n{}{}{}{}\n", i, open, mermaid_string(graph.nodes[i].label), close);
  }
  for (const Edge& edge : graph.edges) {
    const std::string label = edge.label.empty() ? "" : "|" + mermaid_string(edge.label) + "|";
    out += fmt::format("  n{} {}{} n{}\n", edge.from, kStrokes[static_cast<std::size_t>(edge.stroke)], label,
                       edge.to);
  }
  return out + "  classDef good fill:#cfe8cf,stroke:#3a7a3a\n  classDef bad fill:#f2d0cc,stroke:#a33a2c\n";
}

} // namespace

std::string graph_text(const Scenario& scenario, GraphFormat format) {
  const Graph graph = Builder(scenario).build();
  return format == GraphFormat::dot ? dot(scenario, graph) : mermaid(graph);
}

} // namespace riposte::scenario::exchange
