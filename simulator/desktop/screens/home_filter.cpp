// Search and filters of the library.
#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "desktop/icons.h"
#include "desktop/screens/home_parts.h"
#include "desktop/screens/phrases.h"
#include "desktop/widgets/button.h"
#include "desktop/widgets/field.h"

namespace riposte::desktop {

namespace {

constexpr float kSearch = 300.0f, kSelect = 190.0f; // units

/// What can be chosen: nothing first, then what talks of the library have.
struct Options {
  std::vector<std::string> ids{""}, labels;
};

template <class Label>
Options options_of(const std::string& all, const std::set<std::string>& ids, Label label) {
  std::vector<std::pair<std::string, std::string>> named;
  for (const std::string& id : ids) named.emplace_back(label(id), id);
  std::sort(named.begin(), named.end());
  Options options;
  options.labels.push_back(all);
  for (auto& [text, id] : named) {
    options.ids.push_back(id);
    options.labels.push_back(std::move(text));
  }
  return options;
}

/// Fields side by side, in as many lines as they need.
class FieldRow {
public:
  explicit FieldRow(Ui& ui) : ui_(ui), room_(available_width()) {}
  /// Room for the next field; its width in pixels.
  float place(float units) {
    const float width = std::min(ui_.px(units), room_);
    if (used_ > 0.0f && used_ + width <= room_)
      ImGui::SameLine(0.0f, ui_.px(kSpace2));
    else if (used_ > 0.0f) {
      gap(ui_, kSpace2);
      used_ = 0.0f;
    }
    used_ += width + ui_.px(kSpace2);
    return width;
  }

private:
  Ui& ui_;
  float room_, used_ = 0.0f;
};

void choose(Frame& frame, FieldRow& row, const char* id, const Options& options, std::string& chosen) {
  if (options.ids.size() < 3 && chosen.empty()) return; // nothing to tell apart by
  const auto at = std::find(options.ids.begin(), options.ids.end(), chosen);
  int selected = at == options.ids.end() ? 0 : static_cast<int>(at - options.ids.begin());
  const std::vector<std::string_view> labels(options.labels.begin(), options.labels.end());
  const float width = row.place(kSelect);
  if (select(frame.ui, id, labels, selected, {.width = width}))
    chosen = options.ids[static_cast<std::size_t>(selected)];
}

} // namespace

void draw_filter(Frame& frame) {
  Ui& ui = frame.ui;
  const auto& words = frame.words;
  training::LibraryFilter& filter = frame.memo.filter;
  FieldRow row(ui);
  const std::string hint = words.tr("Search the talks");
  const float search = row.place(kSearch);
  text_field(ui, "home.search", filter.words,
             {.placeholder = hint, .icon = icons::kSearch, .limit = 100, .width = search});
  const LibraryFacets& facets = frame.memo.library.facets;
  const auto pick = [&](const char* id, const std::string& all, const std::set<std::string>& ids,
                        std::string (*label)(const Frame&, std::string_view), std::string& chosen) {
    choose(frame, row, id, options_of(all, ids, [&](const std::string& one) { return label(frame, one); }),
           chosen);
  };
  pick("home.filter.role", words.tr("All roles"), facets.roles, role_label, filter.role);
  pick("home.filter.stage", words.tr("All stages"), facets.stages, stage_label, filter.stage);
  pick("home.filter.objection", words.tr("All objections"), facets.objections, objection_label,
       filter.objection);
  pick("home.filter.skill", words.tr("All skills"), facets.skills, skill_label, filter.skill);
  Options difficulties;
  difficulties.labels.push_back(words.tr("Any difficulty"));
  for (int level = 1; level <= 5; ++level) {
    difficulties.ids.push_back(std::to_string(level));
    difficulties.labels.push_back(difficulty_name(frame, level));
  }
  std::string level = filter.difficulty == 0 ? "" : std::to_string(filter.difficulty);
  choose(frame, row, "home.filter.difficulty", difficulties, level);
  filter.difficulty = level.empty() ? 0 : std::stoi(level);
  Options done;
  done.labels = {words.tr("Tried or not"), words.tr("Not tried yet"), words.tr("Not passed yet"),
                 words.tr("Passed")};
  done.ids = {"", "1", "2", "3"};
  std::string state = filter.done == training::Done::any ? "" : std::to_string(static_cast<int>(filter.done));
  choose(frame, row, "home.filter.done", done, state);
  filter.done = state.empty() ? training::Done::any : static_cast<training::Done>(std::stoi(state));
  if (filter == training::LibraryFilter{}) return;
  const std::string label = words.tr("Clear");
  row.place(button_width(ui, label, {.kind = ButtonKind::ghost, .icon = icons::kClose}) / ui.scale);
  if (button(ui, "home.filter.clear", label, {.kind = ButtonKind::ghost, .icon = icons::kClose})) filter = {};
}

} // namespace riposte::desktop
