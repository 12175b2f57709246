// Divides the text of one passage into pieces; a step for each story format's macros.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/exchange/twee_passage.h"

namespace riposte::scenario::exchange {

class Scanner {
public:
  Scanner(std::string_view text, Dialect dialect, bool in_body)
      : text_(text), dialect_(dialect), in_body_(in_body), budget_(8 * text.size() + 65536) {}

  Pieces scan();

private:
  /// An `if` that is not closed yet, or (Harlowe) any other hook in square brackets.
  struct Frame {
    std::size_t first_guard = kNoGuard; // kNoGuard: a hook without a condition
    std::size_t outer = kNoGuard;       // the guard around it
    std::vector<std::size_t> branches;
    std::size_t brackets = 0; // plain ones open in a hook
    std::string source;       // of the macro that opened it
  };

  // Each of these takes what stands at at_, if it is of its kind, and says whether it was.
  bool step();
  bool take_link();
  bool take_between(std::string_view open, std::string_view close, Piece::Kind kind, std::string_view name);
  bool take_verbatim_text();
  bool take_line_join();
  bool take_break();
  bool take_element();
  bool sugarcube();
  bool harlowe();
  bool chapbook_modifier();
  bool snowman();

  void sugarcube_macro(std::string_view name, std::string_view arguments, std::string_view source);
  bool sugarcube_condition(std::string_view name, std::string_view arguments, std::string_view source);
  bool sugarcube_link(std::string_view name, std::string_view arguments, std::string_view source);
  void harlowe_macro(std::string_view name, std::string_view arguments, std::string_view source);
  bool harlowe_condition(std::string_view name, std::string_view arguments, std::string_view source);
  bool harlowe_bracket();
  void chapbook_variables();

  void open_frame(Guard guard, std::string_view source);
  void next_branch(std::string_view condition, std::string_view source);
  void close_frame();
  void abandon_open_frames();

  void flush_text();
  void add(Piece piece);
  void add_macro(std::string_view name, std::string_view source);
  void add_assignments(std::vector<Assignment> changes);
  /// Where `text` stands next, or npos; what is nowhere any more is not looked for again.
  std::size_t find(std::string_view text, std::size_t from);
  /// The end of the tag that begins at `from`, looking over quoted texts; npos where it has none.
  std::size_t end_of_sugarcube_tag(std::size_t from);
  std::size_t end_of_harlowe_macro(std::size_t from);

  std::string_view text_;
  Dialect dialect_;
  bool in_body_; // of a link: only assignments and where it leads are looked for
  std::size_t at_ = 0;
  std::size_t budget_; // bytes that may be looked through in vain
  std::size_t no_link_before_ = 0;
  std::string pending_; // text not put into a piece yet
  std::size_t guard_ = kNoGuard;
  std::vector<Frame> frames_;
  std::optional<Frame> closed_; // Harlowe: the chain that an else may go on, right after it
  std::map<std::string, bool, std::less<>> absent_;
  Pieces pieces_;
};

/// Arguments of a macro, divided at commas (and blanks, for SugarCube) outside quotes and brackets; texts
/// lose their quotes.
struct Argument {
  std::string text;
  bool quoted = false;
};
std::vector<Argument> arguments_of(std::string_view source, bool blanks_divide);

} // namespace riposte::scenario::exchange
