#pragma once
#include <set>

#include "access/permit.h"
#include "cases/cases.h"
#include "cases/events.h"
#include "cases/sent.h"

/// The only way to add to a child's story, or to the register.
namespace haven::cases {

using RecordPermit = access::Permit<access::Action::record, access::Class::case_>;
using RegisterPermit = access::Permit<access::Action::record, access::Class::account>;

/// What somebody decided to record: one event, and what follows from it at once.
struct Decided {
  NewEvent main;
  std::vector<NewEvent> follows;
};

struct Recorded {
  std::uint64_t position = 0;  ///< Of the last event.
  bool already_done = false;   ///< The same command was carried out before.
};

/// The child's story has moved on since it was read if it no longer has `seen` entries; nothing:
/// whatever has happened since does not change what this says.
using Seen = std::optional<std::uint64_t>;

/// What access is asked for an event by: its kind's name and, when somebody begins or ceases to
/// stand beside a child, a colon and the relation.
class Asked {
 public:
  constexpr Asked(const EventKind& kind) : kind_(&kind) {}
  /// That the relation begins; that it ends.
  static constexpr Asked begins(std::string_view relation);
  static constexpr Asked ends(std::string_view relation);
  /// What recording `event` is asked by.
  static Asked of(const NewEvent& event);

  constexpr const EventKind& kind() const { return *kind_; }
  std::string text() const;

 private:
  constexpr Asked(const EventKind& kind, std::string_view relation)
      : kind_(&kind), relation_(relation) {}
  const EventKind* kind_;
  std::string_view relation_;
};

constexpr Asked Asked::begins(std::string_view relation) {
  return {events::relation_started, relation};
}
constexpr Asked Asked::ends(std::string_view relation) {
  return {events::relation_ended, relation};
}

/// The classes in which an event of this kind is asked for when all of its fields are filled:
/// `least`, and that of every section that it seals.
std::set<access::Class> classes_of(const EventKind& kind, access::Class least);

/// Says in `resource` that `asked` is to be recorded.
void to_record(access::Resource& resource, const Asked& asked, const Vocabulary& vocabulary);

/// What this very sending was answered before, if it was. Problem ("command"): the same command was
/// sent before with other words.
Result<std::optional<Recorded>> recorded_before(const Cases& cases, const Sent& sent);

/// Keeps what was decided, durably, before it returns. `sent` makes it safe to send twice.
/// The permit is for the main event; whoever has it is asked about again, as things stand now, for
/// each event and for the class of every section that it seals, so that nobody writes a section
/// that they may not record.
/// Problem (not_allowed, not_found): an event, or a section of one, that they may not record;
/// (moved_on): somebody else recorded something since; (bad_input): a value that the vocabulary
/// does not have, or "command": sent before with other words; (unavailable): the ledger refuses;
/// (broken): what was decided is not what leave was asked for, and an alarm is raised.
Result<Recorded> record(Cases& cases, const RecordPermit& permit, ChildId child, Seen seen,
                        const Decided& decided, const Sent& sent);

/// What Haven itself records as a consequence, such as that a notice was sent.
Result<Recorded> record_by_service(Cases& cases, std::string_view service, ChildId child,
                                   const std::vector<NewEvent>& events, const Sent& sent);

/// Adds to the register: an organisation's or a person's stream. The permit is for the first of
/// `events` and one body's register; each event is asked for again. Whoever or whatever is added
/// begins a stream; everything else is kept with what is in the register already. Problem: as for
/// record; (not_allowed): what belongs to another body.
Result<Recorded> record_in_register(Cases& cases, const RegisterPermit& permit,
                                    ledger::StreamId stream, const std::vector<NewEvent>& events,
                                    const Sent& sent);

/// Adds a body, or a person with their work and clearance, when nobody is there yet who could be
/// asked: for the command line, by whoever holds the ledger's keys. Kept as by "service:people".
Result<Recorded> found_in_register(Cases& cases, ledger::StreamId stream,
                                   const std::vector<NewEvent>& events, const Sent& sent);

}  // namespace haven::cases
