#include "pages.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <regex>
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

std::string replaced(std::string text, const std::regex& what,
                     const std::function<std::string(const std::smatch&)>& by) {
  std::string out;
  std::smatch match;
  while (std::regex_search(text, match, what)) {
    out += match.prefix().str() + by(match);
    text = match.suffix().str();
  }
  return out + text;
}

/// The members of `whole` whose keys do not stand in the text.
std::string rest_of(const Json& whole, const std::string& text) {
  std::string out;
  for (const auto& [key, value] : whole.items())
    if (text.find('"' + key + "\":") == std::string::npos)
      out += (out.empty() ? "" : ",\n") + Json(key).dump() + ": " + value.dump();
  return out;
}

std::string written_out(std::string text, const std::string& base) {
  if (const std::string rest = "⟨the rest⟩"; text.find(rest) != std::string::npos)
    text.replace(text.find(rest), rest.size(), rest_of(Json::parse(base), text));
  text = replaced(text, std::regex("\\\\x([0-9A-F]{2})"), [](const std::smatch& m) {
    return std::string(1, static_cast<char>(std::stoi(m[1].str(), nullptr, 16)));
  });
  return replaced(text, std::regex("⟨([0-9]+) × (.*?)⟩"), [](const std::smatch& m) {
    std::string out;
    for (int n = std::stoi(m[1].str()); n > 0; --n) out += m[2].str();
    return out;
  });
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
  bool fenced = false;
  for (std::string line; std::getline(in, line);) {
    if (fenced) {
      if ((fenced = line != "```")) page.sections.back().back().text += line + "\n";
      continue;
    }
    if (page.code.empty() && line.starts_with("# ")) {
      page.code = line.substr(2);
    } else if (!page.code.empty() && page.severity.empty() && !line.empty()) {
      page.severity = plain(words_of(line).front());
    } else if (line.starts_with("Comes with: ")) {
      for (const std::string& word : words_of(line.substr(12)))
        page.companions.push_back(std::regex_replace(word, std::regex("[`,.]"), ""));
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
