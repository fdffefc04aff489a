#include "cases/look.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "cases/events.h"
#include "values/random.h"

namespace haven::cases {
namespace {

ledger::StreamId looks_stream(const Cases& cases, ChildId child) {
  return cases.ledger().derived_stream(stream_of(child), "looks");
}

/// What was refused belongs to no child: to say whose it was would be to say that there is one.
const auto refusals_of = *ledger::StreamId::from_bytes("haven refusals..");

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

Result<void> keep(Cases& cases, ledger::StreamId stream, ledger::StreamId keys_of,
                  const Author& author, const NewEvent& event) {
  ledger::Write write{stream, keys_of, {}, {TRY(seal_sections(event, author))}};
  TRY(cases.ledger().append({random_id<CommandId>(), {std::move(write)}}));
  return {};
}

}  // namespace

bool Look::covers(access::Class cls) const {
  return std::ranges::find(classes_, cls) != classes_.end();
}

Result<std::span<const ledger::Entry>> Look::entries(const Cases& cases,
                                                     std::uint64_t version) const {
  if (!entries_ || entries_->size() < version)
    entries_ = TRY(cases.ledger().read(stream_of(child_)));
  // Whatever a story holds was durable before it held it.
  ENSURE(entries_->size() >= version);
  return std::span<const ledger::Entry>(*entries_);
}

/// The one maker of looks.
struct Looks {
  static Look make(ChildId child, const Author& author, std::vector<access::Class> classes) {
    Look look;
    look.child_ = child;
    look.who_ = author.by;
    look.on_behalf_of_ = author.on_behalf_of;
    look.classes_ = std::move(classes);
    return look;
  }
  static Informed informed(Look look, Instant until) { return {std::move(look), until}; }
};

Result<Look> look(Cases& cases, const Viewing& viewing, Instant now) {
  std::vector<std::string> classes;
  for (const auto cls : viewing.classes) classes.emplace_back(access::name_of(cls));
  const NewEvent event = New<events::looked>(random_id<EventId>(), Span::at(now))
                             .with<"classes">(joined(classes))
                             .with<"outcome">("shown")
                             .with<"because">(joined(viewing.because))
                             .with<"page">(std::string(viewing.page));
  TRY(keep(cases, looks_stream(cases, viewing.child), stream_of(viewing.child), viewing.author,
           event));
  return Looks::make(viewing.child, viewing.author, viewing.classes);
}

NewEvent revealed(const RevealPermit& permit, Instant until) {
  return New<events::location_revealed>(random_id<EventId>(), Span::at(permit.decided_at()))
      .with<"class">("location")
      .with<"until">(to_text(until))
      .with<"because">(joined(permit.because()))
      .with<"reason">(permit.reason());
}

Result<Informed> inform(Cases& cases, const RevealPermit& permit, const NewEvent& reveal,
                        const std::vector<NewEvent>& told) {
  const auto child = child_of(permit.child());
  ENSURE(child.has_value() && reveal.is(events::location_revealed));
  const auto until = TRY(read_instant(reveal.fields.at("until")));
  const auto stream = stream_of(*child);
  const Author author{permit.who(), permit.org(), std::string(access::name_of(permit.purpose())),
                      permit.on_behalf_of()};
  ledger::Command all{
      random_id<CommandId>(),
      {{looks_stream(cases, *child), stream, {}, {TRY(seal_sections(reveal, author))}}}};
  ledger::Write notices{stream, stream, {}, {}};
  for (const auto& notice : told) {
    ENSURE(notice.kind->effect(Effect::Does::by_haven) != nullptr);
    notices.entries.push_back(
        TRY(seal_sections(notice, {"service:notices", "", author.purpose, ""})));
  }
  if (!told.empty()) all.writes.push_back(std::move(notices));
  TRY(cases.ledger().append(std::move(all)));
  return Looks::informed(Looks::make(*child, author, {access::Class::location}), until);
}

Result<void> refuse(Cases& cases, const Author& author, std::string_view asked_for,
                    std::string_view page, Instant now) {
  const NewEvent event = New<events::refused>(random_id<EventId>(), Span::at(now))
                             .with<"asked_for">(std::string(asked_for))
                             .with<"page">(std::string(page));
  const auto stream = cases.ledger().derived_stream(refusals_of, "refusals");
  return keep(cases, stream, stream, author, event);
}

Result<std::vector<Event>> looks(const Cases& cases, ChildId child) {
  std::vector<Event> found;
  const auto entries = TRY(cases.ledger().read(looks_stream(cases, child)));
  for (const auto& entry : *entries)
    found.push_back(
        TRY(read_track(TRY(cases.ledger().open(entry, ledger::track)), entry, cases.vocabulary())));
  return found;
}

}  // namespace haven::cases
