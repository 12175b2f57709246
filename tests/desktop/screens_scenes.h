// States made up for tests and pictures: every screen, filled from the content that ships.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/state.h"
#include "desktop/screens/screen.h"

namespace riposte::desktop {

/// Catalogue and library, read once.
struct World {
  std::shared_ptr<const catalogue::Catalogue> catalogue;
  training::Library library;
};
World load_world();

struct Scene {
  std::string name;
  app::State state;
  Memo memo;
};
/// Each screen in each of its conditions, in `language`.
std::vector<Scene> make_scenes(const World& world, const std::string& language);
Scene make_scene(const World& world, const std::string& language, std::string_view name);

/// What pick_replies() prefers.
enum class Taste { best, worst, first };
/// A talk after `steps` replies, or at its end if that comes first.
app::TalkState make_talk(const World& world, const std::string& language, std::size_t talk,
                         std::uint64_t seed, int steps, Taste taste);

} // namespace riposte::desktop
