#pragma once
#include "plan_check/apart.h"
#include "plan_check/goal.h"

/// What one stage of a certificate proves.
namespace haven::plan_check {

/// No feasible assignment, among those that place as many of the held tiers as the plan does, is
/// worth more for the goal. Problem: a cut that does not hold, a price of a tier that is not held,
/// or leaves that leave something out.
Result<std::int64_t> proved_bound(const Stage& stage, const Goal& goal, const Worth& worth,
                                  std::int64_t scale, const Model& model, const Apart& apart);

}  // namespace haven::plan_check
