#include "synthetic/life.h"

#include <algorithm>

#include "cases/cases.h"
#include "values/london.h"

namespace haven::synthetic {

cases::Author author(std::string_view sign_in, std::string_view purpose) {
  const auto person = std::ranges::find(invented_people(), sign_in, &InventedPerson::sign_in);
  ENSURE(person != invented_people().end());
  return {user(sign_in), organisation(person->organisation), std::string(purpose), {}};
}

Life::Life(const cases::Vocabulary& vocabulary, ChildId child, const InventedBody& authority,
           Draws draws, Instant start, Instant now)
    : vocabulary_(&vocabulary), authority_(authority), draws_(draws), at_(start), now_(now) {
  ENSURE(start <= now);
  story_.child = child;
}

void Life::go_to(Instant moment) {
  ENSURE(at_ <= moment && moment <= now_);
  at_ = moment;
}

void Life::wait_days(int least, int most, int from_hour, int to_hour) {
  const auto day = std::chrono::sys_days(london_day(at_));
  const auto clock = draws_.between(Hours(from_hour), Hours(to_hour) - Minutes(1));
  const auto whole_minutes = std::chrono::floor<Minutes>(clock);
  auto on = day + std::chrono::days(draws_.between(least, most));
  // In the hour that is skipped in March nobody did anything.
  auto moment = from_london(on, whole_minutes);
  while (!moment || *moment <= at_) {
    on += std::chrono::days(1);
    moment = from_london(on, whole_minutes);
  }
  go_to(*moment);
}

Result<void> Life::keep(std::string_view sign_in, std::string_view purpose,
                        Result<cases::Decided> decided) {
  const auto kept = TRY(std::move(decided));
  std::vector<cases::NewEvent> events{kept.main};
  events.insert(events.end(), kept.follows.begin(), kept.follows.end());
  return keep_as(author(sign_in, purpose), events, at_);
}

Result<void> Life::note(std::string_view sign_in, std::string_view purpose, std::string_view type,
                        cases::Fields fields) {
  return note_earlier(at_, sign_in, purpose, type, std::move(fields));
}

Result<void> Life::note_earlier(Instant at, std::string_view sign_in, std::string_view purpose,
                                std::string_view type, cases::Fields fields) {
  ENSURE(at <= now_);
  return keep_as(author(sign_in, purpose), {event(type, at, std::move(fields))}, at);
}

Result<void> Life::note_by_service(std::string_view service, std::string_view type,
                                   cases::Fields fields) {
  return keep_as({"service:" + std::string(service), "", "missing", ""},
                 {event(type, at_, std::move(fields))}, at_);
}

Result<EventId> Life::look(std::string_view sign_in, std::string_view purpose,
                           std::string_view type, cases::Fields fields) {
  const auto looked = event(type, at_, std::move(fields));
  deeds_.push_back({at_,
                    cases::stream_of(child()),
                    true,
                    {TRY(cases::seal_sections(looked, author(sign_in, purpose)))}});
  return looked.id;
}

cases::NewEvent Life::event(std::string_view type, Instant at, cases::Fields fields) {
  return {vocabulary_->find(type), Span::at(at), std::move(fields), draws_.id<EventId>()};
}

Result<void> Life::keep_as(const cases::Author& author, const std::vector<cases::NewEvent>& events,
                           Instant at) {
  Deed deed{at, cases::stream_of(child()), false, {}};
  for (const auto& event : events) {
    deed.entries.push_back(TRY(cases::seal_sections(event, author)));
    ledger::Entry entry;
    entry.stream = deed.stream;
    entry.version = ++story_.version;
    entry.time = at;
    story_.add(std::make_shared<const cases::Event>(
        TRY(cases::read_track(deed.entries.back().front().plain, entry, *vocabulary_))));
  }
  deeds_.push_back(std::move(deed));
  return {};
}

}  // namespace haven::synthetic
