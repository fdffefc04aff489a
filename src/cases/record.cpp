#include "cases/record.h"

#include "cases/vocabulary.h"

namespace haven::cases {
namespace {

/// A permit names an event, and for a relation which one: "relation.started:allocated_worker".
bool is_of(std::string_view permitted, const NewEvent& event) {
  const auto colon = permitted.find(':');
  if (colon == std::string_view::npos) return permitted == event.type;
  const auto relation = event.fields.find("relation");
  return permitted.substr(0, colon) == event.type && relation != event.fields.end() &&
         permitted.substr(colon + 1) == relation->second;
}

bool belongs(const NewEvent& event, About first, About second) {
  const auto* kind = find_event(event.type);
  return kind != nullptr && (kind->about == first || kind->about == second);
}

Result<Recorded> append(Cases& cases, ledger::StreamId stream, Seen seen, const Author& author,
                        const std::vector<NewEvent>& events, CommandId command) {
  ledger::Write write{stream, stream, seen, {}};
  for (const auto& event : events) write.entries.push_back(TRY(seal_sections(event, author)));
  const auto appended = TRY(cases.ledger().append({command, {std::move(write)}}));
  return Recorded{appended.last, appended.already_done};
}

}  // namespace

Result<Recorded> record(Cases& cases, const RecordPermit& permit, ChildId child, Seen seen,
                        const Decided& decided, CommandId command) {
  // A permit is for one child and one kind of event. Using it for another is our own mistake.
  ENSURE(permit.child() == entity(child));
  ENSURE(is_of(permit.event(), decided.main));
  std::vector<NewEvent> events{decided.main};
  events.insert(events.end(), decided.follows.begin(), decided.follows.end());
  for (const auto& event : events) ENSURE(belongs(event, About::child, About::child));
  const Author author{
      permit.who(), permit.org(), std::string(access::name_of(permit.purpose())), {}};
  return append(cases, stream_of(child), seen, author, events, command);
}

Result<Recorded> record_by_service(Cases& cases, std::string_view service, ChildId child,
                                   const std::vector<NewEvent>& events, CommandId command) {
  for (const auto& event : events)
    ENSURE(event.type.starts_with("notice.") && event.type != "notice.acknowledged");
  const Author author{"service:" + std::string(service), "", "missing", ""};
  return append(cases, stream_of(child), {}, author, events, command);
}

Result<Recorded> record_in_register(Cases& cases, const Author& author, ledger::StreamId stream,
                                    const std::vector<NewEvent>& events, CommandId command) {
  for (const auto& event : events) ENSURE(belongs(event, About::organisation, About::person));
  return append(cases, stream, {}, author, events, command);
}

}  // namespace haven::cases
