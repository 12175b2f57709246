// The sections of an attempt's page.
#pragma once

#include <string>

#include "app/attempt_page.h"
#include "training/receipt.h"

namespace riposte::app {

struct Sections {
  const AttemptPage& page;
  const text::Translator& words;
  scenario::Score score{};
  training::Receipt receipt{};
};

std::string skill_name(const Sections& of, std::size_t skill);

// Each is a <section>, or nothing where the talk has nothing of it.
std::string score_section(const Sections& of);
std::string skills_section(const Sections& of);
std::string own_view_section(const Sections& of);
std::string curve_section(const Sections& of);
std::string receipt_section(const Sections& of);
std::string transcript_section(const Sections& of);

} // namespace riposte::app
