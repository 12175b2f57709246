// Fields of a form: text, segmented control, radio group, toggle, select.
#pragma once

#include "desktop/ui.h"

#include <span>
#include <string>
#include <string_view>

namespace riposte::desktop {

struct FieldSpec {
  std::string_view label = {}, placeholder = {};
  std::string_view help = {};  // under the field
  std::string_view error = {}; // instead of help, with an icon, and the field in the danger tone
  const char* icon = nullptr;
  bool password = false;
  bool enabled = true;
  bool focus = false;    // take the keyboard focus in this frame
  int lines = 1;         // more than 1: a text area
  std::size_t limit = 0; // characters; 0: none
  float width = 0.0f;    // pixels
};
struct FieldResult {
  bool changed = false, submitted = false, focused = false; // submitted: Enter
};
FieldResult text_field(Ui& ui, std::string_view id, std::string& value, const FieldSpec& spec = {});

struct ChoiceSpec {
  std::string_view label = {};
  bool enabled = true;
  float width = 0.0f; // pixels
};
// One of a few, side by side. Ids of the options: `<id>.0`, `<id>.1`, … True when the choice changed.
bool segmented(Ui& ui, std::string_view id, std::span<const std::string_view> options, int& selected,
               const ChoiceSpec& spec = {});
struct RadioOption {
  std::string_view label = {}, detail = {};
};
bool radio_group(Ui& ui, std::string_view id, std::span<const RadioOption> options, int& selected,
                 const ChoiceSpec& spec = {});
// One of many, in a list that opens. Options in the list: `<id>.0`, …
bool select(Ui& ui, std::string_view id, std::span<const std::string_view> options, int& selected,
            const ChoiceSpec& spec = {});

struct ToggleSpec {
  std::string_view label = {}, detail = {};
  bool enabled = true;
  float width = 0.0f; // pixels
};
bool toggle(Ui& ui, std::string_view id, bool& on, const ToggleSpec& spec);

} // namespace riposte::desktop
