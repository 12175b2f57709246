#include "base/error.h"

#include <fmt/args.h>
#include <fmt/format.h>

namespace riposte {

std::optional<std::string> fill_places(std::string_view pattern, const std::vector<std::string>& parts) {
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  for (const std::string& part : parts) store.push_back(std::string_view(part));
  try {
    return fmt::vformat(pattern, store);
  } catch (const fmt::format_error&) {
    return std::nullopt;
  }
}

Error error_parts::put_together(std::string_view pattern, std::vector<Error> parts) {
  std::vector<std::string> texts;
  for (const Error& part : parts) texts.push_back(part.message);
  std::string message = fill_places(pattern, texts).value_or(std::string(pattern));
  return {std::move(message), std::string(pattern), std::move(parts)};
}

} // namespace riposte
