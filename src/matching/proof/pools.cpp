#include "matching/proof/pools.h"

#include <algorithm>

#include "matching/proof/cliques.h"
#include "matching/proof/presence.h"

namespace haven::matching {

std::vector<Cut> broken_pools(const Batch& batch, const FractionalPlan& plan) {
  std::vector<Cut> cuts;
  if (std::ranges::all_of(batch.authorities, [](const auto& one) { return one.pools.empty(); }))
    return cuts;
  const Presence presence(batch, plan);
  for (std::size_t a = 0; a < presence.at_authority.size(); ++a) {
    const int authority = static_cast<int>(a);
    const auto& pools = batch.authorities[a].pools;
    std::vector<double> loads(pools.size(), 0);
    for (const auto& [unit, size, share] : presence.at_authority[a])
      if (const int pool = batch.pool_of(authority, unit); pool >= 0) loads[pool] += size * share;
    for (std::size_t pool = 0; pool < pools.size(); ++pool)
      if (loads[pool] > pools[pool].quota + broken_enough)
        cuts.push_back({Cut::Kind::pool, authority, 0, {}, 0, static_cast<int>(pool)});
  }
  return cuts;
}

std::vector<Cut> broken_rows(const Batch& batch, const FractionalPlan& plan) {
  auto rows = broken_cliques(batch, plan);
  std::ranges::move(broken_pools(batch, plan), std::back_inserter(rows));
  return rows;
}

}  // namespace haven::matching
