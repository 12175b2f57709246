#include "scenario/canonical.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

#include "base/file.h"
#include "scenario/keys.h"
#include "scenario/loading.h"

namespace riposte::scenario {
namespace {

using json::Member;
using json::Value;

bool is_container(const Value& value) {
  return !value.items.empty() || !value.members.empty();
}

/// One member or entry a line, however short it is: what a translator, an author or a diff looks through.
bool always_spread(Part part) {
  switch (part) {
  case Part::scenario:
  case Part::customer:
  case Part::fact:
  case Part::state:
  case Part::turns:
  case Part::turn:
  case Part::reply:
  case Part::silence:
  case Part::feedback:
  case Part::endings:
  case Part::ending:
  case Part::translation:
  case Part::texts:
  case Part::translated_text:
  case Part::plays:
  case Part::recorded_play:
  case Part::expectation:
  case Part::pack:
  case Part::layout:
  case Part::boxes: return true;
  default: return false;
  }
}

Part part_under(Part part, const Member& member) {
  for (const Key& key : keys_of(part))
    if (key.name == member.key) return key.holds;
  return each_of(part);
}

/// Known keys first, in their order; the others keep theirs.
std::vector<const Member*> in_order(const Value& object, Part part) {
  const std::span<const Key> keys = keys_of(part);
  const auto rank = [&](const Member& member) {
    return std::find_if(keys.begin(), keys.end(), [&](const Key& k) { return k.name == member.key; }) -
           keys.begin();
  };
  std::vector<std::pair<std::ptrdiff_t, const Member*>> ranked;
  for (const Member& member : object.members) ranked.emplace_back(rank(member), &member);
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<const Member*> members;
  for (const auto& [at, member] : ranked) members.push_back(member);
  return members;
}

/// A number as it was written (1.0 and 1e3 stay), where the source still says it; a number that a migration
/// put there has no such place.
std::string number_text(const Value& value, std::string_view source) {
  constexpr std::string_view kParts = "0123456789+-.eE";
  if (value.offset < source.size()) {
    const std::string_view rest = source.substr(value.offset);
    const std::string_view written = rest.substr(0, std::min(rest.find_first_not_of(kParts), rest.size()));
    const char* const end = written.data() + written.size();
    double number = 0;
    const auto read = std::from_chars(written.data(), end, number);
    const bool tiny = read.ec == std::errc::result_out_of_range && // below the least: a parser's zero
                      std::abs(value.number) < std::numeric_limits<double>::min();
    bool same =
        read.ptr == end && !written.empty() && (tiny || (read.ec == std::errc{} && number == value.number));
    if (std::int64_t integer = 0; same && value.is(Value::Kind::integer)) {
      const auto whole = std::from_chars(written.data(), end, integer);
      same = whole.ec == std::errc{} && whole.ptr == end && integer == value.integer;
    }
    if (same) return std::string(written);
  }
  return json::compact(value);
}

class Writer {
public:
  explicit Writer(std::string_view source) : source_(source) {}

  void write(const Value& value, Part part, std::size_t indent, std::size_t column) {
    std::string line;
    if (on_one_line(value, part, column, line)) {
      out += line;
      return;
    }
    const bool list = value.is(Value::Kind::array);
    const std::size_t inner = indent + 2;
    std::string_view before = list ? "[\n" : "{\n";
    const auto lead = [&] {
      out += before;
      out.append(inner, ' ');
      before = ",\n";
    };
    for (const Value& item : value.items) {
      lead();
      write(item, part, inner, inner);
    }
    for (const Member* member : in_order(value, part)) {
      lead();
      const std::string key = json::quote(member->key) + ": ";
      out += key;
      write(member->value, part_under(part, *member), inner, inner + count_code_points(key));
    }
    out += '\n';
    out.append(indent, ' ');
    out += list ? ']' : '}';
  }

  std::string out;

private:
  /// Whether the value stands on one line: a single one, or a container of single ones that fits, with a
  /// comma; an object may hold such containers, a list may not.
  bool on_one_line(const Value& value, Part part, std::size_t column, std::string& line) const {
    if (!is_container(value)) {
      line = single(value);
      return true;
    }
    return fits(value, part, column, 2, line) && column + count_code_points(line) + 1 <= kWidestLine;
  }

  bool fits(const Value& value, Part part, std::size_t column, int levels, std::string& line) const {
    const bool list = value.is(Value::Kind::array);
    if (levels == 0 || (!list && always_spread(part))) return false;
    std::string_view before = list ? "[" : "{";
    const auto add = [&](const Value& inner, Part inner_part) {
      if (!is_container(inner))
        line += single(inner);
      else if (list || !fits(inner, inner_part, column, levels - 1, line))
        return false;
      return column + line.size() / 4 <= kWidestLine; // four bytes a code point: longer cannot fit
    };
    for (const Value& item : value.items) {
      line += std::exchange(before, ", ");
      if (!add(item, part)) return false;
    }
    // Told before anything is put in order, so that an object of a million members costs its own length only.
    if (value.members.size() > kWidestLine) return false;
    for (const Member* member : in_order(value, part)) {
      line += std::exchange(before, ", ");
      line += json::quote(member->key) + ": ";
      if (!add(member->value, part_under(part, *member))) return false;
    }
    line += list ? ']' : '}';
    return true;
  }

  std::string single(const Value& value) const {
    return value.is_number() ? number_text(value, source_) : json::compact(value);
  }

  std::string_view source_;
};

} // namespace

tl::expected<std::string, Diagnostics> canonical(const json::Value& root, std::string_view source,
                                                 FileKind kind) {
  Writer writer(source);
  writer.write(root, part_of(kind), 0, 0);
  writer.out += '\n';
  if (writer.out.size() <= kLargestFile) return std::move(writer.out);
  return tl::unexpected(Diagnostics{
      {Severity::error,
       "json-size",
       "",
       {},
       phrase("in canonical form it would be larger than {} MiB, the most that is read; divide it",
              kLargestFile >> 20)}});
}

tl::expected<std::string, Diagnostics> formatted(std::string_view text, FileKind kind, MigrationSteps steps) {
  static const catalogue::Catalogue nothing;
  Loading loading(text, nothing);
  const json::Document document = json::parse(text);
  if (const auto root = file_root(loading, document, kind)) {
    const std::string format = loading.text(*root, "format", Need::required);
    const Declared found = declared(format, kind, steps);
    const Node node{root->value->find("format"), "/format"};
    if (found.standing == Standing::older)
      loading.error("format-older", node,
                    phrase("this file is of format {}; 'ripostectl migrate' makes it {}", format,
                           format_name(kind, current_version(kind, steps))));
    else if (found.standing != Standing::current && !format.empty())
      loading.error(found.standing == Standing::newer ? "format-newer" : "format-unknown", node,
                    why_not(format, kind, steps));
  }
  if (has_errors(loading.diagnostics)) return tl::unexpected(std::move(loading.diagnostics));
  return canonical(document.root, text, kind);
}

} // namespace riposte::scenario
