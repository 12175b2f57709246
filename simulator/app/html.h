// Text as HTML: nothing that somebody wrote becomes markup.
#pragma once

#include <string>
#include <string_view>

namespace riposte::app {

/// For content and for quoted attributes. Bytes that are no UTF-8, and control characters that HTML does not
/// allow, become U+FFFD.
std::string escaped(std::string_view text);

/// `<tag class="kind">text</tag>`, the text escaped; without the attribute where `kind` is empty.
std::string element(std::string_view tag, std::string_view text, std::string_view kind = {});

} // namespace riposte::app
