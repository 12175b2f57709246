#include "scenario/exchange/twee.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"

namespace riposte::scenario::exchange {

using json::Value;

namespace {

constexpr std::string_view kBlank = " \t";

/// The name or tag without its escapes: any character after a backslash stands for itself.
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) ++i;
    out += text[i];
  }
  return out;
}

std::string escaped(std::string_view text, bool tag) {
  const std::size_t first = text.find_first_not_of(kBlank), last = text.find_last_not_of(kBlank);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i] == '\n' || text[i] == '\r' ? ' ' : text[i];
    const bool blank = kBlank.find(c) != std::string_view::npos;
    // A blank at the edge of a name would be cut off, one in a tag would divide it.
    const bool cut = blank && (tag || first == std::string_view::npos || i < first || i > last);
    if (cut || std::string_view("[]{}\\").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

/// The first of `stops` that no backslash escapes, from `at`; else the end.
std::size_t find_bare(std::string_view text, std::string_view stops, std::size_t at) {
  for (; at < text.size(); ++at) {
    if (text[at] == '\\')
      ++at;
    else if (stops.find(text[at]) != std::string_view::npos)
      return at;
  }
  return text.size();
}

/// Without blanks at the edges; an escaped one stays.
std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  text.remove_prefix(first);
  std::size_t end = text.find_last_not_of(kBlank) + 1;
  std::size_t slashes = 0;
  while (slashes < end && text[end - 1 - slashes] == '\\') ++slashes;
  if (slashes % 2 == 1 && end < text.size()) ++end;
  return text.substr(0, end);
}

bool is_malformed(const json::Document& document) {
  return std::any_of(document.problems.begin(), document.problems.end(),
                     [](const json::Problem& p) { return p.code != "json-duplicate-key"; });
}

class Reader {
public:
  explicit Reader(std::string_view text) : text_(text) {}

  Result<Twee> read() {
    std::size_t at = text_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    while (at < text_.size()) {
      const std::size_t end = std::min(text_.find('\n', at), text_.size());
      std::string_view line = text_.substr(at, end - at);
      if (line.ends_with('\r')) line.remove_suffix(1);
      at = end + 1;
      ++line_;
      if (line.starts_with("::")) {
        if (story_.passages.size() == kMostPassages)
          return failure("line {}: more than {} passages; divide the story", line_, kMostPassages);
        end_passage();
        begin_passage(line.substr(2));
      } else {
        content(line);
      }
    }
    end_passage();
    if (story_.passages.empty())
      return failure("there is no passage; Twee has a line such as ':: Start' before each one");
    return std::move(story_);
  }

private:
  void warn(std::string message) { story_.warnings.push_back({line_, std::move(message)}); }

  void content(std::string_view line) {
    if (story_.passages.empty()) {
      if (line.find_first_not_of(kBlank) == std::string_view::npos) return;
      if (story_.dropped++ == 0) warn("text before the first passage is left out");
      return;
    }
    // A line that begins with :: would be a header; a backslash before it, or one more, says that it is none.
    const std::size_t colons = line.find_first_not_of('\\');
    if (colons != 0 && colons != std::string_view::npos && line.substr(colons).starts_with("::"))
      line.remove_prefix(1);
    std::string& text = story_.passages.back().text;
    text.append(line);
    text += '\n';
    if (line.find_first_not_of(kBlank) != std::string_view::npos) content_end_ = text.size() - 1;
  }

  void end_passage() {
    if (!story_.passages.empty()) story_.passages.back().text.resize(content_end_);
    content_end_ = 0;
  }

  void begin_passage(std::string_view header) {
    Passage passage;
    passage.line = line_;
    std::size_t at = find_bare(header, "[{", 0);
    passage.name = unescaped(trimmed(header.substr(0, at)));
    if (passage.name.empty()) warn("this passage has no name");
    if (at < header.size() && header[at] == '[') {
      const std::size_t end = find_bare(header, "]", at + 1);
      if (end == header.size()) warn("the tags have no closing ]");
      read_tags(header.substr(at + 1, end - at - 1), passage);
      at = std::min(end + 1, header.size());
    }
    if (const std::string_view rest = trimmed(header.substr(at)); !rest.empty()) read_metadata(rest, passage);
    story_.passages.push_back(std::move(passage));
  }

