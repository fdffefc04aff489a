#include "matching/solving/tighten.h"

#include <algorithm>

#include "matching/proof/covers.h"
#include "matching/proof/look.h"
#include "matching/proof/pools.h"
#include "matching/solving/search.h"

namespace haven::matching {
namespace {

constexpr int most_rounds = 60;
constexpr double worth_a_round = 0.05;  ///< Points.

}  // namespace

void tighten(Search& search, FractionalPlan& plan) {
  const auto& batch = search.batch;
  double last = 0;
  int idle_rounds = 0;
  for (int round = 0; round < most_rounds; ++round) {
    plan.solve();
    if (fractions(batch, plan).empty()) search.offer(whole_plan(batch, plan));
    auto cuts = broken_covers(batch, plan);
    std::ranges::move(broken_rows(batch, plan), std::back_inserter(cuts));
    idle_rounds = round > 0 && last - plan.value() < worth_a_round ? idle_rounds + 1 : 0;
    last = plan.value();
    const bool goes_on = !cuts.empty() && idle_rounds < 3 && !search.effort.is_over();
    if (goes_on && round % 4 != 3) {
      plan.add(cuts);
      continue;
    }
    auto prices = plan.prices();
    const auto seen = look(batch, {batch.options}, search.aim, prices, plan.options(),
                           wanted_at_once, search.effort.threads);
    if (*seen.scaled < search.best.root_scaled) {
      search.best.root_scaled = *seen.scaled;
      search.best.root = std::move(prices);
      search.best.bound = floored(*seen.scaled);
      search.effort.tell("tighten", search.best.value, search.best.bound);
    }
    if (search.best.is_proved() || (seen.wanted.empty() && !goes_on)) return;
    if (search.effort.is_over()) return;
    for (const auto& [unit, option] : seen.wanted)
      plan.add(unit, batch.options.place[option], batch.options.quality[option]);
    if (goes_on) plan.add(cuts);
  }
}

}  // namespace haven::matching
