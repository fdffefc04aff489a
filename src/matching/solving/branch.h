#pragma once
#include <functional>

#include "matching/solving/search.h"

/// The search that leaves nothing better.
namespace haven::matching {

/// Branch and bound over the options that could still improve the plan, until it is proved or the
/// effort is over; keeps the leaves when they prove more than the root. Calls `between` now and
/// then.
void branch(Search& search, FractionalPlan& plan, const std::function<void()>& between);

}  // namespace haven::matching
