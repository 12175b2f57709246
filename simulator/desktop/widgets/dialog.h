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

struct ModalSpec {
  float width = 440.0f; // units, where the window has as much
  float top = -1.0f;    // share of the window's height above it; negative: it stands in the middle
};
/// A box over the dimmed page for as long as it is made every frame. What it holds is drawn in its scope
/// while it is shown().
class Modal {
public:
  Modal(Ui& ui, std::string_view id, const ModalSpec& spec = {});
  ~Modal();
  Modal(const Modal&) = delete;
  Modal& operator=(const Modal&) = delete;
  bool shown() const { return shown_; }
  bool appearing() const;                // the first frame: where the focus is set
  float width() const { return width_; } // pixels inside
  void close();                          // after it the caller makes it no more

private:
  Ui& ui_;
  float width_ = 0.0f;
  bool shown_ = false;
};

} // namespace riposte::desktop
