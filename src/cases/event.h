#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "cases/vocabulary.h"
#include "ledger/entry.h"
#include "values/ids.h"
#include "values/moment.h"
#include "values/result.h"

/// One thing that happened to a child, or that somebody did, said or looked at.
namespace haven::cases {

using Fields = std::map<std::string, std::string, std::less<>>;

/// What somebody wants to have recorded: all of its fields, whatever class each belongs to.
struct NewEvent {
  const EventKind* kind = nullptr;
  Span occurred;  ///< When it happened, as exactly as is known.
  Fields fields;  ///< By name; an empty value is left out.
  EventId id{};   ///< Given by the caller, so that consequences can refer to it.

  bool is(const EventKind& of) const { return kind == &of; }
};

/// How code that knows what it records makes one: a field that the kind K does not have does not
/// compile.
template <const auto& K>
class New {
 public:
  New(EventId id, Span occurred) : event_{&K, occurred, {}, id} {}

  template <FieldName F>
    requires has_field<K, F>
  New& with(std::string value) & {
    event_.fields.insert_or_assign(std::string(F.view()), std::move(value));
    return *this;
  }
  template <FieldName F>
    requires has_field<K, F>
  New&& with(std::string value) && {
    return std::move(with<F>(std::move(value)));
  }
  operator NewEvent() && { return std::move(event_); }

 private:
  NewEvent event_;
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
  const EventKind* kind = nullptr;
  Span occurred{};
  Instant recorded{};
  Author author;
  Fields track;
  ledger::StreamId stream{};   ///< Whose: a child's, an organisation's or a person's.
  std::uint64_t position = 0;  ///< In the ledger.
  std::uint64_t version = 0;   ///< In its stream, from 1.

  bool is(const EventKind& of) const { return kind == &of; }
  std::string_view name() const { return kind->name; }
  /// What it says in this field of its track, by name: for those who work over events of every
  /// kind. Empty when it was not recorded. Whoever knows the kind asks `said`.
  std::string_view by_name(std::string_view field) const;
};

/// What an event of the kind K said in the field F of its track; empty when it was not recorded,
/// and of an event of another kind. A field that K does not have, or seals, does not compile.
template <const auto& K, FieldName F>
  requires has_field_in<K, F, Seal::track>
std::string_view said(const Event& event) {
  return event.is(K) ? event.by_name(F.view()) : std::string_view{};
}

/// The same of an event of any of `Kinds` that has the field, such as the episode that most events
/// of being missing name. A field that none of them has in its track does not compile.
template <FieldName F, const auto& Kinds>
  requires(std::ranges::any_of(Kinds,
                               [](const EventKind* kind) {
                                 const auto* field = kind->field(F.view());
                                 return field != nullptr && field->seal == Seal::track;
                               }))
std::string_view said_among(const Event& event) {
  return is_of(*event.kind, Kinds) ? event.by_name(F.view()) : std::string_view{};
}

/// The sealed sections of an event, the track first. Problem: a type, a field or a value that the
/// vocabulary does not have; it names the field.
Result<std::vector<ledger::Section>> seal_sections(const NewEvent& event, const Author& author);

/// Where a Problem is when an entry was kept under another vocabulary.
inline constexpr std::string_view other_vocabulary = "vocabulary";

/// An event from its opened track. Problem (broken): it is not one; (broken, other_vocabulary): the
/// vocabulary does not have it, or not with these fields and sections; it names the entry.
Result<Event> read_track(std::string_view plain, const ledger::Entry& entry,
                         const Vocabulary& vocabulary);

/// The fields of an opened section that is not the track.
Result<Fields> read_fields(std::string_view plain);

/// "e:" and the id: how other events refer to this one.
std::string entity(EventId id);

}  // namespace haven::cases
