#include <algorithm>
#include <cmath>
#include <utility>

#include "app/talk.h"
#include "desktop/icons.h"
#include "desktop/imx.h"
#include "desktop/screens/phrases.h"
#include "desktop/screens/talk_parts.h"
#include "desktop/widgets/button.h"
#include "desktop/widgets/card.h"
#include "desktop/widgets/label.h"

namespace riposte::desktop {

namespace {

constexpr float kTwoColumns = 620.0f, kSpace = kSpace3; // units
constexpr int kDigits = 9;                              // replies further on have no key of their own

std::string keys_text(const Frame& frame, const app::TalkState& talk) {
  const int count = std::min(static_cast<int>(talk.session.offered.size()), kDigits);
  if (count < 2) return frame.words.tr("Key 1 or Enter");
  return filled(frame.words.tr("Keys 1–{}, or arrows and Enter"), count);
}

const std::string& reply_text(const Frame& frame, const app::TalkState& talk, std::size_t card) {
  return scenario_in(frame, *talk.content).replies[talk.session.offered[card]].text;
}

struct Grid {
  int columns = 1;
  float card = 0.0f;          // pixels
  std::vector<float> heights; // of each row
};

Grid grid_of(const Frame& frame, const app::TalkState& talk, float width) {
  const Ui& ui = frame.ui;
  Grid grid;
  grid.columns = reply_columns(ui, width);
  grid.card = std::floor((width - ui.px(kSpace) * static_cast<float>(grid.columns - 1)) /
                         static_cast<float>(grid.columns));
  for (std::size_t i = 0; i < talk.session.offered.size(); ++i) {
    const ReplyCard card{.number = 1, .text = reply_text(frame, talk, i)};
    const float height = reply_card_height(ui, card, grid.card);
    if (i % static_cast<std::size_t>(grid.columns) == 0)
      grid.heights.push_back(height);
    else
      grid.heights.back() = std::max(grid.heights.back(), height);
  }
  return grid;
}

// Where the replies scroll with the talk, a card highlighted by the arrows may be out of sight.
void keep_in_view(Frame& frame, const app::TalkState& talk) {
  Memo& memo = frame.memo;
  if (std::exchange(memo.seen_card, talk.selected) == talk.selected || memo.chat_moving > 0) return;
  memo.chat_pinned = false;
  ImGui::ScrollToItem(ImGuiScrollFlags_KeepVisibleEdgeY);
  request_frames(frame.ui.pacing, 2);
}

void draw_grid(Frame& frame, const app::TalkState& talk, float width) {
  Ui& ui = frame.ui;
  const Grid grid = grid_of(frame, talk, width);
  const auto columns = static_cast<std::size_t>(grid.columns);
  for (std::size_t i = 0; i < talk.session.offered.size(); ++i) {
    if (i > 0 && i % columns == 0)
      gap(ui, kSpace);
    else if (i > 0)
      ImGui::SameLine(0.0f, ui.px(kSpace));
    const ReplyCard card{.number = i < kDigits ? static_cast<int>(i) + 1 : 0,
                         .text = reply_text(frame, talk, i),
                         .selected = i == talk.selected,
                         .enabled = !talk.pending,
                         .width = grid.card,
                         .min_height = grid.heights[i / columns]};
    const bool chosen = reply_card(ui, "talk.reply." + std::to_string(i + 1), card);
    if (i == talk.selected) keep_in_view(frame, talk);
    if (chosen) frame.actions.push_back(app::ChooseReply{i});
    // A card reached by Tab is the one that is highlighted.
    else if (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible && i != talk.selected)
      frame.actions.push_back(app::SelectReply{i});
  }
}

void draw_over(Frame& frame, const app::TalkState& talk, float width) {
  Ui& ui = frame.ui;
  const std::string label = frame.words.tr("See the debrief");
  const ButtonOptions options{.kind = ButtonKind::primary,
                              .trailing_icon = icons::kArrowForward,
                              .enabled = !frame.state.busy,
                              .large = true};
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos({std::floor(at.x + (width - button_width(ui, label, options)) * 0.5f), at.y});
  if (button(ui, "talk.debrief", label, options)) frame.actions.push_back(app::ShowDebrief{talk.attempt.id});
}

// In the room of the replies, so that nothing moves when they come.
void draw_telling(Frame& frame, const app::TalkState& talk, float width) {
  Ui& ui = frame.ui;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = replies_height(frame, talk, width);
  const std::string label = frame.words.tr("Show at once");
  const ButtonOptions options{.kind = ButtonKind::ghost, .icon = icons::kChevronRight};
  const float button_height = ui.px(36);
  ImGui::SetCursorScreenPos({std::floor(at.x + (width - button_width(ui, label, options)) * 0.5f),
                             std::floor(at.y + std::max(0.0f, height - button_height) * 0.5f)});
  if (button(ui, "talk.show_all", label, options)) frame.actions.push_back(app::ShowAllLines{});
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({width, height});
}

NoticeSpec halted_notice(const std::string& title, const std::string& detail, float width) {
  return {.tone = Tone::warning, .title = title, .detail = detail, .width = width};
}

} // namespace

int reply_columns(const Ui& ui, float width) {
  return width >= ui.px(kTwoColumns) ? 2 : 1;
}

float replies_height(Frame& frame, const app::TalkState& talk, float width) {
  const Ui& ui = frame.ui;
  if (talk.session.phase == scenario::Phase::ended) return ui.px(44);
  if (talk.session.phase == scenario::Phase::halted) return ui.px(112);
  const Grid grid = grid_of(frame, talk, width);
  float height = ui.fonts.title.line + ui.px(kSpace3);
  for (const float row : grid.heights) height += row;
  return height + ui.px(kSpace) * static_cast<float>(std::max<std::size_t>(grid.heights.size(), 1) - 1);
}

void draw_replies(Frame& frame, const app::TalkState& talk, float width) {
  Ui& ui = frame.ui;
  if (!app::is_told(talk)) return draw_telling(frame, talk, width);
  switch (talk.session.phase) {
  case scenario::Phase::ended: return draw_over(frame, talk, width);
  case scenario::Phase::halted: {
    const std::string title = frame.words.tr("This talk cannot go on"),
                      detail = frame.words.tr("The scenario has a fault: no reply fits here. What you have "
                                              "said is kept. Please tell the author of the scenario.");
    notice(ui, "talk.halted", halted_notice(title, detail, width));
    return;
  }
  case scenario::Phase::awaiting: break;
  }
  const bool narrow = width < ui.px(420);
  section_header(ui, "talk.replies", frame.words.tr("Choose your reply"),
                 narrow ? std::string() : keys_text(frame, talk), width);
  gap(ui, kSpace3);
  draw_grid(frame, talk, width);
}

} // namespace riposte::desktop
