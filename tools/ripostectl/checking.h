// Everything that is wrong with files of talks and with how they go together, wherever their texts come from.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/error.h"
#include "catalogue/catalogue.h"
#include "scenario/diagnostic.h"

namespace riposte::ctl {

/// A file of the run.
struct TextFile {
  std::filesystem::path path;
  std::string text;
};

/// What lies beside the files of the run, on the disk or in an archive.
struct Beside {
  std::function<bool(const std::filesystem::path&)> has;
  std::function<Result<std::string>(const std::filesystem::path&)> read;
};

struct CheckedFile {
  std::filesystem::path path;
  scenario::Diagnostics diagnostics; // by place, then by code
  std::vector<Error> left_open{};    // what the analysis could not look through
};

/// `deep`: the findings of the analysis as well, for scenarios that break no rule of the format.
enum class Depth { shallow, deep };

/// Checks each file by itself and all of them together. The result is in the order of `files`.
std::vector<CheckedFile> check_files(std::vector<TextFile> files, const Beside& beside,
                                     const catalogue::Catalogue& catalogue, Depth depth = Depth::shallow);

} // namespace riposte::ctl
