#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "matching/solving/batch.h"

/// What a plan is worth, and whether it is one at all.
namespace haven::matching {

/// What is maximised. Worth of a child of unit u at place p:
/// `worth[tier] + (quality - reserve price)`, the latter and the intake cost if `weighs_quality`.
struct Aim {
  std::string_view name;
  std::array<std::int64_t, tier_count> worth{};
  bool weighs_quality = false;
  std::array<int, tier_count> at_least{};  ///< Children of each tier who must be placed.

  /// Per child, apart from the reserve price.
  std::int64_t of(int tier, std::int16_t quality) const {
    return worth[tier] + (weighs_quality ? quality : 0);
  }
};

inline constexpr int nowhere = -1;

/// A place for each unit, or `nowhere`.
using Assignment = std::vector<int>;

/// Those who are locked where it was agreed, and nobody else anywhere: feasible.
Assignment only_locked(const Batch& batch);

/// Children placed, of each tier.
std::array<int, tier_count> placed_by_tier(const Batch& batch, const Assignment& assignment);

/// Points of quality net of reserve prices, stay bonus included.
std::int64_t quality_net(const Batch& batch, const Assignment& assignment);

/// Points for loads beyond the fair shares.
std::int64_t intake_cost(const Batch& batch, const Assignment& assignment);

/// What `aim` makes of it.
std::int64_t value_of(const Batch& batch, const Aim& aim, const Assignment& assignment);

/// Whether beds, quotas and their pools, locks, pairs kept apart and `aim.at_least` all hold, and
/// every place is open.
bool is_feasible(const Batch& batch, const Aim& aim, const Assignment& assignment);

/// Where the option (unit, place) stands in `options`, or -1.
std::int64_t option_of(const Options& options, int unit, int place);

}  // namespace haven::matching
