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

/// What those who are told should see before the evening.
bool is_unusual(const TellingRule& rule, const cases::RevealPermit& permit,
                const cases::Story& child) {
  const auto is = [&](Unusual what, bool so) { return so && rule.is_unusual(what); };
  return is(Unusual::emergency, permit.because() == std::vector<std::string>{"P13"}) ||
         is(Unusual::lent, !permit.on_behalf_of().empty()) ||
         is(Unusual::other_body, permit.org() != child.authority()) ||
         is(Unusual::night, is_night(permit.decided_at()));
}

const TellingRule& rule_in(const TellingRules& telling) {
  const auto* rule = telling.of(cases::events::location_revealed);
  ENSURE(rule != nullptr);
  return *rule;
}

}  // namespace

std::vector<ToldPerson> told_of_reveal(const TellingRules& telling, std::string_view user,
                                       const cases::Story& child, const cases::Register& people,
                                       const access::Relations& relations, Instant now) {
  return who_is_told(telling, cases::events::location_revealed, user, child, people, relations,
                     now);
}

Result<cases::Informed> inform_of_reveal(cases::Cases& cases, const TellingRules& telling,
                                         const cases::RevealPermit& permit,
                                         const cases::Story& child, Instant until) {
  const auto& rule = rule_in(telling);
  const bool at_once = rule.mail != Mail::afternoon || is_unusual(rule, permit, child);
  const auto reveal = cases::revealed(permit, until);
  const auto world = cases.world(child.child, permit.decided_at());
  std::vector<cases::NewEvent> told;
  for (const auto& each :
       told_of_reveal(telling, permit.who(), child, *world.people, *world.relations, world.now)) {
    auto notice = notice_of(cases.ledger(), reveal.id, *reveal.kind, each.user, 0, "inbox");
    notice.occurred = reveal.occurred;
    notice.fields["when"] = at_once ? "at_once" : "afternoon";
    notice.fields["by_whom"] = permit.who();
    notice.fields["reason"] = permit.reason();
    told.push_back(std::move(notice));
  }
  return cases::inform(cases, permit, reveal, told);
}

}  // namespace haven::notices
