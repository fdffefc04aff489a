#include "plan_check/check_plan.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "plan_check/count_optima.h"
#include "plan_check/proof.h"

namespace haven::plan_check {
namespace {

Result<void> same(std::int64_t said, std::int64_t found, const char* where) {
  if (said == found) return {};
  return refuse(fmt::format("It says {}, but it is {}", said, found), where);
}

Result<void> same(bool said, bool found, const char* where) {
  if (said == found) return {};
  return refuse(fmt::format("It says {}, but this is {}", said, found), where);
}

Result<void> check_worth(const Plan& plan, const Worth& worth) {
  if (plan.placed_by_tier != worth.placed_by_tier)
    return refuse(
        fmt::format("It says {}, but it is {}", plan.placed_by_tier, worth.placed_by_tier),
        "placedByTier");
  TRY(same(plan.objective, worth.objective(), "objective"));
  TRY(same(plan.quality_net, worth.quality_net, "qualityNet"));
  TRY(same(plan.authority_cost, worth.authority_cost, "authorityCost"));
  TRY(same(plan.quality_minus_cost, worth.quality_minus_cost(), "qualityMinusCost"));
  return same(plan.placed.value_or(worth.placed()), worth.placed(), "placed");
}

/// The stages that the plan must have; the one about placing may stand at the end.
Result<std::vector<Goal>> stages_due(const Plan& plan, const Worth& worth) {
  auto goals = goals_of(plan.mode, worth);
  const auto& stages = plan.certificate.stages;
  if (stages.size() == goals.size() + 1 || plan.placed_proved) goals.push_back(placing(worth));
  if (stages.size() != goals.size())
    return refuse(
        fmt::format("The certificate has {} stages, and {} are due", stages.size(), goals.size()),
        "certificate.stages");
  for (std::size_t i = 0; i < goals.size(); ++i)
    if (stages[i].maximises != goals[i].name)
      return refuse(fmt::format("This stage maximises \"{}\", and \"{}\" is due here",
                                stages[i].maximises, goals[i].name),
                    stages[i].where);
  return goals;
}

Result<void> check_stage(const Stage& stage, const Goal& goal, const Plan& plan, const Worth& worth,
                         const Model& model, const Apart& apart) {
  const auto bound = TRY(proved_bound(stage, goal, worth, plan.certificate.scale, model, apart));
  if (stage.bound == bound) return {};
  return refuse(fmt::format("It says {}, but its prices prove {}", stage.bound, bound),
                stage.where + ".bound");
}

/// The tiers' weights of what is placed, and the bound of the stage about quality.
std::int64_t bound_of(const Plan& plan, const Worth& worth) {
  const auto& stages = plan.certificate.stages;
  if (plan.mode == Plan::Mode::weighted) return stages.front().bound;
  return worth.by_tier_weight + stages[3].bound;
}

bool reaches_all(const std::vector<Goal>& goals, const std::vector<Stage>& stages) {
  for (std::size_t i = 0; i < goals.size(); ++i)
    if (goals[i].name != "placed" && stages[i].bound != goals[i].reached) return false;
  return true;
}

Result<void> check_placed_proved(const Plan& plan, const std::vector<Goal>& goals) {
  if (!plan.placed_proved) return {};
  return same(*plan.placed_proved, plan.certificate.stages.back().bound == goals.back().reached,
              "placedProved");
}

Result<void> check_count(const Plan& plan, const Worth& worth, const Model& model) {
  if (!plan.optimal_count) return {};
  if (plan.mode != Plan::Mode::weighted)
    return refuse("Only plans by weight are counted: write null", "optimalCount");
  const auto count = count_reaching(worth.objective(), model);
  if (!count)
    return refuse("There are too many assignments for this checker to count", "optimalCount");
  return same(*plan.optimal_count, *count, "optimalCount");
}

}  // namespace

Result<Holds> check_plan(const Plan& plan, const Subject& subject) {
  const auto& model = subject.model;
  TRY(check_pairs(plan, subject));
  TRY(check_lapsed(plan, subject));
  TRY(check_assignment(plan.assignment, subject));
  const auto worth = worth_of(plan.assignment, model);
  TRY(check_worth(plan, worth));

  const auto goals = TRY(stages_due(plan, worth));
  const Apart apart(model.conflicts);
  const auto& stages = plan.certificate.stages;
  for (std::size_t i = 0; i < goals.size(); ++i)
    TRY(check_stage(stages[i], goals[i], plan, worth, model, apart));

  const Holds holds{worth, bound_of(plan, worth), reaches_all(goals, stages)};
  TRY(same(plan.bound, holds.bound, "bound"));
  TRY(same(plan.proved, holds.proved, "proved"));
  TRY(check_placed_proved(plan, goals));
  TRY(check_count(plan, worth, model));
  return holds;
}

}  // namespace haven::plan_check
