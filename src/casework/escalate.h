#pragma once
#include "cases/record.h"

/// Bringing a child to those who watch over many: they see core and what keeps the child safe (P09)
/// and may route and raise (P24), for as long as it is escalated.
namespace haven::casework {

/// `to` sees the child from now on. Recording it asks for "relation.started:escalated_to" (P17).
/// Problem: not a national coordinator; to oneself; it is escalated to them already; no reason.
Result<cases::Decided> escalate(const cases::Story& child, const access::Relations& relations,
                                const cases::Person* to, std::string_view reason, EventId id,
                                Instant now);

/// `from` ("u:…") sees the child no more. Recording it asks for "relation.ended:escalated_to".
/// Problem (moved_on): it is not escalated to them.
Result<cases::Decided> end_escalation(const cases::Story& child, const access::Relations& relations,
                                      const std::string& from, EventId id, Instant now);

}  // namespace haven::casework
