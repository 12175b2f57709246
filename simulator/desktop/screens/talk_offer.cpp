// A new edition of the open talk: a bar that tells what taking it up would mean, and waits.
#include <algorithm>
#include <cmath>

#include "desktop/icons.h"
#include "desktop/imx.h"
#include "desktop/screens/phrases.h"
#include "desktop/screens/talk_parts.h"
#include "desktop/widgets/button.h"

namespace riposte::desktop {

namespace {

constexpr float kPadding = 14.0f, kBeside = 380.0f; // units; text narrower than this has the buttons below it
constexpr float kQuote = 420.0f;                    // units: as much of the customer's line as is quoted

struct Texts {
  std::string title, detail, take_up, stay;
};

std::string quoted(const Frame& frame, const app::EditionOffer& offer) {
  if (!offer.line) return {};
  const scenario::Scenario& scenario = scenario_in(frame, *offer.content);
  const float room = std::min(frame.ui.px(kQuote), window_area().width() * 0.6f);
  return ellipsize(frame.ui.fonts.small, scenario::text_of(scenario, *offer.line), room);
}

std::string detail_text(const Frame& frame, const app::EditionOffer& offer) {
  const auto& words = frame.words;
  if (offer.same_place && offer.of == 0) return words.tr("Nothing has been said yet, so nothing is lost.");
  if (offer.same_place) return words.tr("All you have said stays, and the talk goes on from the same place.");
  const std::string line = quoted(frame, offer);
  const bool all = offer.kept == offer.of;
  if (all && line.empty())
    return words.tr("All of your replies fit it, but the talk goes on from another place.");
  if (all)
    return filled(words.tr("All of your replies fit it, but the talk goes on from another place: “{}”"),
                  line);
  if (line.empty()) return filled(words.tr("Replies that fit it: {} of {}."), offer.kept, offer.of);
  return filled(words.tr("Replies that fit it: {} of {}. The talk goes on from “{}”"), offer.kept, offer.of,
                line);
}

Texts texts_of(const Frame& frame, const app::EditionOffer& offer) {
  return {frame.words.tr("There is a new edition of this talk"), detail_text(frame, offer),
          frame.words.tr("Take up the new edition"), frame.words.tr("Stay with the old one")};
}

struct Layout {
  float text_left = 0.0f, text_width = 0.0f, text_height = 0.0f; // pixels
  float take_up = 0.0f, stay = 0.0f;                             // widths of the buttons
  bool beside = false, stacked = false; // the buttons: beside the text; below it, one under the other
  float height = 0.0f;
};

ButtonOptions options_for(bool primary, bool enabled, float width = 0.0f) {
  return {.kind = primary ? ButtonKind::primary : ButtonKind::secondary, .enabled = enabled, .width = width};
}

Layout layout_of(const Ui& ui, const Texts& texts, float width) {
  Layout layout;
  const float padding = ui.px(kPadding), button = ui.px(36);
  layout.take_up = button_width(ui, texts.take_up);
  layout.stay = button_width(ui, texts.stay);
  const float buttons = layout.take_up + ui.px(kSpace2) + layout.stay;
  layout.text_left = padding + ui.fonts.icon20.size + ui.px(kSpace3);
  const float all = width - layout.text_left - padding;
  layout.beside = all - buttons - ui.px(kSpace5) >= ui.px(kBeside);
  layout.stacked = !layout.beside && buttons > all;
  layout.text_width = std::max(layout.beside ? all - buttons - ui.px(kSpace5) : all, ui.px(40));
  layout.text_height = measure(ui.fonts.strong, texts.title, layout.text_width).height + ui.px(2) +
                       measure(ui.fonts.small, texts.detail, layout.text_width).height;
  float height = layout.text_height;
  if (layout.beside)
    height = std::max(height, button);
  else
    height += ui.px(kSpace3) + button + (layout.stacked ? ui.px(kSpace2) + button : 0.0f);
  layout.height = std::floor(height + 2 * padding);
  return layout;
}

void draw_texts(Ui& ui, const Texts& texts, const Layout& layout, ImVec2 at) {
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const float half = ui.fonts.icon20.size * 0.5f;
  draw_icon(draw, ui.fonts.icon20,
            {at.x - layout.text_left + ui.px(kPadding) + half, at.y + ui.fonts.strong.line * 0.5f},
            ui.tone(Tone::info).fg, icons::kRefresh);
  const float title = measure(ui.fonts.strong, texts.title, layout.text_width).height;
  draw_paragraph(draw, ui.fonts.strong, at, ui.theme.text1, texts.title, layout.text_width);
  draw_paragraph(draw, ui.fonts.small, {at.x, at.y + title + ui.px(2)}, ui.theme.text2, texts.detail,
                 layout.text_width);
}

// Where the two buttons stand: to take up first, as it is what Tab comes to first.
void draw_buttons(Frame& frame, const Texts& texts, const Layout& layout, ImVec2 at, bool enabled) {
  Ui& ui = frame.ui;
  ImGui::SetCursorScreenPos(at);
  if (button(ui, "talk.offer.take_up", texts.take_up, options_for(true, enabled)))
    frame.actions.push_back(app::TakeUpEdition{});
  const ImVec2 next = layout.stacked ? ImVec2(at.x, at.y + ui.px(36 + kSpace2))
                                     : ImVec2(at.x + layout.take_up + ui.px(kSpace2), at.y);
  ImGui::SetCursorScreenPos(next);
  if (button(ui, "talk.offer.stay", texts.stay, options_for(false, enabled)))
    frame.actions.push_back(app::StayWithEdition{});
}

} // namespace

float offer_height(Frame& frame, const app::TalkState& talk, float width) {
  if (!talk.offer) return 0.0f;
  return layout_of(frame.ui, texts_of(frame, *talk.offer), width).height;
}

void draw_offer(Frame& frame, const app::TalkState& talk, ImVec2 at, float width, OfferStyle style) {
  if (!talk.offer) return;
  Ui& ui = frame.ui;
  const Texts texts = texts_of(frame, *talk.offer);
  const Layout layout = layout_of(ui, texts, width);
  const ImVec2 end{at.x + width, at.y + layout.height};
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({width, layout.height});
  announce(ui.probe, "talk.offer", texts.title + "\n" + texts.detail);
  const ToneColors& tone = ui.tone(Tone::info);
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  if (style == OfferStyle::strip) {
    const Area window = window_area();
    draw.AddRectFilled({window.min.x, at.y}, {window.max.x, end.y}, tone.soft);
    draw.AddRectFilled({window.min.x, end.y - 1.0f}, {window.max.x, end.y}, tone.line);
  } else {
    draw.AddRectFilled(at, end, tone.soft, ui.dp(kRadiusCard));
    imx::rect(draw, at, end, tone.line, ui.dp(kRadiusCard));
  }
  const float padding = ui.px(kPadding), inner = layout.height - 2 * padding;
  const float text_top =
      layout.beside ? at.y + padding + std::floor((inner - layout.text_height) * 0.5f) : at.y + padding;
  draw_texts(ui, texts, layout, {at.x + layout.text_left, text_top});
  const bool enabled = !talk.pending && !frame.state.busy;
  if (layout.beside)
    draw_buttons(frame, texts, layout,
                 {end.x - padding - layout.take_up - ui.px(kSpace2) - layout.stay,
                  at.y + std::floor((layout.height - ui.px(36)) * 0.5f)},
                 enabled);
  else
    draw_buttons(frame, texts, layout,
                 {at.x + layout.text_left, at.y + padding + layout.text_height + ui.px(kSpace3)}, enabled);
}

} // namespace riposte::desktop
