#include "pages.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <sstream>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "base/file.h"

namespace riposte::ctl::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using Folder = std::map<std::string, std::string>; // text by file name

const std::map<std::string, std::string> kFiles{{"scenario", "cooler-call.json"},
                                                {"translation", "cooler-call.ru.json"},
                                                {"plays", "cooler-call.plays.json"},
                                                {"layout", "cooler-call.layout.json"},
                                                {"pack", "pack.json"}};

std::vector<std::string> words_of(const std::string& line) {
  std::istringstream in(line);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

/// Without what Markdown sets around words, in small letters.
std::string plain(const std::string& word) {
  std::string out;
  for (const char c : word)
    if (std::isalpha(static_cast<unsigned char>(c)) != 0)
      out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

std::string without(std::string text, std::string_view signs) {
  std::erase_if(text, [&](char c) { return signs.find(c) != std::string_view::npos; });
  return text;
}

/// The members of `whole` whose keys do not stand in the text.
std::string rest_of(const Json& whole, const std::string& text) {
  std::string out;
  for (const auto& [key, value] : whole.items())
    if (text.find('"' + key + "\":") == std::string::npos)
      out += (out.empty() ? "" : ",\n") + Json(key).dump() + ": " + value.dump();
  return out;
}

/// `\\xNN` is that byte.
std::string with_bytes(const std::string& text) {
  const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'); };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool byte = text.compare(i, 2, "\\x") == 0 && i + 3 < text.size() && is_digit(text[i + 2]) &&
                      is_digit(text[i + 3]);
    out += byte ? static_cast<char>(std::stoi(text.substr(i + 2, 2), nullptr, 16)) : text[i];
    i += byte ? 3 : 0;
  }
  return out;
}

/// `⟨3 × ab⟩` is ababab.
std::string with_repetitions(const std::string& text) {
  const std::string open = "⟨", times = " × ", close = "⟩";
  std::string out;
  for (std::size_t at = 0;;) {
    const std::size_t from = text.find(open, at), by = text.find(times, from), to = text.find(close, from);
    if (from == std::string::npos || by == std::string::npos || to == std::string::npos || by > to)
      return out + text.substr(at);
    out += text.substr(at, from - at);
    const std::string what = text.substr(by + times.size(), to - by - times.size());
    for (int n = std::stoi(text.substr(from + open.size())); n > 0; --n) out += what;
    at = to + close.size();
  }
}

std::string written_out(std::string text, const std::string& base) {
  if (const std::string rest = "⟨the rest⟩"; text.find(rest) != std::string::npos)
    text.replace(text.find(rest), rest.size(), rest_of(Json::parse(base), text));
  return with_repetitions(with_bytes(text));
}

void apply(Folder& folder, const Block& block) {
  if (block.language == "json" && block.target == "copy") {
    Json copy = Json::parse(folder.at(kFiles.at("scenario")));
    copy.merge_patch(Json::parse(block.text));
    folder[block.place] = copy.dump(2);
    return;
  }
  std::string& file = folder.at(kFiles.at(block.target));
  if (block.language == "text") {
    file = written_out(block.text, file);
    return;
  }
  Json document = Json::parse(file);
  Json& at = document.at(Json::json_pointer(block.place));
  if (block.language == "json-patch")
    at = at.patch(Json::parse(block.text));
  else if (block.language == "json")
    at.merge_patch(Json::parse(block.text));
  else
    throw std::runtime_error("no kind of example is called " + block.language);
  file = document.dump(2);
}

} // namespace

Page parse_page(const std::string& text) {
  Page page;
  std::istringstream in(text);
  bool fenced = false, severity_read = false;
  for (std::string line; std::getline(in, line);) {
    if (fenced) {
      if ((fenced = line != "```")) page.sections.back().back().text += line + "\n";
      continue;
    }
    page.deep = page.deep || line.find("ripostectl check --deep") != std::string::npos;
    if (page.code.empty() && line.starts_with("# ")) {
      page.code = line.substr(2);
    } else if (!page.code.empty() && !severity_read && !line.empty()) {
      page.severity = plain(words_of(line).front());
      severity_read = true; // in another language it has no letters that plain() knows
    } else if (line.starts_with("Comes with: ")) {
      for (const std::string& word : words_of(line.substr(12)))
        page.companions.push_back(without(word, "`,."));
    } else if (line.starts_with("## ")) {
      page.headings.push_back(line.substr(3));
      page.sections.emplace_back();
    } else if (line.starts_with("```") && !page.sections.empty()) {
      std::vector<std::string> words = words_of(line.substr(3));
      words.resize(std::max<std::size_t>(words.size(), 3));
      page.sections.back().push_back({words[0], words[1], words[2], ""});
      fenced = true;
    }
  }
  return page;
}

std::vector<TextFile> changed_folder(const fs::path& base, const std::vector<Block>& blocks, bool whole) {
  Folder folder;
  for (const auto& [target, name] : kFiles)
    if (whole || target == "scenario") folder[name] = read_file(base / name).value();
  for (const Block& block : blocks) apply(folder, block);
  std::vector<TextFile> files;
  for (auto& [name, text] : folder) files.push_back({fs::path("examples") / name, std::move(text)});
  return files;
}

} // namespace riposte::ctl::test
