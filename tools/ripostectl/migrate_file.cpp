#include "migrate_file.h"

#include <fmt/format.h>

#include "base/file.h"
#include "command.h"
#include "terminal.h"

namespace riposte::ctl {
namespace fs = std::filesystem;
namespace {

/// Keeps the old text, unless it is kept there already; what else stands there is never overwritten.
Result<void> keep(const OwnFile& file, const fs::path& kept) {
  std::error_code error;
  if (fs::symlink_status(kept, error).type() != fs::file_type::not_found) {
    const Result<std::string> there = read_file(kept);
    if (there && *there == file.text) return {};
    return failure("{} is there already and is not this file; move it away first", kept.string());
  }
  if (const Result<void> written = write_file(kept, file.text); !written) return written;
  fs::permissions(kept, fs::status(file.path, error).permissions(), error); // whoever may read the one
  return {};
}

} // namespace

fs::path kept_as(const fs::path& file, int version) {
  return file.string() + fmt::format(".v{}.bak", version);
}

int migrate_file(const OwnFile& file, scenario::MigrationSteps steps, bool check) {
  const auto result = scenario::migrated(file.text, file.kind, steps);
  if (!result) return refuse(file.path, result.error());
  const std::string name = one_line(file.path.string());
  const std::string to = scenario::format_name(file.kind, result->to);
  if (result->from == result->to) {
    if (!check) fmt::print("{}: already {}\n", name, to);
    return kFine;
  }
  const std::string from = scenario::format_name(file.kind, result->from);
  if (check) {
    fmt::print("{}: {}, would become {}\n", name, from, to);
    return kFindings;
  }
  const Result<fs::path> real = place_of(file.path);
  const fs::path kept = kept_as(real.value_or(file.path), result->from);
  const Result<void> done =
      !real ? Result<void>(failure(real.error()))
            : keep(file, kept).and_then([&] { return replace_file(file.path, result->text); });
  if (!done) {
    complain(done.error());
    return kNotDone;
  }
  fmt::print("{}: {} is now {}; the old file is kept as {}\n", name, from, to, one_line(kept.string()));
  for (const std::string& step : result->done) fmt::print("  {}\n", one_line(step));
  return kFine;
}

} // namespace riposte::ctl
