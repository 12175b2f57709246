#include "scenario/layout.h"

#include <cmath>
#include <unordered_set>

#include "scenario/loading.h"

namespace riposte::scenario {
namespace {

using json::Value;

double read_place(Loading& loading, const Node& box, std::string_view key) {
  const auto node = loading.any(box, key, Need::required);
  if (!node) return 0;
  if (!(*node)->is_number())
    loading.error("value-type", *node, phrase("must be a number, not {}", json::kind_name((*node)->kind)));
  else if (std::abs((*node)->number) > kFarthestBox)
    loading.error("value-range", *node, phrase("a box stands within a million each way of the origin"));
  else
    return (*node)->number;
  return 0;
}

} // namespace

LoadedLayout load_layout(std::string_view text) {
  json::Document document = json::parse(text);
  return load_layout(text, document);
}

LoadedLayout load_layout(std::string_view text, json::Document& document) {
  static const catalogue::Catalogue nothing;
  Loading loading(text, nothing);
  Layout layout;
  if (const auto root = sidecar_root(loading, document, FileKind::layout)) {
    loading.check_keys(*root, Part::layout);
    layout.of = loading.text(*root, "of", Need::required);
    loading.text(*root, "note");
    if (const auto boxes = loading.member(*root, "boxes", Value::Kind::object, Need::required))
      for (const auto& [member, node] : members_of(*boxes)) {
        if (!node->is(Value::Kind::object)) {
          loading.error("value-type", node,
                        phrase("a box is an object such as {{\"x\": 0, \"y\": 0}}, not {}",
                               json::kind_name(node->kind)));
          continue;
        }
        loading.check_keys(node, Part::box);
        layout.boxes.push_back({member->key, read_place(loading, node, "x"), read_place(loading, node, "y"),
                                loading.position(member->key_offset)});
      }
  }
  LoadedLayout loaded;
  loaded.diagnostics = std::move(loading.diagnostics);
  if (!has_errors(loaded.diagnostics)) loaded.layout = std::move(layout);
  return loaded;
}

Diagnostics check_layout(const Scenario& scenario, const Layout& layout) {
  Diagnostics diagnostics;
  if (layout.of != scenario.id)
    diagnostics.push_back({Severity::error,
                           "layout-of",
                           "/of",
                           {},
                           phrase("\"of\" names '{}'; the file lies beside '{}'", layout.of, scenario.id)});
  std::unordered_set<std::string_view> drawn;
  for (const Turn& turn : scenario.turns) drawn.insert(turn.id);
  for (const Ending& ending : scenario.endings) drawn.insert(ending.id);
  for (const Box& box : layout.boxes)
    if (!drawn.contains(box.id))
      diagnostics.push_back({Severity::warning, "layout-unknown", json::child("/boxes", box.id), box.position,
                             phrase("the scenario '{}' has no turn or ending '{}'; its box is not drawn",
                                    scenario.id, box.id)});
  return diagnostics;
}

} // namespace riposte::scenario
