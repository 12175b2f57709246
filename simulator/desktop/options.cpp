#include "desktop/options.h"

#include <charconv>
#include <cmath>
#include <filesystem>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "text/translator.h"

namespace riposte::desktop {
namespace {

constexpr int kSmallestWindow = 320, kLargestWindow = 16384;

/// "150", "150%" or "1.5": percent of the usual text size.
std::string parse_scale(const std::string& text, int& percent) {
  std::string number = text;
  if (number.ends_with('%')) number.pop_back();
  double value = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  const bool whole = error == std::errc{} && end == number.data() + number.size();
  if (whole && value < 10 && number.size() == text.size()) value *= 100;
  percent = static_cast<int>(std::lround(value));
  if (whole && percent >= 80 && percent <= 200) return {};
  return fmt::format("'{}' is no text size: a percentage from 80 to 200, or a factor from 0.8 to 2", text);
}

std::string parse_window(const std::string& text, Options& options) {
  const std::size_t cross = text.find('x');
  std::pair<int, int> size;
  const auto number = [](std::string_view part, int& into) {
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), into);
    return error == std::errc{} && end == part.data() + part.size() && into >= kSmallestWindow &&
           into <= kLargestWindow;
  };
  if (cross == std::string::npos || !number(std::string_view(text).substr(0, cross), size.first) ||
      !number(std::string_view(text).substr(cross + 1), size.second))
    return fmt::format("'{}' is no window size: width and height in pixels, such as 1280x800", text);
  options.window = size;
  return {};
}

/// A relative path is relative to where the program was started.
std::string from_here(const std::string& path) {
  std::error_code error;
  const std::filesystem::path absolute = std::filesystem::absolute(path, error);
  return error ? path : absolute.string();
}

std::vector<std::string> language_tags() {
  std::vector<std::string> tags;
  for (const text::Language& language : text::kLanguages) tags.emplace_back(language.tag);
  return tags;
}

} // namespace

ParsedOptions parse_options(int argc, char** argv) {
  Options options;
  CLI::App app("Riposte: practise customer objections in conversations that answer back.", "riposte");
  app.set_version_flag("--version", RIPOSTE_VERSION);
  std::string language, theme, scale, window;
  app.add_option("FILE", options.pack, "A .riposte pack, added to the library");
  app.add_option("--data", options.data,
                 "Keep database and settings in this folder instead of the XDG folders");
  app.add_option("--language", language, "Language for this run")->check(CLI::IsMember(language_tags()));
  app.add_option("--theme", theme, "Theme for this run")
      ->check(CLI::IsMember({"system", "light", "dark", "contrast"}));
  app.add_option("--scale", scale, "Text size for this run: 80 to 200 percent, or a factor such as 1.5")
      ->check([&](const std::string& text) {
        int percent = 0;
        return parse_scale(text, percent);
      });
  app.add_option("--window", window, "Size of the window in pixels, such as 1280x800")
      ->check([&](const std::string& text) { return parse_window(text, options); });
  app.add_option(
      "--probe-map", options.probe_map,
      "After each frame, write the visible widgets to this file: id to text, rectangle, enabled, focused");
  app.add_option("--frames", options.frames, "Leave after this many frames; for measuring")
      ->check(CLI::Range(0, 1'000'000));
  app.add_option("--frame-times", options.frame_times,
                 "On leaving, write screen and milliseconds of each frame; for measuring");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return {std::nullopt, app.exit(error) == 0 ? 0 : 2};
  }
  if (!options.pack.empty()) options.pack = from_here(options.pack);
  if (!language.empty()) options.overrides.language = language;
  if (!theme.empty()) options.overrides.theme = theme;
  if (!scale.empty()) parse_scale(scale, options.overrides.text_size.emplace());
  return {options, 0};
}

} // namespace riposte::desktop
