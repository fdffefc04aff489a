#pragma once
#include "cases/record.h"

namespace haven::register_ {

/// Whom an auditor audits (P10): who looked at the children of one authority, and why.
struct AuditScope {
  const cases::Person* auditor = nullptr;          ///< Nothing: not known.
  const cases::Organisation* authority = nullptr;  ///< Nothing: not known.
  Instant from{};
  Instant until{};
  std::string reason;
};

/// What is kept in the auditor's own stream of the register. Recording it asks for "audit.scoped"
/// of the register of the auditor's body (P27, keeper of the national register). Problem: not an
/// auditor; no authority, or the auditor's own; over already, longer than 31 days; no reason.
Result<cases::NewEvent> scope_audit(const AuditScope& scope, EventId id, Instant now);

}  // namespace haven::register_
