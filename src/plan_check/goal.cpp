#include "plan_check/goal.h"

namespace haven::plan_check {
namespace {

const std::array tier_weights{tier_weight(1), tier_weight(2), tier_weight(3)};

}  // namespace

std::vector<Goal> goals_of(Plan::Mode mode, const Worth& worth) {
  if (mode == Plan::Mode::weighted) return {{"value", tier_weights, true, {}, worth.objective()}};
  const auto& placed = worth.placed_by_tier;
  return {{"tier 1", {1, 0, 0}, false, {}, placed[0]},
          {"tier 2", {0, 1, 0}, false, {true, false, false}, placed[1]},
          {"tier 3", {0, 0, 1}, false, {true, true, false}, placed[2]},
          {"quality", {}, true, {true, true, true}, worth.quality_minus_cost()}};
}

Goal placing(const Worth& worth) {
  return {"placed", tier_weights, false, {}, worth.by_tier_weight};
}

}  // namespace haven::plan_check
