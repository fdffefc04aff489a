#include "register/audit_scope.h"

#include "access/limits.h"
#include "cases/events.h"

namespace haven::register_ {

Result<cases::NewEvent> scope_audit(const AuditScope& scope, EventId id, Instant now) {
  if (scope.auditor == nullptr || !scope.auditor->has_role("auditor"))
    return problem("Choose an auditor", "auditor");
  if (scope.authority == nullptr || scope.authority->kind != "local_authority")
    return problem("Choose an authority", "authority");
  if (scope.authority->entity == scope.auditor->organisation)
    return problem("Nobody audits the body they work for", "authority");
  if (scope.until <= now) return problem("Choose an end that is still to come", "until");
  if (scope.until <= scope.from) return problem("The audit must end after it begins", "until");
  if (scope.until > scope.from + access::audited_at_most)
    return problem("An audit lasts 31 days at most. It can be given again", "until");
  if (scope.reason.empty()) return problem("Say why this authority is audited", "reason");
  cases::NewEvent event = cases::New<cases::events::audit_scoped>(id, Span::at(now))
                              .with<"authority">(scope.authority->entity)
                              .with<"from">(to_text(scope.from))
                              .with<"until">(to_text(scope.until))
                              .with<"reason">(scope.reason);
  return event;
}

}  // namespace haven::register_
