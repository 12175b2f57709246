#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/file.h"
#include "base/program.h"
#include "base/utf8.h"
#include "command.h"
#include "scenario/codes.h"
#include "scenario/load.h"
#include "terminal.h"
#include "text/translator.h"

namespace riposte::ctl {
namespace fs = std::filesystem;
namespace {

struct ExplainOptions {
  std::string code, language;
};

constexpr std::string_view kBase = "base"; // no code: the talk that the examples of the pages change

int list_codes() {
  for (const scenario::Code& code : scenario::codes())
    fmt::print("{:<24} {:<8} {}\n", code.id, scenario::name_of(code.severity), code.summary);
  fmt::print("\n'ripostectl explain CODE' shows the page of a code with an example; 'ripostectl explain {}' "
             "the talk "
             "that the examples change.\n",
             kBase);
  return kFine;
}

/// How to read the examples, which are patches: said here once and not on every page.
std::string_view how_to_read(const fs::path& page) {
  return page.parent_path().filename() == "ru" ? "Примеры меняют разговор, который показывает 'ripostectl "
                                                 "explain base': путь после слова scenario говорит, "
                                                 "где; null убирает ключ.\n"
                                               : "The examples change the talk that 'ripostectl explain "
                                                 "base' shows: the pointer after the word scenario "
                                                 "says where; null takes a key out.\n";
}

int show(const fs::path& file) {
  const Result<std::string> text = read_file(file);
  if (!text) {
    complain(text.error());
    return kNotDone;
  }
  fmt::print("{}", printable(*text));
  if (file.extension() == ".md") fmt::print("\n{}", how_to_read(file));
  return kFine;
}

/// The page in the language, else in its main language, else in English.
fs::path page_of(const std::string& code, const std::string& language) {
  const fs::path pages = share_folder() / "content" / "diagnostics";
  std::error_code error;
  for (const std::string& folder : {language, language.substr(0, language.find('-'))})
    if (const fs::path page = pages / folder / (code + ".md"); fs::is_regular_file(page, error)) return page;
  return pages / "en" / (code + ".md");
}

int explain(const ExplainOptions& options) {
  if (!options.language.empty() && !scenario::is_language_tag(options.language)) {
    complain(phrase("'{}' is no language tag, such as en or ru", options.language));
    return kNotDone;
  }
  if (options.code.empty()) return list_codes();
  if (options.code == kBase)
    return show(share_folder() / "content" / "diagnostics" / "base" / "cooler-call.json");
  const scenario::Code* code = scenario::find_code(options.code);
  if (code == nullptr) {
    const std::string near = nearest(options.code, scenario::code_ids());
    complain(phrase("there is no code '{}'{}; 'ripostectl explain' lists all", options.code,
                    near.empty() ? Error{} : phrase("; did you mean '{}'?", near)));
    return kNotDone;
  }
  const std::string language =
      options.language.empty() ? std::string(text::language_of_environment()) : options.language;
  return show(page_of(std::string(code->id), language));
}

} // namespace

void add_explain(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<ExplainOptions>();
  CLI::App* command = app.add_subcommand(
      "explain", "Say what the code of a finding means, with an example that fails and one mended");
  command->add_option("CODE", options->code, "A code that 'check' prints; without it all are listed");
  command->add_option("--language", options->language,
                      "Language of the page, en or ru; default: the environment's");
  command->callback([&chosen, options] { chosen = [options] { return explain(*options); }; });
}

} // namespace riposte::ctl
