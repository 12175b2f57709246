// Takes a pack apart into a new folder: all of it or, whatever happens on the way, nothing.
#include <cerrno>
#include <cstdlib>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/file.h"
#include "base/system_reason.h"
#include "command.h"
#include "store/archive.h"
#include "store/pack_files.h"
#include "terminal.h"

namespace riposte::ctl {
namespace fs = std::filesystem;
namespace {

struct UnpackOptions {
  std::string file, output;
};

int refuse(const Error& why, int status = kNotDone) {
  complain(why);
  return status;
}

/// A folder that is gone again unless its files were moved to their place.
class PartFolder {
public:
  explicit PartFolder(fs::path path) : path_(std::move(path)) {}
  PartFolder(const PartFolder&) = delete;
  PartFolder& operator=(const PartFolder&) = delete;
  ~PartFolder() {
    std::error_code error;
    fs::remove_all(path_, error);
  }
  const fs::path& path() const { return path_; }

private:
  fs::path path_;
};

void sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

/// Nothing that is there is touched: the folder must be new or empty.
Result<void> check_free(const fs::path& folder) {
  std::error_code error;
  const fs::file_status status = fs::symlink_status(folder, error);
  if (status.type() == fs::file_type::not_found) return {};
  if (error) return failure("cannot look at {}: {}", folder, system_reason(error));
  if (fs::is_directory(status) && fs::is_empty(folder, error) && !error) return {};
  return failure("{} is there already; choose a new folder with -o", folder);
}

Result<void> write_all(const store::Archive& archive, const fs::path& folder) {
  // "x/" would otherwise have the folder made inside itself.
  const fs::path target = folder.has_filename() ? folder : folder.parent_path();
  if (const Result<void> is_free = check_free(target); !is_free) return is_free;
  std::string name = fmt::format("{}.part-XXXXXX", target.string()); // beside it: a rename stays on one disk
  if (::mkdtemp(name.data()) == nullptr)
    return failure("cannot make a folder beside {}: {}", target, system_reason(errno));
  const PartFolder part(name);
  for (const store::ArchiveEntry& entry : archive.entries)
    if (const Result<void> written = write_file(part.path() / entry.name, entry.bytes); !written)
      return written;
  // mkdtemp makes it for one person; a folder is as open as the umask lets it be.
  const mode_t mask = ::umask(0);
  ::umask(mask);
  ::chmod(part.path().c_str(), 0777 & ~mask);
  sync_folder(part.path());
  if (::rename(part.path().c_str(), target.c_str()) !=
      0) // refused by the system where it is not empty any more
    return failure("cannot make the folder {}: {}", target, system_reason(errno));
  sync_folder(target.has_parent_path() ? target.parent_path() : ".");
  return {};
}

int unpack(const UnpackOptions& options) {
  const Result<std::string> bytes = store::read_pack_file(options.file);
  if (!bytes) return refuse(bytes.error());
  const Result<store::OpenedPack> opened = store::open_pack(*bytes);
  if (!opened) return refuse(phrase("{}: {}", options.file, opened.error()), kFindings);
  const fs::path folder = options.output.empty() ? opened->pack.id : options.output;
  if (const Result<void> written = write_all(opened->archive, folder); !written)
    return refuse(written.error());
  fmt::print("{}: {} files\n", one_line(folder.string()), opened->archive.entries.size());
  return kFine;
}

} // namespace

void add_unpack(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<UnpackOptions>();
  CLI::App* command = app.add_subcommand("unpack", "Take a .riposte pack apart into a new folder");
  command->add_option("FILE", options->file, "A .riposte pack")->required();
  command->add_option("-o,--output", options->output,
                      "The folder, new or empty; default: named after the pack");
  add_language(*command);
  command->callback([&chosen, options] { chosen = [options] { return unpack(*options); }; });
}

} // namespace riposte::ctl
