#include "scenario/translation/follow.h"

#include <charconv>
#include <map>
#include <set>
#include <unordered_map>

#include "base/located_json.h"

namespace riposte::scenario {
namespace {

constexpr std::string_view kTextStep = "/text", kWasStep = "/was/";
constexpr std::size_t kDeepest =
    4; // /turns/<turn>/replies/<reply>: what lies below is told by the kind of text

/// The key that a displaced orphan had before.
std::string_view former_key(std::string_view key) {
  const std::size_t at = key.rfind(kWasStep);
  return at == std::string_view::npos || key.size() - at < kWasStep.size() + 16 ? key : key.substr(0, at);
}

std::vector<std::string_view> steps_of(std::string_view key) {
  std::vector<std::string_view> steps;
  for (std::size_t at = 1; at <= key.size();) {
    const std::size_t end = std::min(key.find('/', at), key.size());
    steps.push_back(key.substr(at, end - at));
    at = end + 1;
  }
  return steps;
}

bool is_number(std::string_view step, std::size_t& number) {
  const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), number);
  return error == std::errc{} && end == step.data() + step.size();
}

struct Way {
  std::vector<std::string_view> steps;
  std::string kind; // the key without ids and indexes: what sort of text it is

  explicit Way(std::string_view key) : steps(steps_of(former_key(key))) {
    std::size_t number = 0;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const bool id = (i == 1 && steps[0] != "customer") || (i == 3 && steps[2] == "replies");
      const bool line = i > 0 && i + 1 == steps.size() && steps[i] == "text" &&
                        (kind.ends_with("/says") || kind.ends_with("/reaction"));
      if (id || line || is_number(steps[i], number)) continue;
      kind += '/';
      kind += steps[i];
    }
  }

  std::string common(std::size_t depth) const {
    std::string way;
    for (std::size_t i = 0; i < std::min(depth, steps.size()); ++i) {
      way += steps[i];
      way += '/';
    }
    return way;
  }

  /// The number in the key after `depth` steps, or later; where there is none, `otherwise`.
  std::size_t number_after(std::size_t depth, std::size_t otherwise) const {
    for (std::size_t i = depth; i < steps.size(); ++i)
      if (std::size_t number = 0; is_number(steps[i], number)) return number;
    return otherwise;
  }
};

using Places = std::set<std::pair<std::size_t, std::size_t>>; // number in the key, index of the source text

Places::iterator nearest(Places& places, std::size_t number) {
  const auto after = places.lower_bound({number, 0});
  if (after == places.begin()) return after;
  if (after == places.end()) return places.lower_bound({std::prev(after)->first, 0});
  const auto before = places.lower_bound({std::prev(after)->first, 0});
  return number - before->first <= after->first - number ? before : after;
}

/// Seekers and texts of one hash.
struct Group {
  std::vector<std::size_t> seekers, texts;
};

void match(const Group& group, const std::vector<Seeker>& seekers, const std::vector<SourceText>& sources,
           std::vector<std::size_t>& found) {
  std::vector<std::pair<std::size_t, Way>> waiting;
  std::map<std::size_t, Way> texts;
  for (std::size_t i : group.seekers) waiting.emplace_back(i, Way(seekers[i].key));
  for (std::size_t i : group.texts) texts.emplace(i, Way(sources[i].key));
  for (const bool same_kind : {true, false})
    for (std::size_t depth = kDeepest + 1; depth-- > 0 && !waiting.empty() && !texts.empty();) {
      const auto bucket = [&](const Way& way) {
        return way.common(depth) + (same_kind ? '\n' + way.kind : "");
      };
      std::map<std::string, Places> places;
      for (const auto& [i, way] : texts) places[bucket(way)].insert({way.number_after(depth, i), i});
      std::erase_if(waiting, [&](const auto& seeker) {
        const auto here = places.find(bucket(seeker.second));
        if (here == places.end() || here->second.empty()) return false;
        const auto place = nearest(here->second, seeker.second.number_after(depth, 0));
        found[seeker.first] = place->second;
        texts.erase(place->second);
        here->second.erase(place);
        return true;
      });
    }
}

} // namespace

std::vector<std::size_t> follow(const std::vector<Seeker>& seekers, const std::vector<SourceText>& sources,
                                const std::vector<bool>& free) {
  std::vector<std::size_t> found(seekers.size(), npos);
  std::unordered_map<std::string_view, Group> groups;
  for (std::size_t i = 0; i < seekers.size(); ++i) groups[seekers[i].hash].seekers.push_back(i);
  for (std::size_t i = 0; i < sources.size(); ++i)
    if (const auto group = groups.find(sources[i].hash); free[i] && group != groups.end())
      group->second.texts.push_back(i);
  for (const auto& [hash, group] : groups) {
    if (group.seekers.size() == 1 && group.texts.size() == 1)
      found[group.seekers[0]] = group.texts[0];
    else if (!group.texts.empty())
      match(group, seekers, sources, found);
  }
  return found;
}

std::string displaced_key(std::string_view key, std::string_view hash) {
  return json::child(std::string(former_key(key)) + "/was", hash);
}

std::string twin_key(std::string_view key) {
  return key.ends_with(kTextStep) ? std::string(key.substr(0, key.size() - kTextStep.size()))
                                  : std::string(key) + std::string(kTextStep);
}

} // namespace riposte::scenario
