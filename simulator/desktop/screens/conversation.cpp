#include "desktop/screens/conversation.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>
#include <variant>

#include "app/talk.h"
#include "desktop/icons.h"
#include "desktop/screens/phrases.h"
#include "desktop/widgets/chat.h"
#include "desktop/widgets/face.h"

namespace riposte::desktop {

namespace {

using scenario::Event;

constexpr double kTypingStep = 0.08; // seconds between two pictures of the dots
constexpr int kFollowFrames = 90;    // longer than any eased scroll takes

// One thing in the conversation; texts belong to the scenario, which lives as long as the frame.
struct Item {
  enum class Kind { customer, trainee, silence, ended };
  Kind kind = Kind::customer;
  std::size_t event = 0;
  std::string_view name, text;
  scenario::Mood mood = scenario::Mood::neutral;
};

std::vector<Item> items_of(const scenario::Scenario& scenario, std::span<const Event> events) {
  std::vector<Item> items;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (const auto* spoken = std::get_if<scenario::LineSpoken>(&events[i])) {
      const scenario::Line& line = scenario::line_of(scenario, *spoken);
      const std::string_view name = line.by.empty() ? scenario.customer.name : line.by;
      items.push_back({Item::Kind::customer, i, name, scenario::text_of(scenario, *spoken), line.mood});
    } else if (const auto* chosen = std::get_if<scenario::ReplyChosen>(&events[i])) {
      items.push_back({Item::Kind::trainee, i, {}, scenario.replies[chosen->reply].text});
    } else if (std::holds_alternative<scenario::SilenceKept>(events[i])) {
      items.push_back({Item::Kind::silence, i, {}, {}});
    } else if (std::holds_alternative<scenario::PlayEnded>(events[i])) {
      items.push_back({Item::Kind::ended, i, {}, {}});
    }
  }
  return items;
}

bool same_group(const Item& a, const Item& b) {
  return a.kind == b.kind && a.name == b.name;
}

// The words after the last line: what came of the talk.
void draw_closing(Frame& frame, const scenario::Scenario& scenario, const scenario::Session& session) {
  Ui& ui = frame.ui;
  const scenario::Ending* ending = session.ending ? &scenario.endings[*session.ending] : nullptr;
  const bool good = ending != nullptr && ending->good;
  const Card card(ui, "talk.ending.card", {.soft = true, .tone = good ? Tone::success : Tone::neutral});
  const std::string title =
      session.outcome ? outcome_name(frame, *session.outcome) : frame.words.tr("The talk is over");
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float icon = ui.fonts.icon20.size;
  draw_icon(*ImGui::GetWindowDrawList(), ui.fonts.icon20,
            {at.x + icon * 0.5f, at.y + ui.fonts.title.line * 0.5f},
            ui.tone(good ? Tone::success : Tone::neutral).fg, good ? icons::kCheckCircle : icons::kFlag);
  ImGui::SetCursorScreenPos({at.x + icon + ui.px(10), at.y});
  ImGui::BeginGroup();
  paragraph(ui, "talk.ending.title", ui.fonts.title, ui.theme.text1, title, available_width());
  gap(ui, kSpace1);
  const std::string text = ending != nullptr
                               ? ending->text
                               : frame.words.tr("The talk has gone on for too long and breaks off here.");
  paragraph(ui, "talk.ending", ui.fonts.body, ui.theme.text1, text, available_width());
  ImGui::EndGroup();
}

struct Place {
  const scenario::Scenario& scenario;
  const app::TalkState& talk;
  const FaceSpec& face;
  bool first = true, last = true;
};

void draw_item(Frame& frame, const Item& item, const Place& place, int number) {
  Ui& ui = frame.ui;
  const std::string id = "talk.line." + std::to_string(number);
  if (item.kind == Item::Kind::ended) return draw_closing(frame, place.scenario, place.talk.session);
  if (item.kind == Item::Kind::silence) {
    const std::string text = frame.words.tr("You did not answer in time");
    return chat_event(ui, id, {.text = text, .icon = icons::kTimer, .tone = Tone::warning});
  }
  const bool customer = item.kind == Item::Kind::customer;
  chat_bubble(ui, id,
              {.speaker = customer ? Speaker::customer : Speaker::trainee,
               .name = item.name,
               .text = item.text,
               .face = customer ? &place.face : nullptr,
               .mood = item.mood,
               .first = place.first,
               .last = place.last,
               .fresh = item.event >= frame.memo.fresh_from});
}

} // namespace

std::span<const Event> shown_events(const app::TalkState& talk) {
  return std::span<const Event>(talk.events).first(std::min(talk.shown, talk.events.size()));
}

