#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "values/result.h"

/// The words of the cards joined to the events and facts of Haven: the file rules/phrases, four
/// columns. What a card says after When, If, Unless, Met by, Stops if, Gives way or "of" stands
/// there word for word.
namespace haven::guidelines {

/// A field that an event must carry, or the values of a fact that make a phrase true.
struct Carries {
  std::string field;                ///< Empty for a fact.
  std::vector<std::string> values;  ///< Any of them.
};

/// One thing that makes a phrase true.
struct Meaning {
  enum class Kind { event, fact };
  Kind kind;
  std::string name;  ///< "child.returned", "trafficking".
  std::optional<Carries> carries;
  /// Only the first such event since the last event of this name: a second report of a child who
  /// is already missing is not a second time missing. Empty when every such event counts.
  std::string first_since;
};

struct Phrase {
  std::string words;
  std::string short_word;         ///< In the tables of examples. Empty for a moment's name.
  std::vector<Meaning> meanings;  ///< Any of them.
};

class Phrases {
 public:
  /// Problem: a line without its columns, a meaning that cannot be read, or one phrase with two
  /// short words; `where` is "phrases, line N".
  static Result<Phrases> read(std::string_view text);

  /// Null when the words do not stand in the file.
  const Phrase* find(std::string_view words) const;
  /// The phrase a writer may have meant; empty when none is near.
  std::string nearest(std::string_view words) const;

  const std::map<std::string, Phrase, std::less<>>& all() const { return phrases_; }
  bool knows_event(std::string_view type) const;
  bool knows_fact(std::string_view name) const;
  bool knows_field(std::string_view name) const;  ///< Of any event.

 private:
  template <class IsIt>
  bool any_meaning(IsIt is_it) const;

  std::map<std::string, Phrase, std::less<>> phrases_;
};

}  // namespace haven::guidelines
