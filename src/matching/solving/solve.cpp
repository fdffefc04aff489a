#include "matching/solving/solve.h"

#include <algorithm>

#include "matching/solving/branch.h"
#include "matching/solving/cbc_search.h"
#include "matching/solving/dive.h"
#include "matching/solving/greedy.h"
#include "matching/solving/round_off.h"
#include "matching/solving/search.h"
#include "matching/solving/tighten.h"
#include "matching/solving/value.h"

namespace haven::matching {
namespace {

/// Options with no more slack than these points are in the first fractional plan.
constexpr std::int64_t first_slack = 10;
/// Options with no more slack than these points are open to a dive; each is tried in turn while
/// somebody may have been left out.
constexpr std::array<std::int64_t, 4> dive_slacks{60, 400, 5'000, 1'000'000};

/// Prices that say nothing: every unit is worth its best option.
Prices no_prices(const Batch& batch) {
  Prices prices;
  prices.place.assign(batch.places.size(), 0);
  prices.authority.assign(batch.authorities.size(), 0);
  return prices;
}

void note(Solved& best, Prices prices, std::int64_t scaled) {
  if (scaled >= best.root_scaled) return;
  best.root = std::move(prices);
  best.root_scaled = scaled;
  best.bound = floored(scaled);
}

std::int64_t least_worth(const Aim& aim) {
  std::int64_t least = 0;
  for (const auto worth : aim.worth)
    if (worth > 0) least = least == 0 ? worth : std::min(least, worth);
  return std::max<std::int64_t>(least, 100);
}

}  // namespace

Solved solve(const Batch& batch, const Aim& aim, Assignment known, const Effort& effort) {
  Search search{batch, aim, effort, {}};
  auto& best = search.best;
  best.plan = std::move(known);
  best.value = value_of(batch, aim, best.plan);
  search.offer(greedy(batch, aim));
  auto prices = no_prices(batch);
  const auto first = bound_of(batch, batch.options, aim, prices, effort.threads);
  best.root = std::move(prices);
  best.root_scaled = first.scaled;
  best.bound = floored(first.scaled);
  if (best.is_proved() || effort.is_over()) return best;

  Relaxation flow(batch, aim_of_flow(aim), effort.threads);
  flow.solve(effort.is_over);
  auto flow_prices = flow.prices();
  auto flow_bound = flow.bound().scaled;
  for (int tier = 0; tier < tier_count; ++tier)
    if (aim.at_least[tier] > 0) {
      flow_prices.tier[tier] = scale * tier_weights[tier];
      flow_bound -= flow_prices.tier[tier] * aim.at_least[tier];
    }
  note(best, std::move(flow_prices), flow_bound);
  effort.tell("flow", best.value, best.bound);
  if (best.is_proved() || effort.is_over()) return best;

  FractionalPlan plan(batch, aim, flow, first_slack * scale);
  tighten(search, plan);
  if (best.is_proved()) return best;
  const auto root_bound = bound_of(batch, batch.options, aim, best.root, effort.threads);
  const auto near = [&](std::int64_t slack) {
    return within(batch, batch.options, aim, best.root, root_bound, slack * scale, effort.threads);
  };
  auto core = near(dive_slacks.front());
  round_off(search, plan, core);
  effort.tell("round off", best.value, best.bound);
  for (const auto slack : dive_slacks) {
    const bool is_first = slack == dive_slacks.front();
    const auto enough = is_first ? 1 : least_worth(aim);
    if (best.bound - best.value < enough || effort.is_over()) break;
    if (!is_first) core = near(slack);
    dive(search, plan, {core});
    effort.tell("dive", best.value, best.bound);
  }
  if (best.is_proved() || effort.is_over()) return best;
  if (!effort.asks_cbc) {
    branch(search, plan, [] {});
    return best;
  }
  CbcSearch cbc(search, plan);
  branch(search, plan, [&] { cbc.hear(); });
  cbc.hear();
  return best;
}

}  // namespace haven::matching
