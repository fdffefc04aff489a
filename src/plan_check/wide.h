#pragma once
#include <cstdint>
#include <string>

/// Whole numbers of 128 bits: sums of prices that are exact however many are added.
namespace haven::plan_check {

__extension__ using Wide = __int128;

/// The largest whole number that is not above a / b; b is above 0.
constexpr Wide divide_down(Wide a, Wide b) { return a / b - (a % b < 0 ? 1 : 0); }

}  // namespace haven::plan_check
