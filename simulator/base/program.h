// Where the running program lies, and where the files that belong to it are.
#pragma once

#include <filesystem>

namespace riposte {

/// The folder of the running program, links followed.
std::filesystem::path program_folder();

/// The folder with content/, scenarios/ and assets/: <program>/../share/riposte when installed, the source
/// tree
/// (<program>/../../..) when run from build/<preset>/bin. RIPOSTE_SHARE overrides both.
std::filesystem::path share_folder();

/// The folder with <language>/LC_MESSAGES/riposte.mo: <program>/../share/riposte/locale, installed or built.
std::filesystem::path locale_folder();

} // namespace riposte
