#include "desktop/program.h"

#include "app/place.h"
#include "app/talk.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>

#include <GLFW/glfw3.h>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/program.h"
#include "desktop/imx.h"

namespace riposte::desktop {
namespace {

constexpr int kSettleFrames = 3;         // Dear ImGui needs a few frames until sizes and hovering are right
constexpr double kFrame = 1.0 / 60;      // the fastest that is drawn
constexpr double kUnreadable = 0.4;      // seconds in which nobody reads new replies
constexpr std::size_t kMostDropped = 50; // files at once: a folder's worth of packs, not a whole disk
constexpr double kCaretBlink = 0.4;      // while a text field has the focus

ThemeKind theme_kind(const std::string& name) {
  if (name == "dark") return ThemeKind::dark;
  if (name == "contrast") return ThemeKind::high_contrast;
  if (name == "system") {
    const char* gtk = std::getenv("GTK_THEME");
    if (gtk != nullptr && std::string_view(gtk).find("dark") != std::string_view::npos)
      return ThemeKind::dark;
  }
  return ThemeKind::light;
}

} // namespace

Program::Program(Options options, DataFolders folders, std::unique_ptr<Window> window)
    : options_(std::move(options)), folders_(std::move(folders)), window_(std::move(window)),
      effects_(folders_, wake_window), watch_({folders_.share / "scenarios"}, [this] {
        files_changed_ = true;
        wake_window();
      }) {
  ui_.probe.on = !options_.probe_map.empty();
  memo_.language = text::language_of_environment();
  app::Updated begun = app::initial_state(options_.overrides, folders_.data.string());
  state_ = std::move(begun.state);
  effects_.run(std::move(begun.effects));
  window_->dropped = [this](const std::vector<std::string>& paths) { open_packs(paths); };
  if (!options_.pack.empty()) open_packs({options_.pack});
}

/// Whatever they are: what is no pack is said in a notice.
void Program::open_packs(const std::vector<std::string>& paths) {
  for (std::size_t i = 0; i < std::min(paths.size(), kMostDropped); ++i) apply(app::OpenPack{paths[i]});
}

void Program::stop() {
  stopping_ = true;
  wake_window();
}

const text::Translator& Program::words() {
  const std::string language = app::language_of(state_, memo_.language);
  std::unique_ptr<text::Translator>& translator = translators_[language];
  if (!translator) translator = std::make_unique<text::Translator>(locale_folder(), language);
  return *translator;
}

/// Reply cards that have only just appeared take no choice: a double click would spend a turn nobody has
/// read.
bool Program::too_soon(double time) {
  if (!state_.talk) return false;
  const std::string shown = fmt::format("{} {} {}", state_.talk->attempt.id,
                                        state_.talk->attempt.steps.size(), app::is_told(*state_.talk));
  if (shown != cards_of_) {
    cards_of_ = shown;
    cards_since_ = time;
  }
  return time - cards_since_ < kUnreadable;
}

void Program::apply(const app::Action& action) {
  const bool unread = too_soon(glfwGetTime());
  if (unread && std::holds_alternative<app::ChooseReply>(action)) return;
  const app::Surround around{now(), &words(), random_uuid,
                             [] { return static_cast<std::uint64_t>(random_seed()); }};
  app::Updated updated = app::update(std::move(state_), action, around);
  state_ = std::move(updated.state);
  effects_.run(std::move(updated.effects));
}

void Program::apply_reports() {
  if (files_changed_.exchange(false)) apply(app::FilesChanged{});
  for (const app::Action& report : effects_.take_reports()) {
    apply(report);
    settle_ = kSettleFrames;
  }
}

void Program::pass_time(double time) {
  const double passed = time - last_time_;
  if (passed < 0.001) return;
  last_time_ = time;
  if (state_.screen == app::Screen::talk)
    apply(app::TimePassed{static_cast<std::int64_t>(std::lround(passed * 1000))});
}

/// Fonts and colours follow the person's choice and the monitor, between two frames.
void Program::apply_look() {
  const float scale = window_->content_scale() * static_cast<float>(app::text_size_of(state_)) / 100.0f;
  const std::string theme = app::theme_of(state_);
  if (scale != loaded_scale_) {
    const FontLoad load = load_fonts(ui_.fonts, folders_.share / "assets" / "fonts", scale);
    if (!load.ok) spdlog::error("fonts: {}", load.error);
    window_->fonts_changed();
  }
  if (scale != loaded_scale_ || theme != loaded_theme_) {
    ui_.theme = make_theme(theme_kind(theme));
    ui_.scale = scale;
    apply_style(ui_.theme, scale);
    loaded_scale_ = scale;
    loaded_theme_ = theme;
    settle_ = kSettleFrames;
  }
  ui_.pacing.reduced_motion = app::reduced_motion_of(state_);
  if (title_language_ != words().language()) {
    title_language_ = words().language();
    window_->set_title(words().tr("Riposte"));
  }
}

void Program::build_frame(double time) {
  begin_frame(ui_, time);
  window_->new_frame();
  actions_.clear();
  Frame frame{ui_, state_, words(), memo_, actions_};
  draw_screen(frame);
}

void Program::draw(double time) {
  apply_look();
  too_soon(time); // notes when the cards that are drawn now appeared
  build_frame(time);
  window_->render(ui_.theme.canvas);
  if (!options_.frame_times.empty())
    frame_times_ +=
        fmt::format("{} {:.3f}\n", static_cast<int>(state_.screen), (glfwGetTime() - time) * 1000);
  last_frame_ = time;
  ++drawn_;
  settle_ = std::max({settle_ - 1, take_frames(ui_.pacing), imx::input_pending() ? 2 : 0});
  deadline_ = take_deadline(ui_.pacing);
  if (ImGui::GetIO().WantTextInput) deadline_ = std::min(deadline_, time + kCaretBlink);
  if (ui_.probe.on && !write_probe_map(ui_.probe, options_.probe_map))
    spdlog::error("cannot write the probe map");
  for (const app::Action& action : std::exchange(actions_, {})) {
    apply(action);
    settle_ = std::max(settle_, kSettleFrames);
  }
}

/// Until something is due: the next frame of a movement, a wake-up a widget asked for, the talk's clock.
double Program::time_to_sleep(double time) const {
  if (settle_ > 0) return std::max(0.0, kFrame - (time - last_frame_));
  double due = deadline_;
  const bool talking = state_.screen == app::Screen::talk && state_.talk.has_value();
  if (talking && state_.talk->countdown && !state_.talk->pending)
    due = std::min(due, last_time_ + static_cast<double>(state_.talk->countdown->left_ms()) / 1000);
  return std::isinf(due) ? kNever : std::max(0.0, due - time);
}

int Program::run() {
  // A key press gets a frame of logic at once, whatever the pace of drawing.
  window_->logic_frame = [this] {
    if (drawn_ == 0) return;
    build_frame(glfwGetTime());
    ImGui::EndFrame();
    for (const app::Action& action : std::exchange(actions_, {})) apply(action);
  };
  last_time_ = glfwGetTime();
  draw(last_time_);
  while (!window_->should_close() && !stopping_) {
    if (options_.frames > 0 && drawn_ >= options_.frames) break;
    const double slept_from = glfwGetTime();
    if (window_->wait(options_.frames > 0 ? 0 : time_to_sleep(slept_from)))
      settle_ = std::max(settle_, kSettleFrames);
    const double time = glfwGetTime();
    apply_reports();
    pass_time(time);
    if (frame_is_due(time)) draw(time);
  }
  remember_window();
  if (options_.frame_times.empty()) return 0;
  const Result<void> written = write_file(options_.frame_times, frame_times_);
  if (!written) fmt::print(stderr, "riposte: {}\n", written.error().message);
  return written ? 0 : 2;
}

void Program::remember_window() {
  if (options_.window || state_.screen == app::Screen::failure)
    return; // of this run only, or nowhere to keep it
  const Window::Size size = window_->size();
  const Window::Place place = window_->place();
  effects_.run({app::RememberWindow{place.x, place.y, size.width, size.height, place.maximized,
                                    app::place_of(state_)}});
}

bool Program::frame_is_due(double time) const {
  if (options_.frames > 0 || time >= deadline_) return true;
  return settle_ > 0 && time - last_frame_ >= kFrame * 0.9;
}

} // namespace riposte::desktop