  static void read_tags(std::string_view tags, Passage& passage) {
    for (std::size_t at = 0; at < tags.size();) {
      const std::size_t end = find_bare(tags, kBlank, at);
      if (end > at) passage.tags.push_back(unescaped(tags.substr(at, end - at)));
      at = end + 1;
    }
  }

  void read_metadata(std::string_view text, Passage& passage) {
    json::Document document = json::parse(text);
    if (is_malformed(document) || !document.root.is(Value::Kind::object)) {
      ++story_.dropped;
      warn(
          fmt::format("what follows the name of '{}' is no JSON object such as {{\"position\":\"600,400\"}}; "
                      "it is left out",
                      passage.name));
      return;
    }
    if (!document.problems.empty()) warn("a key of the metadata stands twice; the first one is taken");
    passage.metadata = std::move(document.root);
  }

  std::string_view text_;
  std::size_t line_ = 0, content_end_ = 0;
  Twee story_;
};

void print_content(std::string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const std::size_t colons = line.find_first_not_of('\\');
    if (colons != std::string_view::npos && line.substr(colons).starts_with("::")) out += '\\';
    out += line;
    out += '\n';
    at = end + 1;
  }
}

} // namespace

Result<Twee> parse_twee(std::string_view text) {
  if (text.size() > kLargestTwee) return failure("larger than {} MiB; divide the story", kLargestTwee >> 20);
  if (const std::size_t bad = first_invalid_utf8(text); bad != std::string_view::npos) {
    const TextPosition position = LineIndex(text).position(bad);
    return failure("line {}, column {}: not valid UTF-8 here; save the file as UTF-8", position.line,
                   position.column);
  }
  return Reader(text).read();
}

std::string print_twee(const std::vector<Passage>& passages) {
  std::string out;
  for (const Passage& passage : passages) {
    if (!out.empty()) out += '\n';
    out += ":: " + escaped(passage.name, false);
    if (!passage.tags.empty()) {
      out += " [";
      for (const std::string& tag : passage.tags) {
        if (&tag != &passage.tags.front()) out += ' ';
        out += escaped(tag, true);
      }
      out += ']';
    }
    if (passage.metadata.is(Value::Kind::object)) out += ' ' + json::compact(passage.metadata);
    out += '\n';
    print_content(passage.text, out);
  }
  return out;
}

StoryInfo story_info(Twee& story) {
  StoryInfo info;
  if (const Passage* title = find_passage(story, "StoryTitle")) {
    const std::size_t first = title->text.find_first_not_of(" \t\n");
    if (first != std::string::npos)
      info.title = title->text.substr(first, title->text.find_last_not_of(" \t\n") + 1 - first);
  }
  const Passage* data = find_passage(story, "StoryData");
  if (data == nullptr) return info;
  json::Document document = json::parse(data->text);
  if (is_malformed(document) || !document.root.is(Value::Kind::object)) {
    ++story.dropped;
    story.warnings.push_back(
        {data->line, "StoryData is no JSON object such as {\"ifid\": \"…\"}; it is left out"});
    return info;
  }
  info.data = std::move(document.root);
  const auto text = [&](std::string_view key) {
    const Value* value = info.data.find(key);
    return value != nullptr ? value->text : std::string();
  };
  info.ifid = text("ifid");
  info.format = text("format");
  info.format_version = text("format-version");
  info.start = text("start");
  return info;
}

const Passage* find_passage(const Twee& story, std::string_view name) {
  for (const Passage& passage : story.passages)
    if (passage.name == name) return &passage;
  return nullptr;
}

bool has_tag(const Passage& passage, std::string_view tag) {
  return std::find(passage.tags.begin(), passage.tags.end(), tag) != passage.tags.end();
}

} // namespace riposte::scenario::exchange
