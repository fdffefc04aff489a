#pragma once
#include <array>
#include <cstdint>

/// Half a year in which fifty children come each week and nobody leaves (matching.md 6.11).
namespace haven::bench {

enum class Way {
  one_by_one,      ///< Each takes the best free place, the most urgent first.
  weekly_optimum,  ///< The best for those who wait now.
  with_prices,     ///< The same, with reserve prices from two sampled futures.
  hindsight,       ///< As if all had come at once.
};

struct Outcome {
  int placed = 0;
  int tier_1 = 0;
  std::int64_t quality = 0;
};

Outcome half_a_year(std::uint64_t seed, int places, int cap, Way way);

}  // namespace haven::bench
