#include <algorithm>
#include <limits>

#include "matching/left.h"
#include "matching/search.h"

namespace haven::matching {
namespace {

struct Part {
  int unit;
  int place;
  double share;
};

/// The largest part of each unit, in the order in which they are placed.
std::vector<Part> largest_parts(const Batch& batch, const FractionalPlan& plan) {
  std::vector<Part> parts;
  for (std::size_t u = 0; u < batch.units.size(); ++u) {
    Part most{static_cast<int>(u), nowhere, 0};
    for (const int i : plan.columns_of(most.unit)) {
      const auto& column = plan.columns()[i];
      if (column.share > most.share) most = {most.unit, column.place, column.share};
    }
    parts.push_back(most);
  }
  std::ranges::stable_sort(parts, [&](const Part& a, const Part& b) {
    const int a_size = batch.units[a.unit].size;
    const int b_size = batch.units[b.unit].size;
    return a_size != b_size ? a_size > b_size : a.share > b.share;
  });
  return parts;
}

}  // namespace

void round_off(Search& search, const FractionalPlan& plan) {
  const auto& batch = search.batch;
  Assignment rounded = only_locked(batch);
  Left left(batch, rounded);
  std::vector<int> waiting;
  for (const auto& [unit, place, share] : largest_parts(batch, plan)) {
    if (rounded[unit] != nowhere) continue;
    if (place == nowhere || !left.takes(unit, place, rounded)) {
      waiting.push_back(unit);
      continue;
    }
    left.take(unit, place);
    rounded[unit] = place;
  }
  std::ranges::stable_sort(waiting, {}, [&](int unit) { return batch.units[unit].tier; });
  Margins margins(batch, search.aim, search.best.root);
  for (const int unit : waiting) {
    auto most = std::numeric_limits<std::int64_t>::min();
    margins.each(batch.options, unit, [&](std::int64_t option, std::int64_t margin) {
      const int place = batch.options.place[option];
      if (margin <= most || !left.takes(unit, place, rounded)) return;
      most = margin;
      rounded[unit] = place;
    });
    if (rounded[unit] != nowhere) left.take(unit, rounded[unit]);
  }
  search.offer(rounded);
}

}  // namespace haven::matching
