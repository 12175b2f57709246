// The graph of a scenario for other programs to draw: Graphviz' DOT and Mermaid's flowcharts.
#pragma once

#include <string>

#include "scenario/model.h"

namespace riposte::scenario::exchange {

enum class GraphFormat { dot, mermaid };

/// Turns with their first line and objection, replies as edges, silence dashed, rules dotted from a node of
/// their own, endings by outcome. The same scenario gives the same text.
std::string graph_text(const Scenario& scenario, GraphFormat format);

} // namespace riposte::scenario::exchange
