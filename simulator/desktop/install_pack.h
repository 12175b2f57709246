// The effect that adds a pack to the library of this person's machine.
#pragma once

#include <filesystem>

#include "app/action.h"
#include "app/effect.h"
#include "desktop/effects.h"

namespace riposte::desktop {

/// Where added packs lie: <data>/packs/<pack id>.riposte.
std::filesystem::path packs_folder(const DataFolders& folders);

/// Adds the pack and reads the library again; `known` is what it was. Errors: what is wrong with the path,
/// the file or the pack; then nothing is changed.
Result<app::PackInstalled> install_pack(const app::InstallPack& effect, const DataFolders& folders,
                                        const catalogue::Catalogue& catalogue,
                                        const training::Library& known);

} // namespace riposte::desktop
