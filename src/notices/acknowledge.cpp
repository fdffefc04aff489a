#include "notices/acknowledge.h"

#include <algorithm>

#include "notices/events.h"

namespace haven::notices {

Result<cases::Decided> acknowledge(const cases::Story& child, const Acknowledgement& told,
                                   EventId id, Instant now) {
  const auto tells_them = [&](const cases::Event* sent) {
    return cases::said<events::notice_sent, "notice">(*sent) == told.notice &&
           cases::said<events::notice_sent, "to">(*sent) == told.by;
  };
  if (std::ranges::none_of(child.all(events::notice_sent), tells_them))
    return problem("There is no such notice", "notice", Problem::Kind::not_found);
  const auto answers_it = [&](const cases::Event* answer) {
    return cases::said<events::notice_acknowledged, "notice">(*answer) == told.notice;
  };
  if (std::ranges::any_of(child.all(events::notice_acknowledged), answers_it))
    return problem("You have answered this", "notice", Problem::Kind::moved_on);
  return cases::Decided{
      cases::New<events::notice_acknowledged>(id, Span::at(now)).with<"notice">(told.notice), {}};
}

}  // namespace haven::notices
