#pragma once
#include "cases/record.h"

namespace haven::casework {

/// When the child's reviewing officer visits, and may reveal the address (P05).
struct ReviewVisit {
  std::string officer;  ///< "u:…"
  Instant from{};
  Instant until{};
};

/// Recording it asks for "relation.started:review_visit" (P17, team manager). Problem: not this
/// child's reviewing officer now; over already, longer than a day, or ending before it begins.
Result<cases::Decided> give_visit(const cases::Story& child, const access::Relations& relations,
                                  const ReviewVisit& visit, EventId id, Instant now);

}  // namespace haven::casework
