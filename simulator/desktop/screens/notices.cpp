#include "desktop/screens/notices.h"

#include <algorithm>

#include "desktop/imx.h"
#include "desktop/screens/parts.h"
#include "desktop/screens/talk_parts.h"
#include "desktop/widgets/label.h"

namespace riposte::desktop {

namespace {

constexpr std::size_t kMostShown = 4; // the newest; older ones follow when these are closed

float top_of(Frame& frame) {
  const bool talking =
      frame.state.screen == app::Screen::talk && frame.state.talk && frame.state.talk->content;
  return talking ? top_of_notices(frame, *frame.state.talk) : frame.ui.px(84);
}

Tone tone_of(app::Notice::Kind kind) {
  switch (kind) {
  case app::Notice::Kind::warning: return Tone::warning;
  case app::Notice::Kind::error: return Tone::danger;
  case app::Notice::Kind::info: break;
  }
  return Tone::info;
}

NoticeSpec spec_of(const app::Notice& message, std::string_view close, float width) {
  return {.tone = tone_of(message.kind),
          .title = message.text,
          .detail = message.detail,
          .close_label = close,
          .width = width};
}

/// Where to begin, so that the newest is there as a whole: large text leaves room for fewer of them.
std::size_t first_shown(Frame& frame, std::string_view close, float width, float height) {
  const auto& notices = frame.state.notices;
  std::size_t first = notices.size() - 1;
  float used = notice_height(frame.ui, spec_of(notices[first], close, width));
  while (first > 0 && notices.size() - first < kMostShown) {
    used += frame.ui.px(kSpace2) + notice_height(frame.ui, spec_of(notices[first - 1], close, width));
    if (used > height) break;
    --first;
  }
  return first;
}

} // namespace

void draw_notices(Frame& frame) {
  const auto& notices = frame.state.notices;
  if (notices.empty()) return;
  Ui& ui = frame.ui;
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float margin = ui.px(kSpace4),
              room = ui.px(kSpace5); // room: for the shadow, which the window would cut
  const float width = std::min(ui.px(400), screen.x - 2 * margin);
  // In a talk the replies are at the bottom, elsewhere what matters is at the top.
  const bool above =
      frame.state.screen == app::Screen::talk || frame.state.screen == app::Screen::first_start;
  const float top = above ? top_of(frame) : margin;
  const ImVec2 corner{screen.x - margin + room, above ? top - room : screen.y - margin + room};
  ImGui::SetNextWindowPos(corner, ImGuiCond_Always, {1.0f, above ? 0.0f : 1.0f});
  ImGui::SetNextWindowSize({width + 2 * room, 0.0f});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(room, room));
  ImGui::Begin("##notices", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoFocusOnAppearing |
                   ImGuiWindowFlags_AlwaysAutoResize);
  ImGui::PopStyleVar();
  ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
  const std::string close = frame.words.tr("Close");
  const std::size_t first = first_shown(frame, close, width, screen.y - margin - top);
  for (std::size_t i = first; i < notices.size(); ++i) {
    const app::Notice& message = notices[i];
    if (i > first) gap(ui, kSpace2);
    const NoticeSpec spec = spec_of(message, close, width);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const std::string id = "notice." + std::to_string(message.id);
    if (notice(ui, id, spec) == NoticeAction::closed) frame.actions.push_back(app::DismissNotice{message.id});
    ImGui::SetCursorScreenPos({at.x, ImGui::GetCursorScreenPos().y});
  }
  ImGui::End();
}

} // namespace riposte::desktop
