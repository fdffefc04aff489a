#pragma once
#include "cases/record.h"
#include "missing/episode.h"

/// The child is found, or comes back: how, when, and what follows.
namespace haven::missing {

struct Found {
  std::optional<Instant> at;  ///< Nothing: now.
  std::string found_by;
  std::string where;
  std::string place = "unknown";  ///< A code of child.returned.
  std::string condition;
  std::string name_given;
  std::string with_whom;
  std::string force;  ///< The force that found the child, "o:…".
};

struct ReturnIds {
  EventId found;
  EventId relation;
};

/// Closes the episode at the moment the child was found.
/// Problem: already found; in the future; before the child was missing.
Result<cases::Decided> record_return(const cases::Story& child, const Episode& episode,
                                     const Found& found, const ReturnIds& ids, Instant now);

/// Where the child sleeps tonight. It must be answered; "not known" is an answer, with its reason.
struct Tonight {
  std::string stays;          ///< A code of tonight.decided; empty: not answered.
  bool warning_read = false;  ///< That the former address is to be treated as known.
  std::string reason;         ///< Why the former address all the same.
  std::string why_not_known;
  std::string placement;  ///< "pl:…" of the new place, when it is one of Haven's.
};

/// Problem: not answered; the former address without the warning read or without a reason; not
/// known without saying why; the child still missing.
Result<cases::Decided> decide_tonight(const Episode& episode, const Tonight& tonight, EventId id,
                                      Instant now);

struct SafeAndWell {
  std::optional<Instant> held;
  std::string said;
};
/// The police see the child. Problem: still missing; in the future; before the child was found.
Result<cases::Decided> safe_and_well(const Episode& episode, const SafeAndWell& talk,
                                     std::string_view force, EventId id, Instant now);

struct Interview {
  std::optional<Instant> held;
  std::string outcome;  ///< completed, declined or offered.
  std::string by_whom;  ///< The independent person.
  std::string themes;   ///< What may be shared with those who keep the child safe.
  std::string words;
};
/// Problem: still missing; no outcome; nobody independent named for one that was held; in the
/// future; before the child was found.
Result<cases::Decided> interview(const Episode& episode, const Interview& talk, EventId id,
                                 Instant now);

}  // namespace haven::missing
