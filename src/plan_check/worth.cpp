#include "plan_check/worth.h"

namespace haven::plan_check {
namespace {

/// The cheapest steps first.
std::int64_t intake_cost(const Authority& authority, std::int64_t children) {
  std::int64_t cost = 0;
  for (const auto& step : authority.steps) {
    const auto taken = std::min(step.children, children);
    cost += taken * step.cost;
    children -= taken;
  }
  return cost;
}

}  // namespace

Worth worth_of(const Assignment& assignment, const Model& model) {
  Worth worth;
  std::vector<std::int64_t> intake(model.authorities.size());
  for (std::size_t u = 0; u < assignment.size(); ++u) {
    if (!assignment[u]) continue;
    const auto& unit = model.units[u];
    const auto* pair = model.find(u, *assignment[u]);
    ENSURE(pair != nullptr);
    worth.placed_by_tier.at(static_cast<std::size_t>(unit.tier - 1)) += unit.size;
    worth.by_tier_weight += unit.size * tier_weight(unit.tier);
    worth.quality_net += unit.size * pair->quality;
    intake[model.places[pair->place].authority] += unit.size;
  }
  for (std::size_t a = 0; a < intake.size(); ++a)
    worth.authority_cost += intake_cost(model.authorities[a], intake[a]);
  return worth;
}

}  // namespace haven::plan_check
