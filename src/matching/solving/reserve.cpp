#include "matching/solving/reserve.h"

#include <algorithm>

#include "matching/solving/relaxation.h"

namespace haven::matching {

std::vector<int> reserve_prices(std::span<const Batch> futures, int cap, Reserving reserving,
                                int threads) {
  if (futures.empty()) return {};
  if (reserving == Reserving::never_a_bed) cap = std::min(cap, highest_reserve);
  std::vector<std::int64_t> sums(futures.front().places.size(), 0);
  for (const auto& future : futures) {
    Relaxation flow(future, {"value", tier_weights, true, {}}, threads);
    flow.solve();
    const auto prices = flow.prices();
    // A bed is worth what its place and its authority's room for one more child are worth.
    for (std::size_t p = 0; p < sums.size(); ++p)
      sums[p] += prices.place[p] + prices.authority[future.places[p].authority];
  }
  std::vector<int> reserve;
  for (const auto sum : sums)
    reserve.push_back(static_cast<int>(
        std::min<std::int64_t>(cap, sum / (scale * static_cast<std::int64_t>(futures.size())))));
  return reserve;
}

}  // namespace haven::matching
