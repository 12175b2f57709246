// Any bytes as a condition: a fault with its place, or a condition whose two evaluations agree.
#include "scenario/expression.h"
#include "target.h"

namespace {

using namespace riposte;

scenario::Names some_names() {
  scenario::Names names;
  names.variables = {{"trust", {0, scenario::Type::integer}}, {"asked", {1, scenario::Type::truth}}};
  names.turns = {{"opening", 0}};
  names.replies = {{"ask", 0}};
  names.objections = {{"price.too-high", 0}};
  scenario::text_number(names, "calm");
  return names;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view source = fuzz::text_of(data, size);
  scenario::Names names = some_names();
  const auto condition = scenario::parse_condition(source, names);
  if (!condition) {
    fuzz::require(condition.error().offset <= source.size());
    fuzz::require(!scenario::with_caret(source, condition.error()).message.empty());
    return 0;
  }
  fuzz::require(condition->source == source);
  std::vector<scenario::PackedInstruction> words;
  for (const scenario::Instruction& instruction : condition->code)
    words.push_back(scenario::packed(instruction));
  scenario::Counts counts;
  for (std::int64_t trust = -2; trust <= 2; ++trust) {
    const std::int64_t variables[]{trust * 40, trust % 2 == 0};
    const scenario::Surroundings around{variables, trust, trust + 2, &counts, &counts, &counts};
    fuzz::require(scenario::holds(*condition, around) ==
                  scenario::holds(std::span<const scenario::PackedInstruction>(words), around));
    counts.raise(0);
  }
  return 0;
}
