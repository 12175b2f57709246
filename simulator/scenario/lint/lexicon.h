// Finds the words and phrases of the word lists in a text, all lists in one pass.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/words.h"

namespace riposte::scenario::lint {

/// What a word of the lists is a sign of.
enum class Topic : std::uint8_t {
  kindness,         // empathy and politeness
  absolute,         // always, never, everyone
  negation,         // turns a sentence round
  joiner,           // adds a second act to a first
  verdict,          // only right or wrong
  verdict_filler,   // says nothing beside a verdict
  about_you,        // opens a sentence about the trainee: "you are"
  judgement_filler, // may stand between about_you and judgement
  judgement,        // judges a person
  quality,          // judges whatever it stands with: good, bad
  person_noun,      // a person: listener, seller
  person_phrase,    // judges a person as a whole phrase
  stereotype,       // belittles by sex
  pet_name,         // a diminutive of a name, capitalised
  brand,            // a real trademark, whatever its case
  brand_word,       // a trademark that is a common word, too
  acronym,          // a trademark in capitals
  way_out,          // general words and exit phrases of a smokescreen
  appointment,      // proposes a talk or names its day
  time_unit,        // minutes, hours, months
  number_word,      // two, hundred (amounts.h)
  percent,          // per cent
  money,            // pounds, roubles
  thousand,         // × 1,000
  million,          // × 1,000,000
  billion,          // × 1,000,000,000
  you,              // speaks of the customer
  we,               // speaks of the firm and its customers
  ty,               // ты
  vy,               // вы
};

/// Entries are divided by commas. An entry is a word or a phrase; a word that ends with * stands for all that
/// begin so. Case, ё and the kind of apostrophe make no difference; a phrase never runs past the end of a
/// clause marked by a point, a colon, a semicolon, a question or an exclamation mark.
struct WordList {
  Topic topic;
  std::string_view entries;
};

/// Whether a BCP 47 tag is of this language, with or without a region.
bool is_language(std::string_view tag, std::string_view primary);

/// The lists of a language ("en", "ru", also with a region), empty for another.
std::span<const WordList> word_lists(std::string_view language);

/// Trademarks and the like, which any language may use.
std::span<const WordList> name_lists();

struct Hit {
  Topic topic;
  std::size_t first = 0, count = 1; // words of the text
};

/// The words of one text with what they are a sign of.
struct Reading {
  std::string_view text;
  Words words;
  std::vector<Hit> hits;             // by first word
  std::vector<std::uint64_t> topics; // of each word: the topics of its one-word entries, a bit each

  bool has_digits = false; // some word begins with one

  bool is(std::size_t word, Topic topic) const {
    return word < topics.size() && (topics[word] >> static_cast<unsigned>(topic) & 1u) != 0;
  }
  bool has(Topic topic) const;
  /// The text from one word to another, as written.
  std::string_view said(std::size_t first, std::size_t count) const;
};

/// Built once for a talk; reading a text takes time in proportion to its length.
class Lexicon {
public:
  explicit Lexicon(std::string_view language);

  /// Into storage that is used again.
  void read(std::string_view text, Reading& reading) const;

private:
  struct Entry {
    Topic topic;
    bool stem = false;                              // the first word may go on
    std::vector<std::pair<std::string, bool>> rest; // the words after the first; true: a stem
  };
  struct Node {
    std::vector<std::pair<char, std::uint32_t>> children;
    std::vector<std::uint32_t> by_byte; // 256 of them where there are many children; 0: none
    std::vector<std::uint32_t> entries;
  };
  static std::uint32_t child_of(const Node& node, char byte); // 0: none
  void add(Topic topic, std::string_view entry);
  void match(std::size_t word, std::uint32_t entry, bool whole, Reading& reading) const;

  std::vector<Node> nodes_{Node{}}; // by the bytes of the first word
  std::vector<Entry> entries_;
};

// ---- places inside a text

/// Whether a word that begins at `offset` opens a sentence, a quotation or the text.
bool opens_sentence(std::string_view text, std::size_t offset);

/// Byte ranges of the text between quotation marks: “…”, «…», „…“, "…".
std::vector<std::pair<std::size_t, std::size_t>> quotations(std::string_view text);

bool inside(const std::vector<std::pair<std::size_t, std::size_t>>& ranges, std::size_t offset);

/// Byte ranges of its sentences, each with the marks that end it.
std::vector<std::pair<std::size_t, std::size_t>> sentences(std::string_view text);

} // namespace riposte::scenario::lint
