#include "scenario/translation/sidecar.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/json_slice.h"
#include "base/located_json.h"
#include "scenario/translation/translation.h"

namespace riposte::scenario {
namespace {

KeptMember kept(std::string_view text, const json::Member& member) {
  return {member.key, std::string(json::slice(text, member.value))};
}

SidecarEntry entry_of(std::string_view text, const json::Value& value) {
  SidecarEntry entry;
  for (const json::Member& member : value.members) {
    if (member.key == "text")
      entry.text = member.value.text;
    else if (member.key == "from")
      entry.from = member.value.text;
    else
      entry.more.push_back(kept(text, member));
  }
  return entry;
}

void write_member(std::string& out, std::string_view indent, std::string_view key, std::string_view json) {
  out += fmt::format("{}{}: {},\n", indent, json::quote(key), json);
}

/// The comma after the last member goes.
void close(std::string& out, std::string_view end) {
  out.erase(out.size() - 2, 1);
  out += end;
}

} // namespace

std::string SidecarEntry::note() const {
  for (const KeptMember& member : more)
    if (member.key == "note") return json::parse(member.json).root.text;
  return {};
}

void SidecarEntry::set_note(std::string_view note) {
  const auto found =
      std::find_if(more.begin(), more.end(), [](const KeptMember& member) { return member.key == "note"; });
  if (found != more.end())
    found->json = json::quote(note);
  else
    more.push_back({"note", json::quote(note)});
}

ReadSidecar read_sidecar(std::string_view text) {
  ReadSidecar read;
  read.diagnostics = load_translation(text).diagnostics;
  if (has_errors(read.diagnostics)) return read;
  const json::Document document = json::parse(text);
  Sidecar& sidecar = read.sidecar;
  for (const json::Member& member : document.root.members) {
    if (member.key == "of") {
      sidecar.of = member.value.text;
    } else if (member.key == "language") {
      sidecar.language = member.value.text;
    } else if (member.key == "text") {
      sidecar.before_text = sidecar.top.size();
      for (const json::Member& entry : member.value.members)
        sidecar.entries.emplace_back(entry.key, entry_of(text, entry.value));
    } else if (member.key != "format") {
      sidecar.top.push_back(kept(text, member));
    }
  }
  return read;
}

std::string write_sidecar(const Sidecar& sidecar) {
  std::string out = "{\n";
  write_member(out, "  ", "format", "\"riposte.translation/1\"");
  write_member(out, "  ", "of", json::quote(sidecar.of));
  write_member(out, "  ", "language", json::quote(sidecar.language));
  for (std::size_t i = 0; i < std::min(sidecar.before_text, sidecar.top.size()); ++i)
    write_member(out, "  ", sidecar.top[i].key, sidecar.top[i].json);
  out += "  \"text\": {";
  for (const auto& [key, entry] : sidecar.entries) {
    out += fmt::format("{}    {}: {{\n", &entry == &sidecar.entries.front().second ? "\n" : "",
                       json::quote(key));
    write_member(out, "      ", "text", json::quote(entry.text));
    write_member(out, "      ", "from", json::quote(entry.from));
    for (const KeptMember& member : entry.more) write_member(out, "      ", member.key, member.json);
    close(out, "    },\n");
  }
  if (!sidecar.entries.empty()) close(out, "  ");
  out += "},\n";
  for (std::size_t i = sidecar.before_text; i < sidecar.top.size(); ++i)
    write_member(out, "  ", sidecar.top[i].key, sidecar.top[i].json);
  close(out, "}\n");
  return out;
}

} // namespace riposte::scenario
