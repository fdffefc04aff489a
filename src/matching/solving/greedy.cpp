#include "matching/solving/greedy.h"

#include <algorithm>
#include <numeric>

#include "matching/solving/left.h"
#include "matching/solving/solve.h"
#include "matching/solving/value.h"

namespace haven::matching {
Assignment greedy(const Batch& batch, const Aim& aim) {
  Assignment plan = only_locked(batch);
  Left left(batch, plan);
  std::vector<int> order(batch.units.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, {}, [&](int unit) { return batch.units[unit].tier; });
  for (const int unit : order) {
    if (plan[unit] != nowhere) continue;
    std::int64_t best = 0;
    for (auto i = batch.options.begin(unit); i < batch.options.end(unit); ++i) {
      const int place = batch.options.place[i];
      const auto worth = aim.of(batch.units[unit].tier, batch.options.quality[i]) -
                         (aim.weighs_quality ? batch.places[place].reserve : 0);
      if (worth > best && left.takes(unit, place, plan)) {
        best = worth;
        plan[unit] = place;
      }
    }
    if (plan[unit] != nowhere) left.take(unit, plan[unit]);
  }
  return plan;
}

}  // namespace haven::matching
