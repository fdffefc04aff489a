#include "matching/solving/round_off.h"

#include <algorithm>
#include <limits>

#include "matching/solving/left.h"
#include "matching/solving/search.h"
#include "matching/solving/value.h"

namespace haven::matching {
namespace {

bool counts_in_a_pool(const Batch& batch, int unit) {
  for (std::size_t a = 0; a < batch.authorities.size(); ++a)
    if (batch.pool_of(static_cast<int>(a), unit) >= 0) return true;
  return false;
}

/// One who is moved as a flow moves children.
bool is_simple(const Batch& batch, int unit) {
  return batch.moves_alone(unit) && !counts_in_a_pool(batch, unit);
}

struct LargestPart {
  int unit;
  int place;
  double share;
};

/// The largest part of each unit that is not simple, in the order in which they are placed.
std::vector<LargestPart> largest_parts(const Batch& batch, const FractionalPlan& plan) {
  std::vector<LargestPart> parts;
  for (int unit = 0; unit < static_cast<int>(batch.units.size()); ++unit) {
    if (is_simple(batch, unit)) continue;
    LargestPart most{unit, nowhere, 0};
    for (const int i : plan.columns_of(unit)) {
      const auto& column = plan.columns()[i];
      if (column.share > most.share) most = {unit, column.place, column.share};
    }
    parts.push_back(most);
  }
  std::ranges::stable_sort(parts, [&](const LargestPart& a, const LargestPart& b) {
    const int a_size = batch.units[a.unit].size;
    const int b_size = batch.units[b.unit].size;
    return a_size != b_size ? a_size > b_size : a.share > b.share;
  });
  return parts;
}

/// What is left of the batch beside those who are placed. They stay in it, with nowhere to go.
Batch rest_of(const Batch& batch, const Options& core, const Assignment& placed) {
  Batch rest;
  rest.units = batch.units;
  rest.places = batch.places;
  rest.authorities = batch.authorities;
  rest.options.first.push_back(0);
  for (int unit = 0; unit < static_cast<int>(batch.units.size()); ++unit) {
    rest.units[unit].is_locked = false;
    if (placed[unit] != nowhere) {
      const int size = batch.units[unit].size;
      rest.places[placed[unit]].beds -= size;
      int taken = size;
      for (auto& step : rest.authorities[batch.places[placed[unit]].authority].steps) {
        const int of_step = std::min(taken, step.children);
        step.children -= of_step;
        taken -= of_step;
      }
    } else if (is_simple(batch, unit)) {
      for (auto i = core.begin(unit); i < core.end(unit); ++i) {
        rest.options.place.push_back(core.place[i]);
        rest.options.quality.push_back(core.quality[i]);
      }
    }
    rest.options.first.push_back(rest.options.count());
  }
  return rest;
}

/// Places those of them who wait where they leave most, as long as there is room.
void place_waiting(const Search& search, std::vector<int> waiting, Assignment& plan) {
  const auto& batch = search.batch;
  std::erase_if(waiting, [&](int unit) { return plan[unit] != nowhere; });
  std::ranges::stable_sort(waiting, {}, [&](int unit) { return batch.units[unit].tier; });
  Left left(batch, plan);
  Margins margins(batch, search.aim, search.best.root);
  for (const int unit : waiting) {
    auto most = std::numeric_limits<std::int64_t>::min();
    margins.each(batch.options, unit, [&](std::int64_t option, std::int64_t margin) {
      const int place = batch.options.place[option];
      if (margin <= most || !left.takes(unit, place, plan)) return;
      most = margin;
      plan[unit] = place;
    });
    if (plan[unit] != nowhere) left.take(unit, plan[unit]);
  }
}

}  // namespace

void round_off(Search& search, const FractionalPlan& plan, const Options& core) {
  const auto& batch = search.batch;
  Assignment rounded = only_locked(batch);
  Left left(batch, rounded);
  for (const auto& [unit, place, share] : largest_parts(batch, plan)) {
    if (rounded[unit] != nowhere || place == nowhere || !left.takes(unit, place, rounded)) continue;
    left.take(unit, place);
    rounded[unit] = place;
  }
  std::vector<int> simple, others;
  for (int unit = 0; unit < static_cast<int>(rounded.size()); ++unit)
    (is_simple(batch, unit) ? simple : others).push_back(unit);
  place_waiting(search, others, rounded);
  const auto rest = rest_of(batch, core, rounded);
  Relaxation flow(rest, aim_of_flow(search.aim), search.effort.threads);
  flow.solve();
  const auto flowing = flow.assignment();
  for (std::size_t u = 0; u < flowing.size(); ++u)
    if (flowing[u] != nowhere) rounded[u] = flowing[u];
  place_waiting(search, simple, rounded);
  search.offer(rounded);
}

}  // namespace haven::matching
