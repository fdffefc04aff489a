#pragma once
#include "plan_check/feasible.h"
#include "plan_check/worth.h"

/// Checks all that a plan claims against the instance alone.
namespace haven::plan_check {

/// What was found to hold.
struct Holds {
  Worth worth;
  std::int64_t bound = 0;
  bool proved = false;
};

/// Problem: the first claim that does not hold, with its place.
Result<Holds> check_plan(const Plan& plan, const Subject& subject);

}  // namespace haven::plan_check
