#include "matching/solving/search.h"

#include "matching/solving/value.h"

namespace haven::matching {
namespace {

constexpr double not_seen = 1e-6;

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
      is_split = is_split || (column.share > not_seen && column.share < 1 - not_seen);
      if (column.share > most.share) most = {most.unit, column.place, column.share};
    }
    if (is_split) found.push_back(most);
  }
  return found;
}

}  // namespace haven::matching
