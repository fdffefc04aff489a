#include "plan_check/proof.h"

#include <fmt/format.h>

#include <algorithm>

#include "plan_check/check_cuts.h"
#include "plan_check/search.h"

namespace haven::plan_check {
namespace {

Result<void> check_prices(const Prices& prices, const Goal& goal, const Model& model,
                          const Apart& apart, const std::string& where) {
  for (std::size_t t = 0; t < 3; ++t)
    if (prices.tiers.at(t) != 0 && !goal.holds.at(t))
      return refuse(fmt::format("Tier {} has a price, but this stage does not hold it", t + 1),
                    where);
  for (const auto& cut : prices.cuts) TRY(check_cut(cut, model, apart));
  return {};
}

/// Far beyond any value: what is there needs no more digits.
constexpr Wide horizon = Wide{1} << 62;

std::int64_t floored(Wide scaled, std::int64_t scale) {
  return static_cast<std::int64_t>(std::clamp(divide_down(scaled, scale), -horizon, horizon));
}

}  // namespace

Result<std::int64_t> proved_bound(const Stage& stage, const Goal& goal, const Worth& worth,
                                  std::int64_t scale, const Model& model, const Apart& apart) {
  TRY(check_prices(stage.prices, goal, model, apart, stage.where));
  const Priced root(model, goal, scale, stage.prices, worth.placed_by_tier);
  const auto whole = root_bound(root, model);
  if (stage.scaled_bound && *stage.scaled_bound != whole.scaled)
    return refuse(fmt::format("It says {}, but its own prices prove {}", *stage.scaled_bound,
                              floored(whole.scaled, 1)),
                  stage.where + ".scaledBound");
  if (stage.leaves.empty()) return floored(whole.scaled, scale);

  TRY(check_tree(stage.leaves, model));
  const auto core = core_of(root, whole, model, scale, goal.reached);
  auto bound = goal.reached;
  for (const auto& leaf : stage.leaves) {
    TRY(check_prices(leaf.prices, goal, model, apart, leaf.where));
    const Priced priced(model, goal, scale, leaf.prices, worth.placed_by_tier);
    const auto of_leaf = leaf_bound(leaf, priced, model, core);
    if (of_leaf) bound = std::max(bound, floored(*of_leaf, scale));
  }
  return bound;
}

}  // namespace haven::plan_check
