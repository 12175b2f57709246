// The talk: the customer, the conversation, and what can be said next.
#include <algorithm>
#include <cmath>

#include "app/talk.h"
#include "desktop/icons.h"
#include "desktop/imx.h"
#include "desktop/screens/conversation.h"
#include "desktop/screens/keys.h"
#include "desktop/screens/phrases.h"
#include "desktop/screens/talk_parts.h"
#include "desktop/widgets/dialog.h"

namespace riposte::desktop {

namespace {

// Units.
constexpr float kColumns = 1000.0f, kWide = 1500.0f, kEdge = kSpace6, kGutter = kSpace5;
constexpr float kLeft = 296.0f, kSide = 340.0f, kBar = 72.0f;
constexpr float kLeastChat = 200.0f; // with less room than this the whole talk scrolls as one
constexpr float kNarrow = 860.0f;    // of the column that scrolls

struct Columns {
  float left = 0.0f, side = 0.0f; // widths in pixels
  Area center;
};

// Between the bar and what follows: the offer of a new edition with its gutter, or nothing.
float offer_room(Frame& frame, const app::TalkState& talk, float width) {
  const float height = offer_height(frame, talk, width);
  return height > 0.0f ? height + frame.ui.px(kGutter) : 0.0f;
}

float wide_offer(const Ui& ui) {
  return window_area().width() - 2 * ui.px(kEdge);
}

float narrow_offer(const Ui& ui) {
  return std::min(ui.px(kNarrow), window_area().width() - 2 * ui.px(kSpace4));
}

Columns columns_of(Frame& frame, const app::TalkState& talk, TalkLayout layout) {
  const Ui& ui = frame.ui;
  const Area window = window_area();
  const float edge = ui.px(kEdge), gutter = ui.px(kGutter);
  const float top = ui.px(kBar) + gutter + offer_room(frame, talk, wide_offer(ui));
  Columns columns;
  const bool wide = layout == TalkLayout::wide;
  columns.left = ui.px(wide ? kSide : kLeft);
  columns.side = wide ? ui.px(kSide) : 0.0f;
  const float right = wide ? columns.side + gutter : 0.0f;
  columns.center = {{edge + columns.left + gutter, top},
                    {window.max.x - edge - right, window.max.y - gutter}};
  return columns;
}

float bottom_height(Frame& frame, const app::TalkState& talk, float width, bool with_coach) {
  const float coach = with_coach ? coach_height(frame, talk, width) + frame.ui.px(kSpace3) : 0.0f;
  return std::ceil(coach + replies_height(frame, talk, width));
}

TalkLayout layout_for(Frame& frame, const app::TalkState& talk) {
  const Ui& ui = frame.ui;
  const float units = window_units(ui).x;
  if (units < kColumns) return TalkLayout::narrow;
  const TalkLayout layout = units >= kWide ? TalkLayout::wide : TalkLayout::columns;
  const Columns columns = columns_of(frame, talk, layout);
  const bool coach = layout == TalkLayout::columns && coach_has_spoken(talk);
  const float bottom = bottom_height(frame, talk, columns.center.width(), coach);
  return columns.center.height() - bottom < ui.px(kLeastChat + kSpace4) ? TalkLayout::narrow : layout;
}

void draw_chat(Frame& frame, const app::TalkState& talk, const Area& area) {
  Panel panel(frame.ui, "talk.chat", area, kSpace6);
  const float newest = draw_conversation(frame, talk);
  scroll_conversation(frame, newest);
}

void draw_columns(Frame& frame, const app::TalkState& talk, TalkLayout layout) {
  Ui& ui = frame.ui;
  const Columns columns = columns_of(frame, talk, layout);
  const Area& center = columns.center;
  draw_offer(frame, talk, {ui.px(kEdge), ui.px(kBar + kGutter)}, wide_offer(ui), OfferStyle::card);
  const bool wide = layout == TalkLayout::wide;
  const bool coach = !wide && coach_has_spoken(talk);
  draw_customer_panel(frame, talk,
                      {{ui.px(kEdge), center.min.y}, {ui.px(kEdge) + columns.left, center.max.y}}, !wide);
  const float bottom = bottom_height(frame, talk, center.width(), coach);
  const float chat_end = std::floor(center.max.y - bottom - ui.px(kSpace4));
  draw_chat(frame, talk, {center.min, {center.max.x, chat_end}});
  ImGui::SetCursorScreenPos({center.min.x, chat_end + ui.px(kSpace4)});
  {
    const Column column(center.width());
    if (coach) {
      draw_coach(frame, talk);
      gap(ui, kSpace3);
    }
    draw_replies(frame, talk, center.width());
  }
  if (wide)
    draw_side_panel(
        frame, talk,
        {{center.max.x + ui.px(kGutter), center.min.y}, {window_area().max.x - ui.px(kEdge), center.max.y}});
}

// A small window or large text: everything below the bar scrolls as one.
void draw_narrow(Frame& frame, const app::TalkState& talk, float top) {
  Ui& ui = frame.ui;
  const Area window = window_area();
  const float offer = narrow_offer(ui);
  draw_offer(frame, talk, {std::floor((window.width() - offer) * 0.5f), top}, offer, OfferStyle::strip);
  top += offer_height(frame, talk, offer);
  Body body(ui, "talk.body", {{0.0f, top}, window.max}, {.max_width = kNarrow, .centered = true});
  draw_customer_folded(frame, talk);
  gap(ui, kSpace4);
  float newest = 0.0f;
  {
    const Card card(ui, "talk.chat", {.padding = kSpace4}); // bubbles need the lighter ground
    newest = draw_conversation(frame, talk);
  }
  gap(ui, kSpace5);
  if (coach_has_spoken(talk)) {
    draw_coach(frame, talk);
    gap(ui, kSpace4);
  }
  draw_replies(frame, talk, body.width());
  scroll_conversation(frame, newest);
}

void rename(Probe& probe, std::string_view from, std::string_view to) {
  for (ProbeItem& item : probe.items)
    if (item.id == from) item.id = to;
}

void draw_leave_dialog(Frame& frame) {
  const auto& words = frame.words;
  const std::string title = words.tr("Leave this talk?"),
                    body =
                        words.tr("Your talk waits on the start screen. You can go on from the same place."),
                    leave = words.tr("Leave"), stay = words.tr("Stay");
  const DialogResult result =
      dialog(frame.ui, "dialog",
             {.title = title, .body = body, .confirm = leave, .cancel = stay, .icon = icons::kLogout});
  // Outside tools know the two buttons by what they do here.
  rename(frame.ui.probe, "dialog.confirm", "dialog.leave");
  rename(frame.ui.probe, "dialog.cancel", "dialog.stay");
  if (result == DialogResult::confirmed) frame.actions.push_back(app::LeaveTalk{});
  if (result == DialogResult::cancelled) frame.actions.push_back(app::StayInTalk{});
}

void draw_pause_dialog(Frame& frame) {
  const auto& words = frame.words;
  const std::string title = words.tr("Paused"),
                    body = words.tr("The time stands still. Go on when you are ready."),
                    on = words.tr("Go on");
  const DialogResult result =
      dialog(frame.ui, "pause", {.title = title, .body = body, .confirm = on, .icon = icons::kPause});
  if (result != DialogResult::none) frame.actions.push_back(app::PauseTalk{false});
}

void take_choice_keys(Frame& frame, const app::TalkState& talk, int columns) {
  const std::size_t count = talk.session.offered.size();
  if (talk.pending || count == 0) return;
  if (const int digit = digit_pressed(); digit > 0 && static_cast<std::size_t>(digit) <= count) {
    frame.actions.push_back(app::ChooseReply{static_cast<std::size_t>(digit) - 1});
    return;
  }
  const Arrow arrow = take_arrow();
  const int last = static_cast<int>(count) - 1, now = std::min(static_cast<int>(talk.selected), last);
  const int next = now + arrow.x + arrow.y * columns;
  if (next != now && next >= 0 && next <= last)
    frame.actions.push_back(app::SelectReply{static_cast<std::size_t>(next)});
  if (imx::enter_pressed() && !control_focused())
    frame.actions.push_back(app::ChooseReply{static_cast<std::size_t>(now)});
}

void take_keys(Frame& frame, const app::TalkState& talk, int columns) {
  if (talk.confirm_leave || talk.paused || frame.state.overlay != app::Overlay::none) return;
  if (!app::is_told(talk)) {
    if (imx::enter_pressed() && !control_focused()) frame.actions.push_back(app::ShowAllLines{});
    return;
  }
  if (talk.session.phase == scenario::Phase::awaiting) take_choice_keys(frame, talk, columns);
}

} // namespace

float top_of_notices(Frame& frame, const app::TalkState& talk) {
  const Ui& ui = frame.ui;
  const float below_bar = ui.px(kBar + kSpace3);
  if (!talk.offer) return below_bar;
  if (layout_for(frame, talk) == TalkLayout::narrow)
    return below_bar + offer_height(frame, talk, narrow_offer(ui));
  return below_bar + ui.px(kGutter) + offer_height(frame, talk, wide_offer(ui));
}

void draw_talk(Frame& frame) {
  Ui& ui = frame.ui;
  if (!frame.state.talk || !frame.state.talk->content) return;
  const app::TalkState& talk = *frame.state.talk;
  follow_conversation(frame, talk);
  const Page page(ui, "talk");
  const TalkLayout layout = layout_for(frame, talk);
  const float width = layout == TalkLayout::narrow
                          ? std::min(ui.px(kNarrow), window_area().width()) - 2 * ui.px(kSpace5)
                          : columns_of(frame, talk, layout).center.width();
  take_keys(frame, talk, reply_columns(ui, width));
  // Whoever pauses an assessment does not read on meanwhile.
  if (talk.paused && talk.attempt.mode == training::Mode::assessment) return draw_pause_dialog(frame);
  const float top = draw_talk_header(frame, talk, layout);
  if (layout == TalkLayout::narrow)
    draw_narrow(frame, talk, top);
  else
    draw_columns(frame, talk, layout);
  if (talk.confirm_leave) draw_leave_dialog(frame);
  if (talk.paused) draw_pause_dialog(frame);
}

} // namespace riposte::desktop
