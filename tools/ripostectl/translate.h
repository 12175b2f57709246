// What the translate commands share: a scenario with its texts, and one of its translations.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "command.h"
#include "scenario/translation/sidecar.h"
#include "scenario/translation/source_texts.h"
#include "scenario/translation/work.h"

namespace riposte::ctl {

struct TranslateOptions {
  std::vector<std::string> paths;                 // status
  std::string file, input, language, format, out; // extract, merge
  bool json = false, todo = false, keep = false;
};

/// A scenario whose texts are translated.
struct Original {
  std::filesystem::path file;
  std::string id, language;
  std::vector<scenario::SourceText> texts;
};

struct OpenedOriginal {
  std::optional<Original> original;
  int status = kFine; // why there is none; it has been said
};

OpenedOriginal open_original(const std::filesystem::path& file, const catalogue::Catalogue& catalogue);

struct OpenedSidecar {
  std::filesystem::path path;
  std::string text; // the file as it is; empty where there is none yet
  std::optional<scenario::Sidecar> sidecar;
  int status = kFine;
};

/// The translation beside the scenario, or a new empty one. Says what is wrong with one that cannot be worked
/// on: it breaks a rule, or is of another scenario or language.
OpenedSidecar open_sidecar(const Original& original, const std::string& language);

int translate_status(const TranslateOptions& options);

} // namespace riposte::ctl