void follow_conversation(Frame& frame, const app::TalkState& talk) {
  Memo& memo = frame.memo;
  if (memo.talk != talk.attempt.id) { // just opened: at its end at once, nothing fades in
    memo.talk = talk.attempt.id;
    memo.seen_events = memo.fresh_from = talk.shown;
    memo.chat_scroll = -1.0f;
    memo.seen_card = talk.selected;
    memo.chat_moving = kFollowFrames;
    memo.chat_pinned = true;
  }
  if (memo.seen_events == talk.shown) return;
  memo.fresh_from = memo.seen_events;
  memo.seen_events = talk.shown;
  memo.chat_moving = kFollowFrames;
}

float draw_conversation(Frame& frame, const app::TalkState& talk) {
  Ui& ui = frame.ui;
  const scenario::Scenario& scenario = scenario_in(frame, *talk.content);
  const std::vector<Item> items = items_of(scenario, shown_events(talk));
  const FaceSpec face = face_of(scenario);
  // What the customer has said since the trainee's last words is what has to be in view.
  std::size_t latest = 0;
  for (std::size_t i = 0; i < items.size(); ++i)
    if (items[i].kind == Item::Kind::trainee || items[i].kind == Item::Kind::silence) latest = i + 1;
  float newest = -1.0f;
  for (std::size_t i = 0; i < items.size(); ++i) {
    Place place{scenario, talk, face};
    place.first = i == 0 || !same_group(items[i - 1], items[i]);
    place.last = i + 1 == items.size() || !same_group(items[i], items[i + 1]);
    // The face stands beside what is being said.
    if (i + 1 == items.size() && items[i].kind == Item::Kind::customer && !app::is_told(talk))
      place.last = false;
    if (i > 0) gap(ui, place.first ? kSpace4 : kSpace1);
    if (i == latest) newest = ImGui::GetCursorPosY();
    draw_item(frame, items[i], place, static_cast<int>(i) + 1);
  }
  const float end = newest < 0.0f ? ImGui::GetCursorPosY() : newest;
  if (!app::is_told(talk)) {
    if (!items.empty()) gap(ui, items.back().kind == Item::Kind::customer ? kSpace1 : kSpace4);
    typing_dots(ui, "talk.typing", filled(frame.words.tr("{} is typing"), scenario.customer.name), face);
    request_at(ui.pacing, ui.pacing.now + kTypingStep);
  }
  return end;
}

void scroll_conversation(Frame& frame, float newest_top) {
  Memo& memo = frame.memo;
  Ui& ui = frame.ui;
  const float end = ImGui::GetScrollMaxY(), now = ImGui::GetScrollY();
  const bool by_hand =
      ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows) && ImGui::GetIO().MouseWheel != 0.0f;
  if (by_hand) memo.chat_moving = 0;
  const bool room_changed = std::fabs(std::exchange(memo.chat_end, end) - end) > 0.5f;
  if (memo.chat_moving == 0) {
    // The room may have changed (other reply cards, another window): what was at the end stays there. Whoever
    // scrolls away is left alone.
    if (memo.chat_pinned && room_changed && !by_hand && now < end - 1.0f) {
      ImGui::SetScrollY(end);
      request_frames(ui.pacing, 2);
    } else {
      memo.chat_pinned = now >= end - 1.0f;
    }
    return;
  }
  // If all that is new doesn't fit, its beginning is shown and the reader goes on from there.
  const float target = std::clamp(newest_top - ui.px(kSpace4), 0.0f, end);
  const bool jump = memo.chat_scroll < 0.0f || ui.pacing.reduced_motion;
  if (jump)
    memo.chat_scroll = target;
  else if (memo.chat_moving == kFollowFrames)
    memo.chat_scroll = now;
  const float step = 1.0f - std::exp(-12.0f * std::min(ImGui::GetIO().DeltaTime, 0.05f));
  memo.chat_scroll += (target - memo.chat_scroll) * step;
  if (std::fabs(target - memo.chat_scroll) < 0.75f) memo.chat_scroll = target;
  ImGui::SetScrollY(memo.chat_scroll);
  --memo.chat_moving;
  // The extent of new content is known one frame later: rest only after a few frames at the target.
  const bool there = memo.chat_scroll == target && memo.chat_moving < kFollowFrames - 4;
  if (there) {
    memo.chat_moving = 0;
    memo.chat_pinned = target >= end - 1.0f;
  }
  request_frames(ui.pacing, 2);
}

scenario::Mood current_mood(const scenario::Scenario& scenario, std::span<const Event> events) {
  for (auto event = events.rbegin(); event != events.rend(); ++event) {
    const auto* spoken = std::get_if<scenario::LineSpoken>(&*event);
    if (spoken == nullptr) continue;
    const scenario::Line& line = scenario::line_of(scenario, *spoken);
    if (line.by.empty()) return line.mood; // a second speaker has a face of their own
  }
  return scenario::Mood::neutral;
}

} // namespace riposte::desktop
