#include "notices/notice.h"

#include "notices/events.h"

namespace haven::notices {

cases::NewEvent notice_of(const ledger::Ledger& ledger, EventId about, const cases::EventKind& kind,
                          const std::string& user, int step, std::string channels) {
  const auto derived = ledger.derived_stream(ledger::StreamId{about.bytes},
                                             "notice/" + user + "/" + std::to_string(step));
  return cases::New<events::notice_sent>(EventId{derived.bytes}, {})
      .with<"notice">("n:" + derived.text())
      .with<"to">(user)
      .with<"of">(cases::entity(about))
      .with<"kind">(std::string(kind.name))
      .with<"step">(std::to_string(step))
      .with<"channel">(std::move(channels));
}

}  // namespace haven::notices
