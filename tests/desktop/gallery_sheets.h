// The sheets of the widget gallery: every widget in every state, with texts in both languages.
#pragma once

#include "desktop/ui.h"

#include <string>
#include <string_view>
#include <vector>

namespace riposte::desktop {

// What the widgets on the sheets change.
struct GalleryState {
  bool russian = false;
  std::string name, note, empty;
  int choice = 1, radio = 0, picked = 0;
  bool on = true, off = false;
};

struct Sheet {
  std::string_view name;
  ImVec2 size; // at scale 1
  void (*draw)(Ui&, GalleryState&);
};
std::vector<Sheet> gallery_sheets();

// Faces in every mood and size, and many people, in gallery_faces.cpp.
void faces_sheet(Ui& ui, GalleryState& state);
void people_sheet(Ui& ui, GalleryState& state);

} // namespace riposte::desktop
