#pragma once
#include <string>
#include <vector>

#include "access/relations.h"
#include "access/request.h"

namespace haven::access {

/// The answer, and why. docs/access.md says what each rule means.
struct Decision {
  bool allow = false;
  /// Allowed: every permit that is true. Refused: every forbid that is true; else "E_EVAL" when a
  /// forbid could not be worked out; else "default_deny". In the order of their ids.
  std::vector<std::string> because;
  Sees sees = Sees::not_found;
  /// What must be done with an allow, in order. If one cannot be done, nothing may be shown.
  std::vector<Obligation> obligations;
  /// Permits that could not be worked out. They count as false, and an operator must hear of it.
  std::vector<std::string> alarms;

  bool operator==(const Decision&) const = default;
};

/// The one place where it is decided who may see or do what. Pure: the same question has the same
/// answer, in whatever order relations and rules are given.
Decision decide(const Request& request, const Relations& relations);

/// Whether decide() allows it: sooner, for a page that asks of many acts and says no reasons.
bool allows(const Request& request, const Relations& relations);

}  // namespace haven::access
