#include "cases/break_glass.h"

#include "cases/events.h"
#include "cases/look.h"
#include "cases/seals.h"
#include "values/random.h"

namespace haven::cases {
namespace {

/// Claims belong to no child: to keep one with a child would be to say that there is one.
const auto claims_of = *ledger::StreamId::from_bytes("haven claims....");

Author author_of(const access::Granted& granted) {
  return {granted.who(), granted.org(), std::string(access::name_of(granted.purpose())), {}};
}

ledger::StreamId stream_for(const access::Granted& granted) {
  const auto child = child_of(granted.child());
  ENSURE(child.has_value());
  return stream_of(*child);
}

Result<ledger::Write> write(ledger::StreamId stream, const Author& author,
                            const std::vector<NewEvent>& events) {
  ledger::Write write{stream, stream, {}, {}};
  for (const auto& event : events) write.entries.push_back(TRY(seal_sections(event, author)));
  return write;
}

Result<Recorded> append(Cases& cases, ledger::Command command) {
  const auto appended = TRY(cases.ledger().append(std::move(command)));
  return Recorded{appended.last, appended.already_done};
}

NewEvent nothing_shown(const NewEvent& claimed) {
  return New<events::refused>(random_id<EventId>(), claimed.occurred)
      .with<"asked_for">(claimed.fields.at("claim"))
      .with<"page">("break-glass");
}

}  // namespace

Result<Recorded> claim(Cases& cases, const ClaimPermit& permit, const NewEvent& claimed,
                       const std::optional<NewEvent>& opened, const Sent& sent) {
  ENSURE(claimed.is(events::break_glass_claimed));
  ENSURE(opened.has_value() == !permit.child().empty());
  const auto author = author_of(permit.granted());
  const auto claims = cases.ledger().derived_stream(claims_of, "claims");
  std::vector<NewEvent> of_nobody{claimed};
  if (!opened) of_nobody.push_back(nothing_shown(claimed));
  ledger::Command all{sent.command, {TRY(write(claims, author, of_nobody))}, sent.said};
  if (opened) {
    ENSURE(opened->is(events::break_glass_opened));
    all.writes.push_back(TRY(write(stream_for(permit.granted()), author, {*opened})));
  }
  return append(cases, std::move(all));
}

Result<Recorded> confirm(Cases& cases, const ConfirmPermit& permit, const NewEvent& confirmed,
                         const Sent& sent) {
  ENSURE(confirmed.is(events::break_glass_confirmed));
  const auto& granted = permit.granted();
  return append(cases, {sent.command,
                        {TRY(write(stream_for(granted), author_of(granted), {confirmed}))},
                        sent.said});
}

Result<Recorded> stop(Cases& cases, const Author& owner, ChildId child, const NewEvent& stopped,
                      const Sent& sent) {
  ENSURE(stopped.is(events::break_glass_stopped));
  return append(cases, {sent.command, {TRY(write(stream_of(child), owner, {stopped}))}, sent.said});
}

Result<Recorded> review(Cases& cases, const ReviewPermit& permit, const NewEvent& reviewed,
                        const std::optional<Hold>& hold, const Sent& sent) {
  ENSURE(reviewed.is(events::break_glass_reviewed));
  const auto& granted = permit.granted();
  const auto author = author_of(granted);
  ledger::Command all{
      sent.command, {TRY(write(stream_for(granted), author, {reviewed}))}, sent.said};
  if (hold) {
    ENSURE(hold->status.is(events::person_status));
    all.writes.push_back(TRY(write(ledger::StreamId{hold->person.bytes}, author, {hold->status})));
  }
  return append(cases, std::move(all));
}

Result<std::string> reason_for_opening(Cases& cases, const ReviewPermit& permit,
                                       const Event& opened) {
  const auto& granted = permit.granted();
  ENSURE(opened.is(events::break_glass_opened) && opened.stream == stream_for(granted));
  const Viewing viewing{author_of(granted),
                        child_of(opened.stream),
                        {access::Class::request},
                        granted.because(),
                        "break-glass-review"};
  TRY(look(cases, viewing, granted.decided_at()));
  const auto& ledger = cases.ledger();
  const auto entries = TRY(ledger.read(opened.stream));
  const auto& entry = entries->at(opened.version - 1);
  const auto fields = TRY(read_fields(TRY(ledger.open(entry, row_of(Seal::case_).compartment))));
  const auto reason = fields.find("reason");
  return reason == fields.end() ? std::string() : reason->second;
}

}  // namespace haven::cases
