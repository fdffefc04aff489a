#include "casework/escalate.h"

#include "cases/relation.h"

namespace haven::casework {
namespace {

access::Relation escalated(const cases::Story& child, std::string to) {
  return {
      .subject = std::move(to), .relation = "escalated_to", .object = cases::entity(child.child)};
}

bool holds(const access::Relations& relations, const access::Relation& which, Instant now) {
  return relations.live(which.subject, which.relation, which.object, now);
}

}  // namespace

Result<cases::Decided> escalate(const cases::Story& child, const access::Relations& relations,
                                const cases::Person* to, std::string_view reason, EventId id,
                                Instant now) {
  if (to == nullptr || !to->has_role("national_coordinator"))
    return problem("Choose somebody of the national desk", "to");
  if (reason.empty()) return problem("Say why the child is escalated", "reason");
  const auto relation = escalated(child, to->user());
  if (holds(relations, relation, now))
    return problem("The child is escalated to them already", "to", Problem::Kind::moved_on);
  return cases::Decided{cases::relation_started(id, now, relation, std::string(reason)), {}};
}

Result<cases::Decided> end_escalation(const cases::Story& child, const access::Relations& relations,
                                      const std::string& from, EventId id, Instant now) {
  const auto relation = escalated(child, from);
  if (!holds(relations, relation, now))
    return problem("The child is not escalated to them", {}, Problem::Kind::moved_on);
  return cases::Decided{cases::relation_ended(id, now, relation), {}};
}

}  // namespace haven::casework
