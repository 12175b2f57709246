// A question over a dimmed page, with two buttons.
#pragma once

#include "desktop/ui.h"

#include <string_view>

namespace riposte::desktop {

enum class DialogResult { none, confirmed, cancelled };

struct DialogSpec {
  std::string_view title = {}, body = {};
  std::string_view confirm = {}, cancel = {}; // labels; an empty `cancel` leaves one button
  const char* icon = nullptr;
  bool danger = false; // what is confirmed can't be undone: red button, the focus starts on cancel
};
// Call it every frame while it is open and drop it after a result. Escape cancels. Ids: `<id>.confirm`,
// `<id>.cancel`.
DialogResult dialog(Ui& ui, std::string_view id, const DialogSpec& spec);

} // namespace riposte::desktop
