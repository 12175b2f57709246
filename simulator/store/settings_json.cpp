#include "store/settings.h"

#include <optional>

#include <fmt/format.h>

#include "base/file.h"
#include "base/located_json.h"
#include "store/folder.h"

namespace riposte::store {
namespace {

namespace fs = std::filesystem;
using json::Value;

constexpr std::string_view kFormat = "riposte.settings/1";
constexpr std::size_t kLargestSettings = 1u << 20;
constexpr std::size_t kLongestId = 200;
constexpr int kFurthest = 100'000; // of a window from the origin
constexpr int kSmallestWindow = 200, kLargestWindow = 16'384;

fs::path file_in(const fs::path& folder) {
  return folder / "settings.json";
}

// False where the key is there with something that cannot be meant.
bool read_window(const Value& root, std::string_view key, int& into) {
  const Value* value = root.find(key);
  if (value == nullptr) return true;
  if (!value->is(Value::Kind::integer)) return false;
  if (value->integer >= kSmallestWindow && value->integer <= kLargestWindow)
    into = static_cast<int>(value->integer);
  return true; // a size that no screen has is passed over
}

bool read_place(const Value& root, std::string_view key, std::optional<int>& into) {
  const Value* value = root.find(key);
  if (value == nullptr) return true;
  if (!value->is(Value::Kind::integer)) return false;
  if (value->integer >= -kFurthest && value->integer <= kFurthest) into = static_cast<int>(value->integer);
  return true;
}

bool read_text(const Value& root, std::string_view key, std::string& into) {
  const Value* value = root.find(key);
  if (value == nullptr) return true;
  if (!value->is(Value::Kind::text) || value->text.size() > kLongestId) return false;
  into = value->text;
  return true;
}

bool read_flag(const Value& root, std::string_view key, bool& into) {
  const Value* value = root.find(key);
  if (value == nullptr) return true;
  if (!value->is(Value::Kind::boolean)) return false;
  into = value->boolean;
  return true;
}

std::string number_or_nothing(std::string_view key, const std::optional<int>& number) {
  return number ? fmt::format("  \"{}\": {},\n", key, *number) : std::string();
}

std::optional<MachineSettings> parse(std::string_view text) {
  const json::Document document = json::parse(text);
  const Value& root = document.root;
  if (!document.problems.empty() || !root.is(Value::Kind::object)) return std::nullopt;
  const Value* format = root.find("format");
  if (format == nullptr || !format->is(Value::Kind::text) || format->text != kFormat) return std::nullopt;
  MachineSettings settings;
  const bool good =
      read_text(root, "last_person", settings.last_person) &&
      read_window(root, "window_width", settings.window_width) &&
      read_window(root, "window_height", settings.window_height) &&
      read_place(root, "window_x", settings.window_x) && read_place(root, "window_y", settings.window_y) &&
      read_flag(root, "maximized", settings.maximized) && read_text(root, "screen", settings.screen) &&
      read_text(root, "screen_of", settings.screen_of);
  return good ? std::optional(settings) : std::nullopt;
}

} // namespace

LoadedSettings load_settings(const fs::path& folder, Instant at) {
  LoadedSettings loaded;
  const fs::path file = file_in(folder);
  const Result<std::string> text = read_file(file, kLargestSettings);
  if (!text) return loaded;
  if (std::optional<MachineSettings> settings = parse(*text)) {
    loaded.settings = *settings;
    return loaded;
  }
  if (const Result<fs::path> aside = keep_aside(file, {}, at)) loaded.kept_aside = aside->string();
  return loaded;
}

Result<void> save_settings(const fs::path& folder, const MachineSettings& settings) {
  if (Result<void> made = make_data_folder(folder); !made) return made;
  std::string text = fmt::format("{{\n  \"format\": \"{}\",\n", kFormat);
  text += fmt::format("  \"last_person\": {},\n", json::quote(settings.last_person));
  text += number_or_nothing("window_x", settings.window_x) + number_or_nothing("window_y", settings.window_y);
  text += fmt::format("  \"window_width\": {},\n  \"window_height\": {},\n", settings.window_width,
                      settings.window_height);
  text += fmt::format("  \"maximized\": {},\n", settings.maximized);
  text += fmt::format("  \"screen\": {},\n  \"screen_of\": {}\n}}\n", json::quote(settings.screen),
                      json::quote(settings.screen_of));
  return write_file(file_in(folder), text);
}

Result<void> change_settings(const fs::path& folder, const std::function<void(MachineSettings&)>& change) {
  const MachineSettings before = load_settings(folder).settings;
  MachineSettings after = before;
  change(after);
  if (after == before) return {};
  return save_settings(folder, after);
}

} // namespace riposte::store
