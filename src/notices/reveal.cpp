#include "notices/reveal.h"

#include "cases/events.h"
#include "notices/events.h"
#include "notices/notice.h"

namespace haven::notices {

Result<cases::Informed> inform_of_reveal(cases::Cases& cases, const cases::RevealPermit& permit,
                                         const cases::Story& child, Instant until) {
  const auto reveal = cases::revealed(permit, until);
  const auto world = cases.world(child.child, permit.decided_at());
  std::vector<cases::NewEvent> told;
  for (const auto& each :
       told_of_reveal(permit.who(), child, *world.people, *world.relations, world.now)) {
    auto notice = notice_of(cases.ledger(), reveal.id, *reveal.kind, each.user, 0, "inbox").event;
    notice.occurred = reveal.occurred;
    notice.fields["by_whom"] = permit.who();
    notice.fields["reason"] = permit.reason();
    told.push_back(std::move(notice));
  }
  return cases::inform(cases, permit, reveal, told);
}

}  // namespace haven::notices
