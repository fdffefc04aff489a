#pragma once
#include "plan_check/plan.h"

/// Whether an assignment may be carried out.
namespace haven::plan_check {

/// What is checked against: the model, and the instance it was made from if it was read.
struct Subject {
  Model model;
  std::optional<Instance> instance;  ///< None for the benchmark.
};

/// Problem: a place that a unit may not go to, a lock that is not kept, too few beds, a quota
/// exceeded, or a conflict.
Result<void> check_assignment(const Assignment& assignment, const Subject& subject);

/// The sets of places that the plan prints, if it does: who may go where, and by which rules not.
Result<void> check_pairs(const Plan& plan, const Subject& subject);

/// Problem: the plan hides that an agreement cannot stand, or says so of one that can.
Result<void> check_lapsed(const Plan& plan, const Subject& subject);

}  // namespace haven::plan_check
