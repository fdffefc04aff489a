#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/entry.h"
#include "values/ids.h"
#include "values/moment.h"
#include "values/result.h"

/// One thing that happened to a child, or that somebody did, said or looked at.
namespace haven::cases {

using Fields = std::map<std::string, std::string, std::less<>>;

/// What somebody wants to have recorded: all of its fields, whatever class each belongs to.
struct NewEvent {
  std::string type;  ///< A name of the vocabulary.
  Span occurred;     ///< When it happened, as exactly as is known.
  Fields fields;     ///< By name; an empty value is left out.
  EventId id{};      ///< Given by the caller, so that consequences can refer to it.
};

/// Who records, for whom, for what purpose: the same for all events of one act.
struct Author {
  std::string by;            ///< "u:…", or "service:…" for a job.
  std::string organisation;  ///< "o:…".
  std::string purpose;
  std::string on_behalf_of;  ///< "u:…" of the delegator; empty when in one's own name.
};

/// An event as everyone who works it out may hold it: its track. No name, no place, no free text.
struct Event {
  EventId id{};
  std::string type;
  Span occurred{};
  Instant recorded{};
  Author author;
  Fields track;
  ledger::StreamId stream{};   ///< Whose: a child's, an organisation's or a person's.
  std::uint64_t position = 0;  ///< In the ledger.
  std::uint64_t version = 0;   ///< In its stream, from 1.

  /// The value of a track field; empty when it was not recorded.
  std::string_view operator[](std::string_view field) const;
};

/// The sealed sections of an event, the track first. Problem: a type, a field or a value that the
/// vocabulary does not have; it names the field.
Result<std::vector<ledger::Section>> seal_sections(const NewEvent& event, const Author& author);

/// An event from its opened track. Problem (broken): it is not one.
Result<Event> read_track(std::string_view plain, const ledger::Entry& entry);

/// The fields of an opened section that is not the track.
Result<Fields> read_fields(std::string_view plain);

/// "e:" and the id: how other events refer to this one.
std::string entity(EventId id);

}  // namespace haven::cases
