#pragma once
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "guidelines/count.h"
#include "guidelines/nation.h"
#include "guidelines/phrases.h"
#include "guidelines/story.h"
#include "values/moment.h"

/// A card: one duty from law, guidance or practice, as a lawyer signs it. A label of the text is a
/// field here. docs/formats/cards.md gives the grammar.
namespace haven::guidelines {

/// A number of units from the moment that starts the duty.
struct Within {
  Amount amount;
  std::string of;  ///< "the return".
};

/// No number in the source, only its words: "as soon as possible".
struct Promptly {
  std::string words;
};

/// How the time for a duty is said.
using Time = std::variant<Within, Promptly>;

/// A rhythm: the next occurrence counts from what met the last.
struct Again {
  std::optional<Amount> within;     ///< Empty: the time said under Within, if any.
  std::optional<Amount> remind;     ///< Empty: the time said under Remind, if any.
  std::optional<int> times_in_all;  ///< Empty: until it stops.
};

enum class Kind {
  must,      ///< An act or regulations.
  should,    ///< Statutory or national guidance.
  practice,  ///< Good practice, a local protocol, or Haven's own.
};

/// The days on which a card starts duties, both included.
struct InForce {
  std::optional<Date> from;  ///< Empty: from a day not yet checked.
  std::optional<Date> to;    ///< Empty: still.
};

/// Who checked the card, and when.
struct Review {
  Date on;
  std::string name;
  std::string profession;
  std::string body;
};

enum class State {
  open,
  overdue,
  met,
  met_late,
  cancelled,
  superseded,
  lapsed,
  suspended,
  breached,
  not_applicable,
  undetermined,
};

/// One row of a card's tables: a story, a moment, and what the duty then is.
struct Example {
  int line;
  Story story;
  Instant asked_on;
  /// Which of the card's duties, oldest first. Empty: the only one.
  std::optional<int> which;
  State state;
  std::optional<Instant> due;
  std::optional<Instant> remind;
  std::optional<Instant> since;   ///< When it was met, cancelled, superseded or lapsed.
  std::string lacks;              ///< The fact that is missing.
  std::set<std::string> phrases;  ///< The phrases of the card that the row is about.
};

struct Card {
  std::string id;      ///< The file's name: "eng.missing.return-interview".
  std::string folder;  ///< "england".
  std::string text;    ///< The whole card, as it was signed.
  std::string hash;    ///< Of `text`: the edition.

  std::string title;
  std::string source;
  std::vector<Nation> extent;
  InForce in_force;
  std::string confidence;        ///< "high, text seen".
  std::optional<Review> review;  ///< Empty: not yet.

  std::vector<Phrase> when;    ///< Any of them starts the duty.
  std::vector<Phrase> if_all;  ///< All must be true as it starts.
  std::vector<Phrase> unless;  ///< None may be true as it starts.
  std::string who;             ///< The owner.
  Kind kind = Kind::practice;
  std::string what;      ///< What is owed: "hold an independent return interview".
  std::string with;      ///< What must go with it.
  std::string calendar;  ///< The instrument's own; empty: the owner's.
  Time time = Promptly{};
  std::optional<Within> remind;  ///< A prompt, never a limit.
  std::optional<Again> again;
  std::vector<Phrase> met_by;        ///< Any of them meets it.
  std::vector<Phrase> stops_if;      ///< Any of them ends it.
  std::vector<Phrase> gives_way_if;  ///< Any of them, in time, leaves it to its next occurrence.
  std::vector<std::string> if_late;  ///< What is then done: ours, not the source's.
  std::string leaves_out;
  std::string note;
  std::vector<Example> examples;

  bool is_draft() const { return !review; }
};

}  // namespace haven::guidelines
