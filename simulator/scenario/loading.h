// What the parts of the loader share: where findings go, and how one field is read.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/located_json.h"
#include "catalogue/catalogue.h"
#include "scenario/diagnostic.h"
#include "scenario/keys.h"
#include "scenario/migrate.h"
#include "scenario/model.h"

namespace riposte::scenario {

/// A value and the JSON pointer to it.
struct Node {
  const json::Value* value = nullptr;
  std::string pointer;
  const json::Value* operator->() const { return value; }
};

inline constexpr std::int64_t kSmallestBound = -(std::int64_t{1} << 31);
inline constexpr std::int64_t kLargestBound = std::int64_t{1} << 31;

enum class Need { optional, required };

/// What the catalogue lists by id, and a scenario may name.
enum class Listed { objection, technique, role, stage, segment };

class Loading {
public:
  Loading(std::string_view text, const catalogue::Catalogue& known)
      : catalogue(known), objection_ids(known.objection_ids()),
        technique_ids(catalogue::ids_of(known.techniques)), lines_(text) {}

  const catalogue::Catalogue& catalogue;
  const std::vector<std::string> objection_ids, technique_ids; // asked for by every line and reply
  Names names;
  Names::Table<Target> targets; // turns and endings by id
  // Parts that cannot be read were reported once; what refers to their names is not reported again.
  bool targets_known = true, state_known = true, skills_known = true;
  Diagnostics diagnostics;

  void report(Severity severity, std::string code, std::string pointer, std::size_t offset, Error message);
  void error(std::string code, const Node& node, Error message);
  TextPosition position(std::size_t offset) const { return lines_.position(offset); }

  /// Warns of keys that nothing reads; keys that begin with x- are the author's own.
  void check_keys(const Node& object, Part part);

  /// The member, if it is there and of that kind; else empty, with an error where it is needed or of another
  /// kind.
  std::optional<Node> member(const Node& object, std::string_view key, json::Value::Kind kind,
                             Need need = Need::optional);
  /// The member of any kind.
  std::optional<Node> any(const Node& object, std::string_view key, Need need = Need::optional);

  std::string text(const Node& object, std::string_view key, Need need = Need::optional);
  std::optional<bool> boolean(const Node& object, std::string_view key, Need need = Need::optional);
  std::optional<std::int64_t> integer(const Node& object, std::string_view key, std::int64_t lowest,
                                      std::int64_t highest);
  std::optional<std::int64_t> integer(const Node& value, std::int64_t lowest, std::int64_t highest);
  std::vector<std::string> texts(const Node& object, std::string_view key);
  /// Index of the text among `names`, or empty.
  std::optional<std::size_t> choice(const Node& object, std::string_view key,
                                    std::span<const std::string_view> names, Need need = Need::optional);
  std::optional<std::size_t> choice(const Node& value, std::span<const std::string_view> names);

  Condition condition(const Node& object, std::string_view key, Need need = Need::optional);
  std::optional<Target> target(const Node& object, std::string_view key);
  std::optional<Target> target(const Node& value);
  /// Reports a name that no state variable bears, at its key.
  void no_such_variable(const json::Member& member, const Node& value);

  /// Checks that the catalogue knows the id; says what is near where it does not.
  void known(const Node& value, Listed what, const std::vector<std::string>& ids);
  std::string known_text(const Node& object, std::string_view key, Listed what,
                         const std::vector<std::string>& ids, Need need = Need::optional);

private:
  LineIndex lines_;
  bool any_error_ = false;
};

/// Each item of a list, each member of an object.
std::vector<Node> items_of(const Node& list);
std::vector<std::pair<const json::Member*, Node>> members_of(const Node& object);

/// No character that shows: such a text would be an empty bubble or card.
bool is_blank(std::string_view text);

/// Reports what keeps the text from being an id. It is taken as one all the same: what refers to it is not at
/// fault.
void check_id(Loading& loading, std::string_view id, const std::string& pointer, std::size_t offset);

/// The root of a file, once its JSON is right and an object; else empty, reported.
std::optional<Node> file_root(Loading& loading, const json::Document& document, FileKind kind);

/// Migrates an older document, and reports a `format` that is newer or unknown; true where the document is of
/// the current version now. `format` is there and a text. Appends what each step did to `done`.
bool bring_up_to_date(Loading& loading, json::Value& root, FileKind kind, MigrationSteps steps,
                      std::vector<std::string>* done = nullptr);

/// The root of a file that goes with a scenario, once its JSON, kind and `format` are right and an older one
/// is migrated; else empty, reported.
std::optional<Node> sidecar_root(Loading& loading, json::Document& document, FileKind kind,
                                 MigrationSteps steps = published_steps());

// The parts of a scenario, one reader each.
void collect_ids(Loading& loading, const Node& root, Scenario& scenario);
void read_state(Loading& loading, const Node& root, Scenario& scenario);
void read_variants(Loading& loading, const Node& root, Scenario& scenario);
std::vector<Turn> read_turns(Loading& loading, const Node& turns, Scenario& scenario);
std::vector<Alternative> read_next(Loading& loading, const Node& owner, Need need);

} // namespace riposte::scenario
