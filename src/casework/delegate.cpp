#include "casework/delegate.h"

#include <algorithm>

#include "access/limits.h"
#include "cases/relation.h"
#include "cases/seals.h"

namespace haven::casework {
namespace {

bool names(const std::optional<std::vector<std::string>>& list, const std::string& name) {
  return list && std::ranges::find(*list, name) != list->end();
}

bool may_be_lent(std::string_view name) {
  return std::ranges::any_of(cases::seals, [&](const cases::SealRow& row) {
    return row.lent == cases::Lent::yes && access::name_of(row.cls) == name;
  });
}

Result<void> check_classes(const std::vector<std::string>& classes) {
  if (classes.empty()) return problem("Choose what is lent", "classes");
  for (const auto& name : classes)
    if (!may_be_lent(name)) return problem("This cannot be lent", "classes");
  return {};
}

}  // namespace

Result<cases::Decided> delegate(const DelegatePermit& permit, const Lending& lending, EventId id) {
  const auto now = permit.decided_at();
  if (lending.to == nullptr || lending.to->organisation != permit.org())
    return problem("Choose a colleague", "to");
  if (lending.to->person() == permit.person()) return problem("Choose somebody else", "to");
  TRY(check_classes(lending.classes));
  if (lending.until <= now) return problem("Choose an end that is still to come", "until");
  if (lending.until > now + access::lent_at_most)
    return problem("Nothing can be lent for longer than 14 days", "until");
  if (lending.reason.empty()) return problem("Say why it is lent", "reason");
  return cases::Decided{cases::relation_started(id, now,
                                                {.subject = lending.to->user(),
                                                 .relation = "delegate",
                                                 .object = permit.who(),
                                                 .until = lending.until,
                                                 .cases = std::vector{permit.child()},
                                                 .classes = lending.classes},
                                                lending.reason),
                        {}};
}

Result<cases::Decided> approve_location(const ApprovePermit& permit, const access::Relation& lent,
                                        const access::Relations& relations, EventId id) {
  const auto now = permit.decided_at();
  if (lent.relation != "delegate" || !lent.is_live(now) || !names(lent.cases, permit.child()))
    return problem("This is not lent any more", {}, Problem::Kind::moved_on);
  for (const auto& other : lent_now(relations, permit.child(), lent.object, now))
    if (other.subject == lent.subject && lends_address(other))
      return problem("The address is lent to them already", {}, Problem::Kind::moved_on);
  return cases::Decided{cases::relation_started(id, now,
                                                {.subject = lent.subject,
                                                 .relation = "delegate",
                                                 .object = lent.object,
                                                 .until = lent.until,
                                                 .cases = std::vector{permit.child()},
                                                 .classes = std::vector<std::string>{"location"},
                                                 .location_approved_by = permit.person()},
                                                permit.reason()),
                        {}};
}

bool lends_address(const access::Relation& lent) { return names(lent.classes, "location"); }

std::vector<access::Relation> lent_now(const access::Relations& relations, const std::string& child,
                                       std::string_view lender, Instant now) {
  std::vector<access::Relation> lent;
  relations.each_to(lender, "delegate", now, [&](const access::Relation& each) {
    if (names(each.cases, child)) lent.push_back(each);
  });
  return lent;
}

Result<cases::Decided> end_delegation(const access::Relation& lent, std::string_view by, EventId id,
                                      Instant now) {
  if (lent.object != by)
    return problem("Whoever lends it ends it", "lent", Problem::Kind::not_allowed);
  return cases::Decided{cases::relation_ended(id, now, lent), {}};
}

}  // namespace haven::casework
