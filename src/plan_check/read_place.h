#pragma once
#include "plan_check/instance.h"
#include "plan_check/names.h"

/// Reads what is written of one authority, one place or one unit. `null` is a fact that is unknown.
namespace haven::plan_check {

/// Prices, costs and qualities are points, and no more than this many.
constexpr std::int64_t most_points = 1'000'000;
/// Beds, quotas and minutes.
constexpr std::int64_t most_counted = 1'000'000;

Result<Authority> read_authority(const Part& written);
Result<Place> read_place(const Part& written, const Names& authorities);
/// `zones` has, for the number of each zone that may be a threat, its authority.
Result<Unit> read_unit(const Part& written, const Names& zones,
                       const std::vector<std::size_t>& authority_of_zone);
Result<Level> read_level(const Part& written);

}  // namespace haven::plan_check
