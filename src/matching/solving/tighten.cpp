#include <algorithm>

#include "matching/proof/covers.h"
#include "matching/solving/search.h"

namespace haven::matching {
namespace {

constexpr int most_rounds = 60;
constexpr double worth_a_round = 0.05;  ///< Points.
constexpr double whole = 1e-6;

}  // namespace

bool Search::offer(const Assignment& plan) {
  if (!is_feasible(batch, aim, plan)) return false;
  const auto value = value_of(batch, aim, plan);
  if (value <= best.value) return false;
  best.plan = plan;
  best.value = value;
  best.cbc_says_best = false;
  return true;
}

Assignment whole_plan(const Batch& batch, const FractionalPlan& plan) {
  Assignment assignment(batch.units.size(), nowhere);
  for (const auto& column : plan.columns())
    if (column.share > 0.5) assignment[column.unit] = column.place;
  return assignment;
}

std::vector<Fraction> fractions(const Batch& batch, const FractionalPlan& plan) {
  std::vector<Fraction> found;
  for (std::size_t u = 0; u < batch.units.size(); ++u) {
    Fraction most{static_cast<int>(u), nowhere, 0};
    bool is_split = false;
    for (const int i : plan.columns_of(most.unit)) {
      const auto& column = plan.columns()[i];
      is_split = is_split || (column.share > whole && column.share < 1 - whole);
      if (column.share > most.share) most = {most.unit, column.place, column.share};
    }
    if (is_split) found.push_back(most);
  }
  return found;
}

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
