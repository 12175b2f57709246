#include "desktop/install_pack.h"

#include <algorithm>

#include "store/install.h"
#include "store/library.h"

namespace riposte::desktop {
namespace {

/// The first problem of the library with a file of this pack, or nothing.
Error problem_of(const training::Library& library, const std::filesystem::path& pack) {
  for (const training::LibraryProblem& problem : library.problems) {
    const std::filesystem::path file = problem.file;
    if (file == pack || file.parent_path() == pack) return phrase("{}: {}", file.filename(), problem.error);
  }
  return {};
}

} // namespace

std::filesystem::path packs_folder(const DataFolders& folders) {
  return folders.data / "packs";
}

Result<app::PackInstalled> install_pack(const app::InstallPack& effect, const DataFolders& folders,
                                        const catalogue::Catalogue& catalogue,
                                        const training::Library& known) {
  const Result<store::Installed> installed = store::install_pack(
      effect.path, packs_folder(folders), store::shipped_versions(folders.share), catalogue);
  if (!installed) return failure(installed.error());
  app::PackInstalled report{installed->pack.title, 0,  !installed->kept_aside.empty(),
                            installed->was_there,  {}, {}};
  report.library = store::read_library(folders.share, catalogue, known, packs_folder(folders));
  report.problem = problem_of(report.library, installed->file);
  // A talk whose id another pack has is not in the library as this pack's.
  const training::Library& library = report.library;
  for (const std::string& id : installed->pack.scenarios)
    report.talks += library.find(id) != nullptr &&
                    std::none_of(library.problems.begin(), library.problems.end(), [&](const auto& problem) {
                      return problem.file == (installed->file / (id + ".json")).string();
                    });
  return report;
}

} // namespace riposte::desktop
