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

std::optional<MachineSettings> parse(std::string_view text) {
  const json::Document document = json::parse(text);
  const Value& root = document.root;
  if (!document.problems.empty() || !root.is(Value::Kind::object)) return std::nullopt;
  const Value* format = root.find("format");
  if (format == nullptr || !format->is(Value::Kind::text) || format->text != kFormat) return std::nullopt;
  MachineSettings settings;
  if (const Value* person = root.find("last_person")) {
    if (!person->is(Value::Kind::text) || person->text.size() > kLongestId) return std::nullopt;
    settings.last_person = person->text;
  }
  if (!read_window(root, "window_width", settings.window_width)) return std::nullopt;
  if (!read_window(root, "window_height", settings.window_height)) return std::nullopt;
  return settings;
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
  const std::string text =
      fmt::format("{{\n  \"format\": \"{}\",\n  \"last_person\": {},\n  \"window_width\": {},\n  "
                  "\"window_height\": {}\n}}\n",
                  kFormat, json::quote(settings.last_person), settings.window_width, settings.window_height);
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
