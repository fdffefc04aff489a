#pragma once
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "guidelines/plain_story.h"
#include "guidelines/working_out/count.h"
#include "values/result.h"

/// The words of the cards joined to the events and facts of Haven: the file rules/phrases, four
/// columns. What a card says after When, If, Unless, Met by, Stops if, Gives way or "of" stands
/// there word for word; docs/formats/cards.md lists what a phrase can mean.
namespace haven::guidelines {

/// Names as numbers, so that a story is searched by number and not by name.
class Names {
 public:
  /// 0 and up, always the same for a name.
  int number(std::string_view name);
  /// Of the two events that have a meaning whatever the cards say.
  static constexpr int discharge = 0;
  static constexpr int transfer = 1;
  /// Nothing when no phrase names it.
  std::optional<int> find(std::string_view name) const;
  std::size_t size() const { return numbers_.size(); }

 private:
  struct Hashed {
    using is_transparent = void;
    /// Of its length, beginning and end: quick, and enough for a few hundred names of our own.
    std::size_t operator()(std::string_view name) const {
      std::uint64_t begin = 0;
      std::uint64_t end = 0;
      if (name.size() < sizeof begin) return std::hash<std::string_view>{}(name);
      std::memcpy(&begin, name.data(), sizeof begin);
      std::memcpy(&end, name.data() + name.size() - sizeof end, sizeof end);
      return (begin * 0x9E3779B97F4A7C15U ^ end) * 0xC2B2AE3D27D4EB4FU ^ name.size();
    }
  };
  std::unordered_map<std::string, int, Hashed, std::equal_to<>> numbers_;
};

/// A field that an event must carry, or the values of a fact that make a phrase true.
struct Carries {
  std::string field;                ///< Empty for a fact.
  std::vector<std::string> values;  ///< Any of them. None: the field is not carried at all.
};

/// One thing that makes a phrase true.
struct Meaning {
  enum class Kind {
    event,        ///< It happens.
    birthday,     ///< The child turns `number`: an event worked out from the birth date.
    total,        ///< `amount` is complete between `name` and `until` since the birthday `number`.
    month,        ///< At `name`, and as each month begins until `until`.
    fact,         ///< A fact has one of `carries`.
    starter,      ///< The event that starts the duty carries this.
    age,          ///< Under `number`, or not.
    days_before,  ///< More than `amount` before the birthday `number`.
    share,        ///< `name` of `until`, in ten thousand, is at least `number`.
    during,       ///< `name` has happened, and `until` has not followed.
    since,        ///< The last `name` is at least `amount` ago, or not.
  };
  enum class Which { every, first, not_first };

  Kind kind = Kind::event;
  /// "child.returned", "trafficking". For what is worked out, a name made of all it says.
  std::string name{};
  std::string until{};
  std::optional<Carries> carries{};
  /// Only the first such event since the last event of this name: a second report of a child who
  /// is already missing is not a second time missing. Empty when every such event counts.
  std::string first_since{};
  Which which = Which::every;
  int times = 1;       ///< At least so many of them ...
  Amount in{};         ///< ... in this time, if `times` is above 1.
  std::string on{};    ///< The field that names the day meant. Empty: the moment itself.
  std::string from{};  ///< Of a total or month: the event from which it is counted.
  int number = 0;      ///< Years, or so many in ten thousand.
  Amount amount{};
  bool is_negated = false;  ///< "N or over" beside "under N"; "less than" beside "at least".
  /// The numbers of `name`, `until`, `from` and `first_since`, where they are events.
  int event = -1;
  int until_event = -1;
  int from_event = -1;
  int since_event = -1;

  /// Whether it happens at a moment, rather than being so.
  bool is_happening() const {
    return kind == Kind::event || kind == Kind::birthday || kind == Kind::total ||
           kind == Kind::month;
  }
};

struct Phrase {
  std::string words;
  std::string short_word;         ///< In the tables of examples. Empty for a moment's name.
  std::vector<Meaning> meanings;  ///< Any of them.
  int number = 0;                 ///< The same for the same words.
};

class Phrases {
 public:
  /// Problem: a line without its columns, a meaning that cannot be read, or one phrase with two
  /// short words; `where` is "phrases, line N".
  static Result<Phrases> read(std::string_view text, const OwnEvents& events);

  const OwnEvents& events() const { return events_; }

  /// The phrase with these words, a number in them in the place of N. Nothing when they do not
  /// stand in the file.
  std::optional<Phrase> find(std::string_view words);
  /// The phrase a writer may have meant; empty when none is near.
  std::string nearest(std::string_view words) const;

  bool knows_event(std::string_view type) const;
  bool knows_fact(std::string_view name) const;
  bool knows_field(std::string_view name) const;  ///< Of any event.
  const Names& names() const { return names_; }   ///< Of events.
  /// How many numbers phrases have: 0 and up.
  std::size_t numbered() const { return numbers_.size(); }
  /// Every phrase as it stands in the file, with N.
  std::vector<std::string> all() const;

 private:
  /// A phrase with its third and fourth columns, one pair a line.
  struct Line {
    std::string short_word;
    std::vector<std::pair<std::string, std::string>> cells;
    std::vector<Meaning> meanings;  ///< With 2 for N.
  };
  template <class IsIt>
  bool any_meaning(IsIt is_it) const;

  OwnEvents events_;
  std::map<std::string, Line, std::less<>> lines_;
  Names names_;
  Names numbers_;  ///< Of the phrases that were found.
};

}  // namespace haven::guidelines
