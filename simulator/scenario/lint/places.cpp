#include <charconv>
#include <unordered_map>

#include "scenario/codes.h"
#include "scenario/lint/lint.h"

namespace riposte::scenario::lint {
namespace {

using json::Value;

constexpr std::size_t kSmallObject = 16; // looked through key by key

std::string unescaped(std::string_view step) {
  std::string out;
  for (std::size_t i = 0; i < step.size(); ++i) {
    const bool escape = step[i] == '~' && i + 1 < step.size();
    out += !escape ? step[i] : step[++i] == '1' ? '/' : '~';
  }
  return out;
}

} // namespace

struct Places::Index {
  using Keys = std::unordered_map<std::string_view, const Value*>;
  std::unordered_map<const Value*, Keys> of; // only of large objects, made when first asked for

  const Value* step(const Value& from, std::string_view name) {
    if (from.is(Value::Kind::array)) {
      std::size_t number = 0;
      const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
      const bool good = error == std::errc{} && end == name.data() + name.size();
      return good && number < from.items.size() ? &from.items[number] : nullptr;
    }
    if (!from.is(Value::Kind::object)) return nullptr;
    if (from.members.size() <= kSmallObject) return from.find(name);
    const auto [at, made] = of.try_emplace(&from);
    if (made)
      for (const json::Member& member : from.members) at->second.try_emplace(member.key, &member.value);
    const auto found = at->second.find(name);
    return found == at->second.end() ? nullptr : found->second;
  }
};

Places::Places(std::string_view text, const json::Document& document)
    : root_(document.root), lines_(text), index_(std::make_unique<Index>()) {}
Places::~Places() = default;

TextPosition Places::of(std::string_view pointer) {
  const Value* at = &root_;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::string_view step = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(step.size());
    const Value* next = step.find('~') == std::string_view::npos ? index_->step(*at, step)
                                                                 : index_->step(*at, unescaped(step));
    if (next == nullptr) break;
    at = next;
  }
  return lines_.position(at->offset);
}

Diagnostics positioned(std::string_view text, const json::Document& document, Remarks remarks) {
  Diagnostics diagnostics;
  if (remarks.empty()) return diagnostics;
  Places places(text, document);
  for (Remark& remark : remarks) {
    const Code* code = find_code(remark.code);
    const TextPosition position = places.of(remark.pointer);
    diagnostics.push_back({code == nullptr ? Severity::warning : code->severity, std::move(remark.code),
                           std::move(remark.pointer), position, std::move(remark.message)});
  }
  return diagnostics;
}

} // namespace riposte::scenario::lint
