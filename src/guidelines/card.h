#pragma once
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "guidelines/plain_story.h"
#include "guidelines/reading/nation.h"
#include "guidelines/reading/phrases.h"
#include "guidelines/working_out/count.h"
#include "values/moment.h"

/// A card: one duty from law, guidance or practice, as a lawyer signs it. A label of the text is a
/// field here. docs/formats/cards.md gives the grammar.
namespace haven::guidelines {

/// "72 hours of the return", "8 working days beginning with the taking".
struct Length {
  Amount amount;
  From how = From::day_after;
  Phrase of;  ///< What it is counted from: what started the duty.
};

/// One of several that bound a time: a length, or an event.
using Bound = std::variant<Length, Phrase>;

/// A number of units from the moment that starts the duty.
struct Within {
  Length length;
};

/// The shorter if, on its last day, something is so; else the longer.
struct WithinChanging {
  Length shorter;
  Phrase if_on_last_day;
  Length longer;
};

struct WithinEarliest {
  std::vector<Bound> bounds;
};

/// To the end of the calendar month.
struct WithinMonth {
  Phrase of;
};

/// So many hours in all, over every such period of the last so many days.
struct WithinTotal {
  Amount total;
  Amount in_any;
};

/// On the so-manieth working day after, and on no other.
struct OnDay {
  int number;
  Phrase after;
};

/// Before something happens: unknown until it is known when.
struct Before {
  Phrase what;
  std::optional<Amount> by_at_least;
  struct Otherwise {
    Phrase if_so;
    Length within;
  };
  std::optional<Otherwise> otherwise;
};

/// No number in the source, only its words: "as soon as possible".
struct Promptly {
  std::string words;
};

/// No limit: it holds until it stops.
struct Continuing {
  std::string words;
};

/// Until the last of these, and no longer.
struct Until {
  std::vector<Bound> bounds;
};

/// How the time for a duty is said.
using Time = std::variant<Promptly, Within, WithinChanging, WithinEarliest, WithinMonth,
                          WithinTotal, OnDay, Before, Continuing, Until>;

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
  bool is_yet = true;        ///< False: not commenced, so that nothing starts it.
};

/// Who checked the card, and when.
struct Review {
  Date on;
  std::string name;
  std::string profession;
  std::string body;
};

/// Whose duty it is by age.
enum class Age {
  child,        ///< Owed to a child, and ended when the person is one no longer.
  any,          ///< Owed whatever the age.
  as_believed,  ///< Turns on what is believed, not on the presumption.
};

/// What is owed, seen from who owes it.
enum class Asks {
  act,      ///< Something is to be done.
  refrain,  ///< Something must not be done.
  nothing,  ///< The law itself ends something at the limit.
};

/// Where this card does not merely stand beside another, but in its place.
struct TakesOver {
  std::string from;                    ///< An id.
  std::vector<Phrase> if_on_last_day;  ///< All must hold on the day that one would be due.
};

/// One who must be told, or one thing that must be done, of several.
struct Recipient {
  std::string who;
  std::optional<Phrase> only_if;
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
  int line = 0;
  PlainStory story{};
  Instant asked_on{};
  /// Which of the card's duties, oldest first. Empty: the only one.
  std::optional<int> which{};
  State state = State::open;
  std::optional<Instant> due{};
  std::optional<Instant> remind{};
  std::optional<Instant> not_before{};
  std::optional<Instant> floor{};
  std::optional<Instant> since{};      ///< When it was met, ended or breached.
  std::vector<std::string> lacks{};    ///< The facts that are missing.
  std::vector<std::string> to_tell{};  ///< Who must still be told.
  std::set<std::string> phrases{};     ///< The phrases of the card that the row is about.
};

struct Card {
  std::string id;          ///< The file's name: "eng.missing.return-interview".
  std::string folder;      ///< "england".
  std::string text;        ///< The whole card, as it was signed.
  std::string hash;        ///< Of `text`: the edition.
  std::size_t number = 0;  ///< Its place among all cards.

  std::string part;  ///< One of several limits under one id; empty when there is one.
  std::string title;
  std::string source;
  std::vector<Nation> extent;
  std::string stage;  ///< Of a child's case: a line of rules/stages; empty when it does not say.
  InForce in_force;
  std::string follows;           ///< The id of the earlier edition.
  std::string confidence;        ///< "high, text seen".
  std::optional<Review> review;  ///< Empty: not yet.
  Age age = Age::child;

  std::vector<Phrase> when;        ///< Any of them starts the duty.
  bool when_the_later_of = false;  ///< All of them must have happened: the last starts it.
  std::vector<Phrase> if_all;      ///< All must be true as it starts.
  std::vector<Phrase> unless;      ///< None may be true as it starts.
  std::optional<TakesOver> takes_over;
  std::string who;  ///< The owner.
  Kind kind = Kind::practice;
  Asks asks = Asks::act;
  std::string what;  ///< What is owed: "hold an independent return interview".
  std::string with;  ///< What must go with it.
  std::vector<Recipient> to_each;
  std::string leaving_out;
  std::string evidence;
  std::string calendar;  ///< The instrument's own; empty: the owner's.
  Time time = Promptly{};
  std::optional<Length> not_before;  ///< It opens when this has passed.
  std::optional<Length> remind;      ///< A prompt, never a limit.
  std::optional<Again> again;
  std::vector<Phrase> met_by;       ///< Any of them meets it.
  std::vector<Phrase> breached_by;  ///< From the first of them it is breached.
  std::vector<Phrase> skipped_by;   ///< Any of them closes an occurrence unmet.
  std::vector<Phrase> paused_by;    ///< Between any of these ...
  std::vector<Phrase> resumed_by;   ///< ... and any of these the clock stands still.
  std::vector<Phrase> stops_if;     ///< Any of them ends it.
  std::vector<Phrase> revives_if;   ///< Any of them starts again what had ended unmet.
  std::string gives_way_to;
  std::vector<Phrase> gives_way_if;  ///< Any of them, in time, leaves it to `gives_way_to`.
  std::string blocks;                ///< The act refused until it is met.
  std::vector<std::string> if_late;  ///< What is then done: ours, not the source's.
  std::string leaves_out;
  std::string note;
  std::vector<Example> examples;

  bool is_draft() const { return !review; }
  bool is_of_low_confidence() const { return confidence.find("low") != std::string::npos; }
  /// Every phrase of the card, wherever it stands.
  std::vector<const Phrase*> phrases() const;
};

}  // namespace haven::guidelines
