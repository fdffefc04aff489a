#pragma once
#include "plan_check/plan.h"

/// What an assignment is worth, added up child by child.
namespace haven::plan_check {

struct Worth {
  std::array<std::int64_t, 3> placed_by_tier{};  ///< Children.
  std::int64_t by_tier_weight = 0;               ///< The weights of the tiers of all placed.
  std::int64_t quality_net = 0;
  std::int64_t authority_cost = 0;

  std::int64_t placed() const { return placed_by_tier[0] + placed_by_tier[1] + placed_by_tier[2]; }
  std::int64_t quality_minus_cost() const { return quality_net - authority_cost; }
  std::int64_t objective() const { return by_tier_weight + quality_minus_cost(); }
};

/// Every unit that is placed goes to a place of its pairs.
Worth worth_of(const Assignment& assignment, const Model& model);

}  // namespace haven::plan_check
