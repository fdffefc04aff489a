#include "matching/plan.h"

#include "matching/solving/value.h"

namespace haven::matching {
namespace {

constexpr std::array<std::string_view, tier_count> tier_names{"tier 1", "tier 2", "tier 3"};

Aim weighted_aim() { return {"value", tier_weights, true, {}}; }

Aim tier_aim(int tier, const std::array<int, tier_count>& placed) {
  Aim aim{tier_names[tier], {}, false, {}};
  aim.worth[tier] = 1;
  for (int before = 0; before < tier; ++before) aim.at_least[before] = placed[before];
  return aim;
}

/// The proof for quality that lies in the proof for the weighted value, when it places as many of
/// each tier: the tier weights become the prices of placing so many.
Stage quality_stage_of(const Solved& weighted, const std::array<int, tier_count>& placed) {
  Stage stage{{"quality", {}, true, placed}, weighted};
  std::int64_t weights = 0;
  for (int tier = 0; tier < tier_count; ++tier) weights += tier_weights[tier] * placed[tier];
  const auto shift = [](Prices& prices) {
    for (int tier = 0; tier < tier_count; ++tier) prices.tier[tier] += scale * tier_weights[tier];
  };
  auto& solved = stage.solved;
  solved.value -= weights;
  solved.bound -= weights;
  solved.root_scaled -= scale * weights;
  shift(solved.root);
  for (auto& leaf : solved.leaves) shift(leaf.prices);
  return stage;
}

void finish(const Batch& batch, Plan& plan, Assignment assignment) {
  plan.assignment = std::move(assignment);
  plan.placed = placed_by_tier(batch, plan.assignment);
  plan.quality_net = quality_net(batch, plan.assignment);
  plan.intake_cost = intake_cost(batch, plan.assignment);
  plan.objective = value_of(batch, weighted_aim(), plan.assignment);
  const auto& last = plan.stages.back().solved;
  plan.bound = plan.objective + last.bound - last.value;
  plan.is_proved = true;
  bool is_proved_or_said = true;
  for (const auto& [aim, solved] : plan.stages) {
    plan.is_proved = plan.is_proved && solved.is_proved();
    is_proved_or_said = is_proved_or_said && (solved.is_proved() || solved.cbc_says_best);
  }
  plan.cbc_says_best = is_proved_or_said && !plan.is_proved;
}

}  // namespace

Plan make_plan(const Batch& batch, Mode mode, const Effort& effort) {
  Plan plan;
  plan.mode = mode;
  auto weighted = solve(batch, weighted_aim(), only_locked(batch), effort);
  if (mode == Mode::weighted) {
    auto assignment = weighted.plan;
    plan.stages.push_back({weighted_aim(), std::move(weighted)});
    finish(batch, plan, std::move(assignment));
    return plan;
  }
  const auto weighted_placed = placed_by_tier(batch, weighted.plan);
  auto assignment = weighted.plan;
  for (int tier = 0; tier < tier_count; ++tier) {
    const auto aim = tier_aim(tier, placed_by_tier(batch, assignment));
    auto solved = solve(batch, aim, assignment, effort);
    assignment = solved.plan;
    plan.stages.push_back({aim, std::move(solved)});
  }
  const auto placed = placed_by_tier(batch, assignment);
  if (placed == weighted_placed) {
    assignment = weighted.plan;
    plan.stages.push_back(quality_stage_of(weighted, placed));
  } else {
    const Aim aim{"quality", {}, true, placed};
    auto solved = solve(batch, aim, assignment, effort);
    assignment = solved.plan;
    plan.stages.push_back({aim, std::move(solved)});
  }
  finish(batch, plan, std::move(assignment));
  return plan;
}

Stage prove_placed(const Batch& batch, const Assignment& assignment, const Effort& effort) {
  const Aim aim{"placed", tier_weights, false, {}};
  return {aim, solve(batch, aim, assignment, effort)};
}

}  // namespace haven::matching
