#include "analysis/edited_json.h"

#include <functional>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "scenario/load.h"
#include "support/seed.h"
#include "support/shipped_catalogue.h"

namespace riposte::analysis::test {
namespace {

using Json = nlohmann::ordered_json;
using riposte::test::draw;

/// All edits that a file offers, each as what it does.
class Edits {
public:
  Edits(Json& file, SplitMix64& random) : random_(random) {
    for (const auto& [id, turn] : file["turns"].items()) targets_.push_back(id);
    for (const auto& [id, ending] : file["endings"].items()) targets_.push_back(id);
    look_at(file, "");
  }

  /// True where only wording changed.
  bool one() {
    const auto& [change, wording] = all_[draw(random_, all_.size())];
    change();
    return wording;
  }

private:
  void offer(std::function<void()> change, bool wording = false) {
    all_.emplace_back(std::move(change), wording);
  }

  void look_at(Json& value, const std::string& key) {
    const bool levels = key == "levels", amounts = key == "add" || key == "set";
    if (value.is_object())
      for (auto& [name, part] : value.items()) {
        if (part.is_number_integer() && levels)
          offer([&part, this] { part = draw(random_, 5); });
        else if (part.is_number_integer() && (amounts || name == "start" || name == "weight"))
          offer([&part] { part = part.get<std::int64_t>() + 1; });
        else
          look_at(part, name);
      }
    if (value.is_array()) {
      if (key == "replies") offer_replies(value);
      if (key == "rules" && !value.empty()) offer([&value] { value.erase(value.size() - 1); });
      for (Json& part : value) look_at(part, key);
    }
    if (value.is_boolean() && (key == "once" || key == "good"))
      offer([&value] { value = !value.get<bool>(); });
    if (value.is_string()) offer_text(value, key);
  }

  void offer_replies(Json& replies) {
    if (replies.size() > 1) offer([&replies] { replies.erase(replies.size() - 1); });
    offer([&replies] {
      replies.push_back(replies.back());
      replies.back()["id"] = replies.back()["id"].get<std::string>() + "-again";
    });
    offer([&replies] { replies.back()["once"] = true; });
  }

  void offer_text(Json& text, const std::string& key) {
    if (key == "text" || key == "says") offer([&text] { text = text.get<std::string>() + "!"; }, true);
    if (key == "next" || key == "to")
      offer([&text, this] { text = targets_[draw(random_, targets_.size())]; });
    if (key != "when") return;
    const std::string when = text.get<std::string>();
    const std::size_t digit = when.find_last_of("0123456789");
    if (digit == std::string::npos || (digit > 0 && when[digit - 1] == 't')) return; // a turn's id
    offer([&text, when, digit, this] {
      std::string changed = when;
      changed[digit] = static_cast<char>('0' + draw(random_, 10));
      text = changed;
    });
  }

  SplitMix64& random_;
  std::vector<std::string> targets_;
  std::vector<std::pair<std::function<void()>, bool>> all_;
};

} // namespace

EditedTalk edited(const std::string& talk, SplitMix64& random) {
  for (;;) { // an edit may break the file, as it may an author's
    Json file = Json::parse(talk);
    const bool wording = Edits(file, random).one();
    std::string text = file.dump();
    if (text != talk && scenario::load_scenario(text, riposte::test::shipped_catalogue()).scenario)
      return {std::move(text), wording};
  }
}

} // namespace riposte::analysis::test
