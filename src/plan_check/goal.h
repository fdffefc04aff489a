#pragma once
#include "plan_check/worth.h"

/// What one stage of a certificate maximises, and what it takes as given.
namespace haven::plan_check {

struct Goal {
  std::string name;
  std::array<std::int64_t, 3> weights{};  ///< Of each placed child, by tier.
  bool counts_quality = false;            ///< Quality, less the intake cost.
  std::array<bool, 3> holds{};            ///< Tiers of which as many are placed as in the plan.
  std::int64_t reached = 0;               ///< By the plan.
};

/// The stages that a certificate of the mode must have, in order.
std::vector<Goal> goals_of(Plan::Mode mode, const Worth& worth);

/// As many placed as possible, each by the weight of its tier, whatever the quality.
Goal placing(const Worth& worth);

}  // namespace haven::plan_check
