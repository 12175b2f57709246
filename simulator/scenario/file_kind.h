// The kinds of files that talks are made of, and the names of their formats.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace riposte::scenario {

enum class FileKind { scenario, translation, plays, pack, layout, other };

/// All but `other`.
inline constexpr std::array kFileKinds{FileKind::scenario, FileKind::translation, FileKind::plays,
                                       FileKind::pack, FileKind::layout};

/// "scenario", …; of `other` it is empty.
std::string_view name_of(FileKind kind);

/// "riposte.scenario/1"
std::string format_name(FileKind kind, int version);

/// The kind by the start of a `format`, whatever its version: "riposte.plays/…". `other` for what begins with
/// "riposte." besides, empty for a format that is none of ours.
std::optional<FileKind> kind_of_format(std::string_view format);

} // namespace riposte::scenario
