#include "notices/notice.h"

#include "notices/events.h"

namespace haven::notices {

Notice notice_of(const ledger::Ledger& ledger, EventId about, const cases::EventKind& kind,
                 const std::string& user, int step, std::string channels) {
  const auto derived = ledger.derived_stream(ledger::StreamId{about.bytes},
                                             "notice/" + user + "/" + std::to_string(step));
  InboxEntry entry;
  entry.notice = "n:" + derived.text();
  entry.to = user;
  entry.of = cases::entity(about);
  entry.kind = kind.name;
  entry.step = step;
  cases::NewEvent event = cases::New<events::notice_sent>(EventId{derived.bytes}, {})
                              .with<"notice">(entry.notice)
                              .with<"to">(user)
                              .with<"of">(entry.of)
                              .with<"kind">(entry.kind)
                              .with<"step">(std::to_string(step))
                              .with<"channel">(std::move(channels));
  return {std::move(entry), std::move(event)};
}

}  // namespace haven::notices
