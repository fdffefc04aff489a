#include "matching/solving/value.h"

#include <algorithm>
#include <map>

#include "matching/solving/batch.h"

namespace haven::matching {
namespace {

std::vector<int> loads_of(const Batch& batch, const Assignment& assignment) {
  std::vector<int> loads(batch.authorities.size(), 0);
  for (std::size_t u = 0; u < assignment.size(); ++u)
    if (assignment[u] != nowhere)
      loads[batch.places[assignment[u]].authority] += batch.units[u].size;
  return loads;
}

std::int64_t cost_of(const Batch::Authority& authority, int load) {
  std::int64_t cost = 0;
  for (const auto& step : authority.steps) {
    const int taken = std::min(load, step.children);
    cost += static_cast<std::int64_t>(taken) * step.cost;
    load -= taken;
  }
  return cost;
}

bool are_pools_kept(const Batch& batch, const Assignment& assignment) {
  std::map<std::pair<int, int>, int> loads;
  for (std::size_t u = 0; u < assignment.size(); ++u) {
    if (assignment[u] == nowhere) continue;
    const int authority = batch.places[assignment[u]].authority;
    const int pool = batch.pool_of(authority, static_cast<int>(u));
    if (pool >= 0) loads[{authority, pool}] += batch.units[u].size;
  }
  return std::ranges::all_of(loads, [&](const auto& load) {
    const auto& [authority, pool] = load.first;
    return load.second <= batch.authorities[authority].pools[pool].quota;
  });
}

}  // namespace

std::int64_t option_of(const Options& options, int unit, int place) {
  const auto begin = options.place.begin() + options.begin(unit);
  const auto end = options.place.begin() + options.end(unit);
  const auto found = std::lower_bound(begin, end, place);
  return found != end && *found == place ? found - options.place.begin() : -1;
}

Assignment only_locked(const Batch& batch) {
  Assignment plan(batch.units.size(), nowhere);
  for (std::size_t u = 0; u < plan.size(); ++u)
    if (batch.units[u].is_locked)
      plan[u] = batch.options.place[batch.options.begin(static_cast<int>(u))];
  return plan;
}

std::array<int, tier_count> placed_by_tier(const Batch& batch, const Assignment& assignment) {
  std::array<int, tier_count> placed{};
  for (std::size_t u = 0; u < assignment.size(); ++u)
    if (assignment[u] != nowhere) placed[batch.units[u].tier] += batch.units[u].size;
  return placed;
}

std::int64_t quality_net(const Batch& batch, const Assignment& assignment) {
  std::int64_t sum = 0;
  for (std::size_t u = 0; u < assignment.size(); ++u) {
    if (assignment[u] == nowhere) continue;
    const auto option = option_of(batch.options, static_cast<int>(u), assignment[u]);
    sum += static_cast<std::int64_t>(batch.units[u].size) *
           (batch.options.quality[option] - batch.places[assignment[u]].reserve);
  }
  return sum;
}

std::int64_t intake_cost(const Batch& batch, const Assignment& assignment) {
  const auto loads = loads_of(batch, assignment);
  std::int64_t sum = 0;
  for (std::size_t a = 0; a < loads.size(); ++a) sum += cost_of(batch.authorities[a], loads[a]);
  return sum;
}

std::int64_t value_of(const Batch& batch, const Aim& aim, const Assignment& assignment) {
  std::int64_t value = 0;
  const auto placed = placed_by_tier(batch, assignment);
  for (int tier = 0; tier < tier_count; ++tier) value += aim.worth[tier] * placed[tier];
  if (!aim.weighs_quality) return value;
  return value + quality_net(batch, assignment) - intake_cost(batch, assignment);
}

bool is_feasible(const Batch& batch, const Aim& aim, const Assignment& assignment) {
  std::vector<int> beds(batch.places.size(), 0);
  for (std::size_t u = 0; u < assignment.size(); ++u) {
    const int place = assignment[u];
    if (place == nowhere && batch.units[u].is_locked) return false;
    if (place == nowhere) continue;
    if (option_of(batch.options, static_cast<int>(u), place) < 0) return false;
    beds[place] += batch.units[u].size;
    if (beds[place] > batch.places[place].beds) return false;
  }
  const auto loads = loads_of(batch, assignment);
  for (std::size_t a = 0; a < loads.size(); ++a)
    if (loads[a] > batch.authorities[a].quota) return false;
  if (!are_pools_kept(batch, assignment)) return false;
  for (const auto& [first, second, level] : batch.conflicts) {
    const int here = assignment[first];
    const int there = assignment[second];
    if (here == nowhere || there == nowhere) continue;
    if (here == there) return false;
    if (level == Level::authority && batch.places[here].authority == batch.places[there].authority)
      return false;
  }
  const auto placed = placed_by_tier(batch, assignment);
  for (int tier = 0; tier < tier_count; ++tier)
    if (placed[tier] < aim.at_least[tier]) return false;
  return true;
}

}  // namespace haven::matching
