#include "scenario/migrate.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "scenario/canonical.h"
#include "scenario/loading.h"

namespace riposte::scenario {
namespace {

const MigrationStep* step_from(FileKind kind, int version, MigrationSteps steps) {
  const auto found = std::find_if(steps.begin(), steps.end(), [&](const MigrationStep& s) {
    return s.kind == kind && s.from == version;
  });
  return found == steps.end() ? nullptr : &*found;
}

Error no_format_of(FileKind kind, std::string_view format, const std::string& current) {
  switch (kind) {
  case FileKind::scenario: return phrase("'{}' is not a format of scenarios; write \"{}\"", format, current);
  case FileKind::translation:
    return phrase("'{}' is not a format of translations; write \"{}\"", format, current);
  case FileKind::plays:
    return phrase("'{}' is not a format of recorded plays; write \"{}\"", format, current);
  case FileKind::pack: return phrase("'{}' is not a format of packs; write \"{}\"", format, current);
  case FileKind::layout: return phrase("'{}' is not a format of layouts; write \"{}\"", format, current);
  case FileKind::other: break;
  }
  return phrase("'{}' is no format of this program", format);
}

void set_format(json::Value& root, const std::string& format) {
  for (json::Member& member : root.members)
    if (member.key == "format") member.value.text = format;
}

} // namespace

MigrationSteps published_steps() {
  return {};
}

int current_version(FileKind kind, MigrationSteps steps) {
  int version = 1;
  for (const MigrationStep& step : steps)
    if (step.kind == kind) version = std::max(version, step.from + 1);
  return version;
}

int oldest_version(FileKind kind, MigrationSteps steps) {
  int version = current_version(kind, steps);
  while (step_from(kind, version - 1, steps) != nullptr) --version;
  return version;
}

Declared declared(std::string_view format, FileKind kind, MigrationSteps steps) {
  const std::string name = fmt::format("riposte.{}/", name_of(kind));
  if (!format.starts_with(name)) return {};
  format.remove_prefix(name.size());
  const bool number = !format.empty() && format.find_first_not_of("0123456789") == std::string_view::npos &&
                      (format.front() != '0' || format.size() == 1);
  if (!number) return {};
  int version = 0;
  const auto [end, error] = std::from_chars(format.data(), format.data() + format.size(), version);
  if (error != std::errc{} || version > current_version(kind, steps)) return {Standing::newer, 0};
  if (version == current_version(kind, steps)) return {Standing::current, version};
  if (version >= oldest_version(kind, steps)) return {Standing::older, version};
  return {};
}

Error why_not(std::string_view format, FileKind kind, MigrationSteps steps) {
  const std::string current = format_name(kind, current_version(kind, steps));
  if (declared(format, kind, steps).standing == Standing::newer)
    return phrase("this file is of format {}; this program reads {}", format, current);
  return no_format_of(kind, format, current);
}

Result<std::vector<std::string>> migrate(json::Value& root, FileKind kind, int from, MigrationSteps steps) {
  json::Value changed = root;
  std::vector<std::string> done;
  for (int version = from; version < current_version(kind, steps); ++version) {
    const std::string next = format_name(kind, version + 1);
    const MigrationStep* step = step_from(kind, version, steps);
    if (step == nullptr) return failure("nothing leads from {} to {}", format_name(kind, version), next);
    if (const Result<void> applied = step->apply(changed); !applied)
      return failure("it cannot become {}: {}", next, applied.error());
    set_format(changed, next);
    done.push_back(fmt::format("{}: {}", next, step->what));
  }
  root = std::move(changed);
  return done;
}

tl::expected<MigratedText, Diagnostics> migrated(std::string_view text, FileKind kind, MigrationSteps steps) {
  static const catalogue::Catalogue nothing;
  Loading loading(text, nothing);
  json::Document document = json::parse(text);
  const int to = current_version(kind, steps);
  MigratedText result{to, to, {}, {}};
  if (const auto root = file_root(loading, document, kind)) {
    const std::string format = loading.text(*root, "format", Need::required);
    if (const Declared d = declared(format, kind, steps); d.standing == Standing::older)
      result.from = d.version;
    if (!format.empty()) bring_up_to_date(loading, document.root, kind, steps, &result.done);
  }
  if (has_errors(loading.diagnostics)) return tl::unexpected(std::move(loading.diagnostics));
  if (result.from == to) {
    result.text = text;
    return result;
  }
  auto written = canonical(document.root, text, kind);
  if (!written) return tl::unexpected(std::move(written.error()));
  result.text = std::move(*written);
  return result;
}

} // namespace riposte::scenario
