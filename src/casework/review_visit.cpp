#include "casework/review_visit.h"

#include "access/limits.h"
#include "cases/relation.h"

namespace haven::casework {

Result<cases::Decided> give_visit(const cases::Story& child, const access::Relations& relations,
                                  const ReviewVisit& visit, EventId id, Instant now) {
  const auto object = cases::entity(child.child);
  if (!relations.live(visit.officer, "iro", object, now))
    return problem("Only the child's reviewing officer is given a visit", "officer");
  if (visit.until <= now) return problem("Choose a visit that is still to come", "until");
  if (visit.until <= visit.from) return problem("The visit must end after it begins", "until");
  if (visit.until > visit.from + access::visit_lasts_at_most)
    return problem("A visit lasts a day at most", "until");
  return cases::Decided{cases::relation_started(id, now,
                                                {.subject = visit.officer,
                                                 .relation = "review_visit",
                                                 .object = object,
                                                 .from = visit.from,
                                                 .until = visit.until}),
                        {}};
}

}  // namespace haven::casework
