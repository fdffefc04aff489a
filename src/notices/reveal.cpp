#include "notices/reveal.h"

#include "cases/events.h"
#include "notices/events.h"
#include "notices/notice.h"
#include "values/london.h"

namespace haven::notices {

namespace {

bool is_night(Instant moment) {
  const auto clock = in_london(moment).since_midnight;
  return clock >= Hours(22) || clock < Hours(6);
}

/// What those who are told should see before the evening: in an emergency, in a colleague's place,
/// by another body than the child's, or at night.
bool is_unusual(const cases::RevealPermit& permit, const cases::Story& child) {
  return permit.because() == std::vector<std::string>{"P13"} || !permit.on_behalf_of().empty() ||
         permit.org() != child.authority() || is_night(permit.decided_at());
}

}  // namespace

Result<cases::Informed> inform_of_reveal(cases::Cases& cases, const cases::RevealPermit& permit,
                                         const cases::Story& child, Instant until) {
  const auto reveal = cases::revealed(permit, until);
  const auto world = cases.world(child.child, permit.decided_at());
  std::vector<cases::NewEvent> told;
  for (const auto& each :
       told_of_reveal(permit.who(), child, *world.people, *world.relations, world.now)) {
    auto notice = notice_of(cases.ledger(), reveal.id, *reveal.kind, each.user, 0, "inbox").event;
    notice.occurred = reveal.occurred;
    notice.fields["when"] = is_unusual(permit, child) ? "at_once" : "afternoon";
    notice.fields["by_whom"] = permit.who();
    notice.fields["reason"] = permit.reason();
    told.push_back(std::move(notice));
  }
  return cases::inform(cases, permit, reveal, told);
}

}  // namespace haven::notices
