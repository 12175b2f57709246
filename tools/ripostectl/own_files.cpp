#include "own_files.h"

#include <algorithm>
#include <cerrno>

#include <fmt/format.h>
#include <unistd.h>

#include "base/file.h"
#include "base/located_json.h"
#include "base/system_reason.h"
#include "command.h"
#include "terminal.h"

namespace riposte::ctl {
namespace fs = std::filesystem;
namespace {

enum class Ours { yes, no, broken };

/// Whether the text declares one of the five formats; of a broken one nobody can tell.
Ours ours(const json::Document& document) {
  const json::Value* format = document.root.find("format");
  if (const auto kind = scenario::kind_of_format(format != nullptr ? format->text : ""))
    return *kind == FileKind::other ? Ours::no : Ours::yes;
  return document.problems.empty() ? Ours::no : Ours::broken;
}

Error why_not_ours(const fs::path& path) {
  if (path.extension() == ".riposte")
    return phrase("{} is a packed pack; 'ripostectl unpack' gives the files in it", path.string());
  return phrase("{} has no \"format\" of a scenario, translation, layout, pack list or recorded plays, such "
                "as \"riposte.scenario/1\"; it is left as it is",
                path.string());
}

/// Empty where the file is passed over; `status` says so if it should not be.
std::optional<OwnFile> read_own_file(const fs::path& path, bool named, int& status) {
  const auto refused = [&](const Error& message) {
    complain(message);
    status = kNotDone;
    return std::nullopt;
  };
  std::error_code error;
  if (!named && fs::is_symlink(path, error)) return std::nullopt;
  if (path.extension() == ".riposte") return refused(why_not_ours(path));
  Result<std::string> text = read_file(path);
  if (!text) return refused(text.error());
  const json::Document document = json::parse(*text);
  const Ours whose = ours(document);
  // Somebody else's file may be JSON with comments, or no JSON at all.
  if (whose == Ours::broken && !named && text->find("\"riposte.") == std::string::npos) return std::nullopt;
  if (whose == Ours::no && !named) return std::nullopt;
  if (whose == Ours::no) return refused(why_not_ours(path));
  const FileKind kind = kind_of(path, document);
  return OwnFile{path, std::move(*text), kind};
}

} // namespace

int for_each_own_file(const std::vector<std::string>& paths, const std::function<int(const OwnFile&)>& work) {
  const auto files = json_files(paths);
  if (!files) return kNotDone;
  int status = kFine;
  bool any = false;
  for (const fs::path& path : *files) {
    const bool named = std::find(paths.begin(), paths.end(), path.string()) != paths.end();
    int here = kFine;
    if (const auto file = read_own_file(path, named, here)) {
      any = true;
      here = work(*file);
    }
    status = std::max(status, here);
  }
  if (any || status != kFine) return status;
  complain(phrase("there is no scenario, translation, layout, pack list or file of recorded plays"));
  return kNotDone;
}

int refuse(const fs::path& file, const scenario::Diagnostics& diagnostics) {
  int status = kFindings;
  for (const scenario::Diagnostic& d : diagnostics) {
    fmt::print(stderr, "{}\n", printable(line_of(file, d)));
    if (d.code.starts_with("format-")) status = kNotDone; // not ours to judge
  }
  return status;
}

Result<fs::path> place_of(const fs::path& file) {
  std::error_code error;
  fs::path real = fs::canonical(file, error);
  if (error) return failure("cannot open {}: {}", file, system_reason(error));
  return real;
}

Result<void> replace_file(const fs::path& file, std::string_view text) {
  const Result<fs::path> real = place_of(file);
  if (!real) return failure(real.error());
  // Replacing asks the folder for leave, not the file; a file that is read-only is meant to be.
  if (::access(real->c_str(), W_OK) != 0) return failure("cannot write {}: {}", file, system_reason(errno));
  return write_file(*real, text);
}

} // namespace riposte::ctl
